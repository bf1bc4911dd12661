import Foundation
import Testing

/// Every story prints what its file says, byte for byte.
///
/// With `COLLATERAL_RECORD=1` in the environment the files are written anew, for a person to compare.
struct TranscriptTests {
  static let stories: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Place.transcripts)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }()

  private static let isRecording =
    ProcessInfo.processInfo.environment["COLLATERAL_RECORD"] == "1"

  @Test func storiesExist() {
    #expect(Self.stories.count >= 20)
  }

  @Test(arguments: stories)
  func story(_ name: String) throws {
    let path = "\(Place.transcripts)/\(name).txt"
    let expected = try String(contentsOfFile: path, encoding: .utf8)
    let desk = try Desk()
    let version = try desk.run("collateral --version").output
    let mask = Mask(
      folder: desk.folder, version: version.trimmingCharacters(in: .whitespacesAndNewlines))
    var found = Transcript(expected)
    for index in found.steps.indices {
      let outcome = try desk.run(found.steps[index].command)
      // A tool that the story needs and the machine lacks ends it.
      if outcome.status == 99 {
        print("story \(name) skipped: \(outcome.errors)", terminator: "")
        return
      }
      found.steps[index].outcome = Desk.Outcome(
        output: mask.apply(outcome.output), errors: mask.apply(outcome.errors),
        status: outcome.status)
    }
    let text = found.text
    if Self.isRecording {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    } else if text != expected {
      Issue.record("\(name).txt:\(Self.firstDifference(expected, text))")
    }
  }

  /// Line, expectation and finding where two texts part.
  private static func firstDifference(_ expected: String, _ found: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = found.split(separator: "\n", omittingEmptySubsequences: false)
    let index =
      (0..<min(old.count, new.count)).first { old[$0] != new[$0] } ?? min(old.count, new.count)
    let expectation = index < old.count ? "`\(old[index])`" : "the end"
    let finding = index < new.count ? "`\(new[index])`" : "the end"
    return "\(index + 1): expected \(expectation)\n  found \(finding)"
  }
}
