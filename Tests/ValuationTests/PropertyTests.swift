import Collateral
import Foundation
import Money
import Schedules
import Testing
import Valuation

/// Random portfolios, valued by the engine and by a second implementation that shares none of its code.
@Suite("Random portfolios, valued twice")
struct PropertyTests {
  private static let pledgesPerDesk = 40

  /// Desks per seed; more with `COLLATERAL_PROPERTY_ROUNDS`.
  private static let rounds =
    ProcessInfo.processInfo.environment["COLLATERAL_PROPERTY_ROUNDS"].flatMap { Int($0) } ?? 3

  /// Differences shown; more with `COLLATERAL_PROPERTY_SHOWING`.
  private static let showing =
    ProcessInfo.processInfo.environment["COLLATERAL_PROPERTY_SHOWING"].flatMap { Int($0) } ?? 3

  @Test("both agree on every field", arguments: [1, 20_260_630, 777, 4_242, 99_991] as [UInt64])
  func agree(seed: UInt64) throws {
    try Self.agree(seed, on: ScheduleFixtures.law.get(), ScheduleFixtures.slowLaw.get())
  }

  @Test(
    "both agree on an invented law that uses all that a schedule can say",
    arguments: [2, 20_270_630, 888, 5_151, 88_117] as [UInt64])
  func agreeOnInvented(seed: UInt64) throws {
    try Self.agree(seed, on: InventedLaw.law.get(), InventedLaw.slowLaw.get())
  }

  private static func agree(_ seed: UInt64, on law: Law, _ slowLaw: SlowLaw) throws {
    var differences: [String] = []
    for round in 0..<rounds {
      let desk = try RandomDesk(
        seed: seed &+ UInt64(round) &* 1_000_003, pledges: pledgesPerDesk,
        elections: slowLaw.elections)
      differences += try Comparison(law: law, slowLaw: slowLaw, desk: desk).differences()
    }
    let count = differences.count
    let showing = Self.showing
    #expect(count == 0, "\(count) differ:\n\(differences.prefix(showing).joined(separator: "\n"))")
  }
}
