import ArgumentParser
import Collateral
import Foundation
import Loading
import Money
import Valuation

/// `limits`: how every limit of every agreement stands, or what there is room for.
struct LimitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limits",
    abstract:
      "Show the concentration limits of agreements: what each group may hold, holds, and what counts.",
    discussion: """
      One row a limit and group, under each regime of each agreement. `used` is what the group holds before limits, \
      `counted` what of it counts after all of them, `headroom` the bound less `used`; below zero it is the excess.

      With --instrument: how much more of it could be posted under each agreement before a limit bites, in whole units.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(
    help: ArgumentHelp("The pledges (CSV).", valueName: "pledges.csv"),
    completion: .file(extensions: ["csv"]))
  var pledges: String

  @Option(
    help: ArgumentHelp("The agreements (CSV).", valueName: "path"),
    completion: .file(extensions: ["csv"]))
  var agreements: String

  @Option(
    help: ArgumentHelp(
      "Apply the limits of these regimes instead of the agreements' own.", valueName: "regime,…"))
  var regime: RegimeList?

  @Option(help: ArgumentHelp("Only this agreement.", valueName: "agreement"))
  var agreement: String?

  @Flag(help: "Only limits that are exceeded, or whose bound is not known.")
  var exceeded = false

  @Option(
    help: ArgumentHelp(
      "How much more of it could be posted: any identifier, or a currency code for cash.",
      valueName: "id"))
  var instrument: String?

  @Option(help: ArgumentHelp("With --instrument: who would keep it.", valueName: "lei"))
  var custodian: LEI?

  @OptionGroup var terms: TermsOption

  @OptionGroup var requirements: RequirementsFile

  func validate() throws {
    if exceeded, instrument != nil {
      throw ValidationError("--exceeded and --instrument are two questions.")
    }
    if custodian != nil, instrument == nil {
      throw ValidationError("--custodian goes with --instrument.")
    }
  }

  func run() throws {
    let book = try PreparedBook(
      pledges: pledges, agreements: agreements, requirements: requirements.requirements,
      regimes: regime?.names, terms: terms.folder(beside: agreements), asking: instrument,
      keptBy: custodian, common)
    if let agreement, book.desk.agreements[agreement] == nil {
      throw CommandFailure(
        .usage, "\(agreements): no agreement `\(agreement)`\n  the first column names them")
    }
    do {
      if let instrument {
        try printRoom(instrument, book)
      } else {
        try printLimits(book)
      }
    } catch let error as ValuationError {
      throw book.located(error, pledges)
    } catch let error as NumberError {
      throw CommandFailure(.refused, "\(agreements): a total does not fit: \(error)")
    }
  }

  private func printLimits(_ book: PreparedBook) throws {
    let valuer = BookValuer(
      valuer: book.valuer, agreements: book.desk.agreements, regimes: regime?.names)
    let wanted = book.desk.pledges.filter { agreement == nil || $0.agreement == agreement }
    let reports = try valuer.value(wanted) { _ in 0 }.limits.filter {
      !exceeded || $0.state == .exceeded || $0.state == .unknown
    }
    let report = Report("limits", columns: LimitRow.columns, rows: reports.map(LimitRow.cells))
    switch common.format {
    case .csv: try report.print(as: .csv)
    case .table: try report.keeping(LimitRow.narrow).print(as: .table)
    case .json:
      var objects = report.objects
      for (index, limit) in reports.enumerated() {
        objects[index]["pledge_names"] = .list(limit.pledges)
      }
      try JSONDocument(["on": .init(common.day.description), "limits": .init(objects)]).print()
    }
  }

  private func printRoom(_ instrument: String, _ book: PreparedBook) throws {
    var report = Report("room", columns: RoomRow.columns)
    var pledge = Pledge(id: instrument, agreement: "", instrument: instrument, quantity: .zero)
    pledge.custodian = custodian
    let posted = Dictionary(grouping: book.desk.pledges, by: \.agreement)
    for (name, _) in book.desk.agreementLines where agreement == nil || name == agreement {
      guard let terms = book.desk.agreements[name] else { continue }
      pledge.agreement = name
      for regime in regime?.names ?? terms.regimes {
        let room = try book.valuer.room(
          for: pledge, beside: posted[name] ?? [], under: terms, regime: regime)
        report.rows += RoomRow.rows(room, instrument, terms, regime)
      }
    }
    guard common.format == .json else { return try report.print(as: common.format) }
    try JSONDocument(["on": .init(common.day.description), "room": .init(report.objects)]).print()
  }
}
