import Collateral
import Money
import Schedules
import Testing
import Valuation

/// Whether the random desks try what there is to try.
@Suite("What random portfolios reach")
struct ReachTests {
  private struct Reached {
    var decisions: [String: Int] = [:]
    var rows: Set<String> = []
    var points: Set<String> = []
    var codes: Set<String> = []

    init(_ law: Law, _ slowLaw: SlowLaw, desks: Int) throws {
      for seed in 1...desks {
        let desk = try RandomDesk(seed: UInt64(seed), pledges: 40, elections: slowLaw.elections)
        let valuer = try Valuer(law: law, regimes: law.regimes, snapshot: desk.snapshot)
        for pledge in desk.pledges {
          guard let agreement = desk.agreements.first(where: { $0.id == pledge.agreement }) else {
            continue
          }
          for regime in law.regimes {
            let verdict = try valuer.value(pledge, under: agreement, regime: regime).verdict
            decisions[verdict.decision.rawValue, default: 0] += 1
            if let row = verdict.row { rows.insert("\(regime) \(row)") }
            if let point = verdict.point { points.insert("\(regime) \(point)") }
            codes.formUnion(verdict.reasons + verdict.flags)
          }
        }
      }
    }
  }

  @Test("every decision, many rows and most reasons of the law that is shipped")
  func shipped() throws {
    let reached = try Reached(
      ScheduleFixtures.law.get(), ScheduleFixtures.slowLaw.get(), desks: 24)
    for decision in Decision.allCases {
      #expect(reached.decisions[decision.rawValue, default: 0] > 200, "\(reached.decisions)")
    }
    #expect(reached.rows.count > 150, "\(reached.rows.count)")
    let wanted: Set<String> = [
      "ambiguous-instrument", "cash-only", "class-not-listed", "close-link",
      "credit-quality-too-low", "currency-not-listed", "figure-unknown",
      "fund-assets-not-eligible", "fund-conditions-not-met", "issuer-class-excluded", "matured",
      "missing-assessment", "missing-class", "missing-country", "missing-currency", "missing-fx",
      "missing-holdings", "missing-issuer", "missing-maturity", "missing-price", "missing-rating",
      "missing-sector", "missing-secured-party-kind", "missing-wrapped-instrument",
      "not-in-force", "not-in-index", "not-senior", "own-issue", "parent-unknown",
      "pledgor-unknown", "unknown-instrument", "unknown-rating", "wrong-way-close-link",
      "wrong-way-own-issue", "wrong-way-token-issuer",
    ]
    #expect(wanted.subtracting(reached.codes).sorted() == [])
  }

  @Test("every point, every figure and every reason of the invented law")
  func invented() throws {
    let law = try InventedLaw.law.get()
    let reached = try Reached(law, InventedLaw.slowLaw.get(), desks: 240)
    for (regime, schedule) in law.schedules {
      for point in schedule.points {
        #expect(reached.points.contains("\(regime) \(point.id)"), "\(regime) \(point.id)")
      }
      for row in schedule.haircuts {
        let name = "\(regime) \(row.id)"
        #expect(reached.rows.contains { $0.hasPrefix(name) }, "\(name)")
      }
    }
    for composition in law.compositions.keys {
      #expect(reached.rows.contains { $0.hasPrefix("\(composition) ") }, "\(composition)")
    }
    for row in ["chooser stable", "follower haircut", "chooser zero", "alpha zero/1/≤1"] {
      #expect(reached.rows.contains(row), "\(row)")
    }
    let wanted: Set<String> = [
      "below-par", "close-link", "coins-kept-there", "coins-not-elected", "composition-excludes",
      "country-too-weak", "custodian-unknown", "figure-unknown", "floater", "guarantor",
      "in-default", "kept-by-pledgor", "managed", "missing-custodian", "missing-parent",
      "moves-with-exposure", "parties", "same-as-pledgor", "weak-country", "issuer-class-excluded",
      "matured", "missing-assessment", "missing-coupon", "missing-haircut", "missing-issue-date",
      "missing-price",
      "missing-transaction", "missing-wrapped-instrument", "not-in-force", "own-issue",
      "stablecoin-conditions-not-met", "token-conditions-not-met", "token-from-there",
      "token-not-elected", "token-not-recognized", "token-of-its-own", "too-cheap", "too-dear",
      "too-long", "wrong-way-country", "wrong-way-custodian", "wrong-way-default",
      "wrong-way-exposure", "wrong-way-guarantor", "wrong-way-manager", "wrong-way-sector",
      "wrong-way-token-issuer",
    ]
    #expect(wanted.subtracting(reached.codes).sorted() == [])
  }
}
