import Collateral

/// What rules can see of an issuer beyond how it stands to the pledgor.
struct IssuerProfile: Hashable {
  struct Rating: Hashable {
    var agency: RatingAgency
    var term: RatingTerm
    var rating: String
  }

  struct Assessment: Hashable {
    var measure: AssessmentMeasure
    var value: String
  }

  /// Whether the registry knows the entity.
  var isReported: Bool
  var sector: IssuerSector?
  var country: CountryCode?
  var ratings: [Rating]
  var assessments: [Assessment]
  /// The sectors of its group.
  var groupSectors: [IssuerSector]
  /// The issuer itself, where some rule names it.
  var named: LEI?

  init(_ issuer: LEI, _ facts: EntityFacts?, groups: GroupGraph, named: Set<LEI>) {
    isReported = facts != nil
    sector = facts?.record.sector
    country = facts?.record.country
    ratings = (facts?.ratings ?? []).map {
      Rating(agency: $0.agency, term: $0.term, rating: $0.rating)
    }
    assessments = (facts?.assessments ?? []).map {
      Assessment(measure: $0.measure, value: $0.value)
    }
    groupSectors = IssuerSector.allCases.filter { groups.hasMember(ofGroupOf: issuer, in: [$0]) }
    self.named = named.contains(issuer) ? issuer : nil
  }
}
