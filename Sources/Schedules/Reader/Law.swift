import Collateral

/// All the law that the program knows: regimes, sources, mappings.
public struct Law: Sendable {
  /// Schedules by regime.
  public let schedules: [String: Schedule]
  /// Legal acts by key.
  public let sources: [String: LegalSource]
  /// Credit quality mappings by name.
  public let mappings: [String: CreditQualityMapping]
  /// Each country's own currency.
  public let domesticCurrencies: DomesticCurrencies
  /// Everything that is wrong; a schedule with a problem must not value anything.
  public let problems: [ScheduleProblem]

  /// The regimes in order of name.
  public var regimes: [String] { schedules.keys.sorted() }

  /// Reads the law out of its texts.
  ///
  /// - Parameters:
  ///   - files: everything under `schedules`.
  ///   - sources: `sources.yaml`.
  ///   - mappings: the credit quality mappings, already read.
  ///   - domesticCurrencies: each country's own currency.
  ///   - problems: what was wrong with the files that were read before.
  public init(
    files: [ScheduleFile], sources: ScheduleFile?, mappings: [CreditQualityMapping],
    domesticCurrencies: DomesticCurrencies, problems earlier: [ScheduleProblem] = []
  ) {
    let list = ProblemList()
    var acts: [String: LegalSource] = [:]
    if let sources,
      let mapping = YAMLFile.mapping(file: sources.path, text: sources.text, problems: list)
    {
      acts = SourcesReader.sources(mapping)
    }
    let known = Dictionary(mappings.map { ($0.id, $0) }) { first, _ in first }
    var schedules: [String: Schedule] = [:]
    let byRegime = Dictionary(grouping: files) { Self.regime(of: $0.path) }
    for (id, files) in byRegime.sorted(by: { $0.key < $1.key }) {
      let reader = ScheduleReader(regime: id, problems: list)
      guard let schedule = reader.schedule(files.sorted { $0.path < $1.path }) else { continue }
      ScheduleChecker(schedule: schedule, sources: acts, mappings: known, problems: list).check()
      schedules[id] = schedule
    }
    self.schedules = schedules
    self.sources = acts
    self.mappings = known
    self.domesticCurrencies = domesticCurrencies
    self.problems = (earlier + list.problems).sorted {
      ($0.location.file, $0.location.line, $0.message)
        < ($1.location.file, $1.location.line, $1.message)
    }
  }

  /// `schedules/us-cftc/haircuts.yaml` → `us-cftc`.
  private static func regime(of path: String) -> String {
    let parts = path.split(separator: "/")
    return parts.count >= 2 ? String(parts[parts.count - 2]) : path
  }
}
