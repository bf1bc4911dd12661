import Collateral
import Loading
import Registry
import Schedules
import Valuation

/// A desk's book, ready to be valued as a whole: for many pledges, without explanations.
struct PreparedLeanBook {
  let desk: DeskBook
  let valuer: LeanBookValuer

  /// Reads desk files, and only the law and the facts that they need.
  init(
    pledges: String, agreements: String, regimes: [String]?, terms: TermsFolder,
    _ common: CommonOptions
  ) throws(CommandFailure) {
    (desk, valuer) = try CommandFailure.wrapping {
      let desk = try DeskBook(pledges: pledges, agreements: agreements)
      let names = Set(regimes ?? desk.agreements.values.flatMap(\.regimes))
      let law = try common.law(for: names)
      try PreparedBook.check(desk, regimes, law, agreements)
      try PreparedBook.checkElections(desk, law, agreements, common)
      try common.check(names, of: law)
      let own = try terms.terms(of: desk, law, regimes)
      let (registry, known) = try common.openRegistry()
      let facts = try registry.bookFacts(
        forInstruments: desk.pledges.instruments, entities: PreparedBook.parties(desk),
        on: common.day, known: known)
      let valuer = try LeanBookValuer(
        law: law, facts: facts, pledges: desk.pledges, agreements: desk.agreements,
        regimes: regimes, terms: own)
      return (desk, valuer)
    }
  }
}
