import Collateral
import Money
import Schedules

/// Runs the books of a regime's limits: the same engine, on values that the book states.
struct LimitBookRunner {
  /// What one book showed.
  struct Showing {
    /// Limits of which some group exceeds its bound.
    var exceeded: Set<String> = []
    /// Limits of which some group holds exactly what it may.
    var met: Set<String> = []
    var problems: [ScheduleProblem] = []
  }

  private let compiled: CompiledLaw
  private let schedule: Schedule

  init(_ compiled: CompiledLaw, _ schedule: Schedule) {
    self.compiled = compiled
    self.schedule = schedule
  }

  /// What is wrong with the books.
  func failures() -> [ScheduleProblem] { schedule.books.flatMap { run($0).problems } }

  /// The limits of which the books do not show enough.
  func uncovered() -> [ScheduleProblem] {
    var problems: [ScheduleProblem] = []
    var exceeded: Set<String> = []
    var met: Set<String> = []
    for book in schedule.books {
      let showing = run(book)
      exceeded.formUnion(showing.exceeded)
      met.formUnion(showing.met)
    }
    for limit in schedule.limits {
      for (shown, words) in [(exceeded, "is exceeded"), (met, "is exactly met")]
      where !shown.contains(limit.id) {
        problems.append(
          ScheduleProblem(
            at: limit.citation.location, "no book shows how limit `\(limit.id)` \(words)",
            remedy: "add one under `books`"))
      }
    }
    return problems
  }

  private func run(_ book: LimitBook) -> Showing {
    let limits = compiled.compiled(schedule, on: book.on).schedule.limits
    var codes = LimitCodes()
    let pledges = book.pledges.map { limited($0, limits, book, &codes) }
    let engine = LimitEngine(limits, in: book.base, ExchangeTable(book.rates))
    let outcome = engine.apply(to: pledges, terms(book))
    var showing = Showing()
    for use in outcome.uses {
      if use.isExceeded { showing.exceeded.insert(limits[use.limit].source.id) }
      if use.used == use.bound { showing.met.insert(limits[use.limit].source.id) }
    }
    showing.problems = differences(book, outcome, showing)
    let unknown = Set(book.pledges.map(\.point)).subtracting(schedule.points.map(\.id))
    for point in unknown.sorted() {
      showing.problems.append(
        ScheduleProblem(
          at: book.location, "book \"\(book.name)\": there is no point `\(point)`",
          remedy: "name a point of the regime"))
    }
    return showing
  }

  private func terms(_ book: LimitBook) -> LimitTerms {
    LimitTerms(
      margin: book.margin, isSystemic: book.isSystemic, requirement: book.requirement.minorUnits,
      netCapital: book.netCapital?.minorUnits,
      tentativeNetCapital: book.tentativeNetCapital?.minorUnits)
  }

  private func limited(
    _ posted: LimitBook.Posted, _ limits: [CompiledLimit], _ book: LimitBook,
    _ codes: inout LimitCodes
  ) -> LimitedPledge {
    var mask: LimitMask = []
    for (number, limit) in limits.enumerated() {
      let source = limit.source
      guard source.points.isEmpty || source.points.contains(posted.point),
        source.margin == nil || source.margin == book.margin, !posted.excepted.contains(source.id)
      else { continue }
      mask.insert(LimitMask(number))
    }
    func code(_ scope: ConcentrationLimit.Scope) -> Int32 {
      codes.code(posted.keys[scope].map { "\(scope.rawValue):\($0)" } ?? "by itself:\(posted.id)")
    }
    return LimitedPledge(
      value: posted.value.minorUnits, market: posted.marketValue.minorUnits,
      haircut: posted.haircut,
      retained: Percentage(units: Percentage.hundred.units - posted.haircut.units),
      quantity: posted.quantity, limits: mask,
      keys: LimitKeys(
        issue: code(.issue), issuer: code(.issuer), group: code(.group), country: code(.country),
        currency: code(.currency), custodian: code(.custodian)),
      issueSize: posted.issueSize, dailyVolume: posted.dailyVolume)
  }

  private func differences(
    _ book: LimitBook, _ outcome: LimitOutcome, _ showing: Showing
  ) -> [ScheduleProblem] {
    var differences: [String] = []
    for (index, pledge) in book.pledges.enumerated() {
      let found = Amount(
        minorUnits: outcome.cut[index] + outcome.surcharge[index], currency: book.base)
      let expected = book.disregarded[pledge.id] ?? Amount(minorUnits: 0, currency: book.base)
      if found != expected {
        differences.append("\(pledge.id) loses \(found), expected \(expected)")
      }
    }
    let undetermined = book.pledges.indices.filter { !outcome.missing[$0].isEmpty }
      .map { book.pledges[$0].id }.sorted()
    for (name, found, expected) in [
      ("exceeded", showing.exceeded.sorted(), book.exceeded.sorted()),
      ("undetermined", undetermined, book.undetermined.sorted()),
    ] where found != expected {
      differences.append(
        "\(name) is \(found.isEmpty ? "none" : found.joined(separator: " ")), expected "
          + (expected.isEmpty ? "none" : expected.joined(separator: " ")))
    }
    if differences.isEmpty { return [] }
    return [
      ScheduleProblem(
        at: book.location, "book \"\(book.name)\" fails: \(differences.joined(separator: "; "))",
        remedy: "mend the limit or the book")
    ]
  }
}
