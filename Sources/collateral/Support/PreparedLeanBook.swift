import Collateral
import Loading
import Parallel
import Registry
import Schedules
import Valuation

/// A desk's book, ready to be valued as a whole: for many pledges, without explanations.
struct PreparedLeanBook {
  let desk: DeskBook
  let valuer: LeanBookValuer

  /// Reads desk files, and only the law and the facts that they need.
  init(
    pledges: String, agreements: String, requirements: String? = nil, regimes: [String]?,
    terms: TermsFolder, _ common: CommonOptions
  ) throws(CommandFailure) {
    (desk, valuer) = try CommandFailure.wrapping {
      let desk = try DeskBook(
        pledges: pledges, agreements: agreements, requirements: requirements, on: common.day)
      let names = Set(regimes ?? desk.agreements.values.flatMap(\.regimes))
      let (registry, known) = try common.openRegistry()
      let day = common.day
      let instruments = try registry.instrumentFacts(
        desk.pledges.instruments, on: day, known: known)
      // One core reads about the issuers; meanwhile the law is read, and the pledges are put in order.
      let (rules, facts) = twoAtOnce(
        {
          Result { () throws(CommandFailure) in
            try CommandFailure.wrapping {
              let law = try common.law(for: names)
              try PreparedBook.check(desk, regimes, law, agreements)
              try PreparedBook.checkElections(desk, law, agreements, common)
              try common.check(names, of: law)
              return (law, try terms.terms(of: desk, law, regimes), BookOrder(desk.pledges))
            }
          }
        },
        {
          Result { () throws(RegistryError) in
            try registry.completing(
              instruments, forInstruments: desk.pledges.instruments,
              entities: PreparedBook.parties(desk))
          }
        })
      let (law, own, order) = try rules.get()
      let valuer = try LeanBookValuer(
        law: law, facts: try facts.get(), pledges: desk.pledges, agreements: desk.agreements,
        regimes: regimes, terms: own, order: order)
      return (desk, valuer)
    }
  }
}
