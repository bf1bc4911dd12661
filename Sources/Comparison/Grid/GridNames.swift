import Collateral
import Money

/// What a box of the grid is called.
struct GridNames {
  private let plan: GridPlan
  private let sheet: GridPlan.Sheet
  private let box: GridBox

  init(_ plan: GridPlan, _ sheet: GridPlan.Sheet, _ box: GridBox) {
    self.plan = plan
    self.sheet = sheet
    self.box = box
  }

  /// The cell.
  func cell(_ point: GridPoint, gap: InstrumentGap, citations: [String]) -> GridCell {
    let (own, other) = plan.currencies(of: sheet, point)
    let representative = GridCell.Representative(
      sector: plan.sector(of: sheet, point), country: plan.country(of: sheet, point),
      step: sheet.isDebt ? point[.step] + 1 : nil,
      maturity: sheet.isDebt ? plan.maturities.date(point[.maturity]) : nil, currency: own,
      settlement: point[.settlement] == 0 ? own : other,
      indices: plan.indices(of: sheet, point),
      isSupported: sheet.count(.support) == 1 || point[.support] == 0,
      coupon: sheet.assetClass.isDebt
        ? CouponType(rawValue: plan.coupons.representative(point[.coupon])) : nil,
      instrument: sheet.count(.instrument) > 1
        ? plan.instruments.representative(point[.instrument]) : nil)
    return GridCell(
      assetClass: assetClass, sector: sector, country: country, step: step, maturity: maturity,
      currency: currency, index: remark, representative: representative, gap: gap,
      citations: citations)
  }

  private var assetClass: String {
    sheet.wraps.map { "\(sheet.assetClass.rawValue) of \($0.rawValue)" }
      ?? sheet.assetClass.rawValue
  }

  private var sector: String {
    if sheet.sectors.groups.isEmpty { return "" }
    return sheet.sectors.name(of: box.positions(.sector)) ?? sheet.sectors.allWords
  }

  private var country: String {
    if sheet.wraps != nil { return CountryCode.unitedStates.value }
    if sheet.sectors.groups.isEmpty { return "" }
    return plan.countries.name(of: box.positions(.country)) ?? "any"
  }

  private var step: String {
    guard sheet.isDebt else { return "" }
    let steps = box.positions(.step).map { $0 + 1 }
    if steps.count == 6 { return "any" }
    var words: [String] = []
    var start = 0
    for index in steps.indices
    where index + 1 == steps.count || steps[index + 1] != steps[index] + 1 {
      words.append(
        start == index ? "\(steps[index])" : "\(steps[start])-\(steps[index])")
      start = index + 1
    }
    return words.joined(separator: " ")
  }

  private var maturity: String {
    guard sheet.isDebt else { return "" }
    let positions = box.positions(.maturity)
    return plan.maturities.name(from: positions[0], to: positions[positions.count - 1]) ?? "any"
  }

  private var currency: String {
    var words: [String] = []
    let denominations = box.positions(.denomination)
    if sheet.assetClass == .cash {
      if let name = plan.currencies.name(of: denominations) { words.append(name) }
    } else if sheet.count(.denomination) == 1 {
      words.append("USD")
    } else if denominations.count == 1 {
      words.append(denominations[0] == 0 ? "domestic" : "foreign")
    }
    let settlements = box.positions(.settlement)
    if settlements.count == 1 {
      words.append(settlements[0] == 0 ? "settled in it" : "settled in another")
    }
    return words.isEmpty ? "any" : words.joined(separator: ", ")
  }

  /// What matters besides: an axis on which all positions are in the cell goes unsaid.
  private var remark: String {
    var words: [String] = []
    func add(_ axis: GridAxis, _ name: ([Int]) -> String) {
      let positions = box.positions(axis)
      if positions.count < sheet.count(axis) { words.append(name(positions)) }
    }
    add(.index, indexName)
    add(.support) { "government support: \($0 == [0] ? "yes" : "no")" }
    add(.coupon) { "coupon: \(plan.coupons.name(of: $0) ?? "any")" }
    add(.instrument) { plan.instruments.name(of: $0) ?? "any" }
    return words.joined(separator: "; ")
  }

  private func indexName(_ positions: [Int]) -> String {
    var words: [String] = []
    if positions.contains(0) { words.append("no index") }
    if positions.contains(1) { words.append("all indices") }
    let groups = positions.filter { $0 > 1 }.map { $0 - 2 }
    if !groups.isEmpty {
      words.append(plan.indices.name(of: groups) ?? "any one index")
    }
    return words.joined(separator: ", ")
  }
}
