import Foundation
import Testing

/// What the README shows exists, and is what the program prints.
struct ReadmeTests {
  /// A command of a `console` block, and the lines that the README shows after it.
  private struct Shown {
    let command: String
    var output: [String] = []
  }

  private static let shown: [Shown] = {
    let path = "\(Place.root)/README.md"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    var shown: [Shown] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        shown.append(Shown(command: String(line.dropFirst(2))))
      } else if isInside, !shown.isEmpty {
        shown[shown.count - 1].output.append(line)
      }
    }
    return shown
  }()

  @Test func commandsExist() throws {
    let desk = try Desk()
    if Self.shown.isEmpty { print("README.md shows no commands; nothing to compare") }
    for command in Self.shown.map(\.command) {
      for match in command.matches(of: /(?:^|[ \/])collateral (?<name>[a-z]+)(?<rest>[^;|&>]*)/) {
        let name = String(match.name)
        let help = try desk.run("collateral help \(name)")
        #expect(help.status == 0, "\(command)")
        var text = help.output
        let word = match.rest.split(separator: " ").first ?? ""
        if name == "regimes", !word.isEmpty, !word.hasPrefix("-") {
          #expect(text.contains("  \(word) "), "\(command)")
          text = try desk.run("collateral help regimes \(word)").output
        }
        for option in match.rest.matches(of: /\ (?<name>--[a-z-]+)/).map(\.output.name) {
          #expect(text.contains(option), "\(command): \(option)")
        }
      }
    }
  }

  /// Every `$ collateral …` of the README, in its order, in one folder: each succeeds and prints what is shown behind it.
  @Test func commandsPrintWhatIsShown() throws {
    let desk = try Desk()
    for shown in Self.shown
    where shown.command.hasPrefix("collateral ") || shown.command.hasPrefix("sed ") {
      let outcome = try desk.run(shown.command)
      #expect(outcome.status == 0, "\(shown.command): \(outcome.errors)")
      let lines = shown.output.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed()
      if lines.isEmpty { continue }
      var printed = outcome.output
      while printed.hasSuffix("\n") { printed.removeLast() }
      #expect(printed == lines.joined(separator: "\n"), "\(shown.command)")
    }
  }

  /// Every line that stands behind `collateral demo` is printed by it, in that order; `…` stands for what is left out.
  @Test func demoPrintsWhatIsShown() throws {
    let demos = Self.shown.filter { $0.command.hasSuffix("collateral demo") && !$0.output.isEmpty }
    if demos.isEmpty { return }
    let desk = try Desk()
    let printed = try desk.run("collateral demo").output
    for demo in demos {
      var rest = printed.split(separator: "\n", omittingEmptySubsequences: false)[...]
      for line in demo.output where !line.isEmpty {
        let start = line.split(separator: "…", omittingEmptySubsequences: false)[0]
        if start.trimmingCharacters(in: .whitespaces).isEmpty || line == "..." { continue }
        let index = rest.firstIndex { line.contains("…") ? $0.hasPrefix(start) : $0 == line }
        guard let index else {
          Issue.record("README.md shows a line that demo does not print there: \(line)")
          return
        }
        rest = rest[rest.index(after: index)...]
      }
    }
  }
}
