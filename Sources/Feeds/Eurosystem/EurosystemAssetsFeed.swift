import Collateral
import Money
import Reading

/// The Eurosystem's list of eligible marketable assets: tab-separated, UTF-16 or UTF-8, no quoting, one row an asset.
///
/// It is whole every day: an asset that it lacks is not eligible. The haircut is the final one for normal use, that for
/// own use holds for covered bonds of the counterparty's own. The file does not say its day; its name does.
enum EurosystemAssetsFeed {
  enum Column: Int, DeskColumn {
    case isin, category, type, currency, maturity, haircut
    case ownUseHaircut, issued, coupon, couponKind, residence

    static let names = [
      "ISIN_CODE", "HAIRCUT_CATEGORY", "TYPE", "DENOMINATION", "MATURITY_DATE", "HAIRCUT",
      "HAIRCUT_OWN_USE", "ISSUANCE_DATE", "COUPON_RATE (%)", "COUPON_DEFINITION",
      "ISSUER_RESIDENCE",
    ]
    static let requiredCount = 6
  }

  /// How assessments of the list name it; those that begin so end when the list lacks the asset.
  static let sourceName = "Eurosystem list of eligible assets"

  private static let categories = ["L1A": "1", "L1B": "2", "L1C": "3", "L1D": "4", "L1E": "5"]

  static func read(_ source: ByteSource, _ sink: FeedSink) throws {
    let day = try FeedDay.require(sink.day, source)
    var header = FeedHeader(feed: .eurosystemAssets)
    header.asOf = day
    header.source = "ECB"
    header.isWhole = true
    header.scope = "eligible assets"
    try source.decodeUTF16()
    let form = PublishedTable.Form(
      title: "list of eligible assets", separator: 0x09, isQuoted: false,
      remedy: "fetch the list (ea_csv) from the ECB again")
    try PublishedTable.read(Column.self, source, form, sink, start: { try sink.header(header) }) {
      row, _ in
      try records(row, day)
    }
  }

  private static func records(
    _ row: DeskRow<Column>, _ day: CalendarDate
  ) throws(FieldProblem) -> [FeedRecord] {
    let isin: ISIN = try row.required(.isin, FieldText.identifier)
    var instrument = InstrumentRecord(id: isin.value, idType: .isin)
    instrument.isin = isin
    instrument.currency = try row.required(.currency, FieldText.currency)
    // Nothing perpetual is eligible, so that an asset without a maturity is an error.
    instrument.maturityDate = try row.required(.maturity, date)
    instrument.issueDate = try row.optional(.issued, date)
    switch row.optionalText(.couponKind) {
    case "CD1": instrument.couponType = .zero
    case "CD4":
      instrument.couponType = .fixed
      instrument.couponRate = try row.optional(.coupon, FieldText.unsigned)
    default: break
    }
    if let residence = row.optionalText(.residence), residence.count == 4 {
      // A prefix and the country.
      instrument.country = try? CountryCode(residence.suffix(2))
    }
    instrument.validFrom = day
    let haircut: Percentage = try row.required(.haircut, FieldText.unsigned)
    var records = [FeedRecord.instrument(instrument)]
    func add(_ measure: AssessmentMeasure, _ value: String) {
      records.append(
        .assessment(
          AssessmentRecord(
            subjectType: .issue, subject: isin.value, measure: measure, value: value,
            validFrom: day, source: sourceName)))
    }
    add(.eurosystemHaircut, haircut.description)
    if let own: Percentage = try row.optional(.ownUseHaircut, FieldText.unsigned) {
      add(.eurosystemOwnUseHaircut, own.description)
    }
    let category = try row.text(.category)
    guard let step = categories[category] else {
      throw FieldProblem(
        .unknownCode, "\"\(category)\" is none of L1A to L1E", field: Column.category.name,
        value: category)
    }
    add(.eurosystemCategory, step)
    return records
  }

  /// `31/12/2030 00:00:00`.
  private static func date(_ bytes: UnsafeRawBufferPointer) throws(FieldProblem) -> CalendarDate {
    let day = UnsafeRawBufferPointer(rebasing: bytes.prefix { !FieldText.isBlank($0) })
    return try DateForm.dayMonthYear.read(day)
  }
}
