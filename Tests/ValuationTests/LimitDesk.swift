import Collateral
import Money
import Schedules

@testable import Valuation

/// Pledges under one agreement, as a shipped regime's limits look at them.
struct LimitDesk {
  /// What is posted; amounts are in base currency.
  struct Posted {
    var id: String
    var point: String
    /// Value after haircut.
    var value: String
    var market: String?
    var haircut = "0"
    var keys: [ConcentrationLimit.Scope: String] = [:]
    var quantity = "1"
    var issueSize: String?
    /// Limits whose condition it does not fulfill.
    var excepted: [String] = []

    init(
      _ id: String, _ point: String, _ value: String, market: String? = nil,
      haircut: String = "0", _ keys: [ConcentrationLimit.Scope: String] = [:],
      quantity: String = "1", issueSize: String? = nil, except excepted: [String] = []
    ) {
      self.id = id
      self.point = point
      self.value = value
      self.market = market
      self.haircut = haircut
      self.keys = keys
      self.quantity = quantity
      self.issueSize = issueSize
      self.excepted = excepted
    }
  }

  /// What is taken of each pledge, as text; nothing taken is left out.
  struct Outcome {
    var taken: [String: String] = [:]
    var flags: [String: [String]] = [:]
    var undetermined: [String] = []
    /// Limits with an exceeded group.
    var exceeded: [String] = []
  }

  var regime: String
  var day = "2026-06-30"
  var base = "EUR"
  var margin = MarginKind.initial
  var isSystemic: Bool?
  var netCapital: String?
  var tentativeNetCapital: String?
  /// Euro in dollars.
  var rate = "1.10"

  func outcome(_ posted: [Posted]) throws -> Outcome {
    let law = try ScheduleFixtures.law.get()
    guard let schedule = law.schedules[regime] else { return Outcome() }
    let on = try CalendarDate(day)
    let limits = CompiledLaw(law).compiled(schedule, on: on).schedule.limits
    let currency = try Currency(base)
    let points = Set(schedule.points.map(\.id))
    var codes = LimitCodes()
    let pledges = try posted.map { pledge -> LimitedPledge in
      precondition(points.contains(pledge.point), "there is no point \(pledge.point)")
      return try limited(pledge, limits, currency, &codes)
    }
    let exchange = ExchangeTable([
      ExchangeRateFact(
        base: try Currency("EUR"), quote: try Currency("USD"), date: on,
        rate: try ExchangeRate(rate), origin: Origin(load: 1, line: 1))
    ])
    var engine = LimitEngine(limits, in: currency, exchange)
    let terms = LimitTerms(
      margin: margin, isSystemic: isSystemic, requirement: 0,
      netCapital: try netCapital.map { try Amount($0, currency: currency).minorUnits },
      tentativeNetCapital: try tentativeNetCapital.map {
        try Amount($0, currency: currency).minorUnits
      })
    let full = engine.apply(to: pledges, terms)
    let short = engine.taken(from: pledges, terms)
    var outcome = Outcome()
    for (index, pledge) in posted.enumerated() {
      let taken = full.cut[index] + full.surcharge[index]
      // Who only asks what is taken gets the same answer.
      precondition((short.map { $0.cut[index] + $0.surcharge[index] } ?? 0) == taken)
      precondition((short?.flags[index] ?? []) == full.flags[index])
      if taken > 0 {
        outcome.taken[pledge.id] = Amount(minorUnits: taken, currency: currency).description
      }
      if !full.flags[index].isEmpty { outcome.flags[pledge.id] = full.flags[index] }
      if !full.missing[index].isEmpty { outcome.undetermined.append(pledge.id) }
    }
    outcome.exceeded = Set(full.uses.filter(\.isExceeded).map { limits[$0.limit].source.id })
      .sorted()
    return outcome
  }

  private func limited(
    _ pledge: Posted, _ limits: [CompiledLimit], _ currency: Currency, _ codes: inout LimitCodes
  ) throws -> LimitedPledge {
    var mask: LimitMask = []
    for (number, limit) in limits.enumerated() {
      let source = limit.source
      let isOnPoint = source.points.isEmpty || source.points.contains(pledge.point)
      let isOfMargin = source.margin == nil || source.margin == margin
      if isOnPoint, isOfMargin, !pledge.excepted.contains(source.id) {
        mask.insert(LimitMask(number))
      }
    }
    func code(_ scope: ConcentrationLimit.Scope) -> Int32 {
      codes.code(pledge.keys[scope].map { "\(scope) \($0)" } ?? "alone \(pledge.id)")
    }
    let haircut = try Percentage(pledge.haircut)
    return LimitedPledge(
      value: try Amount(pledge.value, currency: currency).minorUnits,
      market: try Amount(pledge.market ?? pledge.value, currency: currency).minorUnits,
      haircut: haircut, retained: Percentage(units: Percentage.hundred.units - haircut.units),
      quantity: try Quantity(pledge.quantity), limits: mask,
      keys: LimitKeys(
        issue: code(.issue), issuer: code(.issuer), group: code(.group), country: code(.country),
        currency: code(.currency), custodian: code(.custodian)),
      issueSize: try pledge.issueSize.map { try Quantity($0) })
  }
}
