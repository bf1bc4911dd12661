import Collateral
import Money
import ReferenceData
import Schedules
import Testing
import Valuation

/// A regime that tests wrong-way risk in every way that a schedule can, with an example for each way.
enum WrongWayLaw {
  /// The law; its examples are run by ``WrongWayTests``.
  static let law = Result {
    let shipped = try ScheduleFixtures.law.get()
    return Law(
      files: texts.enumerated().map {
        ScheduleFile(path: "schedules/wrong-way/\($0.offset).yaml", text: $0.element)
      },
      sources: ScheduleFile(path: "sources.yaml", text: "act: {title: Act, reference: Act 1}"),
      mappings: Array(shipped.mappings.values), domesticCurrencies: shipped.domesticCurrencies)
  }

  private static let texts = [
    """
    schedule: regime
    regime: wrong-way
    title: A regime about who owes and who keeps
    authority: Nobody
    jurisdiction: EU
    purpose: collateral-haircut
    from: "2020-01-01"
    source: act
    citation: Section 1
    verified: text
    credit_quality: {mapping: eu-crr, several: worse-of-two-best, citation: Section 2, verified: text}
    """,
    """
    schedule: eligibility
    regime: wrong-way
    points:
      - {id: debt, title: Debt, when: {class: [corporate-debt]}, citation: Section 3, verified: text}
      - {id: coin, title: Coins, when: {class: [payment-stablecoin]}, citation: Section 4, verified: text}
      - {id: cash, title: Cash, when: {class: [cash]}, citation: Section 5, verified: text}
    tokens:
      - {id: tokens, looks_through: "yes", citation: Section 6, verified: text}
    """,
    """
    schedule: haircuts
    regime: wrong-way
    haircuts:
      - {id: all, for: all, citation: Section 7, verified: text, values: [{from: "2020-01-01", percent: "2"}]}
    """,
    #"""
    schedule: exclusions
    regime: wrong-way
    exclusions:
      - {id: own-issue, test: own-issue, for: [debt, coin], reason: own-issue, flag: wrong-way-own-issue, unknown: undetermined, citation: "1", verified: text}
      - {id: close-link, test: close-link, through: [managers], for: [debt, coin], reason: close-link, flag: wrong-way-close-link, unknown: flag, citation: "2", verified: text}
      - {id: guarantor, test: guarantor, for: [debt], reason: guarantor, flag: wrong-way-guarantor, unknown: flag, citation: "3", verified: text}
      - {id: custodian, test: custodian, for: [debt], if: {election: [custody]}, effect: flags, flag: wrong-way-custodian, unknown: flag, citation: "4", verified: unverified, note: Not seen.}
      - {id: cash, test: custodian, for: [cash], reason: kept-by-pledgor, unknown: undetermined, citation: "5", verified: text}
      - {id: strict, test: condition, for: [debt], if: {election: [strict-custody]}, that: {custodian: [secured-party, secured-party-group]}, reason: kept-by-secured-party, unknown: undetermined, citation: "6", verified: text}
      - {id: country, test: condition, for: [debt], if: {election: [country]}, that: {same_as_pledgor: [country]}, effect: flags, flag: wrong-way-country, unknown: flag, citation: "7", verified: text}
      - {id: sector, test: condition, for: [debt], if: {election: [sector]}, that: {same_as_pledgor: [country, sector]}, reason: same-sector, flag: wrong-way-sector, unknown: undetermined, citation: "8", verified: text}
      - {id: weak, test: condition, for: [debt], if: {election: [weak-country]}, that: {country_step: "4-6"}, reason: weak-country, unknown: undetermined, citation: "9", verified: text}
      - {id: exposure, test: condition, for: [debt], if: {election: [exposure]}, that: {moves_with_exposure: [class, index, issuer]}, reason: moves-with-exposure, flag: wrong-way-exposure, unknown: undetermined, citation: "10", verified: text}
      - {id: guarantor-word, test: condition, for: [debt], if: {election: [words]}, that: {relation: [guarantor-own-issue, guarantor-close-link]}, reason: guarantor-word, unknown: ignore, citation: "11", verified: text}
      - {id: managed-word, test: condition, for: [debt], if: {election: [words]}, that: {relation: [managed-by-group]}, reason: managed-word, unknown: ignore, citation: "12", verified: text}
    examples:
      - name: Strangers
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        expect: {decision: eligible, point: debt, reasons: [], flags: []}
      - name: The issuer is a branch of the pledgor
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        relation: branch
        expect: {decision: ineligible, point: debt, reasons: [own-issue], flags: [wrong-way-own-issue]}
      - name: The issuer was merged into the pledgor
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        relation: successor
        expect: {decision: ineligible, point: debt, reasons: [own-issue], flags: [wrong-way-own-issue]}
      - name: One group
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        relation: group
        expect: {decision: ineligible, point: debt, reasons: [close-link], flags: [wrong-way-close-link]}
      - name: A fund managed by the pledgor's group
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        managed_by: group
        expect: {decision: ineligible, point: debt, reasons: [close-link], flags: [wrong-way-close-link]}
      - name: A fund managed by the pledgor
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        managed_by: own
        expect: {decision: ineligible, point: debt, reasons: [close-link], flags: [wrong-way-close-link]}
      - name: A fund managed by somebody else
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        managed_by: unrelated
        expect: {decision: eligible, point: debt, reasons: [], flags: []}
      - name: The pledgor guarantees
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        guarantor: own
        expect: {decision: ineligible, point: debt, reasons: [guarantor], flags: [wrong-way-guarantor]}
      - name: The pledgor's group guarantees
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        guarantor: group
        expect: {decision: ineligible, point: debt, reasons: [guarantor], flags: [wrong-way-guarantor]}
      - name: Somebody else guarantees
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        guarantor: unrelated
        expect: {decision: eligible, point: debt, reasons: [], flags: []}
      - name: A guarantor and no pledgor
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        guarantor: unrelated
        agreement: {pledgor: none}
        expect: {decision: eligible, point: debt, reasons: [], flags: [pledgor-unknown]}
      - name: Kept by the pledgor
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        custodian: own
        agreement: {elections: [custody]}
        expect: {decision: eligible, point: debt, reasons: [], flags: [wrong-way-custodian]}
      - name: Kept in the pledgor's group
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        custodian: group
        agreement: {elections: [custody]}
        expect: {decision: eligible, point: debt, reasons: [], flags: [wrong-way-custodian]}
      - name: Kept by the secured party
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        custodian: secured-party
        agreement: {elections: [custody]}
        expect: {decision: eligible, point: debt, reasons: [], flags: []}
      - name: Kept elsewhere
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        custodian: unrelated
        agreement: {elections: [custody]}
        expect: {decision: eligible, point: debt, reasons: [], flags: []}
      - name: Nobody says where it is kept
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        agreement: {elections: [custody]}
        expect: {decision: eligible, point: debt, reasons: [], flags: [custodian-unknown]}
      - name: Strictly, kept by the secured party
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        custodian: secured-party
        agreement: {elections: [strict-custody]}
        expect: {decision: ineligible, point: debt, reasons: [kept-by-secured-party], flags: []}
      - name: Strictly, kept in the secured party's group
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        custodian: secured-party-group
        agreement: {elections: [strict-custody]}
        expect: {decision: ineligible, point: debt, reasons: [kept-by-secured-party], flags: []}
      - name: Strictly, kept by the pledgor
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        custodian: own
        agreement: {elections: [strict-custody]}
        expect: {decision: eligible, point: debt, reasons: [], flags: []}
      - name: Strictly, nobody says
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        agreement: {elections: [strict-custody]}
        expect: {decision: undetermined, point: debt, reasons: [missing-custodian], flags: []}
      - name: Issuer and pledgor of one country
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        pledgor: {country: DE}
        agreement: {elections: [country]}
        expect: {decision: eligible, point: debt, reasons: [], flags: [wrong-way-country]}
      - name: Of two countries
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        pledgor: {country: FR}
        agreement: {elections: [country]}
        expect: {decision: eligible, point: debt, reasons: [], flags: []}
      - name: The pledgor's country is not known
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        pledgor: {sector: insurer}
        agreement: {elections: [country]}
        expect: {decision: eligible, point: debt, reasons: [], flags: [issuer-unknown]}
      - name: Of one country and sector
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        pledgor: {country: DE, sector: insurer}
        agreement: {elections: [sector]}
        expect: {decision: ineligible, point: debt, reasons: [same-sector], flags: [wrong-way-sector]}
      - name: Of one sector and two countries
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        pledgor: {country: FR, sector: insurer}
        agreement: {elections: [sector]}
        expect: {decision: eligible, point: debt, reasons: [], flags: []}
      - name: Of two sectors and a country that is not known
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        pledgor: {sector: fund}
        agreement: {elections: [sector]}
        expect: {decision: eligible, point: debt, reasons: [], flags: []}
      - name: Of one sector and a country that is not known
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        pledgor: {sector: insurer}
        agreement: {elections: [sector]}
        expect: {decision: undetermined, point: debt, reasons: [missing-country], flags: []}
      - name: Of one country and a sector that is not known
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {country: DE}
        pledgor: {country: DE, sector: fund}
        agreement: {elections: [sector]}
        expect: {decision: undetermined, point: debt, reasons: [missing-sector], flags: []}
      - name: A weak country
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        government_ratings: {sp: BB}
        agreement: {elections: [weak-country]}
        expect: {decision: ineligible, point: debt, reasons: [weak-country], flags: []}
      - name: A strong one
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        government_ratings: {sp: AAA}
        agreement: {elections: [weak-country]}
        expect: {decision: eligible, point: debt, reasons: [], flags: []}
      - name: A country that nobody rates
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        agreement: {elections: [weak-country]}
        expect: {decision: undetermined, point: debt, reasons: [missing-rating], flags: []}
      - name: A rating that nobody maps
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        government_ratings: {sp: good}
        agreement: {elections: [weak-country]}
        expect: {decision: undetermined, point: debt, reasons: [unknown-rating], flags: []}
      - name: The instrument is rated, its country is not
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        ratings: {issue: {sp: BB}, issuer: {sp: BB}}
        agreement: {elections: [weak-country]}
        expect: {decision: undetermined, point: debt, reasons: [missing-rating], flags: []}
      - name: The exposure is not stated
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        agreement: {elections: [exposure]}
        expect: {decision: eligible, point: debt, reasons: [], flags: []}
      - name: An exposure to the class
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        exposure: [gold, corporate-debt]
        agreement: {elections: [exposure]}
        expect: {decision: ineligible, point: debt, reasons: [moves-with-exposure], flags: [wrong-way-exposure]}
      - name: An exposure to another class
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        exposure: [gold]
        agreement: {elections: [exposure]}
        expect: {decision: eligible, point: debt, reasons: [], flags: []}
      - name: An exposure to an index
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        indices: [sp500]
        exposure: ["index:sp500"]
        agreement: {elections: [exposure]}
        expect: {decision: ineligible, point: debt, reasons: [moves-with-exposure], flags: [wrong-way-exposure]}
      - name: An exposure to another index
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        indices: [sp500]
        exposure: ["index:dax"]
        agreement: {elections: [exposure]}
        expect: {decision: eligible, point: debt, reasons: [], flags: []}
      - name: An exposure to the issuer
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {lei: HWUPKR0MPOU8FGXBT394, sector: insurer, country: DE}
        exposure: ["issuer:HWUPKR0MPOU8FGXBT394"]
        agreement: {elections: [exposure]}
        expect: {decision: ineligible, point: debt, reasons: [moves-with-exposure], flags: [wrong-way-exposure]}
      - name: An exposure to another issuer
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        exposure: ["issuer:HWUPKR0MPOU8FGXBT394"]
        agreement: {elections: [exposure]}
        expect: {decision: eligible, point: debt, reasons: [], flags: []}
      - name: An exposure to another issuer, the parents of this one not reported
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        relation: unknown
        exposure: ["issuer:HWUPKR0MPOU8FGXBT394"]
        agreement: {elections: [exposure]}
        expect: {decision: undetermined, point: debt, reasons: [missing-parent], flags: [parent-unknown]}
      - name: An exposure to an issuer, and nobody is named as one
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: none
        exposure: ["issuer:HWUPKR0MPOU8FGXBT394"]
        agreement: {elections: [exposure]}
        expect: {decision: undetermined, point: debt, reasons: [missing-issuer], flags: []}
      - name: A class that nobody knows is on no list
        on: "2026-06-30"
        instrument: {country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        exposure: [gold]
        agreement: {elections: [exposure]}
        expect: {decision: undetermined, reasons: [missing-class]}
      - name: In words, the pledgor guarantees
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        guarantor: own
        agreement: {elections: [words]}
        expect: {decision: ineligible, point: debt, reasons: [guarantor, guarantor-word], flags: [wrong-way-guarantor]}
      - name: In words, its group guarantees
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        guarantor: group
        agreement: {elections: [words]}
        expect: {decision: ineligible, point: debt, reasons: [guarantor, guarantor-word], flags: [wrong-way-guarantor]}
      - name: In words, its group manages the fund
        on: "2026-06-30"
        instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}
        issuer: {sector: insurer, country: DE}
        managed_by: group
        agreement: {elections: [words]}
        expect: {decision: ineligible, point: debt, reasons: [close-link, managed-word], flags: [wrong-way-close-link]}
      - name: Cash kept by the pledgor
        on: "2026-06-30"
        instrument: {class: cash, currency: EUR}
        custodian: own
        expect: {decision: ineligible, point: cash, reasons: [kept-by-pledgor], flags: []}
      - name: Cash kept elsewhere
        on: "2026-06-30"
        instrument: {class: cash, currency: EUR}
        custodian: unrelated
        expect: {decision: eligible, point: cash, flags: []}
      - name: Cash kept nobody knows where
        on: "2026-06-30"
        instrument: {class: cash, currency: EUR}
        expect: {decision: undetermined, point: cash, reasons: [missing-custodian]}
      - name: A coin of the pledgor
        on: "2026-06-30"
        instrument: {class: payment-stablecoin, currency: EUR}
        issuer: {sector: stablecoin-issuer, country: DE}
        relation: own
        expect: {decision: ineligible, point: coin, reasons: [own-issue], flags: [wrong-way-own-issue]}
      - name: A coin of the pledgor's branch
        on: "2026-06-30"
        instrument: {class: payment-stablecoin, currency: EUR}
        issuer: {sector: stablecoin-issuer, country: DE}
        relation: branch
        expect: {decision: ineligible, point: coin, reasons: [own-issue], flags: [wrong-way-own-issue]}
      - name: A coin of the pledgor's group
        on: "2026-06-30"
        instrument: {class: payment-stablecoin, currency: EUR}
        issuer: {sector: stablecoin-issuer, country: DE}
        relation: group
        expect: {decision: ineligible, point: coin, reasons: [close-link], flags: [wrong-way-close-link]}
      - name: A token of the pledgor's branch on a stranger's debt
        on: "2026-06-30"
        instrument: {currency: EUR}
        issuer: {sector: corporate, country: DE}
        relation: branch
        wraps: {instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}, issuer: {sector: insurer, country: DE}}
        expect: {decision: ineligible, point: debt, reasons: [own-issue], flags: [wrong-way-token-issuer]}
      - name: A token of a fund that the pledgor's group manages
        on: "2026-06-30"
        instrument: {currency: EUR}
        issuer: {sector: fund, country: DE}
        managed_by: group
        wraps: {instrument: {class: corporate-debt, country: DE, currency: EUR, maturity: "2029-01-15"}, issuer: {sector: insurer, country: DE}}
        expect: {decision: ineligible, point: debt, reasons: [close-link], flags: [wrong-way-token-issuer]}
    """#,
  ]
}
