public import Collateral

/// One record of a feed, in the vocabulary of the registry.
public enum FeedRecord: Sendable, Hashable {
  /// An instrument as the desk describes it.
  case instrument(InstrumentRecord)
  /// An instrument as one trading venue reports it.
  case venue(VenueRecord)
  /// That a token belongs to a group of equivalent ones.
  case tokenGroup(member: DTI, group: DTI, from: CalendarDate?)
  /// A legal entity.
  case entity(EntityRecord)
  /// A bond between two legal entities.
  case relationship(RelationshipRecord)
  /// Why nobody reports a parent of an entity.
  case parentException(EntityRecord, source: EntitySource)
  /// What a source said about an entity holds no longer.
  case withdrawnEntity(LEI, source: EntitySource)
  /// An agency's rating.
  case rating(RatingRecord)
  /// The desk's judgment.
  case assessment(AssessmentRecord)
  /// A price on a day.
  case price(PriceRecord)
  /// An exchange rate on a day.
  case exchangeRate(ExchangeRateRecord)
  /// Membership of an index.
  case indexMember(IndexMemberRecord)
  /// One asset of a fund.
  case fundHolding(FundHoldingRecord)
  /// The terms of an agreement.
  case agreement(Agreement)
  /// A posted asset.
  case pledge(Pledge)
}
