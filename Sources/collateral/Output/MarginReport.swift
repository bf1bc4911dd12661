import Collateral
import Margin
import Money

/// The tables of a margin command.
struct MarginReport {
  private let currency: Currency
  private let covers: MarginCovers
  private let format: OutputFormat
  private var requirements = Report(
    "requirements",
    columns: [
      "account", "regime", "required", "amount", "maintenance", "scenario", "minimum", "gross",
      "collateral", "excess",
    ])
  private var totals = Report(
    "totals",
    columns: [
      "account", "siloed", "recognized_today", "harmonized", "saving", "minimum", "collateral",
      "excess", "deficit", "model",
    ])
  private var offsets = Report(
    "offsets", columns: ["account", "offset", "percent", "saving", "legs", "settles", "reason"])
  private var netting = Report(
    "what netting hides", columns: ["account", "gross", "net", "when", "loss", "share"])
  private var digital = Report(
    "digital assets",
    columns: [
      "underlying", "held", "regime", "applied", "published", "taken_for", "offset_in", "source",
    ])
  private var steps: [(title: String, lines: [MarginRequirement.Step])] = []

  /// No account yet.
  init(_ currency: Currency, _ covers: MarginCovers, as format: OutputFormat) {
    self.currency = currency
    self.covers = covers
    self.format = format
  }

  // MARK: Rows

  /// Adds an account.
  mutating func add(_ account: MarginAccount) {
    let name = account.name
    for silo in account.silos {
      let value = covers.value(name, silo.engine)
      requirements.rows.append([
        .text(name), .text(silo.engine.rawValue), cell(silo.required), cell(silo.amount),
        cell(silo.maintenance), Cell(silo.scenario), cell(silo.minimum), cell(silo.gross),
        cell(value), cell(value.map { $0 - silo.required }),
      ])
      steps.append(("\(name), \(silo.engine.rawValue)", silo.steps))
      offsets.rows += silo.offsets.map { row(name, $0) }
    }
    offsets.rows += account.offsets.map { row(name, $0) }
    let value = covers.value(name)
    totals.rows.append([
      .text(name), cell(account.siloed), cell(account.recognized), cell(account.harmonized),
      cell(account.siloed - account.harmonized), cell(account.minimum), cell(value),
      cell(value.map { $0 - account.siloed }), cell(covers.deficit(account)),
      .text(account.harmonizedModel),
    ])
    let hidden = account.netting
    func hiddenRow(_ when: String, _ loss: MarginSum, _ share: String?) -> [Cell] {
      [
        .text(name), cell(hidden.gross), cell(hidden.net), .text(when), cell(loss), Cell(share),
      ]
    }
    netting.rows.append(hiddenRow("every offset holds", hidden.worst, nil))
    for failure in hidden.failures {
      netting.rows.append(
        hiddenRow("none holds within \(failure.group)", failure.loss, failure.share))
    }
    netting.rows.append(hiddenRow("none holds at all", hidden.apart, nil))
  }

  /// Adds what rules take digital assets for.
  mutating func add(_ gaps: [DigitalAssetGap]) {
    for gap in gaps {
      digital.rows.append([
        .text(gap.underlying), .text(gap.kind.rawValue), Cell(gap.engine?.rawValue),
        Cell(gap.applied.map { "\($0) %" }), Cell(gap.published), Cell(gap.classification),
        .text(
          gap.programmes.isEmpty
            ? "no programme in force" : gap.programmes.joined(separator: ", ")),
        Cell(gap.source),
      ])
    }
  }

  private func row(_ account: String, _ offset: MarginOffset) -> [Cell] {
    [
      .text(account), .text(offset.isRecognized ? "recognized" : "refused"), Cell(offset.percent),
      cell(offset.saving), .text(legs(offset)),
      .text(offset.settlements.joined(separator: ", ")), .text(offset.reason),
    ]
  }

  /// The legs of an offset; of very many a table names the first.
  private func legs(_ offset: MarginOffset) -> String {
    let (most, shown) = (8, 4)
    guard format == .table, offset.legs.count > most else {
      return offset.legs.joined(separator: " + ")
    }
    return offset.legs.prefix(shown).joined(separator: " + ")
      + " + \(offset.legs.count - shown) more"
  }

  private func cell(_ sum: MarginSum?) -> Cell {
    Cell(sum.map { $0.total(currency).description })
  }

  // MARK: Printing

  /// Prints everything; CSV has the requirements only.
  func print(explain: Bool) throws {
    let reports = [requirements, totals, offsets, netting, digital]
    switch format {
    case .csv: try requirements.print(as: .csv)
    case .json:
      try JSONDocument(
        Dictionary(
          uniqueKeysWithValues: reports.map {
            ($0.name.replacing(" ", with: "_"), JSONDocument.Part($0.objects))
          })
      ).print()
    case .table:
      for (index, report) in reports.enumerated() where !report.rows.isEmpty {
        if index > 0 { try StandardOutput.print("\n\(report.name):") }
        try report.print(as: .table)
      }
      if explain { try printSteps() }
    }
  }

  private func printSteps() throws {
    for (title, lines) in steps {
      try StandardOutput.print("\n\(title)")
      for line in lines {
        let amount = line.amount.map { ": \($0)" } ?? ""
        let source = line.source.map { "  (\($0))" } ?? ""
        try StandardOutput.print(
          String(repeating: "  ", count: line.depth + 1) + line.title + amount + source)
      }
    }
  }

  /// Profit and loss over the grid.
  static func grid(_ account: String, _ rows: [MarginBook.GridRow], _ currency: Currency) -> Report
  {
    let steps = (1...5).reversed().map { "-\($0)" } + (1...5).map { "+\($0)" }
    var report = Report("grid", columns: ["account", "series"] + steps)
    for row in rows {
      report.rows.append(
        [.text(account), .text(row.title)]
          + row.gains.points.map { .text($0.total(currency).description) })
    }
    return report
  }
}
