import Foundation
import Schedules
import Testing

/// Schedules made of damaged ones: never a crash, never a hang; and what is found wrong says where, what, and how to mend it.
///
/// A few seconds by default; COLLATERAL_LONG=1 makes it five minutes. The seed is printed first, so that a crash can be made again.
struct ScheduleFuzzTests {
  private static let seconds =
    ProcessInfo.processInfo.environment["COLLATERAL_LONG"] == nil ? 5 : 300

  private static let words = [
    "", ":", "- ", "{", "}", "[", "]", "&a ", "*a", "!!int ", "|", ">", "\"", "'", "#", "\t", "\n",
    "\n  ",
    "~", "null", "yes", "2020-13-01", "-1", "1e9", "101", "99999999999999999999", "\u{0}", "é",
    "? ",
    "<<: *a", "%", "---\n", "...",
  ]

  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      return mixed ^ (mixed >> 31)
    }
  }

  /// The files of some regimes, by regime.
  private static let regimes: [[ScheduleFile]] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("reference-data/schedules")
    return ["eu-emir", "us-cftc", "basel-cre22", "eurosystem"].map { regime in
      let place = folder.appendingPathComponent(regime)
      let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
      return names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
        (try? String(contentsOf: place.appendingPathComponent(name), encoding: .utf8)).map {
          ScheduleFile(path: "schedules/\(regime)/\(name)", text: $0)
        }
      }
    }
  }()

  @Test func damagedSchedulesAreToldOf() throws {
    #expect(Self.regimes.allSatisfy { $0.count > 3 })
    let seed = UInt64.random(in: 0 ... .max)
    print("schedules are damaged with the seed \(seed)")
    var random = Numbers(state: seed)
    let end = Date(timeIntervalSinceNow: TimeInterval(Self.seconds))
    while Date() < end {
      var files = Self.regimes[Int.random(in: 0..<Self.regimes.count, using: &random)]
      let place = Int.random(in: 0..<files.count, using: &random)
      let text = Self.damaged(files[place].text, &random)
      files[place] = ScheduleFile(path: files[place].path, text: text)
      let law = Law(
        files: files,
        sources: ScheduleFile(path: "sources.yaml", text: "act: {title: Act, reference: Act 1}"),
        mappings: [], domesticCurrencies: DomesticCurrencies([]))
      for problem in law.problems
      where problem.message.isEmpty || problem.remedy.isEmpty || problem.location.line < 1 {
        Issue.record("\(problem) says too little of:\n\(text)")
      }
    }
  }

  private static func damaged(
    _ text: String, _ random: inout Numbers
  ) -> String {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let at = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, at + Int.random(in: 0...120, using: &random))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes.removeSubrange(at..<end)
      case 1: bytes.insert(contentsOf: bytes[at..<end], at: at)
      case 2: if at < bytes.count { bytes[at] ^= 1 << UInt8.random(in: 0..<7, using: &random) }
      default:
        bytes.insert(
          contentsOf: words.randomElement(using: &random).map { Array($0.utf8) } ?? [], at: at)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
