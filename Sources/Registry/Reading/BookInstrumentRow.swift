import Collateral
import Money

/// What one source, or several joined, say about an instrument of a book.
struct BookDraft {
  var lean: LeanInstrument
  /// Whether it names a venue; nil where it does not speak of venues.
  var isListed: Bool?
  /// Whether it leads on: to what a token represents, or to a guarantor.
  var leadsOn = false

  /// Takes what it does not say from another source, field by field.
  mutating func take(from other: BookDraft) {
    lean.take(from: other.lean)
    if isListed == nil { isListed = other.isListed }
    if !leadsOn { leadsOn = other.leadsOn }
  }
}

/// Reads the columns that the valuation of a book looks at out of rows of instruments.
///
/// It is ``InstrumentRow`` without what a book does not need, and without making any `String`.
struct BookInstrumentRow {
  /// Columns after the key; a registry of an older program has no guarantors, and nothing that was taken back.
  static func columns(on connection: SQLConnection) throws(RegistryError) -> String {
    let values = try connection.values(of: .instrument)
    func column(_ name: String) -> String { values.contains("instrument.\(name)") ? name : "NULL" }
    return """
      source, assetClass, issuer, country, currency, issueDate, maturityDate, couponType, seniority,
      issueSize, issueSizeCurrency, cfi, listing, wraps, \(column("guarantor")), \(column("status"))
      """
  }

  /// Columns after those, where instruments have names besides their keys.
  static let nameColumns = "isin, dti, cusip, figi"

  private static let cancelled = Array(ReportStatus.cancelled.rawValue.utf8)

  private let path: String
  private let assetClasses = BookWords<AssetClass>()
  private let couponTypes = BookWords<CouponType>()
  private let seniorities = BookWords<Seniority>()

  init(path: String) {
    self.path = path
  }

  /// The last letter of the source, which tells all of ``InstrumentSource`` apart.
  func source(_ row: SQLStatement) -> UInt8 { row.bytes(1).last ?? 0 }

  /// What the row says; nil where the source took back what it said.
  ///
  /// - Throws: kind `refused` where the registry holds what no load could have written.
  func draft(_ row: SQLStatement, key: Int32) throws(RegistryError) -> BookDraft? {
    if row.bytes(16).elementsEqual(Self.cancelled) { return nil }
    do {
      var lean = LeanInstrument(key: key)
      lean.assetClass = try word(assetClasses, row.bytes(2))
      lean.issuer = try identifier(row.bytes(3))
      lean.country = try identifier(row.bytes(4))
      lean.currency = try currency(row.bytes(5))
      lean.issueDate = row.optionalDate(6)
      lean.maturityDate = row.optionalDate(7)
      lean.couponType = try word(couponTypes, row.bytes(8))
      lean.seniority = try word(seniorities, row.bytes(9))
      lean.issueSize = row.optionalInteger(10).map { Nominal(units: $0) }
      lean.issueSizeCurrency = try currency(row.bytes(11))
      lean.cfi = try identifier(row.bytes(12))
      var draft = BookDraft(lean: lean)
      if !row.isNull(13) { draft.isListed = !row.bytes(13).isEmpty }
      draft.leadsOn = !row.isNull(14) || !row.isNull(15)
      return draft
    } catch {
      throw RegistryError(
        kind: .refused, path: path,
        message: "instrument \(row.text(0)) is damaged (\(error)); restore the registry, or load "
          + "it anew")
    }
  }

  /// ISIN, DTI, CUSIP and FIGI, of a row that has the columns of names.
  func names(_ row: SQLStatement) -> [String?] {
    (17..<21).map { row.optionalText($0) }
  }

  private func word<Word>(
    _ words: BookWords<Word>, _ bytes: UnsafeRawBufferPointer
  ) throws(DamagedValue) -> Word? {
    if bytes.baseAddress == nil { return nil }
    guard let word = words.word(bytes) else {
      throw DamagedValue(text: String(decoding: bytes, as: UTF8.self))
    }
    return word
  }

  private func identifier<Value: Identifier>(
    _ bytes: UnsafeRawBufferPointer
  ) throws(IdentifierError) -> Value? {
    bytes.baseAddress == nil ? nil : try Value(utf8: bytes)
  }

  private func currency(_ bytes: UnsafeRawBufferPointer) throws(CurrencyError) -> Currency? {
    bytes.baseAddress == nil ? nil : try Currency(utf8: bytes)
  }
}

extension SQLStatement {
  /// A column of days since 1970-01-01; nil where it is NULL.
  func optionalDate(_ column: Int) -> CalendarDate? { isNull(column) ? nil : date(column) }
}
