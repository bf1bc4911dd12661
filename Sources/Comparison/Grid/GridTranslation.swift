import Collateral

/// Finds for a place of the combined grid the place of a regime's own grid that the regime does not tell from it.
struct GridTranslation {
  private struct Sheet {
    /// For every axis and position, how far it leads into the other layout.
    let offsets: [[Int]]
  }

  private let sheets: [Sheet]

  init(from combined: GridPlan, to own: GridPlan) {
    sheets = zip(combined.sheets, own.sheets).map { combinedSheet, ownSheet in
      var stride = 1
      var offsets: [[Int]] = []
      for axis in GridAxis.allCases.reversed() {
        let count = ownSheet.count(axis)
        offsets.append(
          (0..<combinedSheet.count(axis)).map { position in
            count == 1
              ? 0
              : stride
                * Self.position(position, on: axis, (combined, combinedSheet), (own, ownSheet))
          })
        stride *= count
      }
      return Sheet(offsets: offsets.reversed())
    }
  }

  /// The place of a point.
  func place(_ point: GridPoint, sheet: Int) -> Int {
    zip(sheets[sheet].offsets, point.positions).reduce(0) { $0 + $1.0[$1.1] }
  }

  /// How far each maturity leads from the place of its asset's first.
  func maturities(of sheet: Int) -> [Int] { sheets[sheet].offsets[GridAxis.maturity.rawValue] }

  private static func position(
    _ position: Int, on axis: GridAxis, _ combined: (plan: GridPlan, sheet: GridPlan.Sheet),
    _ own: (plan: GridPlan, sheet: GridPlan.Sheet)
  ) -> Int {
    func same(_ groups: (GridPlan) -> WordGroups, _ position: Int) -> Int {
      groups(own.plan).position(of: groups(combined.plan).representative(position))
    }
    switch axis {
    case .settlement, .support, .step: return position
    case .sector:
      return own.sheet.sectors.position(of: combined.sheet.sectors.representative(position))
    case .coupon: return same(\.coupons, position)
    case .instrument: return same(\.instruments, position)
    case .index: return position < 2 ? position : same(\.indices, position - 2) + 2
    case .country: return same(\.countries, position)
    case .denomination:
      return own.sheet.assetClass == .cash ? same(\.currencies, position) : position
    case .maturity: return own.plan.maturities.position(of: combined.plan.maturities.date(position))
    }
  }
}
