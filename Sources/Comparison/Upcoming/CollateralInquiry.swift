public import Collateral

/// An asset that is asked about: by itself, or as it is pledged under an agreement.
public struct CollateralInquiry: Sendable {
  /// Any identifier, or a currency code for cash.
  public var instrument: String
  /// The registry's key; the identifier itself for cash and for what is not known.
  public var key: String
  /// The agreement; nil where terms are supposed.
  public var agreement: Agreement?
  /// Who keeps it.
  public var custodian: LEI?

  /// An asset.
  public init(
    instrument: String, key: String, agreement: Agreement? = nil, custodian: LEI? = nil
  ) {
    self.instrument = instrument
    self.key = key
    self.agreement = agreement
    self.custodian = custodian
  }
}
