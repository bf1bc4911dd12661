import ArgumentParser
import Collateral
import Loading
import Money
import Registry
import Schedules
import Valuation

/// `explain`: the full trace of one pledge.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "Explain what one pledge is worth: every rule, what it looked at, and where that came from.",
    usage: """
      collateral explain <pledges.csv> <pledge> --agreements <path>
      collateral explain --instrument <id> --quantity <q> --regime <regime> --base <currency>
      """)

  @OptionGroup var common: CommonOptions

  @Argument(
    help: ArgumentHelp("The pledges (CSV).", valueName: "pledges.csv"),
    completion: .file(extensions: ["csv"]))
  var pledges: String?

  @Argument(help: ArgumentHelp("Name of the pledge.", valueName: "pledge"))
  var pledge: String?

  @Option(
    help: ArgumentHelp("The agreements (CSV).", valueName: "path"),
    completion: .file(extensions: ["csv"]))
  var agreements: String?

  @Option(help: ArgumentHelp("Regimes to explain.", valueName: "regime,…"))
  var regime: RegimeList?

  @OptionGroup var requirements: RequirementsFile

  @OptionGroup var terms: TermsOption

  @OptionGroup(title: "One instrument instead of a pledge file") var question: InstrumentQuestion

  func validate() throws {
    if question.instrument == nil {
      guard pledges != nil, pledge != nil, agreements != nil else {
        throw ValidationError("Name a pledge file, a pledge and --agreements, or --instrument.")
      }
    } else {
      if terms.terms != nil { throw ValidationError("--terms are those of agreements in a file.") }
      if pledges != nil { throw ValidationError("Name a pledge or --instrument, not both.") }
      guard regime != nil, question.quantity != nil, question.base != nil else {
        throw ValidationError("--instrument needs --quantity, --regime and --base.")
      }
    }
  }

  func run() throws {
    if let instrument = question.instrument {
      try explain(instrument)
    } else if let pledges, let pledge, let agreements {
      try explain(pledge, in: pledges, agreements)
    }
  }

  private func explain(_ name: String, in file: String, _ agreementsFile: String) throws {
    let book = try PreparedBook(
      pledges: file, agreements: agreementsFile, requirements: requirements.requirements,
      regimes: regime?.names, terms: terms.folder(beside: agreementsFile), common)
    guard let pledge = book.desk.pledges.row(named: name).map({ book.desk.pledges[$0] }),
      let agreement = book.desk.agreements[pledge.agreement]
    else {
      throw CommandFailure(
        .usage, "\(file): no pledge `\(name)`\n  the first column names the pledges")
    }
    // Limits look at everything that is posted with it.
    let posted = book.desk.pledges.filter { $0.agreement == agreement.id }
    do {
      try print(
        try (regime?.names ?? agreement.regimes).flatMap {
          try book.valuer.value(
            posted, under: agreement, regime: $0, explaining: { $0.id == name }
          ).rows.filter { $0.pledge == name }
        }, book.law, book.valuer)
    } catch let error as ValuationError {
      throw book.located(error, file)
    }
  }

  private func explain(_ instrument: String) throws {
    guard let regimes = regime?.names, let pledge = question.pledge,
      let agreement = question.agreement(regimes: regimes)
    else { return }
    let (values, law, valuer) = try CommandFailure.wrapping {
      let law = try common.law(valuing: regimes)
      try law.check(elections: question.choices.election)
      let (registry, known) = try common.openRegistry()
      let snapshot = try registry.facts(
        forInstruments: [instrument], entities: question.pledgor.map { [$0] } ?? [],
        on: common.day, known: known)
      let valuer = try Valuer(law: law, regimes: regimes, snapshot: snapshot)
      let values = try regimes.map {
        try valuer.value([pledge], under: agreement, regime: $0, explaining: { _ in true }).rows[0]
      }
      return (values, law, valuer)
    }
    try print(values, law, valuer)
  }

  private func print(_ values: [PledgeValue], _ law: Law, _ valuer: Valuer) throws {
    let loads = valuer.snapshot.loads
    switch common.format {
    case .csv:
      try Report("values", columns: ValueRow.columns, rows: values.map(ValueRow.cells)).print(
        as: .csv)
    case .json:
      let report = Report("values", columns: ValueRow.columns, rows: values.map(ValueRow.cells))
      try JSONDocument([
        "on": .init(common.day.description), "values": .init(report.objects),
        "explanations": .init(
          values.compactMap { $0.explanation.map { ExplanationJSON($0, loads: loads) } }),
      ]).print()
    case .table:
      var text = ExplanationText(law: law, loads: loads)
      for (index, value) in values.enumerated() {
        guard let explanation = value.explanation else { continue }
        if index > 0 { try StandardOutput.print("") }
        for line in text.lines(explanation) { try StandardOutput.print(line) }
      }
    }
  }
}
