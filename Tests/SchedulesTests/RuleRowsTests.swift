import Collateral
import Foundation
import Money
import ReferenceData
import Schedules
import Testing

/// The list of rule rows: each row that was collected from an act is in a schedule, with the same figure, or is left out
/// with the reason.
@Suite("Every row of the rules is in a schedule or left out with a reason")
struct RuleRowsTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let collected = root.deletingLastPathComponent()
    .appendingPathComponent("shared/research")
  private static let isPresent = FileManager.default.fileExists(atPath: collected.path)

  @Test("each line names an item that exists on its day with its figure, or says why not")
  func items() throws {
    let law = try ReferenceDataFolder(path: Self.root.appendingPathComponent("reference-data").path)
      .law()
    let lines = try RuleRow.all()
    #expect(lines.count > 900)
    let problems = lines.compactMap { $0.problem(in: law) }
    #expect(problems == [], "\(problems.count) problems")
  }

  @Test("no row stands twice")
  func unique() throws {
    let rows = try RuleRow.all().map(\.row)
    let twice = Dictionary(grouping: rows) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    #expect(twice == [])
  }

  @Test(
    "the lines are those that were collected, with their figures",
    .enabled(if: isPresent, "the folder ../shared/research is not here"))
  func sameRows() throws {
    var expected: [String: String] = [:]
    for name in ["us-rules.csv", "international-rules.csv"] {
      let path = Self.collected.appendingPathComponent(name).path
      for row in try CSVTable.rows(path) {
        let texts = ["haircut_im_pct", "haircut_pct", "haircut_vm_pct", "limit_pct"]
          .map { row[$0] ?? "" }
        expected[row["row_id"] ?? ""] =
          texts.compactMap { try? Percentage($0).description }.first ?? ""
      }
    }
    let lines = try RuleRow.all()
    let found = Set(lines.map(\.row))
    #expect(Set(expected.keys).subtracting(found).sorted() == [], "missing")
    #expect(found.subtracting(expected.keys).sorted() == [], "invented")
    let differing = lines.filter { line in
      !line.item.isEmpty && expected[line.row].map { !$0.isEmpty && $0 != line.figure } == true
    }
    #expect(differing.map { "\($0.row): \(expected[$0.row] ?? "") against \($0.figure)" } == [])
  }
}

/// One row of the rules and where it went.
struct RuleRow {
  let row: String
  let regime: String
  let item: String
  let on: String
  let figure: String
  let reason: String

  /// All of them, out of the folder beside this file.
  static func all() throws -> [RuleRow] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("RuleRows").path
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix(".csv") }
      .flatMap { try CSVTable.rows("\(folder)/\($0)") }
      .map { row in
        RuleRow(
          row: row["row"] ?? "", regime: row["regime"] ?? "", item: row["item"] ?? "",
          on: row["on"] ?? "", figure: row["figure"] ?? "", reason: row["reason"] ?? "")
      }
  }

  /// What is wrong with the line; nil where nothing is.
  func problem(in law: Law) -> String? {
    if item.isEmpty {
      return reason.isEmpty || !regime.isEmpty ? "\(row): neither an item nor a reason" : nil
    }
    guard let schedule = law.schedules[regime] else { return "\(row): no regime \(regime)" }
    guard let day = try? CalendarDate(on) else { return "\(row): no day \(on)" }
    guard let figures = RuleItem(item, schedule, law).figures(on: day) else {
      return "\(row): \(regime) has no \(item) on \(on)"
    }
    if figure.isEmpty || figures.contains(figure) { return nil }
    return "\(row): \(item) of \(regime) has \(figures.sorted()) on \(on), not \(figure)"
  }
}

/// An item of a schedule by its path, such as `haircuts/table-1/2-3/≤1`.
struct RuleItem {
  private let kind: String
  private let name: String
  private let schedule: Schedule
  private let law: Law

  init(_ path: String, _ schedule: Schedule, _ law: Law) {
    let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
    kind = parts.first ?? ""
    name = parts.count > 1 ? parts[1] : ""
    self.schedule = schedule
    self.law = law
  }

  /// The figures of the item on a day; nil where there is no such item.
  func figures(on day: CalendarDate) -> Set<String>? {
    func exists(_ validities: [Validity]) -> Set<String>? {
      validities.contains { $0.contains(day) } ? [] : nil
    }
    switch kind {
    case "regime": return exists([schedule.regime.validity])
    case "points":
      return exists(schedule.points.filter { $0.id == name }.map(\.validity))
    case "requirements":
      return exists(
        schedule.points.filter { $0.id == name }.flatMap { $0.requirements.map(\.validity) })
    case "exclusions": return exists(schedule.exclusions.filter { $0.id == name }.map(\.validity))
    case "tokens": return exists(schedule.tokenRules.filter { $0.id == name }.map(\.validity))
    case "scaling":
      return schedule.holdingPeriods.first { $0.id == name && $0.validity.contains(day) }.map {
        Set($0.holdingDays.values.map(String.init))
      }
    case "sets":
      return exists(schedule.sets.filter { $0.id == name }.flatMap { $0.values.map(\.validity) })
    case "not_listed":
      return exists(
        schedule.notListed.filter { entry in
          name == "others" ? entry.classes.isEmpty : entry.classes.map(\.rawValue).contains(name)
        }.map(\.validity))
    case "currency":
      guard let rule = schedule.currencyRules.first(where: { $0.id == name }),
        let values = rule.values.last(where: { $0.validity.contains(day) })
      else { return nil }
      return Set([values.percent?.description].compactMap(\.self))
    case "limits":
      return schedule.limits.first { $0.id == name && $0.validity.contains(day) }.map { limit in
        Set(
          limit.bounds.map { bound in
            switch bound {
            case .percent(let percent): percent.description
            case .amount(let amount): amount.description
            case .units(let units): units.description
            }
          })
      }
    case "mapping": return mapping(on: day)
    case "haircuts": return cell(on: day)
    default: return nil
    }
  }

  private func mapping(on day: CalendarDate) -> Set<String>? {
    let parts = name.split(separator: "/", maxSplits: 2).map(String.init)
    guard parts.count == 3, let agency = RatingAgency(rawValue: parts[0]),
      let term = RatingTerm(rawValue: parts[1]), let credit = schedule.regime.creditQuality,
      let entry = law.mappings[credit.mapping]?.entry(
        agency: agency, term: term, rating: parts[2], on: day)
    else { return nil }
    return ["\(entry.step)"]
  }

  private func cell(on day: CalendarDate) -> Set<String>? {
    for row in schedule.haircuts where name == row.id || name.hasPrefix("\(row.id)/") {
      guard let values = row.values.last(where: { $0.validity.contains(day) }) else { continue }
      if let found = Self.cells(row.id, values)[name] { return found }
    }
    return nil
  }

  private static func cells(_ id: String, _ values: HaircutValues) -> [String: Set<String>] {
    var cells: [String: Set<String>] = [:]
    func add(_ prefix: String, _ figures: [HaircutFigure]) {
      for (index, figure) in figures.enumerated() {
        let name = values.bands.isEmpty ? prefix : "\(prefix)/\(values.bands[index])"
        switch figure {
        case .percent(let percent):
          cells[name] = Set([percent, values.ofPrincipal].compactMap { $0?.description })
        case .notApplicable, .unknown: cells[name] = []
        }
      }
    }
    switch values.figures {
    case .byBand(let figures): add(id, figures)
    case .byStep(let lines): for line in lines { add("\(id)/\(line.steps)", line.figures) }
    case .assessed(_, let floor): cells[id] = Set([floor].compactMap { $0?.description })
    case .lookThrough, .follow: cells[id] = []
    }
    return cells
  }
}
