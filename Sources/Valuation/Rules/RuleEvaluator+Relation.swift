import Collateral
import Schedules

/// Tests of who owes, who posts and who keeps.
extension RuleEvaluator {
  /// How those who owe and keep the asset stand to the parties.
  func relation(of situation: Situation) -> IssuerRelation {
    situation.relation
      ?? groups.relation(
        of: situation.asset, keptBy: situation.custodian, under: situation.agreement)
  }

  /// Whether the pledgor is related in one of these ways to those who owe the asset.
  func relation(
    _ wanted: [PledgorRelation], _ situation: Situation, _ missing: inout MissingFacts
  ) -> Truth {
    let relation = relation(of: situation)
    let answer = IssuerRelation.any(wanted.lazy.map(relation.answer))
    return settle(
      answer, "the pledgor is related: \(names(wanted))",
      pledgorInputs(situation, wanted), &missing)
  }

  /// Whether issuer and pledgor have all of this in common.
  func sameAsPledgor(
    _ traits: [PledgorTrait], _ situation: Situation, _ missing: inout MissingFacts
  ) -> Truth {
    let relation = relation(of: situation)
    let answer = IssuerRelation.all(traits.lazy.map(relation.answer))
    func inputs() -> [ExplanationStep.Input] {
      let issuer = situation.asset.issuer
      let pledgor = situation.agreement.pledgor.flatMap { entities[$0] }
      return traits.flatMap { trait -> [ExplanationStep.Input] in
        switch trait {
        case .country:
          [
            .init(
              "issuer's country", situation.asset.issuerCountry?.value ?? "not known",
              origin: issuer?.origin),
            .init(
              "pledgor's country", pledgor?.record.country?.value ?? "not known",
              origin: pledgor?.origin),
          ]
        case .sector:
          [
            .init(
              "issuer's sector", issuer?.record.sector?.rawValue ?? "not known",
              origin: issuer?.origin),
            .init(
              "pledgor's sector", pledgor?.record.sector?.rawValue ?? "not known",
              origin: pledgor?.origin),
          ]
        }
      }
    }
    return settle(answer, "the same for issuer and pledgor: \(names(traits))", inputs(), &missing)
  }

  /// Whether the custodian stands to the parties in one of these ways.
  func custodian(
    _ wanted: [CustodianRelation], _ situation: Situation, _ missing: inout MissingFacts
  ) -> Truth {
    let relation = relation(of: situation)
    let answer = IssuerRelation.any(wanted.lazy.map(relation.answer))
    return settle(
      answer, "the custodian is: \(names(wanted))", custodianInputs(situation), &missing)
  }

  /// Whether the asset moves with the secured exposure in one of these ways.
  func movesWithExposure(
    _ links: [ExposureLink], _ situation: Situation, _ missing: inout MissingFacts
  ) -> Truth {
    let exposure = situation.agreement.exposure
    let answer = IssuerRelation.any(links.lazy.map { moves($0, situation.asset, exposure) })
    return settle(
      answer, "moves with the exposure: \(names(links))",
      [
        .init(
          "exposure",
          exposure.isEmpty
            ? "not stated" : exposure.map(\.description).joined(separator: ", "))
      ], &missing)
  }

  private func moves(
    _ link: ExposureLink, _ asset: AssetView, _ exposure: [ExposureFactor]
  ) -> IssuerRelation.Answer {
    switch link {
    case .assetClass:
      let isClass = { (factor: ExposureFactor) in
        if case .assetClass = factor { true } else { false }
      }
      guard exposure.contains(where: isClass) else { return (.no, []) }
      guard let assetClass = asset.assetClass else {
        // What is no class of collateral is none of these.
        return asset.classMissing.isEmpty ? (.no, []) : (.unknown, asset.classMissing)
      }
      return (Truth(exposure.contains(.assetClass(assetClass))), [])
    case .index:
      return (Truth(asset.facts.indices.contains { exposure.contains(.index($0.index)) }), [])
    case .issuer:
      let others = exposure.compactMap { factor -> LEI? in
        if case .issuer(let lei) = factor { lei } else { nil }
      }
      if others.isEmpty { return (.no, []) }
      guard let issuer = asset.issuerID else { return (.unknown, .issuer) }
      if others.contains(where: { groups.isLinked(issuer, $0) }) { return (.yes, []) }
      return groups.isParentKnown(issuer) ? (.no, []) : (.unknown, .parent)
    }
  }

  /// Whether the step of the central government of the issuer's country is in the range.
  func countryStep(
    _ range: StepRange, _ asset: AssetView, _ missing: inout MissingFacts,
    _ used: inout Reliance
  ) -> Truth {
    let what = "credit quality step of the central government of the issuer's country"
    guard let creditQuality, let country = asset.issuerCountry,
      let government = governments[country]
    else {
      missing.insert(.rating)
      trace?.note("\(what) is \(range)", "unknown: no such government rated or assessed")
      return .unknown
    }
    trace?.note(
      "government of \(country.value)", name(government.record.lei),
      [.init("entity", government.record.name, origin: government.origin)])
    return judge(
      creditQuality.step(ofGovernment: government, explaining: trace != nil), range, what, &missing,
      &used)
  }

  /// Notes an answer and what is missing for it; what was looked at is put together only for an explanation.
  func settle(
    _ answer: IssuerRelation.Answer, _ title: @autoclosure () -> String,
    _ inputs: @autoclosure () -> [ExplanationStep.Input], _ missing: inout MissingFacts
  ) -> Truth {
    if case .unknown = answer.truth { missing.formUnion(answer.missing) }
    guard let trace else { return answer.truth }
    let lacking = answer.missing.reasons.joined(separator: ", ")
    let isUnknown = if case .unknown = answer.truth { true } else { false }
    trace.note(title(), isUnknown ? "unknown: \(lacking)" : answer.truth.word, inputs())
    return answer.truth
  }

  /// Those whose relation to the pledgor is asked for, with the facts that hold them together.
  private func pledgorInputs(
    _ situation: Situation, _ wanted: [PledgorRelation]
  ) -> [ExplanationStep.Input] {
    let asset = situation.asset
    var debtors: [LEI] = []
    var inputs: [ExplanationStep.Input] = []
    func add(_ what: String, _ field: KeyPath<InstrumentRecord, LEI?>) {
      guard let lei = asset.record[keyPath: field] else {
        inputs.append(.init(what, "none recorded"))
        return
      }
      debtors.append(lei)
      let origin = asset.facts.contribution(of: field)?.origin
      inputs.append(.init(what, name(lei), origin: origin))
    }
    let aboutGuarantor: Set<PledgorRelation> = [.guarantorOwnIssue, .guarantorCloseLink]
    if !aboutGuarantor.isSuperset(of: wanted) { add("issuer", \.issuer) }
    if !aboutGuarantor.isDisjoint(with: wanted) { add("guarantor", \.guarantor) }
    inputs.append(party("pledgor", situation.agreement.pledgor))
    guard let pledgor = situation.agreement.pledgor else { return inputs }
    for debtor in debtors {
      inputs += links(debtor, pledgor, throughManagers: wanted.contains(.managedByGroup))
    }
    return inputs
  }

  /// The custodian and the parties, with the facts that hold them together.
  private func custodianInputs(_ situation: Situation) -> [ExplanationStep.Input] {
    guard let custodian = situation.custodian else { return [.init("custodian", "not stated")] }
    var inputs: [ExplanationStep.Input] = [.init("custodian", name(custodian))]
    let agreement = situation.agreement
    for (what, party) in [
      ("pledgor", agreement.pledgor), ("secured party", agreement.securedParty),
    ] {
      inputs.append(self.party(what, party))
      if let party { inputs += links(custodian, party) }
    }
    return inputs
  }

  /// The facts that make two entities one, or members of one group, and where each was read.
  func links(
    _ left: LEI, _ right: LEI, throughManagers: Bool = false
  ) -> [ExplanationStep.Input] {
    (groups.link(left, right, throughManagers: throughManagers) ?? []).map { link in
      .init(
        "link", "\(name(link.from)), \(link.kind.rawValue) \(name(link.to))",
        origin: entities[link.from]?.origin)
    }
  }

  /// A party of the agreement.
  func party(_ what: String, _ lei: LEI?) -> ExplanationStep.Input {
    .init(what, lei.map(name) ?? "the agreement names none")
  }

  func name(_ lei: LEI) -> String {
    entities[lei].map { "\($0.record.name) (\(lei.value))" } ?? lei.value
  }
}
