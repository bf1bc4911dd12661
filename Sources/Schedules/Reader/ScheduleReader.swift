import Collateral

/// Reads the files of one regime into its schedule.
struct ScheduleReader {
  private enum Topic: String, CaseIterable {
    case regime, definitions, eligibility, exclusions, haircuts, currency, limits
  }

  private let id: String
  private let problems: ProblemList

  init(regime id: String, problems: ProblemList) {
    self.id = id
    self.problems = problems
  }

  /// The schedule; nil where the regime has no readable head.
  func schedule(_ files: [ScheduleFile]) -> Schedule? {
    var byTopic: [(topic: Topic, file: YAMLMapping)] = []
    for file in files {
      guard let mapping = YAMLFile.mapping(file: file.path, text: file.text, problems: problems)
      else { continue }
      guard let topic = topic(mapping) else { continue }
      byTopic.append((topic, mapping))
    }
    let heads = byTopic.filter { $0.topic == .regime }
    guard let head = heads.first, heads.count == 1 else {
      problems.add(
        at: SourceLocation(file: files.first?.path ?? "schedules/\(id)", line: 1),
        heads.isEmpty ? "regime \(id) has no head" : "regime \(id) has \(heads.count) heads",
        remedy: "give it exactly one file with `schedule: regime`")
      return nil
    }
    guard let regime = RegimeReader.regime(head.file, id: id) else { return nil }
    var schedule = Schedule(regime: regime)
    let items = ItemReader(regimeFrom: regime.validity.from, source: regime.citation.source)
    for (topic, file) in byTopic {
      read(topic, file, items, into: &schedule)
      schedule.examples += ExampleReader.examples(file)
      file.finish()
    }
    return schedule
  }

  private func topic(_ file: YAMLMapping) -> Topic? {
    guard let topic = file.requiredWord("schedule", as: Topic.self) else { return nil }
    if let regime = file.required("regime"), regime.text != id {
      problems.add(
        at: regime.location,
        "the file says regime `\(regime.text)` and lies in the folder of `\(id)`",
        remedy: "move the file, or mend `regime`")
    }
    return topic
  }

  private func read(
    _ topic: Topic, _ file: YAMLMapping, _ items: ItemReader, into schedule: inout Schedule
  ) {
    switch topic {
    case .regime: break
    case .definitions: schedule.sets += DefinitionsReader.sets(file, items)
    case .eligibility:
      schedule.points += EligibilityReader.points(file, items)
      schedule.tokenRules += TokenReader.rules(file, items)
      schedule.notListed += EligibilityReader.notListed(file, items)
    case .exclusions: schedule.exclusions += ExclusionReader.exclusions(file, items)
    case .haircuts:
      schedule.haircuts += HaircutReader.rows(file, items)
      schedule.holdingPeriods += HoldingPeriodReader.rules(file, items)
    case .currency: schedule.currencyRules += CurrencyRuleReader.rules(file, items)
    case .limits:
      schedule.limits += LimitReader.limits(file, items)
      schedule.books += LimitBookReader.books(file)
    }
  }
}
