/// What a schedule file says that it is: its topic and its regime.
public struct ScheduleHeading: Sendable, Hashable {
  /// The topic of a composition.
  public static let composition = "composition"

  /// Topic, such as `haircuts`.
  public let topic: String
  /// Regime or composition.
  public let regime: String

  /// Reads the first keys of a file.
  ///
  /// - Throws: ``ScheduleProblem`` where the file is no YAML, or says neither.
  public init(_ file: ScheduleFile) throws(ScheduleProblem) {
    let list = ProblemList()
    let mapping = YAMLFile.mapping(file: file.path, text: file.text, problems: list)
    let topic = mapping?.required("schedule")
    let regime = mapping?.required("regime")
    if let problem = list.problems.first { throw problem }
    guard let topic, let regime else {
      throw ScheduleProblem(
        at: SourceLocation(file: file.path, line: 1), "no topic and no regime",
        remedy: "begin the file with `schedule:` and `regime:`")
    }
    self.topic = topic.text
    self.regime = regime.text
  }
}
