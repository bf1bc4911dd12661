extension InventedLaw {
  private static func composition(
    _ name: String, _ members: String, from: String = "2014-09-01", _ rest: String
  ) -> (String, String) {
    let head = """
      schedule: composition
      regime: \(name)
      title: \(name)
      authority: Nobody
      jurisdiction: US
      purpose: collateral-haircut
      from: "\(from)"
      rationale: To try it.
      mixes_purposes: To try it.
      members: [\(members)]
      examples: [{name: None, on: "2026-06-30", instrument: {class: cash}, expect: {}}]
      """
    return (name, head + "\n" + rest + "\n")
  }

  /// Compositions of every kind; the last ones are made of others.
  static let compositions = [
    composition(
      "strict", "beta, alpha, gamma",
      """
      eligibility: {take: strictest, rationale: r}
      haircut: {take: strictest, rationale: r}
      currency: {take: strictest, rationale: r}
      """),
    composition(
      "lenient", "gamma, alpha, beta",
      """
      eligibility: {take: most-lenient, rationale: r}
      haircut: {take: most-lenient, rationale: r}
      currency: {take: most-lenient, rationale: r}
      """),
    composition(
      "named", "alpha, beta",
      """
      to: "2026-08-31"
      eligibility: {take: most-lenient, rationale: r}
      haircut: {take: alpha, rationale: r}
      currency: {take: beta, rationale: r}
      """),
    composition(
      "follower", "gamma, beta, alpha",
      """
      eligibility: {take: alpha, rationale: r}
      haircut: {percent: "12.5", rationale: r}
      currency: {percent: "3.5", rationale: r}
      choices:
        - id: cash
          when: {class: [cash]}
          eligibility: {take: gamma, rationale: r}
          currency: {take: most-lenient, rationale: r}
      """),
    composition(
      "whole-strict", "alpha, gamma, beta", "whole: {take: strictest, rationale: r}"),
    composition(
      "whole-lenient", "beta, alpha, gamma", "whole: {take: most-lenient, rationale: r}"),
    composition("whole-named", "beta, alpha", "whole: {take: alpha, rationale: r}"),
    composition(
      "chooser", "alpha, gamma",
      """
      eligibility: {take: strictest, rationale: r}
      haircut: {take: strictest, rationale: r}
      currency: {take: gamma, rationale: r}
      choices:
        - id: stable
          when: {class: [payment-stablecoin]}
          eligibility: {take: eligible, rationale: r}
          haircut: {percent: "2", rationale: r}
          currency: {percent: "0", rationale: r}
        - id: none
          when: {class: [future, option, commodity], currency: [EUR, USD]}
          eligibility: {take: ineligible, rationale: r}
        - id: dear
          when: {class: [equity], price: "≥250"}
          eligibility: {take: eligible, rationale: r}
        - id: tokens
          when: {class: [tokenized-security], relation: [own-issue, close-link], unknown: fails}
          haircut: {take: most-lenient, rationale: r}
        - id: bank
          when: {class: [bank-debt], transaction: [repo], unknown: fails}
          whole: {take: most-lenient, rationale: r}
        - id: zero
          when: {class: [sovereign-debt, corporate-debt, bank-debt], coupon: [zero, fixed]}
          haircut: {percent: "1.25", rationale: r}
      """),
    composition(
      "strict-of-all", "strict, lenient, alpha",
      """
      eligibility: {take: strictest, rationale: r}
      haircut: {take: strictest, rationale: r}
      currency: {take: strictest, rationale: r}
      """),
    composition(
      "lenient-of-all", "chooser, whole-strict, strict-of-all", from: "2015-01-01",
      """
      eligibility: {take: most-lenient, rationale: r}
      haircut: {take: most-lenient, rationale: r}
      currency: {take: most-lenient, rationale: r}
      """),
  ]
}
