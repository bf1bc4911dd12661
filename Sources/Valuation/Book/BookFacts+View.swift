import Collateral

extension BookFacts {
  /// A lean instrument as rules look at it.
  func view(of lean: LeanInstrument) -> AssetView {
    let names = identifiers(of: lean.key)
    var record = InstrumentRecord(id: names[0], idType: .other)
    record.assetClass = lean.assetClass
    record.issuer = lean.issuer
    record.country = lean.country
    record.currency = lean.currency
    record.issueDate = lean.issueDate
    record.maturityDate = lean.maturityDate
    record.couponType = lean.couponType
    record.seniority = lean.seniority
    record.cfi = lean.cfi
    record.listing = lean.isListed ? "listed" : nil
    record.issueSize = lean.issueSize
    record.issueSizeCurrency = lean.issueSizeCurrency
    for name in names.dropFirst() {
      record.isin = record.isin ?? (try? ISIN(name))
      record.dti = record.dti ?? (try? DTI(name))
      record.cusip = record.cusip ?? (try? CUSIP(name))
      record.figi = record.figi ?? (try? FIGI(name))
    }
    return AssetView(
      InstrumentFacts(
        record: record, ratings: self.ratings[Int(lean.ratings)],
        assessments: self.assessments[Int(lean.assessments)],
        indices: self.indices[Int(lean.indices)]), entities: snapshot.entities)
  }
}
