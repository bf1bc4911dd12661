public import Collateral
import Money
public import Schedules

/// Reads margin parameters and programmes from YAML: every value is text, every figure has its day and its source, and a
/// key that is not known is an error.
public struct MarginParametersReader {
  private let file: YAMLMapping
  private let day: CalendarDate

  /// Reads a file as of a day into what is known already. Of several figures of one name the newest that has begun counts;
  /// what the file says of a name replaces what was known of it.
  ///
  /// - Returns: what is wrong, in the order of the lines; what was read is of no use then.
  public static func read(
    _ text: String, file: String, on day: CalendarDate, into parameters: inout MarginParameters
  ) -> [ScheduleProblem] {
    let problems = ProblemList()
    let mapping = YAMLFile.mapping(
      file: file, text: text, remedy: "write parameters as the manual shows them",
      problems: problems)
    if let mapping {
      MarginParametersReader(file: mapping, day: day).read(into: &parameters)
      mapping.finish()
    }
    return problems.problems.sorted { $0.location.line < $1.location.line }
  }

  // MARK: Sections

  private func read(into parameters: inout MarginParameters) {
    if let steps = file.text("steps") {
      if let number = Int(steps.text), (1...2000).contains(number) {
        parameters.steps = number
      } else {
        file.problems.add(
          at: steps.location, "steps is no number from 1 to 2000", remedy: "write steps: 100")
      }
    }
    replace(&parameters.classes, by: one("class_groups", \.name, classGroup))
    replace(
      &parameters.productGroups,
      by: one("product_groups", \.name) { offsetGroup($0, $1, parent: "portfolio_group") })
    replace(
      &parameters.portfolioGroups,
      by: one("portfolio_groups", \.name) { offsetGroup($0, $1, parent: nil) })
    replace(&parameters.span, by: one("span_products", \.name, spanProduct))
    replace(&parameters.spreads, by: several("spread_charges", \.product, spreadCharge))
    for (_, credit) in one("spread_credits", \.products, spreadCredit) {
      let place = parameters.credits.firstIndex { $0.products == credit.products }
      if let place { parameters.credits[place] = credit } else { parameters.credits.append(credit) }
    }
    replace(&parameters.outrights, by: one("outrights", \.name, outright))
    replace(&parameters.schedule, by: several("schedule", \.scheduleClass, scheduleRate))
    only("schedule_terms", scheduleTerms) { parameters.scheduleTerms = $0 }
    only("strategy", strategy) { parameters.strategy = $0 }
    only("security_futures") { item, source in
      item.percentage("rate").map { ($0, source) }
    } take: {
      parameters.securityFuture = $0
    }
    only("harmonized") { item, _ in
      let (cap, least) = (item.percentage("cap"), item.percentage("least"))
      return cap.flatMap { cap in least.map { (cap, $0) } }
    } take: {
      (parameters.harmonizedCap, parameters.harmonizedLeast) = $0
    }
    for (_, treatment) in one("digital_assets", \.digitalName, digitalTreatment) {
      parameters.digital.removeAll {
        $0.kind == treatment.kind && $0.engine == treatment.engine
      }
      parameters.digital.append(treatment)
    }
    for item in items("programmes") {
      // A programme that ended or is still to come is told of as the reason of a refusal.
      if let programme = programme(item) { parameters.programmes.append(programme) }
      item.finish()
    }
  }

  private func replace<Value>(_ known: inout [String: Value], by new: [(String, Value)]) {
    known.merge(new) { $1 }
  }

  // MARK: Entries

  private func items(_ section: String) -> [YAMLMapping] {
    file.isMapping(section)
      ? [file.mapping(section)].compactMap(\.self) : file.mappings(section)
  }

  /// The entries of a section by name: of each name those of the newest day that has begun.
  private func several<Entry>(
    _ section: String, _ name: (YAMLMapping) -> String?,
    _ make: (YAMLMapping, String) -> Entry?
  ) -> [(String, [Entry])] {
    newest(section, name, make, areSeveral: true).map { ($0, $1) }
  }

  /// The entry of each name of a section.
  private func one<Entry>(
    _ section: String, _ name: (YAMLMapping) -> String?,
    _ make: (YAMLMapping, String) -> Entry?
  ) -> [(String, Entry)] {
    newest(section, name, make, areSeveral: false).compactMap { name, entries in
      entries.first.map { (name, $0) }
    }
  }

  /// The entry of a section that has no names.
  private func only<Entry>(
    _ section: String, _ make: (YAMLMapping, String) -> Entry?, take: (Entry) -> Void
  ) {
    for (_, entry) in one(section, { _ in section }, make) { take(entry) }
  }

  private func newest<Entry>(
    _ section: String, _ name: (YAMLMapping) -> String?,
    _ make: (YAMLMapping, String) -> Entry?, areSeveral: Bool
  ) -> [(name: String, entries: [Entry])] {
    var found: [(name: String, from: CalendarDate, entries: [Entry])] = []
    for item in items(section) {
      let (name, from) = (name(item), item.required("from").flatMap(item.date))
      let entry = make(item, item.required("source")?.text ?? "")
      item.finish()
      guard let name, let from, let entry, from <= day else { continue }
      guard let place = found.firstIndex(where: { $0.name == name }) else {
        found.append((name, from, [entry]))
        continue
      }
      if from > found[place].from {
        found[place] = (name, from, [entry])
      } else if from == found[place].from {
        if areSeveral {
          found[place].entries.append(entry)
        } else {
          file.problems.add(
            at: item.location, "\(name) stands twice from \(from)", remedy: "keep one of the two")
        }
      }
    }
    return found.map { ($0.name, $0.entries) }
  }

  // MARK: What an entry says

  private func classGroup(_ item: YAMLMapping, _ source: String) -> MarginParameters.ClassGroup? {
    let (up, down) = (item.percentage("up", upTo: 1000), item.percentage("down"))
    let minimum = item.price("minimum", or: Price(units: 0))
    let (isBroad, isDigital) = (item.yesNo("broad_index"), item.yesNo("digital"))
    let product = item.filled("product_group")?.text
    let rate = item.percentage("rate", or: .zero)
    let dividend = item.percentage("dividend", or: .zero)
    guard let up, let down, let minimum, let rate, let dividend else { return nil }
    return MarginParameters.ClassGroup(
      up: up, down: down, minimum: minimum, isBroadIndex: isBroad ?? false,
      isDigital: isDigital ?? false, productGroup: product, rate: rate, dividend: dividend,
      source: source)
  }

  private func offsetGroup(
    _ item: YAMLMapping, _ source: String, parent: String?
  ) -> MarginParameters.OffsetGroup? {
    let above = parent.flatMap { item.filled($0)?.text }
    return item.percentage("offset").map {
      MarginParameters.OffsetGroup(offset: $0, parent: above, source: source)
    }
  }

  private func spanProduct(_ item: YAMLMapping, _ source: String) -> MarginParameters.SpanProduct? {
    let scan = item.price("scan", isPositive: true)
    let share = item.has("scan_percent") ? item.percentage("scan_percent", upTo: 1000) : nil
    let volatility = item.percentage("volatility", or: .zero)
    let multiplier = item.price("extreme_multiplier", upTo: 100)
    let cover = item.percentage("extreme_cover")
    let least = item.price("short_option_minimum", or: Price(units: 0))
    let factor = item.price("initial_factor", or: .one, upTo: 100)
    guard let scan, let volatility, let multiplier, let cover, let least, let factor else {
      return nil
    }
    return MarginParameters.SpanProduct(
      scan: scan, scanPercent: share, volatility: volatility, extremeMultiplier: multiplier,
      extremeCover: cover, shortOptionMinimum: least, initialFactor: factor, source: source)
  }

  private func spreadCharge(
    _ item: YAMLMapping, _ source: String
  ) -> MarginParameters.SpreadCharge? {
    let (first, second) = (item.months("first"), item.months("second"))
    let charge = item.price("charge")
    guard let first, let second, let charge else { return nil }
    return MarginParameters.SpreadCharge(
      first: first, second: second, charge: charge, source: source)
  }

  private func spreadCredit(
    _ item: YAMLMapping, _ source: String
  ) -> MarginParameters.SpreadCredit? {
    let products = item.list("products")?.map(\.text) ?? []
    let ratios = (item.list("ratios") ?? []).compactMap { item.price($0, isPositive: true) }
    let percent = item.percentage("percent")
    guard products.count == 2, ratios.count == 2 else {
      item.problems.add(
        at: item.location, "a credit has two products and two ratios", remedy: "write both lists")
      return nil
    }
    return percent.map {
      MarginParameters.SpreadCredit(
        products: products, ratios: ratios, percent: $0, source: source)
    }
  }

  private func outright(_ item: YAMLMapping, _ source: String) -> MarginParameters.Outright? {
    let (long, short) = (item.price("long"), item.price("short"))
    guard let long, let short else { return nil }
    return MarginParameters.Outright(long: long, short: short, source: source)
  }

  private func scheduleRate(
    _ item: YAMLMapping, _ source: String
  ) -> MarginParameters.ScheduleRate? {
    let (above, upTo) = (item.years("above"), item.years("up_to"))
    return item.percentage("rate").map {
      MarginParameters.ScheduleRate(above: above, upTo: upTo, rate: $0, source: source)
    }
  }

  private func scheduleTerms(
    _ item: YAMLMapping, _ source: String
  ) -> MarginParameters.ScheduleTerms? {
    let (threshold, least) = (item.price("threshold"), item.price("minimum_transfer"))
    guard let threshold, let least else { return nil }
    return MarginParameters.ScheduleTerms(
      threshold: threshold, minimumTransfer: least, source: source)
  }

  private func strategy(_ item: YAMLMapping, _ source: String) -> MarginParameters.Strategy? {
    let (initial, maintenance) = (
      item.percentage("initial_stock"), item.percentage("maintenance_stock")
    )
    let (short, index) = (
      item.percentage("short_option"), item.percentage("short_broad_index_option")
    )
    let floor = item.percentage("short_option_floor")
    let proceeds = item.required("proceeds")
    if let proceeds, !["applied", "required"].contains(proceeds.text) {
      item.problems.add(
        at: proceeds.location, "proceeds is `\(proceeds.text)`",
        remedy: "write applied or required")
    }
    guard let initial, let maintenance, let short, let index, let floor, let proceeds else {
      return nil
    }
    return MarginParameters.Strategy(
      initialStock: initial, maintenanceStock: maintenance, shortOption: short,
      shortBroadIndexOption: index, shortOptionFloor: floor,
      appliesProceeds: proceeds.text == "applied", source: source)
  }

  private func digitalTreatment(
    _ item: YAMLMapping, _ source: String
  ) -> MarginParameters.DigitalTreatment? {
    let kind = item.requiredWord("kind", as: MarginPosition.Kind.self)
    let engine = item.word("regime", as: MarginEngineName.self)
    let classification = item.required("classification")
    let rate = item.filled("rate")?.text
    guard let kind, let classification else { return nil }
    return MarginParameters.DigitalTreatment(
      kind: kind, engine: engine, classification: classification.text, rate: rate, source: source)
  }

  private func programme(_ item: YAMLMapping) -> MarginProgramme? {
    let name = item.required("name")
    let clearing = item.list("clearing")?.map(\.text)
    let engines = item.words("engines", as: MarginEngineName.self)
    let classes = item.list("classes")?.map(\.text)
    let (from, to) = (item.required("from").flatMap(item.date), item.date("to"))
    let (cap, least) = (item.percentage("cap"), item.percentage("least", or: .zero))
    let conditions = item.filled("conditions")
    let source = item.required("source")
    guard let name, let from, let cap, let least, let source else { return nil }
    return MarginProgramme(
      name: name.text, clearing: clearing ?? [], engines: engines ?? [], classes: classes ?? [],
      from: from, to: to, cap: cap, least: least, conditions: conditions?.text ?? "",
      citation: source.text)
  }
}

extension YAMLMapping {
  /// What names an entry of most sections.
  fileprivate var name: String? { required("name")?.text }
  fileprivate var product: String? { required("product")?.text }
  fileprivate var products: String? { list("products")?.map(\.text).joined(separator: "|") }
  fileprivate var scheduleClass: String? { required("class")?.text }
  fileprivate var digitalName: String? {
    "\(text("kind")?.text ?? "") \(text("regime")?.text ?? "")"
  }
}
