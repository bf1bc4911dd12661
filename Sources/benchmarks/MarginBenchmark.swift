import ArgumentParser
import Collateral
import Feeds
import Foundation
import Margin
import Money
import Reading

/// Margins one large account of options, each series another one, under each engine, and says what it took.
struct MarginBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "margin",
    abstract: "Margin one account of many options: silo, both models of the unified figure, grid.")

  @Option(help: "How many positions.")
  var positions = 10_000

  @Option(help: "On how many underlyings.")
  var underlyings = 100

  private static let day = "2026-11-20"

  func validate() throws {
    guard positions >= 1, underlyings >= 1 else {
      throw ValidationError("--positions and --underlyings must be at least 1.")
    }
  }

  func run() throws {
    print(Measurement.header)
    for engine in [MarginEngineName.portfolio, .span, .strategy] {
      let text = positionsFile(engine)
      let desk = try Measurement.printing(
        "read", records: positions, bytes: text.utf8.count
      ) { () throws -> MarginBook in try book(text) }
      let account = try Measurement.printing(
        String(describing: engine), records: positions, bytes: text.utf8.count
      ) { () throws -> MarginAccount in try desk.account("A") }
      print("  siloed \(account.siloed), harmonized \(account.harmonized)")
    }
  }

  private func book(_ text: String) throws -> MarginBook {
    let day = try CalendarDate(Self.day)
    var parameters = MarginParameters()
    let problems = MarginParametersReader.read(
      parametersFile(), file: "parameters", on: day, into: &parameters)
    if let problem = problems.first { throw problem }
    var rows: [MarginPosition] = []
    var rejects: [Reject] = []
    try PositionsReader.read(
      ByteSource(bytes: Array(text.utf8), name: "positions"), record: { rows.append($0) },
      reject: { rejects.append($0) })
    if let reject = rejects.first { throw ValidationError(reject.message) }
    return MarginBook(rows, parameters, on: day)
  }

  /// Strikes around the price, expiries over a year, premiums of a plausible size from which the volatility has to be found.
  private func positionsFile(_ engine: MarginEngineName) -> String {
    var text =
      "account,regime,series,kind,quantity,price,multiplier,underlying,class_group,strike,right,exercise,expiry,underlying_price\n"
    for index in 0..<positions {
      let underlying = index % underlyings
      let spot = 50 + underlying % 200
      // In hundredths: 80 to 120 percent of the price.
      let strike = spot * (80 + index * 7 % 41)
      let isCall = index % 2 == 0
      let months = [1, 2, 3, 6, 9, 12][index % 6]
      let inside = max(0, isCall ? spot * 100 - strike : strike - spot * 100)
      let premium = inside + spot * months / 2 + 40
      let expiry = ["2026-12", "2027-01", "2027-02", "2027-05", "2027-08", "2027-11"][index % 6]
      let quantity = (index % 3 == 0 ? -1 : 1) * (1 + index % 40)
      text +=
        "A,\(engine.rawValue),S\(index),option,\(quantity),\(premium / 100).\(premium % 100 < 10 ? "0" : "")\(premium % 100),100,"
        + "U\(underlying),U\(underlying),\(strike / 100).\(strike % 100 < 10 ? "0" : "")\(strike % 100),"
        + "\(isCall ? "call" : "put"),american,\(expiry)-18,\(spot)\n"
    }
    return text
  }

  private func parametersFile() -> String {
    let rule = "from: 2026-01-01, source: invented"
    var text = """
      strategy: {initial_stock: 50, maintenance_stock: 25, short_option: 20, short_broad_index_option: 15, short_option_floor: 10, proceeds: applied, \(rule)}
      class_groups:

      """
    for index in 0..<underlyings {
      text +=
        "  - {name: U\(index), up: 15, down: 15, minimum: 0.375, rate: 4, dividend: 1, \(rule)}\n"
    }
    text += "span_products:\n"
    for index in 0..<underlyings {
      text +=
        "  - {name: U\(index), scan: 1500, scan_percent: 15, volatility: 3, extreme_multiplier: 3, extreme_cover: 33, \(rule)}\n"
    }
    return text
  }
}
