import Collateral
import Comparison
import Margin
import Money

/// Why collateral values moved, as tables: part by part, and agreement by agreement.
struct AttributionReport {
  /// A part of a change, with what moved it.
  private struct Line {
    let cells: [Cell]
    let findings: [AttributionFinding]
  }

  private let columns: [String]
  private let lines: [Line]
  private let loads: [Int64: LoadOrigin]
  /// Whether a table names only the first of what moved a part.
  private let isSummed: Bool

  /// Parts of agreements: the pledge that is moved most is told of first.
  ///
  /// - Parameter all: whether parts that move nothing are told, too.
  init(parts agreements: [AgreementAttribution], loads: [Int64: LoadOrigin], all: Bool) {
    self.loads = loads
    isSummed = true
    columns = ["agreement", "regime", "part", "amount", "base_currency", "pledges"]
    lines = agreements.flatMap { agreement in
      AttributionPart.allCases.compactMap { part in
        let moved = agreement.moved(by: part)
        if moved.isEmpty, !all { return nil }
        var seen: Set<AttributionFinding> = []
        return Line(
          cells: [
            .text(agreement.agreement), .text(agreement.regime), .text(part.rawValue),
            .number(agreement.amount(part)), .text(agreement.before.currency.code),
            .count(moved.count),
          ],
          findings: moved.flatMap(\.contribution.findings).filter { seen.insert($0).inserted })
      }
    }
  }

  /// Parts of pledges.
  ///
  /// - Parameter all: whether parts that move nothing are told, too.
  init(pledges agreements: [AgreementAttribution], loads: [Int64: LoadOrigin], all: Bool) {
    self.loads = loads
    isSummed = false
    columns = [
      "pledge", "agreement", "regime", "instrument", "part", "amount", "base_currency",
    ]
    lines = agreements.flatMap { agreement in
      agreement.pledges.flatMap { pledge in
        AttributionPart.allCases.compactMap { part in
          let found = pledge.contributions.first { $0.part == part }
          if found == nil, !all { return nil }
          let currency = pledge.before.currency
          return Line(
            cells: [
              .text(pledge.pledge), .text(agreement.agreement), .text(agreement.regime),
              .text(pledge.instrument), .text(part.rawValue),
              .number(found?.amount ?? Amount(minorUnits: 0, currency: currency)),
              .text(currency.code),
            ],
            findings: found?.findings ?? [])
        }
      }
    }
  }

  /// Whether there is nothing to tell.
  var isEmpty: Bool { lines.isEmpty }

  /// A row a part, with all that moved it.
  var full: Report { report { $0.joined(separator: "; ") } }

  /// The same for people to read.
  var short: Report {
    guard isSummed else { return full }
    return report { texts in
      guard let first = texts.first else { return "" }
      return texts.count == 1 ? first : "\(first); and \(texts.count - 1) more"
    }
  }

  private func report(_ evidence: ([String]) -> String) -> Report {
    let text = FindingText(loads: loads)
    return Report(
      "parts", columns: columns + ["evidence"],
      rows: lines.map { $0.cells + [Cell(evidence($0.findings.map(text.text)))] })
  }

  /// The rows as JSON objects, with what moved each as objects.
  var objects: [[String: JSONDocument.Part]] {
    lines.map { line in
      var object = Dictionary(
        uniqueKeysWithValues: zip(columns, line.cells.map { JSONDocument.Part($0) }))
      object["evidence"] = .init(line.findings.map { FindingJSON($0, loads: loads) })
      return object
    }
  }

  /// The agreements: both values, and what each would have called for.
  static func agreements(
    _ attributions: [AgreementAttribution], before: [String: Agreement], after: [String: Agreement]
  ) throws(NumberError) -> Report {
    var report = Report(
      "agreements",
      columns: [
        "agreement", "regime", "base_currency", "value_before", "value_after", "change",
        "call_before", "call_after",
      ])
    for attribution in attributions {
      let name = attribution.agreement
      report.rows.append([
        .text(name), .text(attribution.regime), .text(attribution.before.currency.code),
        .number(attribution.before), .number(attribution.after),
        .number(try attribution.change()),
        .number(try call(before[name], attribution.before)),
        .number(try call(after[name], attribution.after)),
      ])
    }
    return report
  }

  private static func call(
    _ agreement: Agreement?, _ value: TotalAmount
  ) throws(NumberError) -> TotalAmount? {
    guard let agreement else { return nil }
    return try MarginCall(
      requirement: agreement.requirement, threshold: agreement.threshold,
      minimumTransferAmount: agreement.minimumTransferAmount, rounding: agreement.rounding,
      collateralValue: value
    ).call
  }
}
