import Collateral
import Money

/// Turns conditions into demands for one day: sets and bands resolved, negations pushed down to the attributes.
struct ConditionResolver {
  private let day: CalendarDate
  private let sets: [String: [String]]
  private let numbers: WordNumbers

  init(sets: [NamedSet], on day: CalendarDate, numbers: WordNumbers = WordNumbers()) {
    self.day = day
    self.numbers = numbers
    self.sets = Dictionary(
      sets.map { set in (set.id, set.values.last { $0.validity.contains(day) }?.members ?? []) }
    ) { first, _ in first }
  }

  /// What an asset must be for the condition to come to the outcome.
  func demand(_ condition: Condition, _ outcome: Outcome = .holds) -> Demand {
    switch condition {
    case .all(let parts):
      let parts = parts.map { demand($0, outcome) }
      return outcome.isPositive ? .all(parts) : .any(parts)
    case .any(let parts):
      return Self.any(parts.map { demand($0, outcome) }, outcome)
    case .not(let inner): return demand(inner, outcome.opposite)
    case .unknown(let inner, let holds):
      switch (holds, outcome.isPositive) {
      case (true, true): return demand(inner, .mayHold)
      case (true, false): return demand(inner, .fails)
      case (false, true): return demand(inner, .holds)
      case (false, false): return demand(inner, .mayFail)
      }
    case .issuerCountry(let members, let isNegated):
      return fact(.issuerCountry, numbered(members), isNegated ? outcome.opposite : outcome)
    case .currency(let members): return currency(words(members), outcome)
    case .index(let members):
      return Self.any(words(members).map { fact(.index($0), .yes, outcome) }, outcome)
    case .election(let words):
      return Self.any(words.map { fact(.election($0), .yes, outcome) }, outcome)
    case .assessment(let measure, let bound): return assessment(measure, bound, outcome)
    case .relation(let relations):
      return Self.any(relations.map { relation($0, outcome) }, outcome)
    case .custodian(let relations):
      return Self.any(relations.map { custodian($0, outcome) }, outcome)
    case .sameAsPledgor(let traits):
      let parts = traits.map { fact(.sameAsPledgor($0), .yes, outcome) }
      return outcome.isPositive ? .all(parts) : .any(parts)
    case .movesWithExposure(let links):
      return Self.any(links.map { fact(.movesWithExposure($0), .yes, outcome) }, outcome)
    default: return single(condition, outcome)
    }
  }

  private static func any(_ parts: [Demand], _ outcome: Outcome) -> Demand {
    outcome.isPositive ? .any(parts) : .all(parts)
  }

  /// Conditions with a list or a range of values and nothing else to say.
  private func single(_ condition: Condition, _ outcome: Outcome) -> Demand {
    switch condition {
    case .assetClass(let words): fact(.assetClass, ValueSet(words), outcome)
    case .issuerSector(let words): fact(.issuerSector, ValueSet(words), outcome)
    case .securedParty(let words): fact(.securedParty, ValueSet(words), outcome)
    case .seniority(let words): fact(.seniority, ValueSet(words), outcome)
    case .coupon(let words): fact(.coupon, ValueSet(words), outcome)
    case .transaction(let words): fact(.transaction, ValueSet(words), outcome)
    case .margin(let word): fact(.margin, ValueSet([word]), outcome)
    case .issuer(let members): fact(.issuer, numbered(members), outcome)
    case .instrument(let members): fact(.instrument, numbered(members), outcome)
    case .step(let range): fact(.step, steps(range), outcome)
    case .countryStep(let range): fact(.countryStep, steps(range), outcome)
    case .maturity(let band): fact(.maturity, days(band), outcome)
    case .originalMaturity(let band): fact(.originalMaturity, days(band), outcome)
    case .price(let bound): fact(.price, prices(bound), outcome)
    case .publiclyTraded: fact(.isPubliclyTraded, .yes, outcome)
    case .all, .any, .not, .unknown, .issuerCountry, .currency, .index, .election, .assessment,
      .relation, .custodian, .sameAsPledgor, .movesWithExposure:
      demand(condition, outcome)
    }
  }

  /// The demand of one test: `yes` are the values for which it says yes, `open` those for which it cannot say.
  private func fact(
    _ attribute: Attribute, _ yes: ValueSet, open: ValueSet = .unknown, _ outcome: Outcome
  ) -> Demand {
    let values =
      switch outcome {
      case .holds: yes
      case .mayHold: yes.union(open)
      case .fails: yes.union(open).complement
      case .mayFail: yes.complement
      }
    return .fact(attribute, values.intersection(attribute.domain))
  }

  /// `settlement` and `domestic` depend on the agreement and on the country; any currency can be either.
  private func currency(_ words: [String], _ outcome: Outcome) -> Demand {
    let codes = words.filter { $0 != "settlement" && $0 != "domestic" }
    var parts: [Demand] = []
    if !codes.isEmpty || words.isEmpty {
      parts.append(fact(.currency, ValueSet(codes.map(numbers.number)), outcome))
    }
    if words.contains("settlement") { parts.append(fact(.isSettlementCurrency, .yes, outcome)) }
    if words.contains("domestic") { parts.append(fact(.isDomesticCurrency, .yes, outcome)) }
    return Self.any(parts, outcome)
  }

  private func assessment(
    _ measure: AssessmentMeasure, _ bound: AssessmentBound, _ outcome: Outcome
  ) -> Demand {
    let attribute = Attribute.assessment(measure)
    let isWord = measure.scale == .yesNo
    var yes = ValueSet.none
    switch bound {
    case .equals(let word) where isWord:
      yes = word == "yes" ? .yes : word == "no" ? .no : .none
    case .equals(let word):
      if let number = try? Percentage(word) { yes = ValueSet(number.units...number.units) }
    case .atMost, .atLeast, .above:
      // A word is on no scale: such a test never comes to an answer.
      if isWord { return fact(attribute, .none, open: .everything, outcome) }
      yes = percentages(bound)
    }
    return fact(attribute, yes, outcome)
  }

  private func percentages(_ bound: AssessmentBound) -> ValueSet {
    switch bound {
    case .equals: .none
    case .atMost(let bound): ValueSet(from: nil, to: bound.units)
    case .atLeast(let bound): ValueSet(from: bound.units, to: nil)
    case .above(let bound): ValueSet(from: bound.units + 1, to: nil)
    }
  }

  private func relation(_ relation: PledgorRelation, _ outcome: Outcome) -> Demand {
    let nobody = ValueSet.unknown
    return switch relation {
    case .ownIssue: fact(.relation, Attribute.same, outcome)
    case .closeLink:
      fact(
        .relation, Attribute.group,
        open: nobody.union(Attribute.parentUnknown).union(Attribute.managedParentUnknown), outcome)
    case .managedByGroup:
      fact(.relation, Attribute.managed.union(Attribute.managedParentUnknown), outcome)
    case .guarantorOwnIssue: fact(.guarantor, Attribute.same, outcome)
    case .guarantorCloseLink:
      fact(.guarantor, Attribute.group, open: nobody.union(Attribute.parentUnknown), outcome)
    }
  }

  private func custodian(_ relation: CustodianRelation, _ outcome: Outcome) -> Demand {
    let open = ValueSet.unknown.union(Attribute.custodianNotStated)
    let openGroup = open.union(Attribute.parentUnknown)
    return switch relation {
    case .stated:
      fact(.custodian, Attribute.custodianNotStated.complement, open: .none, outcome)
    case .pledgor: fact(.custodian, Attribute.same, open: open, outcome)
    case .pledgorGroup: fact(.custodian, Attribute.group, open: openGroup, outcome)
    case .securedParty: fact(.custodianOfSecuredParty, Attribute.same, open: open, outcome)
    case .securedPartyGroup:
      fact(.custodianOfSecuredParty, Attribute.group, open: openGroup, outcome)
    }
  }

  private func steps(_ range: StepRange) -> ValueSet {
    ValueSet(Int64(range.best)...Int64(range.worst))
  }

  private func days(_ band: MaturityBand) -> ValueSet {
    let band = band.resolved(on: day)
    return ValueSet(
      from: band.first.map { Int64($0.days) }, to: band.last.map { Int64($0.days) })
  }

  private func prices(_ bound: PriceBound) -> ValueSet {
    let units = bound.bound.units
    return switch bound.side {
    case .atLeast: ValueSet(from: units, to: nil)
    case .atMost: ValueSet(from: nil, to: units)
    case .above: ValueSet(from: units + 1, to: nil)
    case .below: ValueSet(from: nil, to: units - 1)
    }
  }

  private func numbered(_ members: [Member]) -> ValueSet {
    ValueSet(words(members).map(numbers.number))
  }

  private func words(_ members: [Member]) -> [String] {
    members.flatMap { member in
      switch member {
      case .word(let word): [word]
      case .set(let name): sets[name] ?? []
      }
    }
  }
}
