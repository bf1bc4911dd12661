import Collateral
import Money
import Schedules

@testable import Valuation

/// Groups and bounds by the words of the format, limit by limit, in whole numbers; knows no limit on what is recognized.
struct SlowLimits {
  private struct Use {
    var limit: Int
    var members: [Int]
    var used: Int
    /// The bound, `outside`, or what is unknown.
    var bound: String
    var isExceeded = false
  }

  /// Groups, flags and undetermined pledges, line by line.
  private(set) var text = ""

  private let book: RandomLimits
  private var isOut: [Bool]

  init(_ book: RandomLimits) {
    self.book = book
    isOut = book.pledges.map { _ in false }
    // What is undetermined because of a bound counts as nothing for every limit.
    let first = uses()
    let open = first.filter { $0.bound.hasPrefix("unknown") && limit($0).unknown == .undetermined }
    for use in open { for member in use.members { isOut[member] = true } }
    let all = open.isEmpty ? first : (uses() + open)
    let order = all.sorted { ($0.limit, $0.members[0]) < ($1.limit, $1.members[0]) }
    var flags: [Set<String>] = book.pledges.map { _ in [] }
    for use in order {
      let source = limit(use)
      if use.isExceeded {
        for member in use.members { flags[member].insert("limit-\(source.scope.rawValue)") }
      }
      if use.bound.hasPrefix("unknown"), source.unknown == .flag {
        for member in use.members { flags[member].insert("limit-unknown") }
      }
    }
    text = Self.text(
      order.map { "\($0.limit) \($0.members) \($0.used) \($0.bound)" }, flags.map { $0.sorted() },
      isOut)
  }

  /// The same of what the engine found.
  static func text(_ outcome: LimitOutcome) -> String {
    text(
      outcome.uses.map { use in
        let bound =
          use.isOutside
          ? "outside"
          : use.bound.map(String.init) ?? "unknown \(use.missing.reasons.joined(separator: " "))"
        return "\(use.limit) \(use.members) \(use.used) \(bound)"
      }, outcome.flags, outcome.missing.map { !$0.isEmpty })
  }

  private static func text(_ uses: [String], _ flags: [[String]], _ isOut: [Bool]) -> String {
    uses.joined(separator: ", ") + " | \(flags) | \(isOut)"
  }

  private func limit(_ use: Use) -> ConcentrationLimit { book.limits[use.limit].source }

  private func uses() -> [Use] {
    var uses: [Use] = []
    for (number, limit) in book.limits.map(\.source).enumerated() {
      if limit.isSystemicOnly, book.terms.isSystemic == false { continue }
      let reached = book.pledges.indices.filter {
        !isOut[$0] && book.pledges[$0].limits.numbers.contains(number)
      }
      var groups: [(key: Int32, members: [Int])] = []
      for pledge in reached {
        for key in keys(limit.scope, book.pledges[pledge].keys) {
          if let place = groups.firstIndex(where: { $0.key == key }) {
            groups[place].members.append(pledge)
          } else {
            groups.append((key, [pledge]))
          }
        }
      }
      for group in groups {
        var use = Use(
          limit: number, members: group.members, used: sum(limit, group.members), bound: "")
        switch bound(limit, group.members, reached) {
        case .success(let bound):
          use.bound = bound.map(String.init) ?? "outside"
          use.isExceeded = bound.map { use.used > $0 } ?? false
        case .failure(let unknown): use.bound = "unknown \(unknown.reason)"
        }
        uses.append(use)
      }
    }
    return uses
  }

  /// A token counts for its own issuer as well.
  private func keys(_ scope: ConcentrationLimit.Scope, _ keys: LimitKeys) -> [Int32] {
    switch scope {
    case .issue: [keys.issue]
    case .issuer: Self.distinct(keys.issuer, keys.issuerOfToken)
    case .group: Self.distinct(keys.group, keys.groupOfToken)
    case .classes: [0]
    case .country: [keys.country]
    case .currency: [keys.currency]
    case .custodian: [keys.custodian]
    }
  }

  private static func distinct(_ first: Int32, _ second: Int32?) -> [Int32] {
    guard let second, second != first else { return [first] }
    return [first, second]
  }

  private func sum(_ limit: ConcentrationLimit, _ pledges: some Sequence<Int>) -> Int {
    pledges.reduce(0) {
      $0 + Int(limit.measure == .marketValue ? book.pledges[$1].market : book.pledges[$1].value)
    }
  }

  // MARK: Bounds

  private struct Unknown: Error {
    var reason: String
  }

  /// The bound; nil where the limit does not reach the group.
  private func bound(
    _ limit: ConcentrationLimit, _ members: [Int], _ reached: [Int]
  ) -> Result<Int?, Unknown> {
    Result { () throws(Unknown) in
      if let least = limit.onlyAbove, try reference(limit, reached) <= whole(least) { return nil }
      var sizes: [Int] = []
      for size in limit.positionAbove {
        switch size {
        case .amount(let amount): sizes.append(whole(amount))
        case .units(let units): sizes.append(worth(limit, units, members))
        case .percent(let percent, let reference):
          let capital =
            reference == .netCapital ? book.terms.netCapital : book.terms.tentativeNetCapital
          guard let capital else { throw Unknown(reason: "missing-net-capital") }
          sizes.append(Self.share(percent, Int(capital)))
        }
      }
      if let largest = sizes.max(), sum(limit, members) <= largest { return nil }
      var bounds: [Int] = []
      for bound in limit.bounds {
        switch bound {
        case .amount(let amount): bounds.append(whole(amount))
        case .units(let units): bounds.append(worth(limit, units, members))
        case .percent(let percent):
          guard let share = try share(limit, percent, members, reached) else { return nil }
          bounds.append(share)
        }
      }
      return limit.combination == .greaterOf ? bounds.max() : bounds.min()
    }
  }

  private func share(
    _ limit: ConcentrationLimit, _ percent: Percentage, _ members: [Int], _ reached: [Int]
  ) throws(Unknown) -> Int? {
    if limit.reference == .issueSize || limit.reference == .averageDailyVolume {
      let isSize = limit.reference == .issueSize
      let pledge = book.pledges[members[0]]
      guard let units = isSize ? pledge.issueSize : pledge.dailyVolume else {
        throw Unknown(reason: isSize ? "missing-issue-size" : "missing-average-daily-volume")
      }
      // Size × price × percent, rounded once.
      return Self.number(units) * sum(limit, members) * Self.tenths(percent)
        / (quantity(members) * 1_000)
    }
    let whole = try reference(limit, reached)
    guard let above = limit.above.map(self.whole) else { return Self.share(percent, whole) }
    return whole > above ? above + Self.share(percent, whole - above) : nil
  }

  private func reference(_ limit: ConcentrationLimit, _ reached: [Int]) throws(Unknown) -> Int {
    switch limit.reference {
    case .points: return sum(limit, reached)
    case .requirement: return Int(book.terms.requirement)
    case .netCapital, .tentativeNetCapital:
      let capital =
        limit.reference == .netCapital ? book.terms.netCapital : book.terms.tentativeNetCapital
      guard let capital else { throw Unknown(reason: "missing-net-capital") }
      return Int(capital)
    case .collected, .recognized, .issueSize, .averageDailyVolume, .amount:
      return sum(limit, book.pledges.indices.filter { !isOut[$0] })
    }
  }

  /// Two dollars are a euro.
  private func whole(_ amount: Amount) -> Int {
    Int(amount.minorUnits) / (amount.currency.code == "USD" ? 2 : 1)
  }

  private func worth(_ limit: ConcentrationLimit, _ units: Quantity, _ members: [Int]) -> Int {
    Self.number(units) * sum(limit, members) / quantity(members)
  }

  private func quantity(_ members: [Int]) -> Int {
    members.reduce(0) { $0 + Self.number(book.pledges[$1].quantity) }
  }

  private static func number(_ quantity: Quantity) -> Int { Int(quantity.description) ?? 0 }

  /// Tenths of a percent.
  private static func tenths(_ percent: Percentage) -> Int {
    Int(percent.units * 1_000 / Percentage.hundred.units)
  }

  private static func share(_ percent: Percentage, _ amount: Int) -> Int {
    amount * tenths(percent) / 1_000
  }
}
