import ArgumentParser
import Collateral
import Feeds
import Foundation
import Loading
import Margin
import Money
import Reading
import ReferenceData
import Valuation

/// `margin`: what must be covered, silo by silo and cross-margined.
struct MarginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "margin",
    abstract:
      "Show what accounts must cover: each regime alone, with offsets recognized today, and harmonized.",
    discussion: """
      Positions name the way in which they are margined (column regime): \
      \(MarginEngineName.allCases.map(\.rawValue).joined(separator: ", ")). Results are in the style of a rule, and no \
      exchange's or clearing house's figures.

      siloed: each regime alone; nothing nets across, and an excess in one funds no other. recognized today: with the \
      offsets of programmes in force. harmonized, hypothetical: one grid over all, or the more conservative of two \
      models; never above the silos, never below the minimums.

      Figures come from --parameters, each with its day and its source; supplied arrays win over every model.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The positions (CSV).", valueName: "positions"), completion: .file())
  var positions: String

  @Option(
    help: ArgumentHelp(
      "Margin parameters (YAML), one or several, besides those of the reference data.",
      valueName: "file"))
  var parameters: [String] = []

  @Option(
    help: ArgumentHelp(
      "Profit and loss of one long contract at ten or sixteen points (CSV).", valueName: "file"))
  var arrays: String?

  @Option(help: ArgumentHelp("Currency of all amounts.", valueName: "currency"))
  var base = "USD"

  @Option(
    help: ArgumentHelp(
      "Pledges whose collateral value is set against the requirement; an account is the agreement of its name.",
      valueName: "pledges.csv"))
  var pledges: String?

  @Option(
    help: ArgumentHelp(
      "The agreements of the pledges. Of several regimes the least value counts.", valueName: "path"
    ))
  var agreements: String?

  @Option(
    help: ArgumentHelp(
      "Collateral value by account (CSV with the columns account, value), to set against the requirement.",
      valueName: "file"))
  var collateral: String?

  @Flag(help: "Print each requirement line by line.")
  var explain = false

  @Flag(help: "Print profit and loss over the grid.")
  var stress = false

  @Option(
    help: ArgumentHelp(
      "Draw profit and loss over the grid of each account (SVG).", valueName: "file"))
  var plot: String?

  func validate() throws {
    if (pledges == nil) != (agreements == nil) {
      throw ValidationError("--pledges and --agreements go together.")
    }
  }

  func run() throws {
    try CommandFailure.wrapping {
      let currency: Currency
      do { currency = try Currency(base) } catch { throw CommandFailure(.usage, "\(error)") }
      let book = try book()
      var requirements = Report(
        "requirements",
        columns: [
          "account", "regime", "required", "amount", "maintenance", "scenario", "minimum", "gross",
        ])
      var totals = Report(
        "totals",
        columns: [
          "account", "siloed", "recognized_today", "harmonized", "saving", "minimum", "collateral",
          "excess", "model",
        ])
      var offsets = Report(
        "offsets", columns: ["account", "offset", "percent", "saving", "legs", "reason"])
      var netting = Report(
        "what netting hides",
        columns: ["account", "gross", "net", "what", "loss", "settles_in", "settles_after"])
      var steps: [(String, [MarginRequirement.Step])] = []
      let values = try collateralValues().merging(try pledgedValues(currency)) { $1 }
      func text(_ sum: MarginSum) -> String { sum.total(currency).description }
      for name in book.accounts {
        let account = try Self.refusing(positions) { () throws(MarginFault) in
          try book.account(name)
        }
        for silo in account.silos {
          requirements.rows.append([
            .text(name), .text(silo.engine.rawValue), .text(text(silo.required)),
            .text(text(silo.amount)), Cell(silo.maintenance.map(text)), Cell(silo.scenario),
            .text(text(silo.minimum)), .text(text(silo.gross)),
          ])
          steps.append(("\(name), \(silo.engine.rawValue)", silo.steps))
          for offset in silo.offsets { offsets.rows.append(Self.cells(name, offset, text)) }
        }
        for offset in account.offsets { offsets.rows.append(Self.cells(name, offset, text)) }
        let value = values[name]
        totals.rows.append([
          .text(name), .text(text(account.siloed)), .text(text(account.recognized)),
          .text(text(account.harmonized)), .text(text(account.siloed - account.harmonized)),
          .text(text(account.minimum)), Cell(value.map(text)),
          Cell(value.map { text($0 - account.siloed) }), .text(account.harmonizedModel),
        ])
        let hidden = account.netting
        func row(_ what: String, _ loss: MarginSum) {
          netting.rows.append([
            .text(name), .text(text(hidden.gross)), .text(text(hidden.net)), .text(what),
            .text(text(loss)), .text(hidden.currencies.joined(separator: "|")),
            .text(hidden.days.map(String.init).joined(separator: "|")),
          ])
        }
        row("worst point, every offset holds", hidden.worst)
        for failure in hidden.failures where hidden.failures.count > 1 {
          row("\(failure.name) does not gain", failure.loss)
        }
        row("every class against the account", hidden.apart)
      }
      try show([requirements, totals, offsets, netting], steps)
      if stress { try showGrid(book, currency) }
      if let plot { try draw(book, to: plot) }
    }
  }

  private func show(_ reports: [Report], _ steps: [(String, [MarginRequirement.Step])]) throws {
    switch common.format {
    case .csv: try reports[0].print(as: .csv)
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
      guard explain else { return }
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
  }

  private static func cells(
    _ account: String, _ offset: MarginOffset, _ text: (MarginSum) -> String
  ) -> [Cell] {
    [
      .text(account), .text(offset.isRecognized ? "recognized" : "refused"), Cell(offset.percent),
      .text(text(offset.saving)), .text(offset.legs.joined(separator: " + ")), .text(offset.reason),
    ]
  }

  // MARK: Input

  private func book() throws -> MarginBook {
    let day = common.day
    let folder = "\(try common.referenceDataFolder().path)/margin"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    // What is named comes later, and replaces figures of the same name.
    let files =
      names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" } + parameters
    var found = MarginParameters()
    var programmes: [MarginProgramme] = []
    for file in files {
      guard let content = try? String(contentsOfFile: file, encoding: .utf8) else {
        throw CommandFailure(.unreadable, "\(file): cannot be read\n  check the path")
      }
      do {
        let read = try MarginParametersReader.read(content, file: file, on: day)
        found.merge(read.parameters)
        programmes += read.programmes
      } catch {
        throw CommandFailure(.refused, error.description)
      }
    }
    var rows: [MarginPosition] = []
    var problems: [String] = []
    try PositionsReader.read(
      ByteSource(path: positions), record: { rows.append($0) },
      reject: { problems.append("\(positions):\($0.position.line): \($0.message)\n  \($0.remedy)") }
    )
    if let arrays {
      try PositionsReader.readArrays(
        ByteSource(path: arrays), record: { found.arrays[$0] = $1 },
        reject: { problems.append("\(arrays):\($0.position.line): \($0.message)\n  \($0.remedy)") })
    }
    if !problems.isEmpty { throw CommandFailure(.refused, problems.joined(separator: "\n")) }
    return MarginBook(rows, found, programmes: programmes, on: day)
  }

  /// What is posted under the agreements that have the names of accounts.
  private func pledgedValues(_ currency: Currency) throws -> [String: MarginSum] {
    guard let pledges, let agreements else { return [:] }
    let book = try PreparedBook(pledges: pledges, agreements: agreements, regimes: nil, common)
    let valuer = BookValuer(
      valuer: book.valuer, agreements: book.desk.agreements, regimes: nil)
    let totals: [AgreementTotal]
    do {
      totals = try valuer.value(book.desk.pledges) { _ in 0 }.totals
    } catch {
      throw book.located(error, pledges)
    }
    var values: [String: MarginSum] = [:]
    for total in totals {
      let amount = total.collateralValue
      guard amount.currency == currency else { continue }
      var unit: Int128 = 100_000_000
      for _ in 0..<currency.minorDigits { unit /= 10 }
      let value = MarginSum(units: amount.minorUnits * unit)
      values[total.agreement] = min(values[total.agreement] ?? value, value)
    }
    return values
  }

  private func collateralValues() throws -> [String: MarginSum] {
    guard let collateral else { return [:] }
    let reader = CSVReader(try ByteSource(path: collateral))
    var values: [String: MarginSum] = [:]
    guard let first = try reader.next() else { return [:] }
    let header = CSVHeader(first)
    guard let account = header.index(of: "account"), let value = header.index(of: "value") else {
      throw CommandFailure(
        .refused, "\(collateral):1: the columns account and value are missing\n  add them")
    }
    while let row = try reader.next() {
      if row.isBlank { continue }
      guard row.count > max(account, value),
        let amount = try? Price(String(decoding: row[value], as: UTF8.self))
      else {
        throw CommandFailure(
          .refused, "\(collateral):\(row.line): the value is no number\n  write digits and a point")
      }
      values[String(decoding: row[account], as: UTF8.self)] = MarginSum(amount)
    }
    return values
  }

  private static func refusing<Value>(
    _ file: String, _ body: () throws(MarginFault) -> Value
  ) throws(CommandFailure) -> Value {
    do {
      return try body()
    } catch {
      throw CommandFailure(
        .refused, "\(file)\(error.line.map { ":\($0)" } ?? ""): \(error.description)")
    }
  }

  // MARK: The grid

  private func showGrid(_ book: MarginBook, _ currency: Currency) throws {
    for name in book.accounts {
      let (rows, leftOut) = book.grid(name)
      if !leftOut.isEmpty {
        common.note("\(name): not on the grid: \(leftOut.joined(separator: ", "))")
      }
      var report = Report(
        "grid",
        columns: ["account", "series"] + (1...5).reversed().map { "-\($0)" }
          + (1...5).map { "+\($0)" })
      for row in rows {
        report.rows.append(
          [.text(name), .text(row.series)]
            + row.gains.map { .text($0.total(currency).description) })
      }
      if common.format == .table { try StandardOutput.print("\nprofit and loss over the grid:") }
      try report.print(as: common.format == .table ? .table : common.format)
    }
  }

  private func draw(_ book: MarginBook, to path: String) throws {
    var charts: [String] = []
    for name in book.accounts {
      charts.append(MarginPlot.chart(name, book.grid(name).rows))
    }
    let svg = MarginPlot.document(charts)
    do {
      try svg.write(toFile: path, atomically: true, encoding: .utf8)
    } catch {
      throw CommandFailure(.io, "\(path): cannot be written\n  check the path and its permissions")
    }
  }
}
