public import Collateral
import Money
import Yams

/// Reads margin parameters and programmes from YAML: every value is text, every figure has its day and its source, and a
/// key that is not known is an error.
public struct MarginParametersReader {
  /// A file that cannot be taken, with the line and what to do.
  public struct Refusal: Error, Sendable, CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String
  }

  private static let sections: [String: [String]] = [
    "class_groups": [
      "name", "up", "down", "minimum", "broad_index", "product_group", "rate", "dividend", "from",
      "source",
    ],
    "product_groups": ["name", "offset", "portfolio_group", "from", "source"],
    "portfolio_groups": ["name", "offset", "from", "source"],
    "span_products": [
      "name", "scan", "scan_percent", "volatility", "extreme_multiplier", "extreme_cover",
      "short_option_minimum",
      "initial_factor", "from", "source",
    ],
    "spread_charges": ["product", "first", "second", "charge", "from", "source"],
    "spread_credits": ["products", "ratios", "percent", "from", "source"],
    "outrights": ["name", "long", "short", "from", "source"],
    "schedule": ["class", "above", "up_to", "rate", "from", "source"],
    "schedule_terms": ["threshold", "minimum_transfer", "from", "source"],
    "strategy": [
      "initial_stock", "maintenance_stock", "short_option", "short_broad_index_option",
      "short_option_floor", "proceeds", "from", "source",
    ],
    "security_futures": ["rate", "from", "source"],
    "harmonized": ["cap", "least", "from", "source"],
    "programmes": [
      "name", "clearing", "engines", "classes", "from", "to", "cap", "least", "conditions",
      "source",
    ],
  ]

  private struct Item {
    var line: Int
    var values: [String: String]
    var lists: [String: [String]]
  }

  private let file: String
  private let day: CalendarDate

  /// Reads a file as of a day: of several figures of one name the newest that has begun counts.
  public static func read(
    _ text: String, file: String, on day: CalendarDate
  ) throws(Refusal) -> (parameters: MarginParameters, programmes: [MarginProgramme]) {
    try MarginParametersReader(file: file, day: day).read(text)
  }

  private func read(
    _ text: String
  ) throws(Refusal) -> (parameters: MarginParameters, programmes: [MarginProgramme]) {
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch {
      throw Refusal(
        description: "\(file): is no YAML: \(error)\n  write parameters as the manual shows them")
    }
    guard let fields = root?.mapping else {
      throw Refusal(
        description: "\(file): holds no parameters\n  write parameters as the manual shows them")
    }
    var parameters = MarginParameters()
    var programmes: [MarginProgramme] = []
    for (key, value) in fields {
      let name = key.scalar?.string ?? "?"
      if name == "steps" {
        guard let steps = value.scalar.flatMap({ Int($0.string) }), (1...2000).contains(steps)
        else {
          throw refused(value.mark?.line, "steps is no number from 1 to 2000", "write steps: 100")
        }
        parameters.steps = steps
        continue
      }
      guard let known = Self.sections[name] else {
        throw refused(
          key.mark?.line, "\"\(name)\" is no section",
          "sections are: steps, \(Self.sections.keys.sorted().joined(separator: ", "))")
      }
      let nodes = value.sequence.map(Array.init) ?? [value]
      // Figures of later days replace earlier ones.
      for item in try nodes.map({ node throws(Refusal) in try self.item(node, known) }).sorted(
        by: { ($0.values["from"] ?? "") < ($1.values["from"] ?? "") })
      {
        if name == "programmes" {
          programmes.append(try programme(item))
        } else if try date(item, "from") <= day {
          try take(item, name, &parameters)
        }
      }
    }
    return (parameters, programmes)
  }

  private func item(_ node: Node, _ known: [String]) throws(Refusal) -> Item {
    guard let mapping = node.mapping else {
      throw refused(
        node.mark?.line, "an entry is no mapping", "write {name: …, from: …, source: …}")
    }
    var item = Item(line: node.mark?.line ?? 0, values: [:], lists: [:])
    for (key, value) in mapping {
      let name = key.scalar?.string ?? "?"
      guard known.contains(name) else {
        throw refused(
          key.mark?.line, "the key \"\(name)\" is not known",
          "keys are: \(known.joined(separator: ", "))")
      }
      if let text = value.scalar?.string { item.values[name] = text }
      if let list = value.sequence { item.lists[name] = list.compactMap { $0.scalar?.string } }
    }
    guard item.values["source"]?.isEmpty == false else {
      throw refused(item.line, "an entry has no source", "say where its figures are from")
    }
    return item
  }

  // MARK: Sections

  private func take(
    _ item: Item, _ section: String, _ parameters: inout MarginParameters
  ) throws(Refusal) {
    let source = item.values["source"] ?? ""
    switch section {
    case "class_groups":
      parameters.classes[try text(item, "name")] = MarginParameters.ClassGroup(
        up: try percentage(item, "up"), down: try percentage(item, "down"),
        minimum: try price(item, "minimum", or: "0"),
        isBroadIndex: item.values["broad_index"] == "yes",
        productGroup: item.values["product_group"], rate: try percentage(item, "rate", or: "0"),
        dividend: try percentage(item, "dividend", or: "0"), source: source)
    case "product_groups", "portfolio_groups":
      let group = MarginParameters.OffsetGroup(
        offset: try percentage(item, "offset"), parent: item.values["portfolio_group"],
        source: source)
      if section == "product_groups" {
        parameters.productGroups[try text(item, "name")] = group
      } else {
        parameters.portfolioGroups[try text(item, "name")] = group
      }
    case "span_products":
      parameters.span[try text(item, "name")] = MarginParameters.SpanProduct(
        scan: try price(item, "scan"),
        scanPercent: item.values["scan_percent"] == nil
          ? nil : try percentage(item, "scan_percent"),
        volatility: try percentage(item, "volatility", or: "0"),
        extremeMultiplier: try price(item, "extreme_multiplier"),
        extremeCover: try percentage(item, "extreme_cover"),
        shortOptionMinimum: try price(item, "short_option_minimum", or: "0"),
        initialFactor: try price(item, "initial_factor", or: "1"), source: source)
    case "spread_charges":
      parameters.spreads.append(
        MarginParameters.SpreadCharge(
          product: try text(item, "product"), first: try months(item, "first"),
          second: try months(item, "second"), charge: try price(item, "charge"), source: source))
    case "spread_credits":
      guard let products = item.lists["products"], let ratios = item.lists["ratios"],
        products.count == 2,
        ratios.count == 2
      else {
        throw refused(item.line, "a credit has two products and two ratios", "write both lists")
      }
      parameters.credits.append(
        MarginParameters.SpreadCredit(
          products: products,
          ratios: [try price(item, ratios[0], "ratios"), try price(item, ratios[1], "ratios")],
          percent: try percentage(item, "percent"), source: source))
    case "outrights":
      parameters.outrights[try text(item, "name")] = MarginParameters.Outright(
        long: try price(item, "long"), short: try price(item, "short"), source: source)
    case "schedule":
      parameters.schedule.append(
        MarginParameters.ScheduleRate(
          name: try text(item, "class"), above: item.values["above"].flatMap { Int($0) },
          upTo: item.values["up_to"].flatMap { Int($0) }, rate: try percentage(item, "rate"),
          source: source))
    case "schedule_terms":
      parameters.scheduleTerms = MarginParameters.ScheduleTerms(
        threshold: try price(item, "threshold"),
        minimumTransfer: try price(item, "minimum_transfer"),
        source: source)
    case "strategy":
      parameters.strategy = MarginParameters.Strategy(
        initialStock: try percentage(item, "initial_stock"),
        maintenanceStock: try percentage(item, "maintenance_stock"),
        shortOption: try percentage(item, "short_option"),
        shortBroadIndexOption: try percentage(item, "short_broad_index_option"),
        shortOptionFloor: try percentage(item, "short_option_floor"),
        appliesProceeds: try proceeds(item), source: source)
    case "security_futures":
      parameters.securityFuture = (try percentage(item, "rate"), source)
    case "harmonized":
      parameters.harmonizedCap = try percentage(item, "cap")
      parameters.harmonizedLeast = try percentage(item, "least")
    default: break
    }
  }

  private func programme(_ item: Item) throws(Refusal) -> MarginProgramme {
    var engines: [MarginEngineName] = []
    for name in item.lists["engines"] ?? [] {
      guard let engine = MarginEngineName(rawValue: name) else {
        throw refused(
          item.line, "\"\(name)\" is no engine",
          "engines are: \(MarginEngineName.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      engines.append(engine)
    }
    return MarginProgramme(
      name: try text(item, "name"), clearing: item.lists["clearing"] ?? [], engines: engines,
      classes: item.lists["classes"] ?? [], from: try date(item, "from"),
      to: item.values["to"] == nil ? nil : try date(item, "to"), cap: try percentage(item, "cap"),
      least: try percentage(item, "least", or: "0"), conditions: item.values["conditions"] ?? "",
      citation: item.values["source"] ?? "")
  }

  // MARK: Values

  private func text(_ item: Item, _ key: String) throws(Refusal) -> String {
    guard let text = item.values[key], !text.isEmpty else {
      throw refused(item.line, "\(key) is missing", "add it")
    }
    return text
  }

  private func proceeds(_ item: Item) throws(Refusal) -> Bool {
    switch try text(item, "proceeds") {
    case "applied": return true
    case "required": return false
    case let other:
      throw refused(item.line, "proceeds is \"\(other)\"", "write applied or required")
    }
  }

  private func months(_ item: Item, _ key: String) throws(Refusal) -> ClosedRange<String> {
    let parts = try text(item, key).split(separator: "-").map(String.init)
    guard let first = parts.first, let last = parts.last, parts.count <= 2, first <= last,
      parts.allSatisfy({ $0.count == 6 && $0.allSatisfy(\.isNumber) })
    else { throw refused(item.line, "\(key) is no month", "write 202612 or 202612-202706") }
    return first...last
  }

  private func percentage(
    _ item: Item, _ key: String, or standard: String? = nil
  ) throws(Refusal) -> Percentage {
    let text = try stated(item, key, or: standard)
    guard let value = try? Percentage(text), value >= .zero else {
      throw refused(item.line, "\(key) is \"\(text)\"", "write a percentage, such as 15")
    }
    return value
  }

  private func price(_ item: Item, _ key: String, or standard: String? = nil) throws(Refusal)
    -> Price
  {
    try price(item, try stated(item, key, or: standard), key)
  }

  private func stated(_ item: Item, _ key: String, or standard: String?) throws(Refusal) -> String {
    if let text = item.values[key] ?? standard { return text }
    return try text(item, key)
  }

  private func price(_ item: Item, _ text: String, _ key: String) throws(Refusal) -> Price {
    guard let value = try? Price(text), value.units >= 0 else {
      throw refused(item.line, "\(key) is \"\(text)\"", "write a number, such as 16000")
    }
    return value
  }

  private func date(_ item: Item, _ key: String) throws(Refusal) -> CalendarDate {
    let text = try text(item, key)
    guard let date = try? CalendarDate(text) else {
      throw refused(item.line, "\(key) is \"\(text)\"", "write a day as YYYY-MM-DD")
    }
    return date
  }

  private func refused(_ line: Int?, _ message: String, _ remedy: String) -> Refusal {
    Refusal(description: "\(file)\(line.map { ":\($0)" } ?? ""): \(message)\n  \(remedy)")
  }
}
