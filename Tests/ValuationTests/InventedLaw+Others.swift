extension InventedLaw {
  /// Rows that follow Alpha, a token that is what it is, no rule on what silence about a transaction means.
  static let beta = [
    """
    schedule: regime
    regime: beta
    title: Beta
    authority: Nobody
    jurisdiction: GB
    purpose: collateral-haircut
    from: "2014-06-01"
    to: "2027-06-30"
    source: invented
    citation: "1"
    verified: text
    answers: [initial, variation]
    credit_quality: {mapping: eu-crr, several: best, citation: "2", verified: text}
    """,
    """
    schedule: eligibility
    regime: beta
    points:
      - id: token
        title: Tokens
        citation: "3"
        verified: text
        when: {class: [tokenized-security]}
        require:
          - {if: {issuer_sector: [ccp]}, that: {election: [tokens, own-paper]}, reason: token-not-elected, citation: "3(1)", verified: secondary}
      - id: alphas
        title: What Alpha lists
        citation: "4"
        verified: text
        when:
          any:
            - {class: [sovereign-debt, corporate-debt, bank-debt, payment-stablecoin, equity, gold, cash]}
            - {class: [fund, ucits], currency: [EUR, USD, GBP]}
      - id: other
        title: Other debt
        citation: "5"
        verified: text
        when: {class: [covered-bond, agency-debt, gse-debt, commercial-paper, multilateral-debt], transaction: [repo, capital-market]}
      - id: fund
        title: Other funds
        citation: "6"
        verified: text
        when: {class: [money-market-fund, etf]}
    not_listed:
      - {classes: others, citation: "7", verified: text}
    """,
    """
    schedule: exclusions
    regime: beta
    exclusions:
      - id: own-issue
        test: own-issue
        for: all
        reason: own-issue
        flag: wrong-way-own-issue
        unknown: undetermined
        citation: "8"
        verified: text
      - id: kept
        test: custodian
        for: [other, token, alphas]
        if: {margin: initial}
        reason: kept-by-pledgor
        unknown: undetermined
        citation: "8(2)"
        verified: secondary
      - id: sector
        test: condition
        that: {same_as_pledgor: [sector]}
        for: all
        effect: flags
        flag: wrong-way-sector
        unknown: flag
        citation: "8(3)"
        verified: text
      - id: guaranteed
        test: guarantor
        for: [alphas]
        effect: flags
        flag: wrong-way-guarantor
        unknown: ignore
        citation: "8(4)"
        verified: text
      - id: weak-country
        test: condition
        for: all
        that: {country_step: "3-6"}
        effect: flags
        flag: weak-country
        unknown: flag
        citation: "8(5)"
        verified: text
    """,
    """
    schedule: haircuts
    regime: beta
    haircuts:
      - id: token
        for: [token]
        citation: "9"
        verified: text
        values: [{from: "2014-06-01", percent: "50"}, {from: "2026-01-01", follow: alpha}]
      - id: from-alpha
        for: [alphas]
        citation: "10"
        verified: secondary
        values: [{from: "2014-06-01", follow: alpha}]
      - id: other
        for: [other]
        if: {step: "1-3"}
        over: [low]
        citation: "11"
        verified: text
        values: [{from: "2014-06-01", assessed: ccp-haircut, at_least: "2.5", holding_days: "5"}]
      - id: low
        for: [other]
        citation: "12"
        verified: text
        values: [{from: "2014-06-01", maturity: ["≤2", ">2"], percent: ["6", "9"], or_of_principal: "7"}]
      - id: fund
        for: [fund]
        citation: "13"
        verified: text
        values: [{from: "2014-06-01", look_through: weighted-average}]
    """,
    """
    schedule: currency
    regime: beta
    currency_mismatch:
      - id: all
        measured_against: settlement
        when_not_stated: mismatch
        if: {not: {issuer_country: [US]}}
        citation: "14"
        verified: text
        values: [{from: "2014-06-01", percent: "6"}]
    """,
  ]

  /// Follows Beta, which follows Alpha; tokens that state debt are looked through.
  static let gamma = [
    """
    schedule: regime
    regime: gamma
    title: Gamma
    authority: Nobody
    jurisdiction: EU
    purpose: capital-charge
    from: "2014-01-01"
    source: invented
    citation: "1"
    verified: secondary
    answers: [initial, variation]
    """,
    """
    schedule: eligibility
    regime: gamma
    points:
      - id: betas
        title: What Beta lists
        citation: "2"
        verified: text
        when: {not: {class: [cryptoasset, future, option, fund]}}
      - id: coins
        title: Coins
        citation: "3"
        verified: text
        when: {class: [cryptoasset]}
      - id: fund
        title: Funds
        citation: "4"
        verified: text
        when: {class: [fund]}
    tokens:
      - id: relatives
        looks_through: "no"
        if: {relation: [close-link], unknown: fails}
        citation: "5"
        verified: unverified
        note: Not seen.
      - id: priced
        looks_through: "yes"
        if: {price: "≥20"}
        citation: "6"
        verified: text
        require:
          - {that: {not: {relation: [own-issue], unknown: fails}}, reason: token-of-its-own, citation: "6(1)", verified: text}
      - id: paid
        looks_through: "yes"
        if: {class: [payment-stablecoin, tokenized-security, cash]}
        citation: "7"
        verified: secondary
    not_listed:
      - {classes: others, citation: "8", verified: text}
    """,
    """
    schedule: exclusions
    regime: gamma
    exclusions:
      - id: own-issue
        test: own-issue
        for: [betas, coins]
        reason: own-issue
        unknown: ignore
        citation: "9"
        verified: text
      - id: close-link
        test: close-link
        for: all
        if: {class: [sovereign-debt, bank-debt, corporate-debt, tokenized-security]}
        reason: close-link
        flag: wrong-way-close-link
        unknown: flag
        citation: "10"
        verified: text
      - id: managed
        test: close-link
        through: managers
        for: all
        effect: flags
        flag: wrong-way-manager
        unknown: flag
        citation: "10(2)"
        verified: text
      - id: parties
        test: condition
        for: [betas, fund]
        if: {not: {class: [equity]}}
        that: {any: [{custodian: [secured-party, secured-party-group]}, {relation: [guarantor-own-issue, managed-by-group]}, {moves_with_exposure: [issuer]}]}
        reason: parties
        unknown: flag
        citation: "10(3)"
        verified: text
      # Gamma maps no ratings: no step is known.
      - id: any-country
        test: condition
        for: all
        that: {country_step: "1-6"}
        effect: flags
        flag: any-country
        unknown: flag
        citation: "10(4)"
        verified: text
    """,
    """
    schedule: haircuts
    regime: gamma
    haircuts:
      - id: from-beta
        for: [betas]
        citation: "11"
        verified: text
        values: [{from: "2014-01-01", follow: beta}]
      - id: coins
        for: [coins]
        citation: "12"
        verified: text
        values: [{from: "2014-01-01", percent: "100"}, {from: "2026-02-01", percent: "80", as_printed: "yes", or_of_principal: "10"}]
      - id: fund
        for: [fund]
        citation: "13"
        verified: text
        values: [{from: "2014-01-01", look_through: weighted-average}]
    """,
  ]
}
