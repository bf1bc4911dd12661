import Collateral
import Money

/// A contract of an exchange on a day, and the instrument and price that it becomes.
///
/// Its key is of the registry's own making: exchange, the clearing house's code, the month, and of an option its right and
/// strike, such as `CME:ED:202003` and `CME:ED:202003:C98.5`. Settlement prices stand in the units in which the exchange
/// quotes them, which is why they have no currency unless the file names one.
struct ExchangeContract {
  /// What is traded, by the code of FIX tag 167.
  enum Kind: String, CaseIterable {
    case future = "FUT"
    case optionOnFuture = "OOF"
    case optionOnPhysical = "OOP"
    case option = "OPT"
    case forward = "FWD"

    var word: String {
      switch self {
      case .future: "future"
      case .optionOnFuture, .optionOnPhysical, .option: "option"
      case .forward: "forward"
      }
    }
  }

  var day: CalendarDate
  var exchange: String
  /// Clearing code, which underlyings are named by.
  var code: String
  /// Symbol on the trading system.
  var symbol: String
  var kind: Kind
  /// `YYYYMM`, `YYYYMMDD`, or `YYYYMMW1` for a week.
  var month: String
  var isPut: Bool?
  var strike: String?
  var expiry: CalendarDate?
  var currency: Currency?
  var multiplier: Price?
  var underlying: String?
  var settlement: Price?

  /// The key of a contract, or of the product where no month is given.
  static func key(_ exchange: String, _ code: String, _ month: String) -> String {
    month.isEmpty ? "\(exchange):\(code)" : "\(exchange):\(code):\(month)"
  }

  /// What the registry keeps of it.
  func records() throws(FieldProblem) -> [FeedRecord] {
    try Self.checkMonth(month)
    var id = Self.key(exchange, code, month)
    var name = "\(symbol) \(month) \(kind.word)"
    var record = InstrumentRecord(id: id, idType: .future)
    switch kind {
    case .future: record.assetClass = .future
    case .option, .optionOnFuture, .optionOnPhysical:
      guard let isPut, let strike else {
        throw FieldProblem(
          .missingField, "an option has a right and a strike",
          field: isPut == nil ? "PutCall" : "StrkPx")
      }
      record.assetClass = .option
      record.optionType = isPut ? "put" : "call"
      record.strike = strike
      id += ":\(isPut ? "P" : "C")\(strike)"
      name += " \(isPut ? "put" : "call") \(strike)"
    case .forward:
      // No class of collateral: the code of forwards says so.
      record.cfi = try? CFI("JXXXXX")
    }
    record.id = id
    record.name = name
    record.currency = currency
    record.expiryDate = expiry
    record.priceMultiplier = multiplier
    record.underlying = underlying
    record.validFrom = day
    guard let settlement else { return [.instrument(record)] }
    return [
      .instrument(record),
      .price(
        PriceRecord(id: id, date: day, price: settlement, currency: currency ?? .quoteUnits)),
    ]
  }

  private static func checkMonth(_ month: String) throws(FieldProblem) {
    let digits = month.utf8.prefix { (0x30...0x39).contains($0) }.count
    let rest = month.dropFirst(digits)
    let isWeek = digits == 6 && rest.count == 2 && rest.first == "W"
    let number = Int(month.prefix(6).suffix(2)) ?? 0
    guard digits == 6 && rest.isEmpty || digits == 8 && rest.isEmpty || isWeek,
      (1...12).contains(number)
    else {
      throw FieldProblem(
        .invalidDate, "\"\(month)\" is no month YYYYMM, day YYYYMMDD or week YYYYMMWn",
        field: "MMY", value: month)
    }
  }

  /// FIX tag 201: 0 is a put, 1 a call.
  static func isPut(_ bytes: UnsafeRawBufferPointer) throws(FieldProblem) -> Bool {
    switch FieldText.text(bytes) {
    case "0": return true
    case "1": return false
    case let other:
      throw FieldProblem(
        .unknownCode, "\"\(other)\" is neither 0 (put) nor 1 (call)", value: other)
    }
  }

  /// A strike as it is written in keys: without zeros at its end.
  static func strike(_ bytes: UnsafeRawBufferPointer) throws(FieldProblem) -> String {
    let price: Price = try FieldText.number(bytes)
    return price.description
  }
}
