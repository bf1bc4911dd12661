import Yams

/// One scalar with its line; always text, whatever YAML would make of it.
package struct YAMLText {
  package let text: String
  package let location: SourceLocation

  /// Whether nothing is written but white space.
  package var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
}

/// Parses a YAML file into nodes that know their lines.
package enum YAMLFile {
  /// The top mapping of a file; nil, with a problem added, where there is none.
  package static func mapping(
    file: String, text: String, remedy: String = "begin it with `schedule:` and `regime:`",
    problems: ProblemList
  ) -> YAMLMapping? {
    do {
      guard let node = try Yams.compose(yaml: text, .basic) else {
        problems.add(
          at: SourceLocation(file: file, line: 1), "the file is empty",
          remedy: "\(remedy), or remove it")
        return nil
      }
      guard case .mapping(let mapping) = node else {
        problems.add(
          at: SourceLocation(file: file, line: node.mark?.line ?? 1),
          "expected keys and values at the top of the file",
          remedy: remedy)
        return nil
      }
      return YAMLMapping(mapping, file: file, line: node.mark?.line ?? 1, problems: problems)
    } catch {
      problems.add(
        at: SourceLocation(file: file, line: line(of: error)),
        summary(of: error),
        remedy: "mend the indentation, the quotes or the keys at this line")
      return nil
    }
  }

  private static func line(of error: any Error) -> Int {
    guard let error = error as? YamlError else { return 1 }
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      return mark.line
    case .duplicatedKeysInMapping(_, let context):
      return context.mark.line
    default:
      return 1
    }
  }

  private static func summary(of error: any Error) -> String {
    guard let error = error as? YamlError else { return "\(error)" }
    switch error {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _):
      return "not YAML: \(problem)"
    case .duplicatedKeysInMapping(let keys, _):
      return "`\(keys.joined(separator: "`, `"))` stands here and again in the same mapping"
    default:
      let lines = "\(error)".split(separator: "\n")
      return "not YAML: \(lines.first ?? "unreadable")"
    }
  }
}
