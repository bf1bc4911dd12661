import Collateral
import Schedules

/// The answers that follow from how those who owe and keep an asset stand to the parties.
extension IssuerRelation {
  /// An answer, with the facts that would settle it where it is unknown.
  typealias Answer = (truth: Truth, missing: MissingFacts)

  private static let yes: Answer = (.yes, [])
  private static let no: Answer = (.no, [])

  private static func unknown(_ missing: MissingFacts) -> Answer { (.unknown, missing) }

  /// Whether the pledgor is related so.
  func answer(_ relation: PledgorRelation) -> Answer {
    switch relation {
    case .ownIssue: issuer { contains(.own) ? Self.yes : Self.no }
    case .closeLink: closeLink(managers: false)
    case .managedByGroup: issuer { contains(.linkedThroughManager) ? Self.yes : Self.no }
    case .guarantorOwnIssue:
      contains(.guarantorOwn)
        ? Self.yes
        : isSuperset(of: [.guarantorOpen, .noPledgor]) ? Self.unknown(.pledgor) : Self.no
    case .guarantorCloseLink:
      contains(.guarantorLinked)
        ? Self.yes
        : contains(.guarantorOpen)
          ? Self.unknown(contains(.noPledgor) ? .pledgor : .parent) : Self.no
    }
  }

  /// Whether the pledgor belongs to the issuer's group without being it.
  ///
  /// - Parameter managers: whether who manages a fund counts as its parent.
  func closeLink(managers: Bool) -> Answer {
    issuer {
      if contains(.own) { return Self.no }
      if contains(.linked) || (managers && contains(.linkedThroughManager)) { return Self.yes }
      return contains(.parentUnknown) ? Self.unknown(.parent) : Self.no
    }
  }

  /// Whether the custodian stands so to the parties.
  func answer(_ relation: CustodianRelation) -> Answer {
    if contains(.custodianNotStated) {
      return relation == .stated ? Self.no : Self.unknown(.custodian)
    }
    switch relation {
    case .stated: return Self.yes
    case .pledgor:
      if contains(.noPledgor) { return Self.unknown(.pledgor) }
      return contains(.custodianOwn) ? Self.yes : Self.no
    case .pledgorGroup:
      if contains(.noPledgor) { return Self.unknown(.pledgor) }
      return group(.custodianOwn, .custodianLinked)
    case .securedParty:
      if contains(.noSecuredParty) { return Self.unknown(.securedPartyEntity) }
      return contains(.custodianIsSecuredParty) ? Self.yes : Self.no
    case .securedPartyGroup:
      if contains(.noSecuredParty) { return Self.unknown(.securedPartyEntity) }
      return group(.custodianIsSecuredParty, .custodianLinkedToSecuredParty)
    }
  }

  /// Whether issuer and pledgor have this in common.
  func answer(_ trait: PledgorTrait) -> Answer {
    if contains(.noPledgor) { return Self.unknown(.pledgor) }
    switch trait {
    case .country:
      if contains(.countryUnknown) { return Self.unknown(.country) }
      return contains(.sameCountry) ? Self.yes : Self.no
    case .sector:
      if contains(.noIssuer) { return Self.unknown(.issuer) }
      if contains(.sectorUnknown) { return Self.unknown(.sector) }
      return contains(.sameSector) ? Self.yes : Self.no
    }
  }

  /// Yes where one is yes, else unknown where one is unknown, else no.
  static func any(_ answers: some Sequence<Answer>) -> Answer {
    var result = no
    for answer in answers {
      switch answer.truth {
      case .yes: return yes
      case .no: break
      case .unknown: result = unknown(result.missing.union(answer.missing))
      }
    }
    return result
  }

  /// No where one is no, else unknown where one is unknown, else yes.
  static func all(_ answers: some Sequence<Answer>) -> Answer {
    var result = yes
    for answer in answers {
      switch answer.truth {
      case .yes: break
      case .no: return no
      case .unknown: result = unknown(result.missing.union(answer.missing))
      }
    }
    return result
  }

  /// A test of the issuer, which needs both to be named.
  private func issuer(_ test: () -> Answer) -> Answer {
    if contains(.noIssuer) { return Self.unknown(.issuer) }
    if contains(.noPledgor) { return Self.unknown(.pledgor) }
    return test()
  }

  /// Whether the custodian belongs to somebody's group without being it.
  private func group(_ itself: IssuerRelation, _ member: IssuerRelation) -> Answer {
    if contains(itself) { return Self.no }
    if contains(member) { return Self.yes }
    return contains(.custodianParentUnknown) ? Self.unknown(.parent) : Self.no
  }
}
