import ArgumentParser
import Collateral
import Comparison
import Loading
import Registry
import Schedules
import Valuation

/// `upcoming`: what is about to change.
struct UpcomingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upcoming",
    abstract:
      "Show what is about to change by itself: maturities, bands, memberships, ratings, rules.",
    discussion: """
      For each day after --on, up to --days of them: what matures; which haircut or eligibility changes, because a \
      maturity passes the bound of a band or because an item of the law begins or ends; and which fact begins or ends \
      that is known today: the end of a membership of an index, a rating, an assessment or a version that is dated \
      ahead. Prices and exchange rates stay as they are.

      Without identifiers and pledges the whole registry is asked about. The verdicts suppose what `gap` supposes; \
      with --pledges the agreements say the terms and, without --regime, the regimes.
      """)

  private static let batch = 20_000

  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp("How many days ahead, at most 3660.", valueName: "n"))
  var days: Int

  @Argument(help: ArgumentHelp("Any identifiers, or currency codes for cash.", valueName: "id"))
  var identifiers: [String] = []

  @Option(help: ArgumentHelp("Ask these regimes. Default: all.", valueName: "regime,…"))
  var regime: RegimeList?

  @Option(
    help: ArgumentHelp("Only what these pledges hold (CSV).", valueName: "path"),
    completion: .file(extensions: ["csv"]))
  var pledges: String?

  @Option(
    help: ArgumentHelp("The agreements of the pledges (CSV).", valueName: "path"),
    completion: .file(extensions: ["csv"]))
  var agreements: String?

  @OptionGroup var terms: TermsOption

  @OptionGroup(title: "What is supposed") var supposed: SupposedTerms

  func validate() throws {
    guard (1...3_660).contains(days) else {
      throw ValidationError("--days must be from 1 to 3660.")
    }
    if (pledges == nil) != (agreements == nil) {
      throw ValidationError("--pledges and --agreements go together.")
    }
    if pledges != nil, !identifiers.isEmpty || supposed.isStated {
      throw ValidationError(
        "With --pledges the agreements say the terms, and every pledge counts: leave out identifiers and what is supposed."
      )
    }
  }

  func run() throws {
    var found = UpcomingReport(day: common.day)
    var report = Report("upcoming", columns: UpcomingReport.columns)
    try CommandFailure.wrapping {
      let law = try common.law()
      if let pledges, let agreements {
        try ask(pledges, agreements, law, &found, &report)
      } else {
        try ask(law, &found, &report)
      }
    }
    switch common.format {
    case .csv: try report.print(as: .csv)
    case .json:
      try JSONDocument([
        "on": .init(common.day.description), "days": .init(days),
        report.name: .init(report.objects),
      ]).print()
    case .table:
      if report.rows.isEmpty {
        return try StandardOutput.print(
          "nothing changes by itself from \(common.day) to \(common.day.adding(days: days))")
      }
      try UpcomingReport.short(report, hasAgreements: pledges != nil).print(as: .table)
    }
  }

  private func finder(
    _ law: Law, _ agreements: [Agreement] = [], _ regimes: [String]?,
    _ own: AgreementTerms = AgreementTerms()
  ) -> UpcomingFinder {
    UpcomingFinder(
      law: law, regimes: regimes, agreements: agreements, terms: supposed.terms, own: own,
      after: common.day, through: common.day.adding(days: days))
  }

  /// What comes to pass for the instruments that are named, or for all.
  private func ask(_ law: Law, _ found: inout UpcomingReport, _ report: inout Report) throws {
    let regimes = regime?.names ?? law.regimes
    try common.check(regimes, of: law)
    try law.check(elections: supposed.choices.election)
    let (registry, known) = try common.openRegistry()
    let finder = finder(law, [], regimes)
    let book = try UpcomingBook(registry, known: known, turns: finder.turns, parties: [])
    var changes: [UpcomingChange] = []
    if identifiers.isEmpty {
      let candidates = try book.candidates()
      var last = ""
      while true {
        let keys: [String]
        if let candidates {
          keys = Array(candidates.drop { $0 <= last }.prefix(Self.batch))
        } else {
          keys = try registry.instrumentKeys(limit: Self.batch, after: last)
        }
        guard let end = keys.last else { break }
        changes += try book.changes(
          keys.map { CollateralInquiry(instrument: $0, key: $0) }, finder)
        last = end
      }
      // A batch has all its days; across batches days go first.
      changes.sort { ($0.day, $0.inquiry.instrument) < ($1.day, $1.inquiry.instrument) }
    } else {
      var inquiries: [CollateralInquiry] = []
      for identifier in identifiers {
        guard let inquiry = try book.inquiry(identifier) else {
          throw CommandFailure(
            .refused,
            "no single instrument `\(identifier)` is known\n  `collateral search` finds names and parts of identifiers"
          )
        }
        inquiries.append(inquiry)
      }
      changes = try book.changes(inquiries, finder)
    }
    found.loads = book.loads
    report.rows = changes.flatMap(found.rows)
  }

  /// What comes to pass for what is pledged, each instrument once an agreement and keeper.
  private func ask(
    _ pledges: String, _ agreements: String, _ law: Law, _ found: inout UpcomingReport,
    _ report: inout Report
  ) throws {
    let desk = try DeskBook(
      pledges: pledges, agreements: agreements, requirements: nil, on: common.day)
    try PreparedBook.check(desk, regime?.names, law, agreements)
    try PreparedBook.checkElections(desk, law, agreements, common)
    let own = try terms.folder(beside: agreements).terms(of: desk, law, regime?.names)
    let all = desk.agreementLines.compactMap { desk.agreements[$0.agreement] }
    try common.check(Set(regime?.names ?? all.flatMap(\.regimes)), of: law)
    let (registry, known) = try common.openRegistry()
    let finder = finder(law, all, regime?.names, own)
    let book = try UpcomingBook(
      registry, known: known, turns: finder.turns, parties: PreparedBook.parties(desk))
    var inquiries: [CollateralInquiry] = []
    var seen: Set<[String]> = []
    var unknown: Set<String> = []
    for pledge in desk.pledges {
      let place = [pledge.agreement, pledge.instrument, pledge.custodian?.value ?? ""]
      guard seen.insert(place).inserted, let agreement = desk.agreements[pledge.agreement] else {
        continue
      }
      if let inquiry = try book.inquiry(
        pledge.instrument, under: agreement, keptBy: pledge.custodian)
      {
        inquiries.append(inquiry)
      } else {
        unknown.insert(pledge.instrument)
      }
    }
    if !unknown.isEmpty {
      common.note(
        "note: not asked about, because no single instrument of the name is known: \(unknown.sorted().joined(separator: ", "))"
      )
    }
    let changes = try book.changes(inquiries, finder)
    found.loads = book.loads
    report.rows = changes.flatMap(found.rows)
  }
}
