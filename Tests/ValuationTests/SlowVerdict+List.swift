import Collateral

/// Is the asset on the list, and is it shut out?
extension SlowVerdict {
  mutating func findPoint() -> Bool {
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

  mutating func testRequirements() {
    let points = law.topic("eligibility", of: regime).list("points")
    guard let item = points.first(where: { $0.text("id") == point && isInForce($0) }) else {
      return
    }
    test(item.list("require"), conditions)
  }

  /// Requirements of a point or of a rule for tokens; all that fail are listed.
  mutating func test(_ requirements: [SlowNode], _ conditions: SlowConditions) {
    for requirement in requirements where isInForce(requirement) {
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

  mutating func testExclusions() {
    if law.topic("regime", of: regime)["questions"]?.text("exclusions") == "unknown" {
      flags.insert("exclusions-unknown")
    }
    for exclusion in law.topic("exclusions", of: regime).list("exclusions") {
      guard isInForce(exclusion), isFor(exclusion) else { continue }
      let guardTruth = exclusion["if"].map { conditions.holds($0) } ?? .yes
      if guardTruth.isNo { continue }
      note(exclusion, .all([guardTruth, test(exclusion)]), flag: exclusion.text("flag"))
    }
  }

  /// Who issues a token stands between the pledgor and what it represents.
  mutating func testIssuerOfToken() {
    for exclusion in law.topic("exclusions", of: regime).list("exclusions") {
      guard isInForce(exclusion), isFor(exclusion), let kind = exclusion.text("test"),
        ["own-issue", "close-link"].contains(kind)
      else { continue }
      let guardTruth = exclusion["if"].map { conditions.holds($0) } ?? .yes
      if guardTruth.isNo { continue }
      note(
        exclusion, .all([guardTruth, related(exclusion)]),
        flag: "wrong-way-token-issuer")
    }
  }

  private mutating func note(_ exclusion: SlowNode, _ truth: SlowTruth, flag: String?) {
    if truth.isYes {
      if let flag { flags.insert(flag) }
      if exclusion.text("effect") == "flags" { return }
      ineligible.insert(exclusion.text("reason") ?? "")
      figures += [exclusion.text("verified") ?? ""] + truth.figures
    } else if truth.isUnknown {
      note(unknown: truth.missing, policy: exclusion.text("unknown") ?? "undetermined")
    }
  }

  private mutating func note(unknown codes: Set<String>, policy: String) {
    if policy == "ignore" { return }
    // Without a pledgor nothing can be tested, whatever else became known.
    if codes.contains("missing-pledgor") {
      flags.insert("pledgor-unknown")
      return
    }
    if policy == "flag" {
      if codes.contains("missing-parent") {
        flags.insert("parent-unknown")
      } else if codes.contains("missing-custodian") {
        flags.insert("custodian-unknown")
      } else if !missing.contains("missing-issuer") {
        // Where the issuer is asked for already, the reason says it all.
        flags.insert("issuer-unknown")
      }
    } else {
      missing.formUnion(codes)
    }
  }

  func isFor(_ item: SlowNode) -> Bool {
    item.text("for") == "all" || item.list("for").map(\.string).contains(point ?? "")
  }

  /// Own issue or close link, with the policy on managers.
  private func related(_ exclusion: SlowNode) -> SlowTruth {
    var words = [exclusion.text("test") ?? ""]
    if exclusion["through"]?.strings.contains("managers") == true {
      words.append("managed-by-group")
    }
    return .any(words.map { conditions.relation($0, issuer: asset.issuer) })
  }

  private func test(_ exclusion: SlowNode) -> SlowTruth {
    let groups = SlowGroups(snapshot)
    switch exclusion.text("test") {
    case "own-issue", "close-link": return related(exclusion)
    case "guarantor":
      return .any(
        ["guarantor-own-issue", "guarantor-close-link"].map {
          conditions.relation($0, issuer: asset.issuer)
        })
    case "custodian": return .any(["pledgor", "pledgor-group"].map(conditions.custodian))
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
}
