import ArgumentParser
import Collateral
import Feeds
import Foundation
import Loading
import Margin
import Money
import Reading
import ReferenceData
import Schedules
import Valuation

/// What a margin command reads: positions, parameters, arrays, and what collateral is worth.
struct MarginInput: ParsableArguments {
  @Argument(help: ArgumentHelp("The positions (CSV).", valueName: "positions"), completion: .file())
  var positions: String

  @Option(
    help: ArgumentHelp(
      "Margin parameters (YAML), one or several, besides those of the reference data; what a later one says of a name replaces what was said before.",
      valueName: "file"), completion: .file(extensions: ["yaml"]))
  var parameters: [String] = []

  @Option(
    help: ArgumentHelp(
      "Profit and loss of one long contract at ten or sixteen points (CSV).", valueName: "file"))
  var arrays: String?

  @Option(help: ArgumentHelp("Currency of all amounts.", valueName: "currency"))
  var base = "USD"

  @Option(
    help: ArgumentHelp(
      "Pledges whose collateral value is set against the requirement. An agreement named as an account covers it; one named ACCOUNT/REGIME covers one silo.",
      valueName: "pledges.csv"))
  var pledges: String?

  @Option(
    help: ArgumentHelp(
      "The agreements of the pledges. Of several regimes the least value counts.", valueName: "path"
    ))
  var agreements: String?

  @Option(
    help: ArgumentHelp(
      "Collateral value by account (CSV: account, value; regime where it covers one silo only).",
      valueName: "file"))
  var collateral: String?

  func validate() throws {
    if (pledges == nil) != (agreements == nil) {
      throw ValidationError("--pledges and --agreements go together.")
    }
  }

  /// The currency of all amounts.
  func currency() throws(CommandFailure) -> Currency {
    do { return try Currency(base) } catch { throw CommandFailure(.usage, "\(error)") }
  }

  /// The positions with their parameters.
  func book(_ common: CommonOptions) throws -> MarginBook {
    var found = try parameters(common)
    var rows: [MarginPosition] = []
    var problems: [String] = []
    try PositionsReader.read(
      ByteSource(path: positions), record: { rows.append($0) },
      reject: { problems.append(Self.text($0, positions)) })
    if let arrays {
      try PositionsReader.readArrays(
        ByteSource(path: arrays), record: { found.arrays[$0] = $1 },
        reject: { problems.append(Self.text($0, arrays)) })
    }
    // A requirement without one of its positions would be a wrong one.
    try Self.refuse(problems)
    if rows.isEmpty { common.note("\(positions): there are no positions in it") }
    return MarginBook(rows, found, on: common.day)
  }

  private func parameters(_ common: CommonOptions) throws -> MarginParameters {
    let folder = "\(try common.referenceDataFolder().path)/margin"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let files = names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
    var found = MarginParameters()
    for file in files + parameters {
      guard let content = try? String(contentsOfFile: file, encoding: .utf8) else {
        throw CommandFailure(.unreadable, "\(file): cannot be read\n  check the path")
      }
      let problems = MarginParametersReader.read(
        content, file: file, on: common.day, into: &found)
      try Self.refuse(problems.map(\.description))
    }
    return found
  }

  private static func refuse(_ problems: [String]) throws(CommandFailure) {
    if !problems.isEmpty { throw CommandFailure(.refused, problems.joined(separator: "\n")) }
  }

  private static func text(_ reject: Reject, _ file: String) -> String {
    "\(file):\(reject.position.line): \(reject.message)\n  \(reject.remedy)"
  }

  // MARK: Collateral

  /// What covers the requirements, by account and silo.
  func covers(_ book: MarginBook, _ common: CommonOptions) throws -> MarginCovers {
    let currency = try currency()
    var covers = MarginCovers()
    if let collateral {
      var problems: [String] = []
      try CollateralValuesReader.read(
        ByteSource(path: collateral), in: currency,
        record: { covers.add(MarginSum(TotalAmount($0.value)), $0.account, $0.engine) },
        reject: { problems.append(Self.text($0, collateral)) })
      try Self.refuse(problems)
    }
    for (agreement, value) in try pledged(book, currency, common) {
      let (account, engine) = Self.parts(of: agreement)
      covers.add(value, account, engine)
    }
    return covers
  }

  /// Collateral value of the agreements that are named as accounts; of several regimes the least.
  private func pledged(
    _ book: MarginBook, _ currency: Currency, _ common: CommonOptions
  ) throws -> [String: MarginSum] {
    guard let pledges, let agreements else { return [:] }
    let accounts = Set(book.accounts)
    let desk = try PreparedBook(pledges: pledges, agreements: agreements, regimes: nil, common)
    let valuer = BookValuer(valuer: desk.valuer, agreements: desk.desk.agreements, regimes: nil)
    let totals: [AgreementTotal]
    do {
      totals = try valuer.value(desk.desk.pledges) { _ in 0 }.totals
    } catch {
      throw desk.located(error, pledges)
    }
    var values: [String: MarginSum] = [:]
    for total in totals where accounts.contains(Self.parts(of: total.agreement).account) {
      guard total.collateralValue.currency == currency else {
        common.note(
          "agreement \(total.agreement): its collateral value is in \(total.collateralValue.currency), not in \(currency) as the positions are, and is left out"
        )
        continue
      }
      let value = MarginSum(total.collateralValue)
      values[total.agreement] = min(values[total.agreement] ?? value, value)
    }
    return values
  }

  /// The account and the silo that the name of an agreement means.
  private static func parts(of agreement: String) -> (account: String, engine: MarginEngineName?) {
    for engine in MarginEngineName.allCases where agreement.hasSuffix("/" + engine.rawValue) {
      return (String(agreement.dropLast(engine.rawValue.count + 1)), engine)
    }
    return (agreement, nil)
  }
}
