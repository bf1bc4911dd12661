import Money

/// The fields of an instrument under the names of the desk files, for printing.
public struct InstrumentField: Sendable {
  /// Name of the column.
  public let name: String
  /// The value in words; nil where the record does not say.
  public let text: @Sendable (InstrumentRecord) -> String?
  /// The source that gave the value.
  public let contribution: @Sendable (InstrumentFacts) -> InstrumentContribution?

  private init<Value>(
    _ name: String, _ path: any KeyPath<InstrumentRecord, Value?> & Sendable,
    _ text: @escaping @Sendable (Value) -> String
  ) {
    self.name = name
    self.text = { record in record[keyPath: path].map(text) }
    self.contribution = { facts in facts.contribution(of: path) }
  }

  /// All fields, in the order in which they are printed.
  public static let all: [InstrumentField] = [
    InstrumentField("name", \.name) { $0 },
    InstrumentField("short_name", \.shortName) { $0 },
    InstrumentField("asset_class", \.assetClass) { $0.rawValue },
    InstrumentField("cfi", \.cfi) { $0.value },
    InstrumentField("issuer", \.issuer) { $0.value },
    InstrumentField("country", \.country) { $0.value },
    InstrumentField("currency", \.currency) { $0.code },
    InstrumentField("issue_date", \.issueDate) { $0.description },
    InstrumentField("maturity_date", \.maturityDate) {
      $0.isPerpetual ? "perpetual" : $0.description
    },
    InstrumentField("coupon_type", \.couponType) { $0.rawValue },
    InstrumentField("coupon_rate", \.couponRate) { $0.description },
    InstrumentField("coupon_index", \.couponIndex) { $0 },
    InstrumentField("coupon_index_term", \.couponIndexTerm) { $0 },
    InstrumentField("coupon_spread", \.couponSpread) { String($0) },
    InstrumentField("seniority", \.seniority) { $0.rawValue },
    InstrumentField("issue_size", \.issueSize) { $0.description },
    InstrumentField("issue_size_currency", \.issueSizeCurrency) { $0.code },
    InstrumentField("nominal_per_unit", \.nominalPerUnit) { $0.description },
    InstrumentField("listing", \.listing) { $0 },
    InstrumentField("wraps", \.wraps) { $0 },
    InstrumentField("isin", \.isin) { $0.value },
    InstrumentField("cusip", \.cusip) { $0.value },
    InstrumentField("figi", \.figi) { $0.value },
    InstrumentField("dti", \.dti) { $0.value },
    InstrumentField("ticker", \.ticker) { $0 },
    InstrumentField("commodity_derivative", \.isCommodityDerivative) { $0 ? "yes" : "no" },
    InstrumentField("expiry_date", \.expiryDate) { $0.description },
    InstrumentField("price_multiplier", \.priceMultiplier) { $0.description },
    InstrumentField("underlying", \.underlying) { $0 },
    InstrumentField("option_type", \.optionType) { $0 },
    InstrumentField("strike", \.strike) { $0 },
    InstrumentField("exercise_style", \.exerciseStyle) { $0 },
    InstrumentField("delivery_type", \.deliveryType) { $0 },
    InstrumentField("guarantor", \.guarantor) { $0.value },
    InstrumentField("token_group", \.tokenGroup) { $0.value },
    InstrumentField("token_ledger", \.tokenLedger) { $0 },
    InstrumentField("token_contract", \.tokenContract) { $0 },
    InstrumentField("status", \.status) { $0.rawValue },
  ]
}
