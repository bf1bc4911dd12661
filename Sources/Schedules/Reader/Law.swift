import Collateral

/// All the law that the program knows: regimes, sources, mappings.
public struct Law: Sendable {
  /// Schedules by regime.
  public let schedules: [String: Schedule]
  /// Compositions of regimes, by name.
  public let compositions: [String: Composition]
  /// Legal acts by key.
  public let sources: [String: LegalSource]
  /// Credit quality mappings by name.
  public let mappings: [String: CreditQualityMapping]
  /// Each country's own currency.
  public let domesticCurrencies: DomesticCurrencies
  /// Everything that is wrong; a schedule with a problem must not value anything.
  public let problems: [ScheduleProblem]

  /// The regimes and compositions in order of name.
  public var regimes: [String] { (Array(schedules.keys) + compositions.keys).sorted() }

  /// Every choice that some regime leaves to the parties of an agreement.
  public var elections: Set<String> {
    schedules.values.reduce(into: []) { $0.formUnion($1.elections) }
  }

  /// The head of a regime or of a composition.
  public func head(of regime: String) -> Regime? {
    schedules[regime]?.regime ?? compositions[regime]?.regime
  }

  /// So many limits can be held at once: those of a regime or composition, and of an agreement's own terms.
  public static let limitCapacity = LimitChecker.capacity

  /// How many limits a regime or composition holds, whether or not in force.
  public func limitCount(of regime: String) -> Int {
    schedules[regime]?.limits.count
      ?? compositions[regime]?.members.reduce(0) { $0 + limitCount(of: $1) } ?? 0
  }

  /// The same law with a schedule that belongs to nobody's folder: an agreement's own terms.
  package func adding(_ schedule: Schedule) -> Law {
    var schedules = schedules
    schedules[schedule.regime.id] = schedule
    return Law(
      schedules: schedules, compositions: compositions, sources: sources, mappings: mappings,
      domesticCurrencies: domesticCurrencies, problems: problems)
  }

  private init(
    schedules: [String: Schedule], compositions: [String: Composition],
    sources: [String: LegalSource], mappings: [String: CreditQualityMapping],
    domesticCurrencies: DomesticCurrencies, problems: [ScheduleProblem]
  ) {
    self.schedules = schedules
    self.compositions = compositions
    self.sources = sources
    self.mappings = mappings
    self.domesticCurrencies = domesticCurrencies
    self.problems = problems
  }

  /// The examples of a regime or of a composition.
  public func examples(of regime: String) -> [ScheduleExample] {
    schedules[regime]?.examples ?? compositions[regime]?.examples ?? []
  }

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
    let acts = Self.acts(sources, list)
    let known = Dictionary(mappings.map { ($0.id, $0) }) { first, _ in first }
    let byRegime = Dictionary(grouping: files) { Self.regime(of: $0.path) }
    var compositions: [String: Composition] = [:]
    var texts: [String: YAMLMapping] = [:]
    for file in byRegime[Self.harmonized] ?? [] {
      guard let mapping = YAMLFile.mapping(file: file.path, text: file.text, problems: list)
      else { continue }
      let id = Self.name(of: file.path)
      compositions[id] = CompositionReader.composition(mapping, id: id)
      texts[id] = mapping
    }
    let folders = byRegime.filter { $0.key != Self.harmonized }.sorted { $0.key < $1.key }
    let (schedules, wrong) = RegimesReader(sources: acts, mappings: known)
      .read(folders.map { ($0.key, $0.value) })
    for (id, composition) in compositions {
      guard let text = texts[id] else { continue }
      CompositionChecker(
        composition: composition, text: text, law: (schedules, compositions), sources: acts,
        problems: list
      ).check()
    }
    FollowChecker(schedules: schedules, problems: list).check()
    self.schedules = schedules
    self.compositions = compositions
    self.sources = acts ?? [:]
    self.mappings = known
    self.domesticCurrencies = domesticCurrencies
    self.problems = (earlier + wrong + list.problems).sorted {
      ($0.location.file, $0.location.line, $0.message)
        < ($1.location.file, $1.location.line, $1.message)
    }
  }

  /// The legal acts; nil where there is no list of them that can be read, which is then said once.
  private static func acts(_ file: ScheduleFile?, _ list: ProblemList) -> [String: LegalSource]? {
    guard let file else {
      list.add(
        at: SourceLocation(file: "sources.yaml", line: 1), "there is no list of legal acts",
        remedy: "write it: a key for each act, with `title` and `reference`")
      return nil
    }
    return YAMLFile.mapping(
      file: file.path, text: file.text, remedy: "begin it with the key of an act", problems: list
    ).map(SourcesReader.sources)
  }

  /// The folder of compositions.
  private static let harmonized = "harmonized"

  /// `schedules/harmonized/us-strictest.yaml` → `us-strictest`.
  private static func name(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
  }

  /// `schedules/us-cftc/haircuts.yaml` → `us-cftc`.
  private static func regime(of path: String) -> String {
    let parts = path.split(separator: "/")
    return parts.count >= 2 ? String(parts[parts.count - 2]) : path
  }
}
