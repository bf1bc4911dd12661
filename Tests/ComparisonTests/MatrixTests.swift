import Collateral
import Comparison
import Money
import Schedules
import Testing
import Valuation

@Suite("Page of answers")
struct MatrixTests {
  private let law = SmallLaw.law()

  private func matrix(
    _ assetClass: AssetClass, _ regimes: [String] = ["act", "rule", "both"], title: String = "title"
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
    #expect(rows[0].currency.text == "+8 %: settled in EUR")
    #expect(rows[0].currency.paragraphs.map(\.text) == ["Section 8"])
    #expect(rows[1].haircut.paragraphs.map(\.text) == ["Rule 3", "Section 7"])
    #expect(rows[1].listed.paragraphs.map(\.text) == ["Rule 2"])
    #expect(rows[2].listed.paragraphs.map(\.regime) == ["act", "rule"])
    #expect(rows[2].addition == (try Percentage("8")))
    let refused = try #require(try matrix(.gold).sections.first?.rows.first)
    #expect(refused.listed.text == "no: class-not-listed")
    #expect(refused.shutOut == .notAsked && refused.haircut == .notAsked)
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
      #expect(line.replacing("\\|", with: "").count { $0 == "|" } == 9)
    }
  }

  @Test("the page for the terminal is no wider than it")
  func text() throws {
    for line in MatrixText(try matrix(.cryptoasset), width: 60).lines { #expect(line.count <= 60) }
  }
}

extension String {
  /// How often another text stands in it.
  fileprivate func components(of text: String) -> Int {
    ranges(of: text).count
  }
}
