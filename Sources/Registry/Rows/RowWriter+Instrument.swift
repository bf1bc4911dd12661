package import Collateral
import Money

extension RowWriter {
  /// Writes a row of ``FactTable/instrument``.
  package mutating func write(_ record: InstrumentRecord, source: String, line: Int) {
    begin(validFrom: (record.validFrom ?? .beginning).days, line: line)
    text(record.id)
    text(source)
    values(record)
  }

  /// Writes a record of a venue: a row of ``FactTable/listing``, then the values of a row of
  /// ``FactTable/instrument``.
  package mutating func write(_ venue: VenueRecord, source: String, line: Int) {
    begin(validFrom: (venue.instrument.validFrom ?? .beginning).days, line: line)
    text(venue.instrument.id)
    text(venue.mic.value)
    text(source)
    text(venue.relevantVenue?.value)
    text(venue.competentAuthority?.value)
    flag(venue.issuerRequested)
    date(venue.admissionApproved)
    date(venue.admissionRequested)
    date(venue.firstTrade)
    date(venue.termination)
    date(venue.publishedFrom)
    text(venue.status?.rawValue)
    values(venue.instrument)
  }

  private mutating func values(_ record: InstrumentRecord) {
    text(record.idType.rawValue)
    text(record.name)
    text(record.shortName)
    text(record.assetClass?.rawValue)
    text(record.issuer?.value)
    text(record.country?.value)
    text(record.currency?.code)
    date(record.issueDate)
    date(record.maturityDate)
    text(record.couponType?.rawValue)
    number(record.couponRate)
    text(record.couponIndex)
    text(record.couponIndexTerm)
    integer(record.couponSpread.map(Int64.init))
    text(record.seniority?.rawValue)
    number(record.issueSize)
    text(record.issueSizeCurrency?.code)
    number(record.nominalPerUnit)
    text(record.cfi?.value)
    text(record.listing)
    text(record.wraps)
    text(record.cusip?.value)
    text(record.figi?.value)
    // The key is not said twice.
    text(record.isin.map(\.value) == record.id ? nil : record.isin?.value)
    text(record.dti.map(\.value) == record.id ? nil : record.dti?.value)
    text(record.ticker)
    flag(record.isCommodityDerivative)
    date(record.expiryDate)
    number(record.priceMultiplier)
    text(record.underlying)
    text(record.optionType)
    text(record.strike)
    text(record.exerciseStyle)
    text(record.deliveryType)
    text(record.guarantor?.value)
    null()
    text(record.status?.rawValue)
    text(record.tokenGroup?.value)
    text(record.tokenLedger)
    text(record.tokenContract)
  }
}
