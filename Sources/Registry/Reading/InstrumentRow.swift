import Collateral
import Money

/// Reads the value columns of ``FactTable/instrument`` out of a statement's row.
struct InstrumentRow {
  private let row: SQLStatement
  private let path: String

  init(_ row: SQLStatement, path: String) {
    self.row = row
    self.path = path
  }

  /// The record, whose value columns begin at a column of the row in the order of the table.
  ///
  /// - Throws: kind `refused` where the registry holds what no load could have written.
  func record(id: String, from first: Int) throws(RegistryError) -> InstrumentRecord {
    do {
      var record = InstrumentRecord(id: id, idType: try word(first) ?? .other)
      record.name = row.optionalText(first + 1)
      record.shortName = row.optionalText(first + 2)
      record.assetClass = try word(first + 3)
      record.issuer = try identifier(first + 4)
      record.country = try identifier(first + 5)
      record.currency = try currency(first + 6)
      record.issueDate = date(first + 7)
      record.maturityDate = date(first + 8)
      record.couponType = try word(first + 9)
      record.couponRate = number(first + 10)
      record.couponIndex = row.optionalText(first + 11)
      record.couponIndexTerm = row.optionalText(first + 12)
      record.couponSpread = row.optionalInteger(first + 13).map { Int($0) }
      record.seniority = try word(first + 14)
      record.issueSize = number(first + 15)
      record.issueSizeCurrency = try currency(first + 16)
      record.nominalPerUnit = number(first + 17)
      record.cfi = try identifier(first + 18)
      record.listing = row.optionalText(first + 19)
      record.wraps = row.optionalText(first + 20)
      record.cusip = try identifier(first + 21)
      record.figi = try identifier(first + 22)
      record.isin = try identifier(first + 23)
      record.dti = try identifier(first + 24)
      record.ticker = row.optionalText(first + 25)
      record.isCommodityDerivative = row.optionalInteger(first + 26).map { $0 != 0 }
      record.expiryDate = date(first + 27)
      record.priceMultiplier = number(first + 28)
      record.underlying = row.optionalText(first + 29)
      record.optionType = row.optionalText(first + 30)
      record.strike = row.optionalText(first + 31)
      record.exerciseStyle = row.optionalText(first + 32)
      record.deliveryType = row.optionalText(first + 33)
      record.guarantor = try identifier(first + 34)
      record.status = try word(first + 36)
      record.tokenGroup = try identifier(first + 37)
      record.tokenLedger = row.optionalText(first + 38)
      record.tokenContract = row.optionalText(first + 39)
      return record
    } catch {
      throw RegistryError(
        kind: .refused, path: path,
        message: "instrument \(id) is damaged (\(error)); restore the registry, or load it anew")
    }
  }

  /// The column of conflicts after the record's columns.
  static let conflictsOffset = 35

  private func word<Word: RawRepresentable<String>>(_ column: Int) throws -> Word? {
    guard let text = row.optionalText(column) else { return nil }
    guard let word = Word(rawValue: text) else { throw DamagedValue(text: text) }
    return word
  }

  private func identifier<Value: Identifier>(_ column: Int) throws -> Value? {
    let bytes = row.bytes(column)
    return bytes.baseAddress == nil ? nil : try Value(utf8: bytes)
  }

  private func currency(_ column: Int) throws -> Currency? {
    let bytes = row.bytes(column)
    return bytes.baseAddress == nil ? nil : try Currency(utf8: bytes)
  }

  private func date(_ column: Int) -> CalendarDate? {
    row.optionalInteger(column).map { CalendarDate(days: Int32(truncatingIfNeeded: $0)) }
  }

  private func number<Value: FixedPoint>(_ column: Int) -> Value? {
    row.optionalInteger(column).map { Value(units: $0) }
  }
}

/// A word that this program does not know in a place where only its own words can be.
struct DamagedValue: Error, CustomStringConvertible {
  let text: String
  var description: String { "`\(text)` is not a known word" }
}
