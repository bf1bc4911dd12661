/// A place where a condition refers to a named set.
struct SetUse {
  let name: String
  let kind: NamedSet.Kind
  let location: SourceLocation

  /// Every such place of a schedule.
  static func all(in schedule: Schedule) -> [SetUse] {
    var uses: [SetUse] = []
    for (condition, citation) in schedule.conditions {
      collect(condition, citation.location, &uses)
    }
    return uses
  }

  /// Every such place of a composition's choices.
  static func all(in composition: Composition) -> [SetUse] {
    var uses: [SetUse] = []
    for choice in composition.choices { collect(choice.when, choice.location, &uses) }
    return uses
  }

  private static func collect(
    _ condition: Condition, _ location: SourceLocation, _ uses: inout [SetUse]
  ) {
    func members(_ members: [Member], _ kind: NamedSet.Kind) {
      for case .set(let name) in members {
        uses.append(SetUse(name: name, kind: kind, location: location))
      }
    }
    switch condition {
    case .all(let parts), .any(let parts):
      for part in parts { collect(part, location, &uses) }
    case .not(let inner), .unknown(let inner, _): collect(inner, location, &uses)
    case .issuerCountry(let list, _): members(list, .country)
    case .issuer(let list): members(list, .issuer)
    case .index(let list): members(list, .index)
    case .instrument(let list): members(list, .instrument)
    case .currency(let list): members(list, .currency)
    case .assetClass, .issuerSector, .step, .assessment, .margin, .securedParty, .seniority,
      .maturity, .originalMaturity, .coupon, .price, .relation, .sameAsPledgor, .countryStep,
      .movesWithExposure, .custodian, .transaction, .election, .publiclyTraded:
      break
    }
  }
}
