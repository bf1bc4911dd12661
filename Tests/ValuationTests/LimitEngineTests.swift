import BigInt
import Collateral
import Money
import Testing

@testable import Schedules
@testable import Valuation

/// Random limits on random pledges: the engine against plain sums, and against itself.
@Suite("Groups, bounds and charges")
struct LimitEngineTests {
  private static let rounds = 400

  @Test("every group has the bound that the words say", arguments: [1, 20_260_630] as [UInt64])
  func groups(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    var wrong: [String] = []
    for _ in 0..<Self.rounds {
      let book = try RandomLimits(&random, recognized: false)
      let outcome = try book.engine().apply(to: book.pledges, book.terms)
      let slow = SlowLimits(book)
      if slow.text != SlowLimits.text(outcome) {
        wrong.append(
          "\(SlowLimits.text(outcome))\n not \(slow.text)\n \(book.limits.map(\.source))")
      }
    }
    let count = wrong.count
    #expect(count == 0, "\(count) wrong:\n\(wrong.prefix(2).joined(separator: "\n"))")
  }

  @Test("who only asks what is taken gets the same", arguments: [2, 4_242] as [UInt64])
  func taken(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    var wrong: [String] = []
    for _ in 0..<Self.rounds {
      let book = try RandomLimits(&random, recognized: true)
      var engine = try book.engine()
      let full = engine.apply(to: book.pledges, book.terms)
      let short =
        engine.taken(from: book.pledges, book.terms)
        ?? LimitOutcome(count: book.pledges.count)
      if full.cut != short.cut || full.surcharge != short.surcharge || full.flags != short.flags
        || full.missing != short.missing
      {
        wrong.append(
          "\(short.cut) \(short.flags)\n not \(full.cut) \(full.flags)\n \(book.limits.map(\.source))"
        )
      }
    }
    let count = wrong.count
    #expect(count == 0, "\(count) wrong:\n\(wrong.prefix(2).joined(separator: "\n"))")
  }

  @Test(
    "a limit that disregards never raises the collateral value", arguments: [3, 777] as [UInt64])
  func monotone(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    for _ in 0..<Self.rounds {
      var book = try RandomLimits(&random, recognized: true)
      // Charges and unknown bounds may make room for others.
      book.limits.removeAll {
        $0.source.excess == .surcharge || $0.source.unknown == .undetermined && !$0.source.isPlain
      }
      let all = try book.kept()
      book.limits.removeLast(min(1, book.limits.count))
      #expect(try all <= book.kept())
      book.limits = []
      #expect(try book.kept() == book.pledges.reduce(0) { $0 + $1.value })
    }
  }
}

extension ConcentrationLimit {
  /// Whether its bounds are always known.
  fileprivate var isPlain: Bool {
    [.collected, .points, .recognized, .requirement, .amount].contains(reference)
      && positionAbove.isEmpty
  }
}

/// Some limits, some pledges, the terms of an agreement; base currency euro, two dollars for one.
struct RandomLimits {
  var limits: [CompiledLimit] = []
  var pledges: [LimitedPledge] = []
  var terms: LimitTerms

  private static let euro = Result { try Currency("EUR") }
  private static let dollar = Result { try Currency("USD") }

  init(_ random: inout RandomSource, recognized: Bool) throws {
    terms = LimitTerms(
      margin: .initial, isSystemic: random.pick([true, false], orNothing: 30),
      requirement: Int64(random.number(0...500)),
      netCapital: random.chance(60) ? Int64(random.number(0...900)) : nil,
      tentativeNetCapital: random.chance(60) ? Int64(random.number(0...900)) : nil)
    let count = random.number(1...4)
    for number in 0..<count {
      let limit = try Self.limit("l\(number)", &random, recognized)
      limits.append(CompiledLimit(source: limit, guardRule: nil, regime: "r"))
    }
    for number in 0..<random.number(1...7) {
      pledges.append(try Self.pledge(Int32(number), &random, count))
    }
  }

  func engine() throws -> LimitEngine {
    let exchange = ExchangeTable([
      ExchangeRateFact(
        base: try Self.euro.get(), quote: try Self.dollar.get(),
        date: try CalendarDate("2026-06-30"),
        rate: try ExchangeRate("2"), origin: Origin(load: 1, line: 1))
    ])
    return LimitEngine(limits, in: try Self.euro.get(), exchange)
  }

  /// What counts in all.
  func kept() throws -> Int64 {
    let outcome = try engine().apply(to: pledges, terms)
    return pledges.indices.reduce(0) {
      $0 + (outcome.missing[$1].isEmpty ? pledges[$1].value - outcome.cut[$1] : 0)
    }
  }

  private static func pledge(
    _ number: Int32, _ random: inout RandomSource, _ limits: Int
  ) throws -> LimitedPledge {
    let (percent, kept) = random.pick([("0", 4), ("25", 3), ("50", 2)])
    let market = random.number(0...60) * 4
    let haircut = try Percentage(percent)
    var mask: LimitMask = []
    for limit in 0..<limits where random.chance(75) { mask.insert(LimitMask(limit)) }
    func key() -> Int32 { Int32(random.number(-2...2)) }
    let issue = key()
    return LimitedPledge(
      value: Int64(market * kept / 4), market: Int64(market), haircut: haircut,
      retained: Percentage(units: Percentage.hundred.units - haircut.units),
      quantity: try Quantity(String(random.number(1...50))), limits: mask,
      keys: LimitKeys(
        issue: issue, issuer: key(), group: key(), country: key(), currency: key(),
        custodian: key(), issuerOfToken: random.chance(15) ? key() : nil,
        groupOfToken: random.chance(15) ? key() : nil),
      // One issue has one size.
      issueSize: issue == 1 ? nil : try Quantity(String(700 + 100 * Int(issue))),
      dailyVolume: issue == 0 ? nil : try Quantity(String(90 + 40 * Int(issue))))
  }

  private static func limit(
    _ id: String, _ random: inout RandomSource, _ recognized: Bool
  ) throws -> ConcentrationLimit {
    typealias Limit = ConcentrationLimit
    var references: [Limit.Reference] = [
      .collected, .collected, .points, .requirement, .issueSize, .averageDailyVolume, .netCapital,
      .tentativeNetCapital, .amount,
    ]
    if recognized { references += [.recognized, .recognized, .recognized] }
    let reference = random.pick(references)
    let isOfIssue = reference == .issueSize || reference == .averageDailyVolume
    let scope: Limit.Scope = isOfIssue ? .issue : random.pick(Limit.Scope.allCases)
    func amount(_ most: Int) throws -> Amount {
      Amount(
        minorUnits: Int64(random.number(0...most)),
        currency: try random.chance(50) ? euro.get() : dollar.get())
    }
    var bounds: [Limit.Bound] = []
    if reference != .amount {
      bounds.append(.percent(try Percentage(random.pick(["5", "12.5", "20", "40", "75"]))))
    }
    if reference == .amount || random.chance(40) { bounds.append(.amount(try amount(300))) }
    if scope == .issue, random.chance(30) {
      bounds.append(.units(try Quantity(String(random.number(1...30)))))
    }
    let excess: Limit.Excess =
      reference == .recognized ? .disregarded : random.pick(Limit.Excess.allCases + [.disregarded])
    var sizes: [Limit.Size] = []
    if random.chance(20) {
      sizes.append(.amount(try amount(80)))
      sizes.append(
        .percent(try Percentage("10"), of: random.pick([.netCapital, .tentativeNetCapital])))
    }
    return Limit(
      id: id, title: id, scope: scope, points: [], margin: nil,
      measure: reference == .recognized
        ? .valueAfterHaircut : random.pick(Limit.Measure.allCases), reference: reference,
      bounds: bounds.shuffled(using: &random), combination: random.pick([.greaterOf, .lesserOf]),
      above: !isOfIssue && reference != .amount && random.chance(25) ? try amount(200) : nil,
      onlyAbove: random.chance(15) ? try amount(300) : nil, positionAbove: sizes,
      isSystemicOnly: random.chance(20), guardCondition: nil, excess: excess,
      surcharge: excess == .surcharge
        ? random.pick([.percent(try Percentage("15")), .ofHaircut(try Percentage("50"))]) : nil,
      unknown: random.pick([.flag, .undetermined]), validity: Validity(from: .beginning),
      citation: Citation(
        text: "1", source: "s", verified: .text, note: nil,
        location: SourceLocation(file: "f", line: 1)))
  }
}
