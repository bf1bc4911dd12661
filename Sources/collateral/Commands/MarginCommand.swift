import ArgumentParser
import Collateral
import Feeds
import Foundation
import Margin
import Money

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

      Columns of positions: \(PositionsReader.requiredColumns.joined(separator: ", ")); where they apply: \
      \(PositionsReader.furtherColumns.joined(separator: ", ")). Kinds: \
      \(MarginPosition.Kind.allCases.map(\.rawValue).joined(separator: ", ")). A quantity below zero is short; of a swap \
      price × multiplier × quantity is the notional.

      Figures come from --parameters, each with its day and its source; supplied arrays win over every model.
      """)

  @OptionGroup var common: CommonOptions

  @OptionGroup var input: MarginInput

  @Flag(help: "Print each requirement line by line.")
  var explain = false

  @Flag(help: "Print profit and loss over the grid; in CSV and JSON only that.")
  var stress = false

  @Option(
    help: ArgumentHelp(
      "Draw profit and loss over the grid of each account (SVG).", valueName: "file"))
  var plot: String?

  func run() throws {
    try CommandFailure.wrapping {
      let currency = try input.currency()
      let book = try input.book(common)
      var report = MarginReport(currency, try input.covers(book, common), as: common.format)
      for name in book.accounts {
        do {
          report.add(try book.account(name))
        } catch let fault as MarginFault {
          let line = fault.line.map { ":\($0)" } ?? ""
          throw CommandFailure(.refused, "\(input.positions)\(line): \(fault)")
        }
      }
      report.add(book.digitalAssets())
      // Two tables of different columns do not go into one CSV document.
      if !stress || common.format == .table {
        try report.print(explain: explain)
      }
      if stress || plot != nil { try showGrid(book, currency) }
    }
  }

  private func showGrid(_ book: MarginBook, _ currency: Currency) throws {
    var charts: [String] = []
    var table = MarginReport.grid("", [], currency)
    for name in book.accounts {
      let (rows, leftOut) = book.grid(name)
      if !leftOut.isEmpty {
        let more = leftOut.count > 8 ? " and \(leftOut.count - 8) more" : ""
        common.note("\(name): not on the grid: \(leftOut.prefix(8).joined(separator: ", "))\(more)")
      }
      table.rows += MarginReport.grid(name, rows, currency).rows
      charts.append(MarginPlot.chart(name, rows))
    }
    if stress {
      if common.format == .table { try StandardOutput.print("\nprofit and loss over the grid:") }
      try table.print(as: common.format)
    }
    guard let plot else { return }
    do {
      try MarginPlot.document(charts).write(toFile: plot, atomically: true, encoding: .utf8)
    } catch {
      throw CommandFailure(.io, "\(plot): cannot be written\n  check the path and its permissions")
    }
  }
}
