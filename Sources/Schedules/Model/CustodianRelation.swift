/// How the custodian of a pledge may stand to the parties of the agreement.
public enum CustodianRelation: String, CaseIterable, Sendable, Hashable {
  /// The pledge says who it is.
  case stated
  /// It is the pledgor.
  case pledgor
  /// It belongs to the pledgor's group without being the pledgor.
  case pledgorGroup = "pledgor-group"
  /// It is the secured party.
  case securedParty = "secured-party"
  /// It belongs to the secured party's group without being the secured party.
  case securedPartyGroup = "secured-party-group"
}
