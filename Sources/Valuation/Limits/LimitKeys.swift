import Collateral
import Schedules

/// What a pledge is grouped by: numbers that are equal where the things are.
///
/// Below zero is "not recorded"; the pledges of one class form one group then.
struct LimitKeys: Hashable {
  var issue: Int32
  var issuer: Int32
  var group: Int32
  var country: Int32
  var currency: Int32
  var custodian: Int32
  /// Issuer and group of the token itself, where the rule looks through it; nil otherwise.
  var issuerOfToken: Int32?
  var groupOfToken: Int32?

  /// What stands for a key of an asset of a class that is not recorded.
  static func missing(_ assetClass: AssetClass?) -> Int32 {
    -1 - Int32(assetClass.flatMap { classes[$0] } ?? classes.count)
  }

  private static let classes = Dictionary(
    uniqueKeysWithValues: AssetClass.allCases.enumerated().map { ($1, $0) })

  /// The class for which a key below zero stands; nil where that is not known either.
  static func assetClass(ofMissing key: Int32) -> AssetClass? {
    let place = Int(-1 - key)
    return place < AssetClass.allCases.count ? AssetClass.allCases[place] : nil
  }

  /// The group's key under a scope, and a second one where a token counts for two.
  func key(_ scope: ConcentrationLimit.Scope) -> (first: Int32, second: Int32?) {
    switch scope {
    case .issue: (issue, nil)
    case .issuer: (issuer, issuerOfToken == issuer ? nil : issuerOfToken)
    case .group: (group, groupOfToken == group ? nil : groupOfToken)
    case .classes: (0, nil)
    case .country: (country, nil)
    case .currency: (currency, nil)
    case .custodian: (custodian, nil)
    }
  }
}
