public import Collateral
import Money
import Schedules

extension Valuer {
  /// No quantity beyond this is tried.
  private static let largestQuantity: Int64 = 1_000_000_000_000_000

  /// How much more of an instrument can be posted beside the pledges of an agreement before each limit bites.
  ///
  /// Everything is asked of the limits themselves: what bounds are measured against grows with the pledge. Whether a
  /// group is exceeded can only change once as a pledge grows, so the quantity is found by doubling and halving.
  ///
  /// - Parameter pledge: what would be posted; its quantity does not count.
  /// - Throws: ``ValuationError`` where the regime is unknown or an amount of the other pledges does not fit.
  public func room(
    for pledge: Pledge, beside pledges: [Pledge], under agreement: Agreement, regime: String
  ) throws(ValuationError) -> PledgeRoom {
    let answer = try self.answer(regime, for: agreement)
    var search = RoomSearch(
      valuer: self, pledge: pledge, agreement: agreement, answer: answer, regime: regime)
    for other in pledges {
      let row = try value(other, under: agreement, answer, regime, nil)
      if row.verdict.decision == .eligible {
        search.posted.append(limitedPledge(other, row, &search.codes))
      }
    }
    let one = try search.row(of: 1)
    var room = PledgeRoom(verdict: one.verdict, limits: [])
    guard one.verdict.decision == .eligible else { return room }
    let before = try search.uses(at: 0)
    for then in try search.uses(at: 1) {
      let limit = answer.limits[then.limit]
      let now = before.first { $0.limit == then.limit && $0.key == then.key }
      // Where nothing of an issue is posted yet, one unit says what a bound in units is worth.
      let known = now.flatMap { $0.missing.isEmpty ? $0 : nil } ?? then
      let own =
        limit.source.measure == .marketValue ? one.marketValueBase : one.valueAfterHaircut
      room.limits.append(
        LimitRoom(
          limit: limit.source, setBy: limit.regime,
          group: words(then, limit.source, search.codes),
          bound: known.isOutside
            ? nil
            : known.bound.map { TotalAmount(minorUnits: $0, currency: agreement.baseCurrency) },
          used: TotalAmount(
            minorUnits: now?.used ?? then.used - Int128(own?.minorUnits ?? 0),
            currency: agreement.baseCurrency),
          more: then.missing.isEmpty
            ? try search.more(then, isExceeded: now?.isExceeded == true, upTo: Self.largestQuantity)
            : .unknown(then.missing.reasons)))
    }
    return room
  }
}

/// Tries quantities of one more pledge.
private struct RoomSearch {
  /// How a group stands with so much more.
  private enum Standing {
    case within
    case exceeded
    /// The amounts are too large to be expressed.
    case tooLarge
  }

  let valuer: Valuer
  let pledge: Pledge
  let agreement: Agreement
  let answer: any RegimeAnswer
  let regime: String
  var posted: [LimitedPledge] = []
  var codes = LimitCodes()
  private var tried: [Int64: [LimitUse]] = [:]
  private let engine: LimitEngine

  init(
    valuer: Valuer, pledge: Pledge, agreement: Agreement, answer: any RegimeAnswer, regime: String
  ) {
    self.valuer = valuer
    self.pledge = pledge
    self.agreement = agreement
    self.answer = answer
    self.regime = regime
    engine = LimitEngine(answer.limits, in: agreement.baseCurrency, valuer.exchange)
  }

  /// What so much more is worth by itself.
  func row(of quantity: Int64) throws(ValuationError) -> PledgeValue {
    var pledge = pledge
    do { pledge.quantity = try Quantity(significand: quantity) } catch {
      throw .amount(pledge: pledge.id, error)
    }
    return try valuer.value(pledge, under: agreement, answer, regime, nil)
  }

  /// The groups in which so much more is, in the order of the limits.
  mutating func uses(at quantity: Int64) throws(ValuationError) -> [LimitUse] {
    if let known = tried[quantity] { return known }
    let row = try row(of: quantity)
    var limited = valuer.limitedPledge(pledge, row, &codes)
    do { limited.quantity = try Quantity(significand: quantity) } catch {
      throw .amount(pledge: pledge.id, error)
    }
    let place = posted.count
    let uses = engine.apply(to: posted + [limited], agreement.limitTerms).uses
      .filter { $0.members.contains(place) }
      .sorted { ($0.limit, $0.key) < ($1.limit, $1.key) }
    tried[quantity] = uses
    return uses
  }

  /// How much more the group of a limit has room for.
  mutating func more(
    _ group: LimitUse, isExceeded: Bool, upTo largest: Int64
  ) throws(ValuationError) -> LimitRoom.More {
    if isExceeded { return try upTo(0) }
    // Within at the lower one, not within at the upper one.
    var (lower, upper): (Int64, Int64) = (0, 1)
    while upper <= largest, standing(group, upper) == .within {
      lower = upper
      upper *= 2
    }
    if upper > largest {
      if standing(group, largest) == .within { return .noBound }
      upper = largest
    }
    while upper - lower > 1 {
      let middle = lower + (upper - lower) / 2
      if standing(group, middle) == .within { lower = middle } else { upper = middle }
    }
    return standing(group, upper) == .tooLarge ? .noBound : try upTo(lower)
  }

  private func upTo(_ quantity: Int64) throws(ValuationError) -> LimitRoom.More {
    let row = try row(of: quantity)
    let zero = Amount(minorUnits: 0, currency: agreement.baseCurrency)
    return .upTo(
      quantity, marketValue: row.marketValueBase ?? zero, value: row.valueAfterHaircut)
  }

  private mutating func standing(_ group: LimitUse, _ quantity: Int64) -> Standing {
    guard let uses = try? uses(at: quantity) else { return .tooLarge }
    let use = uses.first { $0.limit == group.limit && $0.key == group.key }
    return use?.isExceeded == true ? .exceeded : .within
  }
}
