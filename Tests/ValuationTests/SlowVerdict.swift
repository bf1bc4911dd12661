import Collateral
import Foundation
import Money

/// The questions of a schedule in their order, each answered into a list of reasons, gaps and flags.
struct SlowVerdict {
  var law: SlowLaw
  var snapshot: FactSnapshot
  var regime: String
  var agreement: Agreement
  var asset: SlowAsset
  /// Funds that are being looked through on the way here.
  var within: [String]

  var ineligible: Set<String> = []
  var missing: Set<String> = []
  var flags: Set<String> = []
  var figures: [String] = []
  var point: String?
  var row: String?
  var haircut: Decimal?
  var mismatch: Decimal?
  private var eligibleShare = Decimal(0)
  private var isFund = false

  private var day: String { snapshot.on.description }

  private var conditions: SlowConditions {
    SlowConditions(
      law: law, regime: regime, day: day, asset: asset, issuer: issuer,
      margin: agreement.margin.rawValue, settlement: agreement.settlementCurrency?.code,
      base: agreement.baseCurrency.code, securedParty: agreement.securedPartyKind?.rawValue)
  }

  private var issuer: SlowIssuer {
    var issuer = SlowIssuer(lei: asset.issuer)
    guard
      let entity = snapshot.entities.values.first(where: { $0.record.lei.value == asset.issuer })
    else { return issuer }
    issuer.sector = entity.record.sector?.rawValue
    issuer.ratings = entity.ratings.map { ($0.agency.rawValue, $0.term.rawValue, $0.rating) }
    for fact in entity.assessments { issuer.assessments[fact.measure.rawValue] = fact.value }
    return issuer
  }

  init(
    law: SlowLaw, snapshot: FactSnapshot, regime: String, agreement: Agreement, asset: SlowAsset,
    within: [String]
  ) {
    self.law = law
    self.snapshot = snapshot
    self.regime = regime
    self.agreement = agreement
    self.asset = asset
    self.within = within
  }

  var decision: String {
    !ineligible.isEmpty ? "ineligible" : !missing.isEmpty ? "undetermined" : "eligible"
  }

  var result: SlowResult {
    var result = SlowResult()
    result.decision = decision
    result.point = point
    result.reasons = (ineligible.isEmpty ? missing : ineligible).sorted()
    result.flags = flags.sorted()
    result.verified = ["unverified", "secondary", "text"].first { figures.contains($0) }
    if decision == "eligible" {
      result.row = row
      result.haircut = haircut.map { "\($0)" }
      result.mismatch = mismatch.map { "\($0)" }
    }
    return result
  }

  mutating func decide() {
    if noteRegime() { return }
    if let maturity = asset.maturity, maturity <= day { ineligible.insert("matured") }
    guard findPoint() else { return }
    testRequirements()
    testExclusions()
    guard ineligible.isEmpty else { return }
    findHaircut()
    // A fund takes the addition once, for its own currency.
    guard ineligible.isEmpty, within.isEmpty else { return }
    findMismatch()
  }

  /// Whether the regime does not hold on the day, which is then all there is to say.
  mutating func noteRegime() -> Bool {
    let item = law.topic("regime", of: regime)
    if isInForce(item) { return false }
    ineligible = ["not-in-force"]
    figures.append(item.text("verified") ?? "")
    return true
  }

  /// Whether an item holds on the day; an item without days of its own has those of the regime.
  private func isInForce(_ item: SlowNode) -> Bool {
    let regimeStart = law.topic("regime", of: regime).text("from")
    return SlowLaw.isWithin(day, item.text("from") ?? regimeStart, item.text("to"))
  }

  private mutating func findPoint() -> Bool {
    let eligibility = law.topic("eligibility", of: regime)
    for item in eligibility.list("points") where isInForce(item) {
      let truth = conditions.holds(item["when"] ?? .map([]))
      if truth.isUnknown {
        missing.formUnion(truth.missing)
        figures.append(item.text("verified") ?? "")
        return false
      }
      if truth.isYes {
        point = item.text("id")
        figures += [item.text("verified") ?? ""] + truth.figures
        return true
      }
    }
    ineligible.insert("class-not-listed")
    let entries = eligibility.list("not_listed").filter(isInForce)
    let entry =
      entries.first { $0["classes"]?.items.map(\.string).contains(asset.assetClass ?? "") ?? false }
      ?? entries.first { $0.text("classes") == "others" }
    figures.append(entry?.text("verified") ?? "")
    return false
  }

  private mutating func testRequirements() {
    let points = law.topic("eligibility", of: regime).list("points")
    guard let item = points.first(where: { $0.text("id") == point && isInForce($0) }) else {
      return
    }
    for requirement in item.list("require") where isInForce(requirement) {
      let guardTruth = requirement["if"].map { conditions.holds($0) } ?? .yes
      if guardTruth.isNo { continue }
      let truth = conditions.holds(requirement["that"] ?? .map([]))
      if truth.isYes || (truth.isNo && guardTruth.isYes) {
        figures += [requirement.text("verified") ?? ""] + truth.figures + guardTruth.figures
      }
      if truth.isYes { continue }
      if truth.isNo, guardTruth.isYes {
        ineligible.insert(requirement.text("reason") ?? "")
      } else {
        missing.formUnion(guardTruth.missing.union(truth.missing))
      }
    }
  }

  private mutating func testExclusions() {
    for exclusion in law.topic("exclusions", of: regime).list("exclusions") {
      guard isInForce(exclusion), isFor(exclusion) else { continue }
      let guardTruth = exclusion["if"].map { conditions.holds($0) } ?? .yes
      if guardTruth.isNo { continue }
      let truth = SlowTruth.all([guardTruth, test(exclusion)])
      if truth.isYes {
        ineligible.insert(exclusion.text("reason") ?? "")
        if let flag = exclusion.text("flag") { flags.insert(flag) }
        figures += [exclusion.text("verified") ?? ""] + truth.figures
      } else if truth.isUnknown {
        note(unknown: truth.missing, policy: exclusion.text("unknown") ?? "undetermined")
      }
    }
  }

  private mutating func note(unknown codes: Set<String>, policy: String) {
    var codes = codes
    if policy == "ignore" { return }
    if codes.remove("missing-pledgor") != nil {
      flags.insert("pledgor-unknown")
      if codes.isEmpty { return }
    }
    if policy == "flag" {
      if codes.contains("missing-parent") {
        flags.insert("parent-unknown")
      } else if !missing.contains("missing-issuer") {
        // Where the issuer is asked for already, the reason says it all.
        flags.insert("issuer-unknown")
      }
    } else {
      missing.formUnion(codes)
    }
  }

  private func isFor(_ item: SlowNode) -> Bool {
    item.text("for") == "all" || item.list("for").map(\.string).contains(point ?? "")
  }

  private func test(_ exclusion: SlowNode) -> SlowTruth {
    let groups = SlowGroups(snapshot)
    switch exclusion.text("test") {
    case "own-issue":
      guard let issuer = asset.issuer else { return .unknown("missing-issuer") }
      guard let pledgor = agreement.pledgor?.value else { return .unknown("missing-pledgor") }
      return .of(issuer == pledgor)
    case "close-link":
      guard let issuer = asset.issuer else { return .unknown("missing-issuer") }
      guard let pledgor = agreement.pledgor?.value else { return .unknown("missing-pledgor") }
      if issuer == pledgor { return .no }
      if groups.isLinked(issuer, pledgor) { return .yes }
      return groups.knowsParent(of: issuer) ? .no : .unknown("missing-parent")
    case "issuer-sector":
      guard let issuer = asset.issuer else { return .unknown("missing-issuer") }
      let sectors = exclusion.list("sectors").map(\.string)
      let own = groups.sector(of: issuer)
      if let own, sectors.contains(own) { return .yes }
      // Recorded affiliates only: an unreported parent is flagged by the close link.
      if exclusion.text("affiliates") == "yes",
        !groups.sectorsOfGroup(of: issuer).isDisjoint(with: sectors)
      {
        return .yes
      }
      return own == nil ? .unknown("missing-sector") : .no
    case "condition":
      return conditions.holds(exclusion["that"] ?? .map([]))
    default:
      return .unknown("no such test")
    }
  }

  private mutating func findHaircut() {
    let step = conditions.step
    for item in law.topic("haircuts", of: regime).list("haircuts") where isInForce(item) {
      guard isFor(item) else { continue }
      let truth = item["if"].map { conditions.holds($0) } ?? .yes
      if truth.isNo { continue }
      if truth.isUnknown {
        missing.formUnion(truth.missing)
        return
      }
      if let term = item.text("term") {
        if term != step.term { continue }
      }
      guard let block = SlowLaw.block(item.list("values"), on: day) else { continue }
      figures += [item.text("verified") ?? ""] + truth.figures
      if block["look_through"] != nil {
        lookThrough(item, block)
      } else {
        readCell(item, block, step)
      }
      return
    }
    missing.insert("missing-haircut")
  }

  private mutating func readCell(_ item: SlowNode, _ block: SlowNode, _ step: SlowStep) {
    var name = [item.text("id") ?? ""]
    var column = 0
    var isOpen = false
    var cells = block["percent"].map(\.strings) ?? []
    if let steps = block["steps"] {
      let line = step.step.flatMap { number in
        steps.entries.first { SlowStep.isStep(number, in: $0.key) }
      }
      if let line {
        name.append(line.key)
        cells = line.value.strings
        figures += step.figures
      } else {
        missing.insert(step.step == nil ? step.missing : "missing-haircut")
        isOpen = true
      }
    }
    if let bands = block["maturity"]?.strings {
      if let maturity = asset.maturity {
        guard
          let index = bands.firstIndex(where: {
            SlowCalendar.isMaturity(maturity, in: $0, on: day)
          })
        else {
          missing.insert("missing-haircut")
          return
        }
        name.append(bands[index])
        column = index
      } else {
        missing.insert("missing-maturity")
        isOpen = true
      }
    }
    guard !isOpen else { return }
    if cells[column] == "none" {
      ineligible.insert("credit-quality-too-low")
    } else {
      row = name.joined(separator: "/")
      haircut = Decimal(string: cells[column])
    }
  }

  private mutating func lookThrough(_ item: SlowNode, _ block: SlowNode) {
    isFund = true
    let isStrict = block.text("look_through") == "weighted-average-all-eligible"
    let shares = asset.holdings.compactMap { Decimal(string: $0.share) }
    let total = shares.reduce(0, +)
    guard !shares.isEmpty, !within.contains(asset.id) else {
      missing.insert("missing-holdings")
      return
    }
    if total > 100 { missing.insert("missing-holdings") }
    var kept: Decimal = 0
    for (holding, share) in zip(asset.holdings, shares) {
      guard let held = SlowAsset(holding.instrument, in: snapshot) else {
        missing.insert("unknown-instrument")
        continue
      }
      var verdict = SlowVerdict(
        law: law, snapshot: snapshot, regime: regime, agreement: agreement, asset: held,
        within: within + [asset.id])
      verdict.decide()
      if let allowed = block["holdings"]?.strings, let point = verdict.point,
        !allowed.contains(point)
      {
        verdict.ineligible.insert("point not for funds")
      }
      if block.text("same_currency") == "yes" {
        if let own = asset.currency, let other = held.currency {
          if own != other { verdict.ineligible.insert("another currency") }
        } else {
          verdict.missing.insert("missing-currency")
        }
      }
      switch verdict.decision {
      case "eligible":
        kept += share * (100 - (verdict.haircut ?? 0)) / 100
        eligibleShare += share
        figures += verdict.figures
      case "undetermined": missing.formUnion(verdict.missing)
      default: if isStrict { ineligible.insert("fund-assets-not-eligible") }
      }
    }
    row = item.text("id")
    haircut = 100 - kept
  }

  private mutating func findMismatch() {
    let rules = law.topic("currency", of: regime).list("currency_mismatch")
    let rule = rules.first {
      isInForce($0) && ($0.text("margin") ?? agreement.margin.rawValue) == agreement.margin.rawValue
    }
    mismatch = 0
    guard let rule, let block = SlowLaw.block(rule.list("values"), on: day) else { return }
    let isStrict = rule.text("when_not_stated") == "mismatch"
    let reference =
      agreement.settlementCurrency?.code ?? (isStrict ? nil : agreement.baseCurrency.code)
    if let reference {
      if asset.currency == reference { return }
      // Gold is denominated in no currency.
      if asset.currency == nil, asset.assetClass == "gold" { return }
    }
    let exception = rule["except"].map { conditions.holds($0) } ?? .no
    if exception.isUnknown {
      missing.formUnion(exception.missing)
      return
    }
    if exception.isNo, reference != nil, asset.currency == nil {
      missing.insert("missing-currency")
      return
    }
    figures += [rule.text("verified") ?? ""] + exception.figures
    if exception.isYes { return }
    // Only what is eligible of a fund can take the addition.
    mismatch = Decimal(string: block.text("percent") ?? "").map {
      isFund ? $0 * eligibleShare / 100 : $0
    }
  }
}
