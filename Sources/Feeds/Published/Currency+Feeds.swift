import Money

extension Currency {
  /// The US dollar.
  static let usDollar = known("USD")

  /// No currency (ISO 4217 XXX): the price is in the units in which an exchange quotes it.
  static let quoteUnits = known("XXX")

  private static func known(_ code: String) -> Currency {
    guard let currency = try? Currency(code) else {
      preconditionFailure("\(code) is not in the table")
    }
    return currency
  }
}
