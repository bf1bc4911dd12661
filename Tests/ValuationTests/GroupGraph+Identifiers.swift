import Collateral

@testable import Valuation

extension GroupGraph {
  /// How somebody stands to somebody, by identifiers.
  func relation(
    issuer: LEI?, country: CountryCode?, guarantor: LEI?, custodian: LEI?, pledgor: LEI?,
    securedParty: LEI?
  ) -> IssuerRelation {
    relation(
      issuer: issuer.map(party), country: country, guarantor: guarantor.map(party),
      custodian: custodian.map(party), pledgor: pledgor.map(party),
      securedParty: securedParty.map(party))
  }
}
