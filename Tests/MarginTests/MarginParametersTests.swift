import Collateral
import Money
import Schedules
import Testing

@testable import Margin

/// Parameters as they are written.
struct MarginParametersTests {
  private func read(
    _ texts: String..., on date: String = "2026-11-20"
  ) -> (parameters: MarginParameters, problems: [String]) {
    var parameters = MarginParameters()
    var problems: [String] = []
    for (index, text) in texts.enumerated() {
      problems += MarginParametersReader.read(
        text, file: "p\(index).yaml", on: day(date), into: &parameters
      ).map(\.description)
    }
    return (parameters, problems)
  }

  @Test func theNewestThatHasBegunCounts() {
    let text = """
      class_groups:
        - {name: X, up: 30, down: 30, from: 2026-12-01, source: later}
        - {name: X, up: 15, down: 15, from: 2026-01-01, source: now}
        - {name: X, up: 10, down: 10, from: 2025-01-01, source: before}
      schedule:
        - {class: rates, up_to: 2, rate: 1, from: 2016-01-01, source: old}
        - {class: rates, above: 2, rate: 4, from: 2016-01-01, source: old}
        - {class: rates, rate: 3, from: 2026-06-01, source: new}
      spread_charges:
        - {product: GC, first: 202612, second: 202702, charge: 100, from: 2025-01-01, source: old}
        - {product: GC, first: 202612, second: 202702, charge: 200, from: 2026-01-01, source: new}
        - {product: GC, first: 202612, second: 202704-202712, charge: 300, from: 2026-01-01, source: new}
      """
    let (parameters, problems) = read(text)
    #expect(problems.isEmpty)
    #expect(parameters.classes["X"]?.up == percent("15"))
    #expect(parameters.schedule["rates"]?.map(\.rate) == [percent("3")])
    #expect(parameters.spreads["GC"]?.map(\.charge) == [number("200"), number("300")])
    #expect(read(text, on: "2026-12-01").parameters.classes["X"]?.up == percent("30"))
  }

  /// What a later file does not speak of stays.
  @Test func aLaterFileReplacesWhatItNames() {
    let first = """
      steps: 50
      harmonized: {cap: 60, least: 5, from: 2020-01-01, source: a}
      spread_credits:
        - {products: [A, B], ratios: [1, 2], percent: 65, from: 2020-01-01, source: a}
      schedule:
        - {class: rates, rate: 1, from: 2020-01-01, source: a}
        - {class: credit, rate: 2, from: 2020-01-01, source: a}
      """
    let second = """
      spread_credits:
        - {products: [A, B], ratios: [1, 2], percent: 70, from: 2020-01-01, source: b}
      schedule:
        - {class: rates, rate: 9, from: 2020-01-01, source: b}
      """
    let (parameters, problems) = read(first, second)
    #expect(problems.isEmpty)
    #expect(parameters.steps == 50)
    #expect(parameters.harmonizedCap == percent("60"))
    #expect(parameters.harmonizedLeast == percent("5"))
    #expect(parameters.credits.map(\.percent) == [percent("70")])
    #expect(parameters.schedule["rates"]?.map(\.rate) == [percent("9")])
    #expect(parameters.schedule["credit"]?.map(\.rate) == [percent("2")])
  }

  @Test(arguments: [
    ("class_groups:\n  - {name: X, up: 15, down: 15, from: 2026-01-01}", 2, "`source` is missing"),
    (
      "class_groups:\n  - {name: X, up: 15, down: 150, from: 2026-01-01, source: a}", 2,
      "`down` is 150 %"
    ),
    ("class_groups:\n  - {name: X, up: 15, down: 15, source: a}", 2, "`from` is missing"),
    ("strategies: {}", 1, "unknown key `strategies`"),
    ("steps: 100\nsteps: 100", 1, "stands here and again"),
    ("steps: many", 1, "steps is no number from 1 to 2000"),
    (
      "outrights:\n  - {name: ES, long: -1, short: 1, from: 2026-01-01, source: a}", 2,
      "below 0 or too large"
    ),
    (
      "span_products:\n  - {name: X, scan: 0, extreme_multiplier: 3, extreme_cover: 33, from: 2026-01-01, source: a}",
      2, "not above 0"
    ),
    (
      "spread_credits:\n  - {products: [A], ratios: [1, 2], percent: 5, from: 2026-01-01, source: a}",
      2, "two products and two ratios"
    ),
    (
      "outrights:\n  - {name: ES, long: 2, short: 1, from: 2026-01-01, source: a}\n  - {name: ES, long: 3, short: 1, from: 2026-01-01, source: a}",
      3, "ES stands twice from 2026-01-01"
    ),
    (
      "programmes:\n  - {name: P, engines: [span], from: 2026-01-01, cap: 5, source: a}", 2,
      "`span` is not a word of this list"
    ),
    ("- a", 1, "expected keys and values"),
  ])
  func whatIsWrongIsNamedWithItsLine(text: String, line: Int, words: String) {
    let problems = read(text).problems
    #expect(
      problems.contains { $0.hasPrefix("p0.yaml:\(line): ") && $0.contains(words) }, "\(problems)")
    #expect(problems.allSatisfy { $0.contains("\n  ") })
  }

  /// Damaged parameters: never a crash, and what is wrong says where, what, and how to mend it.
  @Test func damagedParametersAreToldOf() {
    let text = """
      steps: 100
      class_groups:
        - {name: X, up: 15, down: 15, minimum: 0.375, broad_index: yes, product_group: G, rate: 4, dividend: 1, from: 2026-01-01, source: a}
      product_groups: [{name: G, offset: 90, portfolio_group: P, from: 2026-01-01, source: a}]
      span_products:
        - {name: X, scan: 1500, scan_percent: 15, volatility: 3, extreme_multiplier: 3, extreme_cover: 33, from: 2026-01-01, source: a}
      spread_charges: [{product: X, first: 202612, second: 202701-202712, charge: 5, from: 2026-01-01, source: a}]
      spread_credits: [{products: [X, Y], ratios: [1, 2], percent: 65, from: 2026-01-01, source: a}]
      schedule: [{class: rates, above: 2, up_to: 5, rate: 2, from: 2026-01-01, source: a}]
      strategy: {initial_stock: 50, maintenance_stock: 25, short_option: 20, short_broad_index_option: 15, short_option_floor: 10, proceeds: applied, from: 2026-01-01, source: a}
      programmes: [{name: P, clearing: [A, B], engines: [span-style], classes: [X], from: 2026-01-01, cap: 80, source: a}]
      """
    #expect(read(text).problems.isEmpty)
    var random = Numbers(17)
    for _ in 0..<2_000 {
      var bytes = Array(text.utf8)
      for _ in 0...random.below(3) {
        let at = random.below(bytes.count)
        let end = min(bytes.count, at + random.below(40))
        switch random.below(3) {
        case 0: bytes.removeSubrange(at..<end)
        case 1: bytes.insert(contentsOf: bytes[at..<end], at: at)
        default: bytes[at] ^= 1 << UInt8(random.below(7))
        }
        if bytes.isEmpty { break }
      }
      let damaged = String(decoding: bytes, as: UTF8.self)
      var parameters = MarginParameters()
      let problems = MarginParametersReader.read(
        damaged, file: "p.yaml", on: day("2026-11-20"), into: &parameters)
      for problem in problems
      where problem.message.isEmpty || problem.remedy.isEmpty || problem.location.line < 1 {
        Issue.record("\(problem) says too little of:\n\(damaged)")
      }
    }
  }
}
