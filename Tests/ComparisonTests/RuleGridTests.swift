import Collateral
import Comparison
import Money
import Schedules
import Testing
import Valuation

@Suite("Rules alone")
struct RuleGridTests {
  private static let day = Result { try CalendarDate("2026-06-30") }
  private static let pair = ["eu-emir", "us-cftc"]

  private func grid(
    _ regimes: [String] = pair, includingSame: Bool = false, margin: MarginKind = .initial
  ) throws -> RuleGrid {
    try RuleGrid(
      law: try ShippedLaw.law.get(), regimes: regimes, on: try Self.day.get(),
      terms: AssumedAgreement(margin: margin), includingSame: includingSame)
  }

  private func haircuts(_ cell: GridCell) -> [String] {
    cell.gap.verdicts.map { $0.haircut?.description ?? $0.decision.rawValue }
  }

  @Test("the best sovereigns differ at exactly one year, and nowhere else below five")
  func exactlyOneYear() throws {
    let cells = try grid().cells.filter {
      $0.assetClass == "sovereign-debt" && $0.country == "any" && $0.step == "1"
        && $0.currency == "settled in it"
    }
    #expect(cells.map(\.maturity) == ["exactly 1"])
    #expect(
      try grid(includingSame: true).cells.filter {
        $0.assetClass == "sovereign-debt" && $0.step == "1" && $0.currency == "settled in it"
          && $0.gap.status == .same
      }.map(\.maturity) == ["<1", ">1 ≤5", ">5"])
    let cell = try #require(cells.first)
    #expect(haircuts(cell) == ["0.5", "2"])
    #expect(cell.gap.status == .haircutDiffers)
    #expect(cell.gap.strictest == [1])
    #expect(cell.gap.spread == (try Percentage("1.5")))
    #expect(cell.gap.verdicts.map(\.row) == ["table-1-sovereign/1/≤1", "government/≥1 ≤5"])
    #expect(cell.citations[0] == "Annex II, paragraph 2, Table 1")
    #expect(cell.citations[1].hasPrefix("17 CFR 23.156(a)(3)"))
  }

  @Test("shares of an index that one list names and the other does not")
  func equity() throws {
    let cells = try grid().cells.filter {
      $0.assetClass == "equity" && $0.index == "sp1500" && $0.currency == "settled in it"
    }
    let cell = try #require(cells.first)
    #expect(cells.count == 1)
    #expect(haircuts(cell) == ["ineligible", "25"])
    #expect(cell.gap.status == .eligibilityDiffers)
    #expect(cell.gap.strictest == [0])
    #expect(cell.gap.verdicts[0].reasons == ["not-in-index"])
  }

  @Test("nothing in every cell on which all agree, unless it is asked for")
  func sameIsLeftOut() throws {
    #expect(try !grid().cells.contains { $0.gap.status == .same })
    let all = try grid(includingSame: true)
    #expect(all.cells.contains { $0.gap.status == .same })
    #expect(
      all.cells.filter { $0.gap.status != .same }.count == (try grid().cells.count))
  }

  @Test("every answer is what the engine says of an asset described like the cell's own")
  func answersAreTheEngines() throws {
    let regimes = ["eu-emir", "us-cftc", "bcbs-iosco"]
    let law = try ShippedLaw.law.get()
    let day = try Self.day.get()
    let grid = try grid(regimes, includingSame: true)
    #expect(grid.cells.count > 500)
    for cell in grid.cells {
      let desk = try GridDesk(cell, on: day, regimes: regimes)
      let valuer = try Valuer(law: law, regimes: regimes, snapshot: desk.snapshot)
      for (position, regime) in regimes.enumerated() {
        let verdict = try #require(
          try valuer.verdict(
            instrument: desk.identifier, under: desk.agreement, regime: regime))
        let found = cell.gap.verdicts[position]
        #expect(verdict.decision == found.decision)
        #expect(verdict.haircut == found.haircut)
        #expect(verdict.currencyMismatch == found.currencyMismatch)
        #expect(verdict.row == found.row)
        #expect(verdict.reasons == found.reasons)
      }
    }
  }

  @Test("the same twice over, however the work was spread")
  func deterministic() throws {
    func lines(_ grid: RuleGrid) -> [[String]] {
      grid.cells.map {
        [
          $0.assetClass, $0.sector, $0.country, $0.step, $0.maturity, $0.currency, $0.index,
          "\($0.representative)", haircuts($0).joined(), $0.citations.joined(),
        ]
      }
    }
    #expect(try lines(grid()) == lines(grid()))
  }

  @Test("a regime that does not exist is an error")
  func unknownRegime() {
    #expect(throws: ValuationError.self) { try grid(["eu-emir", "nowhere"]) }
  }
}
