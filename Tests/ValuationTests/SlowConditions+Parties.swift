import Collateral

/// Who owes, who posts, who keeps, and what the exposure has to do with the asset.
extension SlowConditions {
  private var groups: SlowGroups { SlowGroups(snapshot) }

  /// How the pledgor stands to the issuer given, or to the guarantor.
  func relation(_ word: String, issuer: String?) -> SlowTruth {
    switch word {
    case "guarantor-own-issue", "guarantor-close-link":
      guard let guarantor = asset.guarantor else { return .no }
      guard let pledgor else { return .unknown("missing-pledgor") }
      return word == "guarantor-own-issue"
        ? .of(groups.isOne(guarantor, pledgor)) : isMember(guarantor, ofGroupOf: pledgor)
    default:
      guard let issuer else { return .unknown("missing-issuer") }
      guard let pledgor else { return .unknown("missing-pledgor") }
      switch word {
      case "own-issue": return .of(groups.isOne(issuer, pledgor))
      case "close-link": return isMember(issuer, ofGroupOf: pledgor)
      default:
        return .of(
          !groups.isLinked(issuer, pledgor) && groups.isLinked(issuer, pledgor, managers: true))
      }
    }
  }

  /// Linked without being one; open where nothing is known of an entity's parents.
  private func isMember(_ entity: String, ofGroupOf party: String) -> SlowTruth {
    if groups.isOne(entity, party) { return .no }
    if groups.isLinked(entity, party) { return .yes }
    return groups.knowsParent(of: entity) ? .no : .unknown("missing-parent")
  }

  func custodian(_ word: String) -> SlowTruth {
    guard let custodian else { return word == "stated" ? .no : .unknown("missing-custodian") }
    switch word {
    case "stated": return .yes
    case "pledgor", "pledgor-group":
      guard let pledgor else { return .unknown("missing-pledgor") }
      return word == "pledgor"
        ? .of(groups.isOne(custodian, pledgor)) : isMember(custodian, ofGroupOf: pledgor)
    default:
      guard let securedParty else { return .unknown("missing-secured-party") }
      return word == "secured-party"
        ? .of(groups.isOne(custodian, securedParty)) : isMember(custodian, ofGroupOf: securedParty)
    }
  }

  func sameAsPledgor(_ trait: String) -> SlowTruth {
    guard let pledgor else { return .unknown("missing-pledgor") }
    let own = groups.record(of: pledgor)
    if trait == "country" {
      guard let country = asset.country, let other = own?.country?.value else {
        return .unknown("missing-country")
      }
      return .of(country == other)
    }
    guard asset.issuer != nil else { return .unknown("missing-issuer") }
    guard let sector = issuer.sector, let other = own?.sector?.rawValue else {
      return .unknown("missing-sector")
    }
    return .of(sector == other)
  }

  func movesWithExposure(_ link: String) -> SlowTruth {
    switch link {
    case "class":
      let classes = exposure.filter { !$0.contains(":") }
      if classes.isEmpty { return .no }
      return asset.assetClass.map { .of(classes.contains($0)) } ?? .unknown(asset.missingClass)
    case "index": return .of(asset.indices.contains { exposure.contains("index:\($0)") })
    default:
      let issuers = exposure.filter { $0.hasPrefix("issuer:") }.map { String($0.dropFirst(7)) }
      if issuers.isEmpty { return .no }
      guard let issuer = asset.issuer else { return .unknown("missing-issuer") }
      if issuers.contains(where: { groups.isLinked(issuer, $0) }) { return .yes }
      return groups.knowsParent(of: issuer) ? .no : .unknown("missing-parent")
    }
  }

  /// The first government of the country by LEI that anybody has judged decides.
  func countryStep(_ range: String) -> SlowTruth {
    let governments = snapshot.entities.values.filter { entity in
      entity.record.sector == .centralGovernment && entity.record.country?.value == asset.country
        && (entity.ratings.contains { $0.term == .long }
          || entity.assessments.contains { $0.measure == .creditQualityStep })
    }
    guard asset.country != nil,
      let government = governments.min(by: { $0.record.lei.value < $1.record.lei.value })
    else { return .unknown("missing-rating") }
    let step = SlowStep(of: government, law, regime: regime, on: day)
    guard let number = step.step else { return .unknown(step.missing) }
    return SlowTruth(
      word: SlowStep.isStep(number, in: range) ? "yes" : "no", figures: step.figures)
  }
}
