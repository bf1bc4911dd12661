import Collateral
import Schedules

/// How those who owe and keep an asset stand to the parties of its agreement: all that an answer without explanation
/// may depend on of who they are.
///
/// Two pledges of one asset at one price, under agreements whose other terms are equal, the exposure among them, with the
/// same set have the same verdict; unless the asset represents another or holds some, which stand to the parties in ways
/// of their own.
struct IssuerRelation: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  /// The asset names no issuer.
  static let noIssuer = IssuerRelation(rawValue: 1 << 0)
  /// The agreement names no pledgor.
  static let noPledgor = IssuerRelation(rawValue: 1 << 1)
  /// The pledgor is the issuer.
  static let own = IssuerRelation(rawValue: 1 << 2)
  /// It is not, but belongs to the issuer's group.
  static let linked = IssuerRelation(rawValue: 1 << 3)
  /// Neither, but it would belong to the group if who manages a fund counted as its parent.
  static let linkedThroughManager = IssuerRelation(rawValue: 1 << 4)
  /// Nobody reported a parent of the issuer.
  static let parentUnknown = IssuerRelation(rawValue: 1 << 5)

  /// The pledgor is the guarantor.
  static let guarantorOwn = IssuerRelation(rawValue: 1 << 6)
  /// It is not, but belongs to the guarantor's group.
  static let guarantorLinked = IssuerRelation(rawValue: 1 << 7)
  /// There is a guarantor, of which neither is recorded, and no pledgor is named or nobody reported its parent.
  static let guarantorOpen = IssuerRelation(rawValue: 1 << 8)

  /// The pledge names no custodian.
  static let custodianNotStated = IssuerRelation(rawValue: 1 << 9)
  /// The custodian is the pledgor.
  static let custodianOwn = IssuerRelation(rawValue: 1 << 10)
  /// It is not, but belongs to the pledgor's group.
  static let custodianLinked = IssuerRelation(rawValue: 1 << 11)
  /// Nobody reported a parent of the custodian.
  static let custodianParentUnknown = IssuerRelation(rawValue: 1 << 12)
  /// The agreement names no secured party.
  static let noSecuredParty = IssuerRelation(rawValue: 1 << 13)
  /// The custodian is the secured party.
  static let custodianIsSecuredParty = IssuerRelation(rawValue: 1 << 14)
  /// It is not, but belongs to the secured party's group.
  static let custodianLinkedToSecuredParty = IssuerRelation(rawValue: 1 << 15)

  /// Issuer and pledgor are of one country.
  static let sameCountry = IssuerRelation(rawValue: 1 << 16)
  /// The country of the issuer or of the pledgor is not known.
  static let countryUnknown = IssuerRelation(rawValue: 1 << 17)
  /// Issuer and pledgor are of one sector.
  static let sameSector = IssuerRelation(rawValue: 1 << 18)
  /// The sector of the issuer or of the pledgor is not known.
  static let sectorUnknown = IssuerRelation(rawValue: 1 << 19)
}
