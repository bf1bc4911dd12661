import Collateral
import Foundation

/// Which haircut?
extension SlowVerdict {
  mutating func findHaircut() {
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
      } else if let other = block.text("follow") {
        follow(item, other)
      } else if let measure = block.text("assessed") {
        readAssessment(item, block, measure)
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
    // One word can stand for every band.
    switch cells.count == 1 ? cells[0] : cells[column] {
    case "none": ineligible.insert("credit-quality-too-low")
    case "unknown": missing.insert("figure-unknown")
    case let figure:
      row = name.joined(separator: "/")
      haircut = Decimal(string: figure).map { scaled(max($0, ofPrincipal(block)), block) }
    }
  }

  /// The figure that is recorded for the instrument, or the floor.
  private mutating func readAssessment(_ item: SlowNode, _ block: SlowNode, _ measure: String) {
    let truth = conditions
    guard let text = asset.assessments[measure] ?? truth.issuer.assessments[measure],
      let recorded = Decimal(string: text)
    else {
      missing.insert("missing-assessment")
      return
    }
    row = item.text("id")
    let floor = Decimal(string: block.text("at_least") ?? "0") ?? 0
    haircut = scaled(min(max(recorded, floor), 100), block)
  }

  /// A percentage of principal in percent of market value, by the price; never more than all.
  private mutating func ofPrincipal(_ block: SlowNode) -> Decimal {
    guard let text = block.text("or_of_principal"), let part = Decimal(string: text), asset.isDebt
    else { return 0 }
    guard let price, let perHundred = Decimal(string: price) else {
      missing.insert("missing-price")
      return 0
    }
    return perHundred > 0 ? min(SlowRoot.quotient(of: part * 100, by: perHundred), 100) : 100
  }

  /// A figure that is printed for a holding period, for the one that counts here.
  mutating func scaled(_ figure: Decimal, _ block: SlowNode) -> Decimal {
    guard let printed = block.text("holding_days").flatMap({ Int($0) }), let rule = scaling,
      let kind = transaction,
      let minimum = rule["holding_days"]?.text(kind).flatMap({ Int($0) })
    else { return figure }
    let days = agreement.revaluationDays + minimum - 1
    if days == printed { return figure }
    figures.append(rule.text("verified") ?? "")
    return min(SlowRoot.product(of: figure, andRootOf: days, over: printed), 100)
  }

  /// What another regime's list, requirements and haircuts give.
  private mutating func follow(_ item: SlowNode, _ name: String) {
    var other = SlowVerdict(
      law: law, snapshot: snapshot, regime: name, agreement: agreement, asset: asset,
      within: within, price: price, custodian: custodian)
    other.isFollowed = true
    other.decide()
    ineligible.formUnion(other.ineligible)
    missing.formUnion(other.missing)
    figures += other.figures
    haircut = other.haircut
    (isFund, eligibleShare) = (other.isFund, other.eligibleShare)
    row = "\(item.text("id") ?? ""):\(name)/\(other.row ?? "")"
  }
}
