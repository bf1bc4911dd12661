/// Which differences of facts a rule can see, and which a collateral desk asks for by name.
enum RuleSight {
  /// Fields that no rule looks at when it says whether, and at which haircut, an asset may serve; amounts among them count
  /// for limits alone.
  private static let unseen: Set<String> = [
    "name", "short_name", "coupon_rate", "coupon_index", "coupon_index_term", "coupon_spread",
    "issue_size", "issue_size_currency", "nominal_per_unit", "ticker", "commodity_derivative",
    "expiry_date", "price_multiplier", "underlying", "option_type", "strike", "exercise_style",
    "delivery_type",
  ]

  /// What matters to collateral whatever the rules make of it today, besides ratings.
  private static let collateral: Set<String> = [
    "instrument", "asset_class", "issuer", "maturity_date",
  ]

  /// Whether a verdict may differ because of a finding.
  static func canSee(_ finding: AttributionFinding) -> Bool { !unseen.contains(finding.name) }

  /// Whether a finding is about class, issuer, maturity or a rating.
  static func isCollateral(_ finding: AttributionFinding) -> Bool {
    collateral.contains(finding.name) || finding.name.contains("-term rating by ")
  }
}
