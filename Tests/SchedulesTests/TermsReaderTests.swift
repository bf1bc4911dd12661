import Collateral
import Schedules
import Testing

@Suite("The terms of agreements, as they are read")
struct TermsReaderTests {
  private static let law = Law(
    files: [],
    sources: ScheduleFile(path: "sources.yaml", text: "act: {title: Act, reference: A 1}"),
    mappings: [], domesticCurrencies: DomesticCurrencies([]))

  /// Terms of one line an item, the first on line 4.
  private func terms(_ lines: String..., name: String = "house") -> AgreementTerms {
    let text = (["schedule: terms", "terms: house", "title: House terms"] + lines)
    return AgreementTerms(
      files: [ScheduleFile(path: "terms/\(name).yaml", text: text.joined(separator: "\n") + "\n")],
      law: Self.law)
  }

  private func firstProblem(_ lines: String...) -> String {
    let text = (["schedule: terms", "terms: house", "title: House terms"] + lines)
    let terms = AgreementTerms(
      files: [ScheduleFile(path: "terms/house.yaml", text: text.joined(separator: "\n") + "\n")],
      law: Self.law)
    return terms.problems.first?.description ?? "none"
  }

  @Test("terms that say nothing list everything without a haircut")
  func empty() throws {
    let terms = terms()
    #expect(terms.problems == [])
    let own = try #require(terms.terms["house"])
    #expect(own.schedule.regime.id == "terms house")
    #expect(own.schedule.points.map(\.id) == ["listed"])
    #expect(own.schedule.haircuts.map(\.id) == ["no-haircut"])
    #expect(own.schedule.currencyRules.isEmpty)
    #expect(own.parentUnknown == .flag)
    #expect(own.schedule.regime.validity == Validity(from: .beginning))
  }

  @Test("an item stands where the terms stand, and begins when they begin")
  func standing() throws {
    let terms = terms(
      #"from: "2026-01-01""#, "points:", "  - {id: a, title: Cash, when: {class: [cash]}}",
      #"  - {id: b, title: Debt, citation: Section 3, when: {class: [sovereign-debt]}}"#,
      "haircuts:", #"  - {id: row, for: [b], values: [{percent: "2"}]}"#)
    #expect(terms.problems == [])
    let points = try #require(terms.terms["house"]?.schedule.points)
    #expect(points.map(\.citation.text) == ["House terms", "Section 3"])
    #expect(points.map(\.citation.verified) == [.text, .text])
    #expect(
      points.map(\.citation.location.description) == ["terms/house.yaml:6", "terms/house.yaml:7"])
    let begin = try CalendarDate("2026-01-01")
    #expect(terms.terms["house"]?.schedule.haircuts.map(\.validity.from) == [begin, begin])
    #expect(terms.terms["house"]?.schedule.haircuts[0].values[0].validity.from == begin)
  }

  @Test("without a list, what is not listed is shut out")
  func notListed() throws {
    let terms = terms("not_listed:", "  - {classes: [cryptoasset, gold]}")
    #expect(terms.problems == [])
    let exclusion = try #require(terms.terms["house"]?.schedule.exclusions.first)
    #expect(exclusion.test == .condition(.assetClass([.cryptoasset, .gold])))
    #expect(exclusion.reason == "class-not-listed")
  }

  @Test("what is wrong is named with its line")
  func refused() {
    #expect(firstProblem("point: []").hasPrefix("terms/house.yaml:4: unknown key `point`"))
    #expect(firstProblem("parent_unknown: maybe").hasPrefix("terms/house.yaml:4: `maybe` is not"))
    #expect(
      firstProblem("points:", "  - {id: a, title: A, when: {class: [csh]}}")
        .hasPrefix("terms/house.yaml:5: `csh` is not a word"))
    #expect(
      firstProblem("haircuts:", #"  - {id: a, for: [b], values: [{percent: "2"}]}"#)
        .hasPrefix("terms/house.yaml:5: there is no point `b`"))
    #expect(
      firstProblem("haircuts:", "  - {id: a, for: all, values: [{follow: us-cftc}]}")
        .hasPrefix("terms/house.yaml:5: terms cannot follow"))
    #expect(
      firstProblem("haircuts:", #"  - {id: a, for: all, values: [{percent: "0.02"}]}"#)
        .hasPrefix("terms/house.yaml:5: 0.02 looks like a fraction"))
    #expect(
      firstProblem("credit_quality: {mapping: nobody, several: best}")
        .hasPrefix("terms/house.yaml:4: no credit quality mapping `nobody`"))
    #expect(
      firstProblem("not_listed:", "  - {classes: others}")
        .hasPrefix("terms/house.yaml:5: `classes: others` without points"))
    #expect(
      firstProblem("points:", "  - {id: a, title: A, source: deed, when: {class: [cash]}}")
        .hasPrefix("terms/house.yaml:5: no source `deed`"))
    let limit =
      "  - {id: a, title: A, scope: issue, for: all, measured: market-value, against: recognized,"
      + #" bounds: [{percent: "5"}], excess: disregarded}"#
    #expect(
      firstProblem("limits:", limit).hasPrefix("terms/house.yaml:5: limit `a`: what is recognized"))
  }

  @Test("the head says what the file is")
  func head() {
    #expect(
      terms(name: "other").problems.first?.description.hasPrefix(
        "terms/other.yaml:2: the file says terms `house`") == true)
    func problem(_ text: String) -> String? {
      AgreementTerms(
        files: [ScheduleFile(path: "terms/house.yaml", text: text)], law: Self.law
      ).problems.first?.description
    }
    #expect(
      problem("schedule: limits\nterms: house\ntitle: T\n")?.hasPrefix(
        "terms/house.yaml:1: `schedule: limits` among") == true)
    #expect(problem("schedule: terms\ntitle: T\n")?.contains("`terms` is missing") == true)
    #expect(problem("")?.hasPrefix("terms/house.yaml:1: the file is empty") == true)
    #expect(problem("a: [\n")?.contains("not YAML") == true)
  }
}
