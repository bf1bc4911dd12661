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
      // The law is read while the facts are.
      let (rules, facts) = twoAtOnce(
        {
          Result { () throws(CommandFailure) in
            try CommandFailure.wrapping {
              let law = try common.law(for: names)
              try PreparedBook.check(desk, regimes, law, agreements)
              try PreparedBook.checkElections(desk, law, agreements, common)
              try common.check(names, of: law)
              return (law, try terms.terms(of: desk, law, regimes))
            }
          }
        },
        {
          Result { () throws(RegistryError) in
            try registry.bookFacts(
              forInstruments: desk.pledges.instruments, entities: PreparedBook.parties(desk),
              on: day, known: known)
          }
        })
      let (law, own) = try rules.get()
      let valuer = try LeanBookValuer(
        law: law, facts: try facts.get(), pledges: desk.pledges, agreements: desk.agreements,
        regimes: regimes, terms: own)
      return (desk, valuer)
    }
  }
}
