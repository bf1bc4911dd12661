extension InventedLaw {
  /// Conditions of every kind, tokens that are looked through and later shut out, scaled figures.
  static let alpha = [
    """
    schedule: regime
    regime: alpha
    title: Alpha
    authority: Nobody
    jurisdiction: US
    purpose: collateral-haircut
    from: "2015-03-01"
    source: invented
    citation: "1"
    verified: text
    answers: [initial, variation]
    credit_quality: {mapping: eu-crr, several: worst, citation: "2", verified: secondary}
    """,
    """
    schedule: definitions
    regime: alpha
    sets:
      - id: coins
        kind: instrument
        citation: "3"
        verified: secondary
        values:
          - {from: "2015-03-01", members: [4H95J0R2X, gold-1]}
          - {from: "2022-01-01", members: [4H95J0R2X, X9J9K872S, bank-debt-2, US0378331005]}
      - id: major
        kind: currency
        citation: "4"
        verified: text
        values: [{from: "2015-03-01", members: [USD, EUR, JPY]}]
    """,
    """
    schedule: eligibility
    regime: alpha
    points:
      - id: coins
        title: Named instruments
        citation: "5"
        verified: text
        when: {instrument: [$coins, preferred-equity-1, 037833100]}
        over: [house, bills, zero, debt, rest, paid, fund]
        require:
          - {if: {transaction: [repo, secured-lending]}, that: {price: ">50"}, reason: too-cheap, citation: "5(1)", verified: secondary}
          - {that: {not: {election: [no-coins]}}, reason: coins-not-elected, citation: "5(2)", verified: text}
          - {if: {custodian: [stated]}, that: {not: {custodian: [pledgor, pledgor-group]}}, reason: coins-kept-there, citation: "5(3)", verified: text}
      - id: house
        title: Paper of the pledgor's group, where it is elected
        citation: "6"
        verified: text
        when: {election: [own-paper], relation: [own-issue, close-link], unknown: fails}
        over: [bills, zero, debt, rest, paid, fund]
      - id: bills
        title: Short debt
        citation: "7"
        verified: secondary
        when: {class: [sovereign-debt, central-bank-debt, agency-debt, corporate-debt], original_maturity: "≤9m", unknown: fails}
        over: [zero, debt]
      - id: zero
        title: Debt without a coupon
        citation: "8"
        verified: text
        when: {class: [sovereign-debt, central-bank-debt, bank-debt], coupon: [zero, index-linked]}
        over: [debt]
        require:
          - {that: {original_maturity: ">1 ≤30"}, reason: too-long, citation: "8(1)", verified: text}
      - id: debt
        title: Debt
        citation: "9"
        verified: text
        when: {class: [sovereign-debt, central-bank-debt, agency-debt, corporate-debt, bank-debt, covered-bond, multilateral-debt]}
        require:
          - {if: {transaction: [repo]}, that: {price: "≥100"}, reason: below-par, citation: "9(1)", verified: secondary}
          - {if: {margin: variation}, that: {not: {same_as_pledgor: [country, sector], unknown: fails}}, reason: same-as-pledgor, citation: "9(3)", verified: secondary}
          - {if: {not: {currency: [domestic]}, unknown: fails}, that: {not: {country_step: "5-6"}}, reason: country-too-weak, citation: "9(4)", verified: text}
          - {if: {election: [no-floaters]}, that: {not: {coupon: [floating, variable]}}, reason: floater, citation: "9(2)", verified: text}
      - id: paid
        title: Stablecoins
        citation: "10"
        verified: secondary
        from: "2019-01-01"
        when: {class: [payment-stablecoin]}
        require:
          - {that: {assessment: {stablecoin-conditions: "yes"}}, reason: stablecoin-conditions-not-met, citation: "10(1)", verified: text}
      - id: fund
        title: Funds
        citation: "11"
        verified: text
        when: {class: [ucits, fund]}
      - id: rest
        title: Equities, gold and cash
        citation: "12"
        verified: text
        when: {class: [equity, gold, cash, commodity]}
        require:
          - {if: {class: [equity]}, that: {price: "<200"}, reason: too-dear, citation: "12(1)", verified: text}
    tokens:
      - id: not-yet
        looks_through: "no"
        to: "2018-12-31"
        citation: "13"
        verified: secondary
      - id: sovereign
        looks_through: "yes"
        from: "2019-01-01"
        if: {class: [sovereign-debt, central-bank-debt], issuer_country: [US, DE, FR, GB]}
        citation: "13(2)"
        verified: text
      - id: shut-out
        looks_through: "no"
        from: "2019-01-01"
        to: "2025-12-31"
        if: {class: [equity, preferred-equity]}
        citation: "13(3)"
        verified: text
      - id: others
        looks_through: "yes"
        from: "2019-01-01"
        citation: "13(4)"
        verified: text
        require:
          - {that: {assessment: {token-conditions: "yes"}}, reason: token-conditions-not-met, citation: "13(5)", verified: secondary}
          - {if: {currency: [JPY]}, that: {issuer_country_not: [CH]}, reason: token-from-there, citation: "13(6)", verified: text}
    not_listed:
      - {classes: [cryptoasset], citation: "14", verified: text}
      - {classes: [tokenized-security], citation: "14(2)", verified: unverified, note: The list was not seen.}
      - {classes: others, citation: "15", verified: secondary}
    """,
    """
    schedule: exclusions
    regime: alpha
    exclusions:
      - id: own-issue
        test: own-issue
        for: [coins, bills, zero, debt, fund, rest, paid]
        reason: own-issue
        flag: wrong-way-own-issue
        unknown: flag
        citation: "16"
        verified: text
      - id: close-link
        test: close-link
        for: [bills, debt, fund]
        if: {margin: initial, not: {seniority: [junior]}}
        reason: close-link
        flag: wrong-way-close-link
        unknown: undetermined
        citation: "17"
        verified: secondary
      - id: defaulted
        test: condition
        for: all
        that: {assessment: {in-default: "yes"}, relation: [close-link], unknown: fails}
        reason: in-default
        flag: wrong-way-default
        unknown: ignore
        citation: "18"
        verified: text
      - id: banks
        test: issuer-sector
        sectors: [credit-institution, stablecoin-issuer]
        for: [debt, rest]
        if: {transaction: [secured-lending]}
        reason: issuer-class-excluded
        unknown: undetermined
        citation: "19"
        verified: text
      - id: managed
        test: close-link
        through: [managers]
        for: [coins, rest, paid]
        reason: managed
        flag: wrong-way-manager
        unknown: flag
        citation: "19(2)"
        verified: secondary
      - id: guarantor
        test: guarantor
        for: [zero, debt, fund]
        reason: guarantor
        flag: wrong-way-guarantor
        unknown: undetermined
        citation: "19(3)"
        verified: secondary
      - id: country
        test: condition
        for: all
        effect: flags
        that: {same_as_pledgor: [country], country_step: "3-6"}
        flag: wrong-way-country
        unknown: ignore
        citation: "19(4)"
        verified: unverified
        note: Not seen.
      - id: exposure
        test: condition
        for: [zero, debt, rest, paid]
        if: {not: {election: [no-floaters]}}
        that: {moves_with_exposure: [class, index, issuer], country_step: "2-6"}
        reason: moves-with-exposure
        flag: wrong-way-exposure
        unknown: flag
        citation: "19(5)"
        verified: secondary
      - id: kept
        test: custodian
        for: [rest, paid, fund, debt]
        effect: flags
        flag: wrong-way-custodian
        unknown: flag
        citation: "19(6)"
        verified: text
    """,
    """
    schedule: haircuts
    regime: alpha
    haircuts:
      - id: coins
        for: [coins]
        citation: "20"
        verified: text
        values:
          - {from: "2015-03-01", percent: unknown}
          - {from: "2017-06-01", percent: "20", holding_days: "10"}
          - {from: "2026-03-01", percent: "33.3", holding_days: "7"}
      - id: house
        for: [house]
        if: {relation: [own-issue]}
        over: [group]
        citation: "21"
        verified: secondary
        values: [{from: "2015-03-01", percent: "90", as_printed: "yes"}]
      - id: group
        for: [house]
        citation: "21(2)"
        verified: text
        values: [{from: "2015-03-01", percent: "60", as_printed: "yes", or_of_principal: "45"}]
      - id: short
        for: [bills]
        citation: "22"
        verified: text
        values:
          - from: "2015-03-01"
            maturity: ["<1m", "≥1m <3m", "≥3m"]
            percent: ["0.5", unknown, none]
            holding_days: "20"
      - id: zero
        for: [zero]
        citation: "23"
        verified: secondary
        values:
          - from: "2015-03-01"
            maturity: ["≤1", ">1 ≤5", ">5"]
            steps: {"1": ["1", "2", "3"], "2-3": ["4", unknown, "8"], "4-6": ["10", "20", none]}
            holding_days: "10"
      - id: elected
        for: [debt]
        if: {election: [firm-model]}
        over: [rated, unrated]
        citation: "24"
        verified: text
        values:
          - {from: "2015-03-01", assessed: firm-haircut, at_least: "6"}
          - {from: "2020-01-01", assessed: eurosystem-haircut, holding_days: "7"}
      - id: rated
        for: [debt]
        if: {any: [{step: "1-6"}, {class: [sovereign-debt]}], unknown: fails}
        over: [unrated]
        term: long
        citation: "25"
        verified: text
        values:
          - from: "2015-03-01"
            maturity: ["≤1", ">1 ≤5", ">5"]
            steps: {"1": ["0.5", "2", "4"], "2-3": ["1", "3", "6"], "4-6": ["15", "15", "15"]}
            holding_days: "10"
      - id: unrated
        for: [debt]
        citation: "26"
        verified: secondary
        values: [{from: "2015-03-01", percent: "15", or_of_principal: "20", holding_days: "12"}]
      - id: paid
        for: [paid]
        citation: "27"
        verified: unverified
        note: The table was not seen.
        values: [{from: "2015-03-01", percent: "2"}]
      - id: fund
        for: [fund]
        citation: "28"
        verified: text
        values:
          - {from: "2015-03-01", look_through: weighted-average}
          - {from: "2023-01-01", look_through: weighted-average-all-eligible, holdings: [debt, zero, rest, bills], same_currency: "yes"}
      - id: cash
        for: [rest]
        if: {class: [cash]}
        over: [rest, lent]
        citation: "29"
        verified: text
        values: [{from: "2015-03-01", percent: "0"}]
      - id: rest
        for: [rest]
        if: {transaction: [repo, capital-market]}
        over: [lent]
        citation: "30"
        verified: text
        values: [{from: "2015-03-01", percent: "25", holding_days: "10"}]
      - id: lent
        for: [rest]
        citation: "31"
        verified: text
        values: [{from: "2015-03-01", percent: "40", holding_days: "20"}]
    scaling:
      - id: periods
        holding_days: {repo: "5", capital-market: "10", secured-lending: "20"}
        when_not_stated: capital-market
        from: "2016-01-01"
        to: "2026-09-30"
        citation: "32"
        verified: secondary
    """,
    """
    schedule: currency
    regime: alpha
    currency_mismatch:
      - id: swiss
        measured_against: settlement
        when_not_stated: mismatch
        if: {issuer_country: [CH, JP], unknown: fails}
        citation: "33"
        verified: secondary
        values: [{from: "2015-03-01", percent: unknown}, {from: "2017-01-01", percent: "5"}]
      - id: repo
        margin: variation
        measured_against: settlement
        when_not_stated: base
        if: {transaction: [repo]}
        except: {class: [cash], currency: [$major]}
        citation: "34"
        verified: text
        values: [{from: "2015-03-01", percent: "8", holding_days: "10"}]
      - id: others
        measured_against: settlement
        when_not_stated: base
        except: {class: [gold]}
        citation: "35"
        verified: text
        values: [{from: "2015-03-01", percent: "8"}, {from: "2024-06-01", percent: "7", holding_days: "9"}]
    """,
  ]
}
