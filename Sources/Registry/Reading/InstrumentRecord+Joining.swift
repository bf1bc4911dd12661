import Collateral

extension InstrumentRecord {
  /// The record with what it does not say taken from another source.
  func joined(with other: InstrumentRecord) -> InstrumentRecord {
    var joined = self
    joined.take(\.name, from: other)
    joined.take(\.shortName, from: other)
    joined.take(\.assetClass, from: other)
    joined.take(\.issuer, from: other)
    joined.take(\.country, from: other)
    joined.take(\.currency, from: other)
    joined.take(\.issueDate, from: other)
    joined.take(\.maturityDate, from: other)
    joined.take(\.couponType, from: other)
    joined.take(\.couponRate, from: other)
    joined.take(\.couponIndex, from: other)
    joined.take(\.couponIndexTerm, from: other)
    joined.take(\.couponSpread, from: other)
    joined.take(\.seniority, from: other)
    joined.take(\.issueSize, from: other)
    joined.take(\.issueSizeCurrency, from: other)
    joined.take(\.nominalPerUnit, from: other)
    joined.take(\.cfi, from: other)
    joined.take(\.listing, from: other)
    joined.take(\.wraps, from: other)
    joined.take(\.cusip, from: other)
    joined.take(\.figi, from: other)
    joined.take(\.isin, from: other)
    joined.take(\.dti, from: other)
    joined.take(\.ticker, from: other)
    joined.take(\.isCommodityDerivative, from: other)
    joined.take(\.expiryDate, from: other)
    joined.take(\.priceMultiplier, from: other)
    joined.take(\.underlying, from: other)
    joined.take(\.optionType, from: other)
    joined.take(\.strike, from: other)
    joined.take(\.exerciseStyle, from: other)
    joined.take(\.deliveryType, from: other)
    joined.take(\.guarantor, from: other)
    joined.take(\.tokenGroup, from: other)
    joined.take(\.tokenLedger, from: other)
    joined.take(\.tokenContract, from: other)
    joined.take(\.validFrom, from: other)
    // It is over when everybody says so.
    if other.status == nil { joined.status = nil }
    return joined
  }

  private mutating func take<Value>(
    _ field: WritableKeyPath<InstrumentRecord, Value?>, from other: InstrumentRecord
  ) {
    if self[keyPath: field] == nil { self[keyPath: field] = other[keyPath: field] }
  }
}
