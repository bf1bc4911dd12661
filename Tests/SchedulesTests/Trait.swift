import Collateral
import Money

@testable import Schedules

/// The result of a condition, for reckoning by hand.
enum Answer: Character {
  case yes = "y"
  case no = "n"
  case unknown = "?"
}

/// A fact of an asset with a few values that stand for all, and conditions with their answer for each value.
struct Trait {
  let conditions: [(condition: Condition, answers: [Answer])]

  var valueCount: Int { conditions[0].answers.count }

  private init(_ conditions: [(Condition?, String)]) {
    self.conditions = conditions.compactMap { condition, answers in
      condition.map { ($0, answers.compactMap(Answer.init)) }
    }
  }

  /// The sets to which the conditions refer.
  static let sets = [
    NamedSet(
      id: "union", kind: .country,
      citation: Citation(
        text: "", source: "", verified: .text, note: nil,
        location: SourceLocation(file: "", line: 1)),
      values: [
        NamedSet.Values(
          validity: Validity(from: .beginning), members: ["DE", "FR"],
          location: SourceLocation(file: "", line: 1))
      ])
  ]

  static let all: [Trait] = [
    // cash, sovereign-debt, gold, no class of collateral, not known
    Trait([
      (.assetClass([.cash]), "ynnn?"), (.assetClass([.cash, .sovereignDebt]), "yynn?"),
      (.assetClass(AssetClass.allCases), "yyyn?"), (.assetClass([]), "nnnn?"),
    ]),
    // US, DE, FR, JP, not known
    Trait([
      (.issuerCountry([.word("US")], isNegated: false), "ynnn?"),
      (.issuerCountry([.set("union")], isNegated: false), "nyyn?"),
      (.issuerCountry([.word("US"), .word("DE")], isNegated: true), "nnyy?"),
      (.issuerCountry([.set("union")], isNegated: true), "ynny?"),
    ]),
    // 1, 2, 3, 5, not rated
    Trait([
      (StepRange("1").map(Condition.step), "ynnn?"),
      (StepRange("2-3").map(Condition.step), "nyyn?"),
      (StepRange("1-2").map(Condition.step), "yynn?"),
      (StepRange("4-6").map(Condition.step), "nnny?"),
    ]),
    // half a year, one year, three, five, ten, perpetual, not known
    Trait([
      (MaturityBand("<1").map(Condition.maturity), "ynnnnn?"),
      (MaturityBand("≤1").map(Condition.maturity), "yynnnn?"),
      (MaturityBand("≥1 ≤5").map(Condition.maturity), "nyyynn?"),
      (MaturityBand(">12m <5").map(Condition.maturity), "nnynnn?"),
      (MaturityBand(">5").map(Condition.maturity), "nnnnyy?"),
    ]),
    // 99, 100, 101, not known
    Trait([
      (PriceBound("≥100").map(Condition.price), "nyy?"),
      (PriceBound("<100").map(Condition.price), "ynn?"),
      (PriceBound(">100").map(Condition.price), "nny?"),
      (PriceBound("≤100").map(Condition.price), "yyn?"),
    ]),
    // yes, no, not assessed
    Trait([
      (.assessment(.investmentGrade, .equals("yes")), "yn?"),
      (.assessment(.investmentGrade, .equals("no")), "ny?"),
      (AssessmentBound("≤1").map { .assessment(.investmentGrade, $0) }, "???"),
    ]),
    // 0, 20, 20.5, 50, not assessed
    Trait([
      (AssessmentBound("≤20").map { .assessment(.sovereignRiskWeight, $0) }, "yynnn?"),
      (AssessmentBound(">20").map { .assessment(.sovereignRiskWeight, $0) }, "nnyyy?"),
      (AssessmentBound("≥50").map { .assessment(.sovereignRiskWeight, $0) }, "nnnyy?"),
      (.assessment(.sovereignRiskWeight, .equals("50")), "nnnyn?"),
    ]),
    // initial, variation
    Trait([(.margin(.initial), "yn"), (.margin(.variation), "ny")]),
    // listed, not
    Trait([(.publiclyTraded, "yn")]),
    // member of neither index, of the first, of the second, of both
    Trait([
      (.index([.word("one")]), "nyny"), (.index([.word("two")]), "nnyy"),
      (.index([.word("one"), .word("two")]), "nyyy"), (.index([]), "nnnn"),
    ]),
    // the issuer, its group, neither, no parent reported, no issuer known, managed, managed with no parent reported
    Trait([
      (.relation([.ownIssue]), "ynnn?nn"), (.relation([.closeLink]), "nyn??n?"),
      (.relation([.ownIssue, .closeLink]), "yyn??n?"), (.relation([.managedByGroup]), "nnnn?yy"),
      (.relation([.closeLink, .managedByGroup]), "nyn??yy"),
    ]),
    // the guarantor, its group, neither or no guarantor, no parent reported, no pledgor
    Trait([
      (.relation([.guarantorOwnIssue]), "ynnn?"), (.relation([.guarantorCloseLink]), "nyn??"),
    ]),
    // kept by the pledgor, by its group, elsewhere, no parent reported, not stated, no pledgor
    Trait([
      (.custodian([.stated]), "yyyyny"), (.custodian([.pledgor]), "ynnn??"),
      (.custodian([.pledgorGroup]), "nyn???"), (.custodian([.pledgor, .pledgorGroup]), "yyn???"),
      (.custodian([.stated, .pledgor]), "yyyy?y"),
    ]),
    // kept by the secured party, by its group, elsewhere, no parent reported, no secured party
    Trait([
      (.custodian([.securedParty]), "ynnn?"), (.custodian([.securedPartyGroup]), "nyn??"),
    ]),
    // country the same, another, not known; and with each of them the sector the same, another, not known
    Trait([
      (.sameAsPledgor([.country]), "yyynnn???"), (.sameAsPledgor([.sector]), "yn?yn?yn?"),
      (.sameAsPledgor([.country, .sector]), "yn?nnn?n?"),
    ]),
    // step 1, 3, 6 of the government, not rated
    Trait([
      (StepRange("1-3").map(Condition.countryStep), "yyn?"),
      (StepRange("4-6").map(Condition.countryStep), "nny?"),
    ]),
    // of a class of the exposure, of none, of a class that nobody knows
    Trait([(.movesWithExposure([.assetClass]), "yn?")]),
    // EUR, USD, GBP, not known
    Trait([
      (.currency([.word("EUR")]), "ynn?"), (.currency([.word("EUR"), .word("USD")]), "yyn?"),
    ]),
    // senior, mezzanine, subordinated, junior, not known
    Trait([
      (.seniority([.senior]), "ynnn?"),
      (.seniority([.mezzanine, .subordinated, .junior]), "nyyy?"),
    ]),
  ]
}
