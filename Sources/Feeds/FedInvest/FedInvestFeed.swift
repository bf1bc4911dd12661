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
    let reader = CSVReader(source)
    var position = Position(line: 0, record: 0)
    while let row = try reader.next() {
      if row.isBlank { continue }
      position.line = row.line
      position.record += 1
      do {
        for record in try records(row, day) { try sink.record(record, position) }
      } catch let problem as FieldProblem {
        try sink.reject(problem.reject(at: position, excerpt: Excerpt.printable(row.raw)))
      }
    }
  }

  private static func records(_ row: CSVRow, _ day: CalendarDate) throws -> [FeedRecord] {
    if let problem = row.problem { throw FieldProblem(.malformedRow, problem.rawValue) }
    guard row.count == columnCount else {
      throw FieldProblem(.raggedRow, "has \(row.count) fields, not \(columnCount)")
    }
    let cusip: CUSIP = try field("CUSIP", row[0], FieldText.identifier)
    let isin: ISIN
    do { isin = try cusip.isin() } catch { throw FieldProblem(error) }
    let kind: Kind = try field("SECURITY TYPE", row[1], FieldText.word)
    let maturity = try field("MATURITY DATE", row[3], americanDate)
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
      let rate: Percentage = try field("RATE", row[2], percentage)
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
    do {
      return try read(bytes)
    } catch {
      var problem = error
      problem.field = problem.field ?? name
      throw problem
    }
  }

  /// A fraction as percent: 0.0175 is 1.75.
  static func percentage(_ bytes: UnsafeRawBufferPointer) throws(FieldProblem) -> Percentage {
    let fraction: Percentage = try FieldText.unsigned(bytes)
    let (units, overflows) = fraction.units.multipliedReportingOverflow(by: 100)
    guard !overflows else {
      throw FieldProblem(NumberError(.overflow, text: FieldText.text(bytes)))
    }
    return Percentage(units: units)
  }

  /// `06/27/2024`.
  static func americanDate(_ bytes: UnsafeRawBufferPointer) throws(FieldProblem) -> CalendarDate {
    let text = FieldText.text(bytes)
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 2, parts[1].count == 2, parts[2].count == 4,
      let month = Int(parts[0]), let day = Int(parts[1]), let year = Int(parts[2]),
      let date = CalendarDate(year: year, month: month, day: day)
    else {
      throw FieldProblem(.invalidDate, "\"\(text)\" is no date MM/DD/YYYY", value: text)
    }
    return date
  }
}
