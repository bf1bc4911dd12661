import ArgumentParser
import Collateral
import Comparison
import Money
import Registry
import Schedules
import Valuation

/// `matrix`: what every regime says about one asset, on one page.
struct MatrixCommand: ParsableCommand {
  /// How a page is printed.
  enum Page: String, ExpressibleByArgument, CaseIterable {
    /// Markdown.
    case markdown
    /// HTML that needs nothing else.
    case html
  }

  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: "Print what every regime says about one asset, each answer with its paragraph.",
    discussion: """
      Takes an identifier of the registry, a currency code, or a word of asset_class such as payment-stablecoin. A \
      class needs no registry: the page supposes a plain instrument of the class and says what it supposes.

      --page prints a page for people; --format the answers in a shape for programs.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("Any identifier, or an asset class.", valueName: "id|class"))
  var subject: String

  @Option(
    help: ArgumentHelp("Only these regimes. Default: all.", valueName: "regime,…"))
  var regimes: RegimeList?

  @Option(help: "Print a page for people.")
  var page: Page?

  @OptionGroup(title: "What is supposed") var supposed: SupposedTerms

  @OptionGroup(title: "What is supposed about a class") var typical: TypicalOptions

  func validate() throws {
    if page != nil, common.format != .table {
      throw ValidationError("--page and --format exclude each other.")
    }
    if AssetClass(rawValue: subject) == nil, typical.isStated {
      throw ValidationError(
        "--country, --currency, --maturity and --step are for a class; the facts of an instrument come out of the registry."
      )
    }
  }

  func run() throws {
    let matrix = try CommandFailure.wrapping { try answer() }
    switch (page, common.format) {
    case (.markdown, _): try StandardOutput.write(Array(MatrixMarkdown(matrix).text.utf8))
    case (.html, _): try StandardOutput.write(Array(MatrixHTML(matrix).text.utf8))
    case (nil, .table):
      for line in MatrixText(matrix).lines { try StandardOutput.print(line) }
    case (nil, .csv): try MatrixReport.report(matrix).print(as: .csv)
    case (nil, .json): try MatrixReport.document(matrix).print()
    }
  }

  private func answer() throws -> AnswerMatrix {
    let law = try common.law()
    let names = regimes?.names ?? law.regimes
    try common.check(names, of: law)
    try law.check(elections: supposed.choices.election)
    let builder = MatrixBuilder(law: law, regimes: names, terms: supposed.terms)
    if let assetClass = AssetClass(rawValue: subject) {
      return try answer(about: assetClass, names, law, builder)
    }
    let snapshot: FactSnapshot
    if Currency(argument: subject) == nil {
      let (registry, known) = try common.openRegistry()
      snapshot = try registry.facts(forInstruments: [subject], on: common.day, known: known)
    } else {
      snapshot = FactSnapshot(on: common.day)
    }
    return try answer(about: subject, snapshot, law, builder)
  }

  private func answer(
    about identifier: String, _ snapshot: FactSnapshot, _ law: Law, _ builder: MatrixBuilder
  ) throws -> AnswerMatrix {
    if let keys = snapshot.ambiguous[identifier] {
      throw CommandFailure(
        .refused,
        "`\(identifier)` fits several instruments: \(keys.joined(separator: ", "))\n  name one of them"
      )
    }
    guard let rows = try builder.rows(for: identifier, in: snapshot) else {
      throw CommandFailure(
        .refused,
        "no instrument `\(identifier)` is known on \(common.day)\n  `collateral search` finds names and parts of identifiers"
      )
    }
    let record = snapshot.instrument(identifier)?.record
    let title = record?.name.map { "\($0) (\(identifier))" } ?? identifier
    let facts = record.map { InstrumentLine.text($0, snapshot) } ?? "Cash in \(identifier)"
    let currency = record?.currency ?? Currency(argument: identifier)
    return AnswerMatrix(
      title: title, day: common.day,
      supposed: "Supposed of the agreement: \(builder.supposed(for: currency))",
      sections: [MatrixSection(title: identifier, description: facts, rows: rows)], law: law)
  }

  private func answer(
    about assetClass: AssetClass, _ names: [String], _ law: Law, _ builder: MatrixBuilder
  ) throws -> AnswerMatrix {
    let kinds = InstrumentKinds(assetClass, law: law, regimes: names, on: common.day).kinds
    var assets: [(title: String, identifier: String?)] = kinds.map {
      ("\($0.name) (\($0.identifier))", $0.identifier)
    }
    assets.append((kinds.isEmpty ? assetClass.rawValue : "any other \(assetClass.rawValue)", nil))
    var sections: [MatrixSection] = []
    var currency: Currency?
    for asset in assets {
      guard
        let instrument = TypicalInstrument(
          assetClass, on: common.day, typical.suppositions, domestic: law.domesticCurrencies,
          identifier: asset.identifier),
        let rows = try builder.rows(for: instrument.identifier, in: instrument.snapshot)
      else { continue }
      currency = instrument.currency
      sections.append(
        MatrixSection(title: asset.title, description: instrument.description, rows: rows))
    }
    return AnswerMatrix(
      title: "Asset class \(assetClass.rawValue)", day: common.day,
      supposed: "Supposed of the agreement: \(builder.supposed(for: currency))", sections: sections,
      law: law)
  }
}
