import Collateral
import Comparison

/// What comes to pass, as rows: one a difference.
struct UpcomingReport {
  static let columns = [
    "date", "days", "instrument", "agreement", "event", "subject", "regime", "before", "after",
    "cause", "source",
  ]

  /// The day from which days are counted.
  let day: CalendarDate
  /// The loads that facts name.
  var loads: [Int64: LoadOrigin] = [:]

  /// The rows of a change.
  func rows(_ change: UpcomingChange) -> [[Cell]] {
    func cells(
      _ event: String, _ subject: String?, _ regime: String?, _ before: String?, _ after: String?,
      _ source: Origin?
    ) -> [Cell] {
      let load = source.flatMap { loads[$0.load] }
      return [
        .text(change.day.description), .count(Int(change.day.days - day.days)),
        .text(change.inquiry.instrument), Cell(change.inquiry.agreement?.id), .text(event),
        Cell(subject), Cell(regime), Cell(before), Cell(after),
        .text(change.causes.map(\.rawValue).joined(separator: "|")),
        load.flatMap { load in source.map { .text("\(load.file):\($0.line)") } } ?? .empty,
      ]
    }
    var rows: [[Cell]] = []
    if change.matures {
      rows.append(cells("matures", change.inquiry.key, nil, nil, nil, nil))
    }
    for row in VerdictChangeRows.rows(change.findings, isCollateral: { _ in false })
      + VerdictChangeRows.rows(change.verdicts)
    {
      rows.append(
        cells(row.field, row.subject, row.regime, row.before, row.after, row.source?.origin))
    }
    return rows
  }

  /// Rows for people: what a fact is about stands in the event, where it is not the instrument itself.
  static func short(_ report: Report, hasAgreements: Bool) -> Report {
    var short = report
    for index in short.rows.indices {
      let row = short.rows[index]
      if !row[5].text.isEmpty, row[5].text != row[2].text {
        short.rows[index][4] = .text("\(row[4].text) of \(row[5].text)")
      }
    }
    let agreement = hasAgreements ? ["agreement"] : []
    return short.keeping(
      ["date", "days", "instrument"] + agreement + ["event", "regime", "before", "after", "cause"])
  }
}
