import Collateral
import Foundation

/// One asset under one agreement on one day, and what a schedule's conditions say about it.
struct SlowConditions {
  var law: SlowLaw
  var regime: String
  var day: String
  var asset: SlowAsset
  var issuer: SlowIssuer
  var margin: String
  var settlement: String?
  var base: String
  var securedPartyKind: String?
  var snapshot: FactSnapshot
  var pledgor: String?
  var securedParty: String?
  var custodian: String?
  /// Words of what the agreement is exposed to.
  var exposure: [String]
  var elections: [String]
  /// What the agreement covers, or counts as covering; nil where nothing says.
  var transaction: String?
  /// Per 100 of nominal for debt, per unit for everything else.
  var price: String?

  var step: SlowStep { SlowStep(asset, issuer, law, regime: regime, on: day) }

  /// A mapping: all of its keys must hold.
  func holds(_ condition: SlowNode) -> SlowTruth {
    let parts = condition.entries.filter { $0.key != "unknown" }.map { part($0.key, $0.value) }
    let truth = SlowTruth.all(parts)
    guard truth.isUnknown, let policy = condition.text("unknown") else { return truth }
    return .of(policy == "holds")
  }

  private func part(_ key: String, _ value: SlowNode) -> SlowTruth {
    switch key {
    case "any": SlowTruth.any(value.items.map(holds))
    case "all": SlowTruth.all(value.items.map(holds))
    case "not": holds(value).inverted
    case "class": member(asset.assetClass, of: value, missing: asset.missingClass)
    case "issuer_sector":
      member(
        issuer.sector, of: value,
        missing: issuer.lei == nil ? "missing-issuer" : "missing-sector")
    case "issuer_country": member(asset.country, of: value, missing: "missing-country")
    case "issuer_country_not":
      member(asset.country, of: value, missing: "missing-country", isNegative: true)
    case "issuer": member(issuer.lei, of: value, missing: "missing-issuer")
    case "index": index(value)
    case "step": stepHolds(value.string)
    case "assessment": SlowTruth.all(value.entries.map { assessment($0.key, $0.value.string) })
    case "currency": currency(value)
    case "margin": .of(margin == value.string)
    case "secured_party": member(securedPartyKind, of: value, missing: "missing-secured-party-kind")
    case "seniority": member(asset.seniority, of: value, missing: "missing-seniority")
    case "maturity":
      asset.maturity.map { .of(SlowCalendar.isMaturity($0, in: value.string, on: day)) }
        ?? .unknown("missing-maturity")
    case "publicly_traded": .of(isPubliclyTraded == (value.string == "yes"))
    case "original_maturity": originalMaturity(value.string)
    case "coupon": member(asset.coupon, of: value, missing: "missing-coupon")
    case "price":
      price.map { .of(Self.isWithin($0, value.string)) } ?? .unknown("missing-price")
    case "relation": SlowTruth.any(value.strings.map { relation($0, issuer: asset.issuer) })
    case "same_as_pledgor": SlowTruth.all(value.strings.map(sameAsPledgor))
    case "country_step": countryStep(value.string)
    case "moves_with_exposure": SlowTruth.any(value.strings.map(movesWithExposure))
    case "custodian": SlowTruth.any(value.strings.map(custodian))
    case "transaction":
      member(transaction, of: value, missing: "missing-transaction")
    case "election": .of(!Set(value.strings).isDisjoint(with: elections))
    case "instrument": instrument(value)
    default: .unknown("no such key: \(key)")
    }
  }

  /// The time from issue to maturity.
  private func originalMaturity(_ band: String) -> SlowTruth {
    let gaps = [
      asset.issueDate == nil ? "missing-issue-date" : nil,
      asset.maturity == nil ? "missing-maturity" : nil,
    ].compactMap { $0 }
    guard let issued = asset.issueDate, let maturity = asset.maturity else {
      return SlowTruth(word: "unknown", missing: Set(gaps))
    }
    return .of(SlowCalendar.isMaturity(maturity, in: band, on: issued))
  }

  /// Whether a number lies on the right side of a bound such as `≥100`.
  private static func isWithin(_ text: String, _ bound: String) -> Bool {
    guard let sign = bound.first, let own = Decimal(string: text),
      let number = Decimal(string: String(bound.dropFirst()))
    else { return false }
    switch sign {
    case "<": return own < number
    case "≤": return own <= number
    case ">": return own > number
    default: return own >= number
    }
  }

  private func instrument(_ list: SlowNode) -> SlowTruth {
    for entry in list.strings {
      guard entry.hasPrefix("$") else {
        if asset.identifiers.contains(entry) { return .yes }
        continue
      }
      let set = self.set(String(entry.dropFirst()))
      if !Set(set.members).isDisjoint(with: asset.identifiers) {
        return SlowTruth(word: "yes", figures: [set.verified])
      }
    }
    return .no
  }

  private var isPubliclyTraded: Bool {
    !(asset.listing ?? "").isEmpty || readyMarket != "no"
  }

  private var readyMarket: String? {
    asset.assessments["ready-market"] ?? issuer.assessments["ready-market"]
  }

  /// Whether a word is in a list of words and `$sets`, and through which set.
  private func member(
    _ word: String?, of list: SlowNode, missing: String, isNegative: Bool = false
  ) -> SlowTruth {
    guard let word else { return .unknown(missing) }
    var consulted: [String] = []
    for entry in list.strings {
      guard entry.hasPrefix("$") else {
        if entry == word { return .of(!isNegative) }
        continue
      }
      let set = self.set(String(entry.dropFirst()))
      // Which countries belong to a union is a fact about the world, not a figure of the rule.
      let figures = missing == "missing-country" ? [] : [set.verified]
      consulted += figures
      if set.members.contains(word) {
        return isNegative ? .no : SlowTruth(word: "yes", figures: figures)
      }
    }
    return isNegative ? SlowTruth(word: "yes", figures: consulted) : .no
  }

  private func set(_ name: String) -> (members: [String], verified: String) {
    let sets = law.topic("definitions", of: regime).list("sets")
    guard let set = sets.first(where: { $0.text("id") == name }),
      SlowLaw.isWithin(day, set.text("from"), set.text("to")),
      let block = SlowLaw.block(set.list("values"), on: day)
    else { return ([], "") }
    return (block.list("members").map(\.string), set.text("verified") ?? "")
  }

  private func index(_ list: SlowNode) -> SlowTruth {
    for entry in list.strings {
      if !entry.hasPrefix("$"), asset.indices.contains(entry) { return .yes }
      guard entry.hasPrefix("$") else { continue }
      let set = self.set(String(entry.dropFirst()))
      if !Set(set.members).isDisjoint(with: asset.indices) {
        return SlowTruth(word: "yes", figures: [set.verified])
      }
    }
    return .no
  }

  private func currency(_ list: SlowNode) -> SlowTruth {
    guard let own = asset.currency else { return .unknown("missing-currency") }
    return SlowTruth.any(
      list.strings.map { entry in
        switch entry {
        case "settlement": return .of(own == settlement ?? base)
        case "domestic":
          guard let country = asset.country else { return .unknown("missing-country") }
          let line = law.domesticCurrencies.filter { $0["country"] == country }
            .filter { ($0["from"] ?? "") <= day }.max { ($0["from"] ?? "") < ($1["from"] ?? "") }
          guard let line else { return .unknown("missing-domestic-currency") }
          return .of(line["currency"] == own)
        default: return member(own, of: .list([.text(entry)]), missing: "")
        }
      })
  }

  private func stepHolds(_ range: String) -> SlowTruth {
    let step = self.step
    guard let number = step.step else { return .unknown(step.missing) }
    return SlowTruth(
      word: SlowStep.isStep(number, in: range) ? "yes" : "no", figures: step.figures)
  }

  private func assessment(_ measure: String, _ bound: String) -> SlowTruth {
    guard let value = asset.assessments[measure] ?? issuer.assessments[measure] else {
      return .unknown("missing-assessment")
    }
    let number = Decimal(string: String(bound.drop { "<≤≥>".contains($0) }))
    guard let sign = bound.first, "<≤≥>".contains(sign), let number,
      let own = Decimal(string: value)
    else { return .of(value == bound) }
    switch sign {
    case "<": return .of(own < number)
    case "≤": return .of(own <= number)
    case ">": return .of(own > number)
    default: return .of(own >= number)
    }
  }
}
