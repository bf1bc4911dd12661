import Collateral
import Money
import Schedules
import Testing
import Valuation

/// What must hold under every law, whatever it says.
@Suite("Wrapping and composing")
struct WrappingTests {
  /// A desk in which every instrument has a token, with a pledge of each under every agreement.
  private struct TokenDesk {
    let desk: RandomDesk
    let valuer: Valuer
    let pairs: [(instrument: String, token: String)]

    init(seed: UInt64, law: Law, elections: [String]) throws {
      var desk = try RandomDesk(seed: seed, pledges: 1, elections: elections)
      pairs = try desk.wrapAll()
      self.desk = desk
      valuer = try Valuer(law: law, regimes: law.regimes, snapshot: desk.snapshot)
    }
  }

  private static func rank(_ verdict: Verdict) -> Int {
    switch verdict.decision {
    case .eligible: 2
    case .undetermined: 1
    case .ineligible: 0
    }
  }

  @Test("wrapping never improves a treatment", arguments: 1...8)
  func wrapping(seed: Int) throws {
    let law = try ScheduleFixtures.law.get()
    try Self.wrapping(seed, law, ScheduleFixtures.slowLaw.get(), under: law.regimes)
    // The others list tokens as such: there it is the token's own class that decides.
    try Self.wrapping(seed, InventedLaw.law.get(), InventedLaw.slowLaw.get(), under: ["alpha"])
  }

  private static func wrapping(
    _ seed: Int, _ law: Law, _ slowLaw: SlowLaw, under regimes: [String]
  ) throws {
    let tokens = try TokenDesk(seed: UInt64(seed) &* 7_919, law: law, elections: slowLaw.elections)
    var better: [String] = []
    for (instrument, token) in tokens.pairs {
      for agreement in tokens.desk.agreements {
        for regime in regimes {
          guard
            let own = try tokens.valuer.verdict(
              instrument: instrument, under: agreement, regime: regime),
            let wrapped = try tokens.valuer.verdict(
              instrument: token, under: agreement, regime: regime)
          else { continue }
          // What is missing on the token alone leaves open what is settled otherwise; both count as zero.
          let isBetter =
            wrapped.decision == .eligible && own.decision != .eligible
            || (wrapped.retained ?? .zero) > (own.retained ?? .zero)
          if isBetter {
            better.append(
              "\(regime): \(instrument) of \(agreement.id) on \(tokens.desk.snapshot.on):"
                + " \(own), wrapped \(wrapped)")
          }
        }
      }
    }
    let count = better.count
    #expect(count == 0, "\(count) improve:\n\(better.prefix(3).joined(separator: "\n"))")
  }

  @Test(
    "the strictest retains no more than any member, the most lenient no less", arguments: 1...8)
  func composing(seed: Int) throws {
    try Self.composing(seed, ScheduleFixtures.law.get(), ScheduleFixtures.slowLaw.get())
    try Self.composing(seed, InventedLaw.law.get(), InventedLaw.slowLaw.get())
  }

  private static func composing(_ seed: Int, _ law: Law, _ slowLaw: SlowLaw) throws {
    let tokens = try TokenDesk(
      seed: UInt64(seed) &* 104_729, law: law, elections: slowLaw.elections)
    var wrong: [String] = []
    for (name, composition) in law.compositions where composition.choices.isEmpty {
      let questions = composition.questions
      let takes = [
        questions.whole?.take, questions.eligibility?.take, questions.haircut?.take,
        questions.currency?.take,
      ].compactMap { $0 }
      let isStrict = takes.allSatisfy { $0 == .strictest }
      guard isStrict || takes.allSatisfy({ $0 == .mostLenient }),
        composition.regime.validity.contains(tokens.desk.snapshot.on)
      else { continue }
      for agreement in tokens.desk.agreements {
        for instrument in tokens.pairs.flatMap({ [$0.instrument, $0.token] }) {
          guard
            let verdict = try tokens.valuer.verdict(
              instrument: instrument, under: agreement, regime: name)
          else { continue }
          for member in composition.members {
            guard
              let other = try tokens.valuer.verdict(
                instrument: instrument, under: agreement, regime: member)
            else { continue }
            let (own, its) = (verdict.retained ?? .zero, other.retained ?? .zero)
            if isStrict ? own > its || rank(verdict) > rank(other) : own < its {
              wrong.append("\(name), \(member): \(instrument): \(verdict), member \(other)")
            }
          }
        }
      }
    }
    let count = wrong.count
    #expect(count == 0, "\(count) are wrong:\n\(wrong.prefix(3).joined(separator: "\n"))")
  }
}
