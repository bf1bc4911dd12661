import Collateral
import Comparison
import Money
import Testing

@testable import Valuation

/// Where regimes part: status, who binds, how far apart.
@Suite("Gaps")
struct GapTests {
  private func eligible(_ haircut: String, _ mismatch: String = "0") throws -> Verdict {
    var verdict = Verdict(decision: .eligible, reasons: [], flags: [])
    verdict.haircut = try Percentage(haircut)
    verdict.currencyMismatch = try Percentage(mismatch)
    return verdict
  }

  private func ineligible(_ reason: String = "class-not-listed") -> Verdict {
    Verdict(decision: .ineligible, reasons: [reason], flags: [])
  }

  private let open = Verdict(decision: .undetermined, reasons: ["missing-rating"], flags: [])

  private func gap(_ verdicts: Verdict...) -> InstrumentGap {
    InstrumentGap(instrument: "X", assetClass: "equity", verdicts: verdicts)
  }

  @Test("the same answer everywhere binds everywhere")
  func same() throws {
    let found = gap(try eligible("4"), try eligible("4"))
    #expect(found.status == .same)
    #expect(found.strictest == [0, 1])
    #expect(found.spread == .zero)
    #expect(gap(ineligible(), ineligible("own-issue")).status == .same)
  }

  @Test("the larger deduction binds, the currency's addition included")
  func haircuts() throws {
    let found = gap(try eligible("4"), try eligible("2", "8"))
    #expect(found.status == .haircutDiffers)
    #expect(found.strictest == [1])
    #expect(found.spread == (try Percentage("2")))
  }

  @Test("whoever refuses binds")
  func eligibility() throws {
    let found = gap(try eligible("15"), ineligible(), open, try eligible("25"))
    #expect(found.status == .eligibilityDiffers)
    #expect(found.strictest == [1])
    #expect(found.spread == (try Percentage("10")))
  }

  @Test("an open answer leaves the comparison open, unless two others differ in eligibility")
  func undetermined() throws {
    #expect(gap(try eligible("15"), open).status == .undetermined)
    #expect(gap(try eligible("15"), open).strictest == [0])
    #expect(gap(ineligible(), open).status == .undetermined)
    #expect(gap(open, open).strictest == [])
  }

  @Test("a regime that is not in force does not count")
  func notInForce() throws {
    let found = gap(try eligible("15"), ineligible("not-in-force"))
    #expect(found.status == .same)
    #expect(found.strictest == [0])
    #expect(found.spread == nil)
  }

  @Test("a summary in parts is the summary of the whole")
  func summary() throws {
    let haircuts = ["0", "15", "0.5", "4", "100", "8", "4"]
    let gaps = try haircuts.enumerated().map { index, haircut in
      InstrumentGap(
        instrument: "I\(index)", assetClass: index % 2 == 0 ? "equity" : "gold",
        verdicts: [
          try eligible(haircut), index == 5 ? ineligible() : try eligible("4"),
        ])
    }
    var whole = GapSummary()
    for gap in gaps { whole.add(gap) }
    for cut in 0...gaps.count {
      var first = GapSummary()
      var second = GapSummary()
      for gap in gaps[..<cut] { first.add(gap) }
      for gap in gaps[cut...] { second.add(gap) }
      first.add(second)
      #expect(first.lines.map(words) == whole.lines.map(words), "cut at \(cut)")
    }
    let equity = try #require(whole.lines.first)
    #expect(equity.instruments == 4)
    #expect(equity.medianSpread == (try Percentage("3.75")))
    #expect(equity.worstSpread == (try Percentage("96")))
    #expect(equity.widest == "I4")
    let gold = try #require(whole.lines.last)
    #expect(gold.eligibilityDiffers == (try Percentage("33.33")))
  }

  private func words(_ line: GapSummary.Line) -> String {
    let counts = GapStatus.allCases.map { "\(line.counts[$0] ?? 0)" }.joined(separator: " ")
    let spreads = "\(line.medianSpread?.description ?? "") \(line.worstSpread?.description ?? "")"
    return "\(line.assetClass) \(line.instruments) \(counts) \(spreads) \(line.widest ?? "")"
  }
}
