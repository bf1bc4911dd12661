import Collateral
import Money
import Reading

/// Prices of US Treasury securities as FedInvest publishes them: no header, eight columns, the rate as a fraction, prices
/// per 100 without accrued interest, zero where there is none.
///
/// The bid (SELL) is taken, which is what a holder would get. The registry's prices of debt include accrued interest: it
/// is added for notes and bonds, and bills have none. Inflation-indexed and floating-rate securities are described
/// without a price, because the file lacks the index that their value depends on.
enum FedInvestFeed {
  private static let columnCount = 8

  private enum Kind: String, CaseIterable {
    case bill = "MARKET BASED BILL"
    case note = "MARKET BASED NOTE"
    case bond = "MARKET BASED BOND"
    case floating = "MARKET BASED FRN"
    case indexed = "TIPS"

    var name: String {
      switch self {
      case .bill: "bill"
      case .note: "note"
      case .bond: "bond"
      case .floating: "floating rate note"
      case .indexed: "inflation-indexed security"
      }
    }

    var coupon: CouponType {
      switch self {
      case .bill: .zero
      case .note, .bond: .fixed
      case .floating: .floating
      case .indexed: .indexLinked
      }
    }
  }

  /// Whether a file begins with a row of these files.
  static func isBeginning(_ beginning: [UInt8]) -> Bool {
    let line = Array(beginning.prefix { $0 != 0x0A })
    let reader = CSVReader(ByteSource(bytes: line, name: ""))
    guard let row = try? reader.next() else { return false }
    guard row.problem == nil, row.count == columnCount, (try? CUSIP(utf8: row[0])) != nil else {
      return false
    }
    return Kind(rawValue: FieldText.text(row[1])) != nil
  }

  static func read(_ source: ByteSource, _ sink: FeedSink) throws {
    let day = try FeedDay.require(sink.day, source)
    var header = FeedHeader(feed: .fedInvest)
    header.asOf = day
    try sink.header(header)
    try CSVReader(source).forEachRow(reject: sink.reject) { row, position in
      for record in try records(row, day) { try sink.record(record, position) }
      return true
    }
  }

  private static func records(_ row: CSVRow, _ day: CalendarDate) throws -> [FeedRecord] {
    guard row.count == columnCount else {
      throw FieldProblem(.raggedRow, "has \(row.count) fields, not \(columnCount)")
    }
    let cusip: CUSIP = try field("CUSIP", row[0], FieldText.identifier)
    let isin: ISIN
    do { isin = try cusip.isin() } catch { throw FieldProblem(error) }
    let kind: Kind = try field("SECURITY TYPE", row[1], FieldText.word)
    let maturity = try field("MATURITY DATE", row[3], DateForm.monthDayYear.read)
    var record = InstrumentRecord(id: isin.value, idType: .isin)
    record.isin = isin
    record.assetClass = .sovereignDebt
    record.country = .unitedStates
    record.currency = .usDollar
    record.maturityDate = maturity
    record.couponType = kind.coupon
    record.validFrom = day
    var name = "US Treasury \(kind.name)"
    // The rate of a floater is the index of the day, with the noise of its calculation.
    if kind != .floating {
      let rate: Percentage = try field("RATE", row[2], FieldText.fraction)
      record.couponRate = rate
      if kind != .bill { name += " \(rate) %" }
    }
    record.name = "\(name) \(maturity)"
    var records = [FeedRecord.instrument(record)]
    let bid: Price = try field("SELL", row[6], FieldText.unsigned)
    let close: Price = try field("END OF DAY", row[7], FieldText.unsigned)
    let clean = bid.units == 0 ? close : bid
    guard clean.units != 0, kind != .floating, kind != .indexed else { return records }
    var price = clean
    if kind != .bill, let rate = record.couponRate {
      do {
        let accrued = try AccruedInterest.per100(rate: rate, maturity: maturity, on: day)
        price = Price(units: clean.units + accrued.units)
      } catch { throw FieldProblem(error) }
    }
    records.append(
      .price(PriceRecord(id: isin.value, date: day, price: price, currency: .usDollar)))
    return records
  }

  private static func field<Value>(
    _ name: String, _ bytes: UnsafeRawBufferPointer,
    _ read: (UnsafeRawBufferPointer) throws(FieldProblem) -> Value
  ) throws(FieldProblem) -> Value {
    let bytes = FieldText.trimmed(bytes)
    guard !bytes.isEmpty else { throw .missing(name) }
    return try FieldText.read(bytes, name, read)
  }
}
