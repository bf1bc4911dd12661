import Collateral
import Money

/// Instruments as the desk describes them.
enum InstrumentsFeed: DeskFeed {
  enum Column: Int, DeskColumn {
    case id, idType, name
    case assetClass, issuer, country, currency, issueDate, maturityDate, couponType, couponRate
    case seniority, issueSize, cfi, listing, wraps, cusip, figi, dti, ticker, validFrom, guarantor

    static let names = [
      "id", "id_type", "name", "asset_class", "issuer", "country", "currency", "issue_date",
      "maturity_date", "coupon_type", "coupon_rate", "seniority", "issue_size", "cfi", "listing",
      "wraps", "cusip", "figi", "dti", "ticker", "valid_from", "guarantor",
    ]
    static let requiredCount = 3
  }

  static let name = FeedName.instruments

  static func record(_ row: DeskRow<Column>) throws(FieldProblem) -> FeedRecord {
    var record = try identified(row)
    record.name = try row.text(.name)
    record.assetClass = try row.optional(.assetClass, FieldText.word)
    record.issuer = try row.optional(.issuer, FieldText.identifier)
    record.country = try row.optional(.country, FieldText.identifier)
    record.currency = try row.optional(.currency, FieldText.currency)
    record.issueDate = try row.optional(.issueDate, FieldText.date)
    record.maturityDate = try row.optional(.maturityDate, FieldText.finalDate)
    record.couponType = try row.optional(.couponType, FieldText.word)
    record.couponRate = try row.optional(.couponRate, FieldText.unsigned)
    record.seniority = try row.optional(.seniority, FieldText.word)
    record.issueSize = try row.optional(.issueSize, FieldText.unsigned)
    record.issueSizeCurrency = record.issueSize == nil ? nil : record.currency
    record.cfi = try row.optional(.cfi, FieldText.identifier)
    record.listing = try listing(row)
    record.wraps = row.optionalText(.wraps)
    record.figi = try row.optional(.figi, FieldText.identifier)
    record.ticker = row.optionalText(.ticker)
    record.validFrom = try row.optional(.validFrom, FieldText.date)
    record.guarantor = try row.optional(.guarantor, FieldText.identifier)
    if let issued = record.issueDate, let matures = record.maturityDate, matures < issued {
      throw FieldProblem(
        .invalidDate, "matures on \(matures), before it is issued on \(issued)",
        field: Column.maturityDate.name)
    }
    return .instrument(record)
  }

  /// The key and the identifiers that must agree with it.
  private static func identified(_ row: DeskRow<Column>) throws(FieldProblem) -> InstrumentRecord {
    let idType: InstrumentIDType = try row.required(.idType, FieldText.word)
    var record = InstrumentRecord(id: try row.text(.id), idType: idType)
    record.cusip = try row.optional(.cusip, FieldText.identifier)
    record.dti = try row.optional(.dti, FieldText.identifier)
    switch idType {
    case .isin:
      let isin: ISIN = try row.required(.id, FieldText.identifier)
      record.isin = isin
      // A US or Canadian ISIN is the country, the CUSIP and a check digit (ISO 6166).
      if let cusip = record.cusip, let inside = isin.cusip, cusip != inside {
        throw FieldProblem(
          .conflictingFields, "CUSIP \(cusip) is not the one in ISIN \(isin), which is \(inside)",
          field: Column.cusip.name)
      }
    case .dti:
      let dti: DTI = try row.required(.id, FieldText.identifier)
      if let other = record.dti, other != dti {
        throw FieldProblem(
          .conflictingFields, "\(other) is not the identifier \(dti)", field: Column.dti.name)
      }
      record.dti = dti
    case .future, .other: break
    }
    return record
  }

  private static func listing(_ row: DeskRow<Column>) throws(FieldProblem) -> String? {
    var venues: [MIC] = []
    for word in try row.words(.listing) {
      do {
        venues.append(try MIC(word))
      } catch {
        var problem = FieldProblem(error)
        problem.field = Column.listing.name
        throw problem
      }
    }
    return venues.isEmpty ? nil : venues.sorted().map(\.value).joined(separator: "|")
  }
}
