import Collateral
import Money
import Schedules
import Testing
import Valuation

@testable import Comparison

@Suite("Page of answers")
struct MatrixTests {
  private let law = SmallLaw.law()

  private func matrix(
    _ assetClass: AssetClass, _ regimes: [String] = ["act", "rule", "both"],
    title: String = "title",
    law: Law = SmallLaw.law()
  ) throws -> AnswerMatrix {
    let day = try CalendarDate("2026-11-20")
    let builder = MatrixBuilder(law: law, regimes: regimes, terms: AssumedAgreement())
    let kinds = InstrumentKinds(assetClass, law: law, regimes: regimes, on: day).kinds
    let sections = try (kinds.map { Optional($0.identifier) } + [nil]).map { identifier in
      let instrument = try #require(
        TypicalInstrument(
          assetClass, on: day, TypicalInstrument.Suppositions(), domestic: law.domesticCurrencies,
          identifier: identifier))
      let rows = try #require(
        try builder.rows(for: instrument.identifier, in: instrument.snapshot))
      return MatrixSection(
        title: identifier ?? "any other", description: instrument.description, rows: rows)
    }
    return AnswerMatrix(
      title: title, day: day, supposed: "Supposed", sections: sections, law: law)
  }

  @Test("the law of the tests is sound")
  func sound() {
    #expect(law.problems.isEmpty)
  }

  @Test("bitcoin and the rest are two sections where a rule tells them apart")
  func kinds() throws {
    let matrix = try matrix(.cryptoasset, ["act"])
    #expect(matrix.sections.map(\.title) == ["4H95J0R2X", "any other"])
    let bitcoin = try #require(matrix.sections.first?.rows.first)
    #expect(bitcoin.haircut.text == "20 %: row bitcoin")
    #expect(bitcoin.haircut.paragraphs.map(\.text) == ["Section 5"])
    #expect(bitcoin.expiries.map(\.to) == [try CalendarDate("2027-06-30")])
    let other = try #require(matrix.sections.last?.rows.first)
    #expect(other.listed.word == "yes")
    #expect(other.haircut.word == "undetermined")
    #expect(matrix.footnotes.unverified.count == 1)
    #expect(try self.matrix(.equity).sections.count == 1)
  }

  @Test("each answer stands with its paragraph")
  func paragraphs() throws {
    let rows = try #require(try matrix(.equity).sections.first?.rows)
    #expect(rows.map(\.regime) == ["act", "rule", "both"])
    #expect(rows[0].listed.paragraphs.map(\.text) == ["Section 4"])
    #expect(rows[0].currency.text == "+8 % if settled in EUR instead")
    #expect(rows[0].currency.paragraphs.map(\.text) == ["Section 8"])
    #expect(rows[1].haircut.paragraphs.map(\.text) == ["Rule 3", "Section 7"])
    #expect(rows[1].listed.paragraphs.map(\.text) == ["Rule 2"])
    #expect(rows[2].listed.paragraphs.map(\.regime) == ["act", "rule"])
    #expect(rows[2].addition == (try Percentage("8")))
    let refused = try #require(try matrix(.gold).sections.first?.rows.first)
    #expect(refused.listed.text == "no: class-not-listed")
    #expect(refused.shutOut == .notAsked && refused.haircut == .notAsked)
  }

  @Test("conditions stand with their paragraphs, and what nobody recorded is asked for")
  func conditions() throws {
    let law = AskingLaw.law()
    #expect(law.problems.isEmpty)
    let coin = try #require(
      try matrix(.paymentStablecoin, ["asks"], law: law).sections.first?.rows.first)
    #expect(coin.verdict.decision == .undetermined)
    #expect(coin.asked == ["ccp-haircut"])
    #expect(
      coin.conditions.map(\.text) == [
        "ccp-haircut is below 100", "stablecoin-conditions is yes",
        "as recorded: ccp-haircut, at least 20",
      ])
    #expect(coin.conditions.map(\.paragraph.text) == ["Rule 2", "Rule 3", "Rule 6"])
    #expect(coin.conditions.allSatisfy { $0.isMet == nil })
    #expect(coin.spans.map(\.text) == ["point coins since 2026-02-01, to 2027-01-17"])
    let share = try #require(try matrix(.equity, ["asks"], law: law).sections.first?.rows.first)
    #expect(share.verdict.decision == .ineligible)
    #expect(
      share.conditions.map(\.line) == ["not met: ready-market is no", "price is at least 1"])
    let fund = try #require(try matrix(.fund, ["asks"], law: law).sections.first?.rows.first)
    #expect(fund.asked == ["firm-haircut"])
    #expect(fund.conditions.map(\.line) == ["as recorded: firm-haircut"])
    #expect(try matrix(.gold, ["asks"], law: law).sections.first?.rows.first?.conditions == [])
  }

  @Test("a token's rule stands with its condition and its days")
  func tokens() throws {
    let row = try #require(
      try matrix(.tokenizedSecurity, ["asks"], law: AskingLaw.law()).sections.first?.rows.first)
    #expect(row.verdict.decision == .eligible)
    #expect(row.conditions.map(\.line) == ["token-conditions is yes"])
    #expect(row.conditions.map(\.paragraph.text) == ["Rule 8"])
    #expect(row.conditions.first?.isMet == true)
    #expect(
      row.spans.map(\.text) == [
        "token rule wraps since 2026-03-01", "haircut bonds since 2026-04-01",
      ])
  }

  @Test("every page carries the conditions")
  func pages() throws {
    let matrix = try matrix(.paymentStablecoin, ["asks"], law: AskingLaw.law())
    let pages = [
      MatrixText(matrix, width: 500).lines.joined(separator: "\n"), MatrixHTML(matrix).text,
      MatrixMarkdown(matrix).text,
    ]
    for page in pages {
      #expect(page.contains("not recorded: ccp-haircut"))
      #expect(page.contains("stablecoin-conditions is yes (§ Rule 3"))
      #expect(page.contains("point coins since 2026-02-01, to 2027-01-17"))
      #expect(!page.contains("point coins ends"))
    }
    #expect(MatrixColumns.columns.map(\.width).reduce(0, +) == 100)
  }

  @Test(
    "a condition reads as words",
    arguments: [
      (
        Condition.not(.any([.election(["x"]), .step(try #require(StepRange("4-6")))])),
        "x not elected and credit quality step is not 4-6"
      ),
      (
        .all([.publiclyTraded, .any([.margin(.initial), .coupon([.zero])])]),
        "publicly traded and (margin is initial or coupon is zero)"
      ),
      (
        .maturity(try #require(MaturityBand("≥30d <1"))),
        "residual maturity is at least 30 days and less than 1 year"
      ),
      (
        .not(.unknown(.assessment(.inDefault, .equals("yes")), holds: false)),
        "in-default is no or not known"
      ),
      (
        .issuerCountry([.set("home"), .word("US")], isNegated: true),
        "country of the issuer is none of home, US"
      ),
    ])
  func words(_ condition: Condition, _ text: String) {
    #expect(ConditionWords.text(condition) == text)
  }

  @Test("percentages for different things are said to be so")
  func purposes() throws {
    #expect(try matrix(.equity, ["act"]).footnotes.kinds.count == 1)
    let mixed = try matrix(.equity).footnotes.kinds
    #expect(mixed.count == 3)
    #expect(mixed.first?.contains("is not a haircut on collateral") == true)
  }

  @Test("HTML takes text for nothing but text")
  func html() throws {
    let page = MatrixHTML(
      try matrix(.cryptoasset, title: "</title><script>alert('x')</script> & \"y\"")
    ).text
    #expect(!page.contains("<script"))
    #expect(
      page.contains(
        "&lt;/title&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;"))
    #expect(page.contains("The &lt;Act&gt;"))
    #expect(page.contains("Nobody saw &lt;it&gt;."))
    #expect(!page.contains("<angles>"))
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    for element in ["section", "table", "thead", "tbody", "tr", "td", "ul", "ol"] {
      let opened = page.components(of: "<\(element)>") + page.components(of: "<\(element) ")
      #expect(opened == page.components(of: "</\(element)>"), "\(element)")
    }
  }

  @Test("Markdown keeps its columns whatever stands in them")
  func markdown() throws {
    let page = MatrixMarkdown(try matrix(.cryptoasset, title: "a | b")).text
    #expect(page.hasPrefix("# a \\| b\n"))
    for line in page.split(separator: "\n") where line.hasPrefix("|") {
      #expect(line.replacing("\\|", with: "").count { $0 == "|" } == 10)
    }
  }

  @Test("the page for the terminal is no wider than it")
  func text() throws {
    for line in MatrixText(try matrix(.cryptoasset), width: 60).lines { #expect(line.count <= 60) }
  }
}

/// A regime that asks for assessments and takes recorded figures.
private enum AskingLaw {
  static func law() -> Law {
    SmallLaw.law([
      ScheduleFile(
        path: "schedules/asks/regime.yaml",
        text: """
          schedule: regime
          regime: asks
          title: A rule that asks
          authority: Nobody
          jurisdiction: US
          purpose: collateral-haircut
          from: "2026-01-01"
          source: the-act
          citation: Rule 1
          verified: text
          """),
      ScheduleFile(
        path: "schedules/asks/eligibility.yaml",
        text: """
          schedule: eligibility
          regime: asks
          points:
            - id: coins
              title: Coins
              from: "2026-02-01"
              to: "2027-01-17"
              citation: Rule 2
              verified: text
              when:
                class: [payment-stablecoin, cryptoasset]
                not: {any: [{election: [none]}, {assessment: {ccp-haircut: "≥100"}}]}
              require:
                - if: {class: [payment-stablecoin]}
                  that: {assessment: {stablecoin-conditions: "yes"}}
                  reason: not-met
                  citation: Rule 3
                  verified: text
                - if: {class: [cryptoasset]}
                  that: {assessment: {ready-market: "yes"}}
                  reason: not-met
                  citation: Rule 3
                  verified: text
            - id: shares
              title: Shares
              citation: Rule 4
              verified: text
              when: {class: [equity]}
              require:
                - that: {assessment: {ready-market: "no"}}
                  reason: not-met
                  citation: Rule 4
                  verified: text
                - that: {price: "≥1"}
                  reason: not-met
                  citation: Rule 4
                  verified: text
            - id: others
              title: Others
              citation: Rule 5
              verified: text
              when: {class: [fund, sovereign-debt]}
          tokens:
            - id: wraps
              looks_through: "yes"
              from: "2026-03-01"
              citation: Rule 8
              verified: text
              require:
                - that: {assessment: {token-conditions: "yes"}}
                  reason: not-met
                  citation: Rule 8
                  verified: text
          """),
      ScheduleFile(
        path: "schedules/asks/haircuts.yaml",
        text: """
          schedule: haircuts
          regime: asks
          haircuts:
            - id: coins
              for: [coins]
              citation: Rule 6
              verified: text
              values: [{from: "2026-01-01", assessed: ccp-haircut, at_least: "20"}]
            - id: shares
              for: [shares]
              citation: Rule 7
              verified: text
              values: [{from: "2026-01-01", percent: "15"}]
            - id: bonds
              for: [others]
              over: [funds]
              if: {class: [sovereign-debt]}
              citation: Rule 7
              verified: text
              values: [{from: "2026-01-01", percent: "1"}, {from: "2026-04-01", percent: "2"}]
            - id: funds
              for: [others]
              citation: Rule 9
              verified: text
              values: [{from: "2026-01-01", assessed: firm-haircut}]
          """),
    ])
  }
}

extension String {
  /// How often another text stands in it.
  fileprivate func components(of text: String) -> Int {
    ranges(of: text).count
  }
}
