/// Schedule files read by themselves, apart from the rest of the law: one topic, the folder of a regime, or a
/// composition.
///
/// Keys, words, dates and bands are checked; whether points, sets and sources that other files define exist is not.
public struct ScheduleDocument: Sendable {
  /// What the files hold.
  public enum Content: Sendable {
    /// Some or all topics of a regime.
    case schedule(Schedule)
    /// A composition.
    case composition(Composition)
  }

  /// What the files hold; nil where they could not be read.
  public let content: Content?
  /// The regime or composition that they are about; empty where they do not say.
  public let regime: String
  /// The topics of the files, such as `haircuts`.
  public let topics: Set<String>
  /// What is wrong with them.
  public let problems: [ScheduleProblem]

  /// Reads files of one regime, or one file of a composition.
  public init(files: [ScheduleFile]) {
    let list = ProblemList()
    let heads = files.map { file in
      (file, YAMLFile.mapping(file: file.path, text: file.text, problems: ProblemList()))
    }
    let topics = heads.map { $0.1?.text("schedule")?.text ?? "" }
    let regime = heads.lazy.compactMap { $0.1?.text("regime")?.text }.first ?? ""
    self.topics = Set(topics.filter { !$0.isEmpty })
    self.regime = regime
    if let position = topics.firstIndex(of: "composition") {
      let file = files[position]
      if files.count > 1 {
        list.add(
          at: SourceLocation(file: file.path, line: 1), "a composition among other files",
          remedy: "compare one composition with one other: name the files")
      }
      content = YAMLFile.mapping(file: file.path, text: file.text, problems: list)
        .flatMap { CompositionReader.composition($0, id: regime) }.map(Content.composition)
    } else {
      let head = topics.contains("regime") ? [] : [Self.head(regime)]
      content = ScheduleReader(regime: regime, problems: list).schedule(files + head)
        .map(Content.schedule)
    }
    // What stands in for the head is nobody's mistake.
    problems = list.problems.filter { !$0.location.file.isEmpty }
  }

  /// Stands in where the head of the regime is not among the files.
  private static func head(_ regime: String) -> ScheduleFile {
    let name = regime.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return ScheduleFile(
      path: "",
      text: """
        schedule: regime
        regime: "\(name)"
        title: ""
        authority: ""
        jurisdiction: ""
        purpose: collateral-haircut
        from: "0001-01-01"
        source: "-"
        citation: ""
        verified: unverified
        """)
  }
}
