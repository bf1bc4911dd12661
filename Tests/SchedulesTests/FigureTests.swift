import Schedules
import Testing

@Suite("Notes, and figures in another form than percent")
struct FigureTests {
  /// A row whose only block says this.
  private func block(_ text: String) -> [String] {
    PocketLaw(haircuts: [
      "id: all, for: all, values: [{from: \"2020-01-01\", \(text)}]"
    ]).problems
  }

  private func addition(_ text: String) -> [String] {
    PocketLaw(currency: [
      "id: a, measured_against: settlement, when_not_stated: base, "
        + "values: [{from: \"2020-01-01\", \(text)}]"
    ]).problems
  }

  @Test(
    "a figure below one percent that no act prints looks like a fraction",
    arguments: [
      #"percent: "0.15""#, #"percent: "0.02""#,
      #"maturity: ["≤1", ">1"], percent: ["0.2", "15"]"#,
      #"steps: {"1": ["0.06"], "2-6": ["8"]}"#, #"assessed: firm-haircut, at_least: "0.2""#,
    ])
  func fractions(text: String) {
    #expect(block(text).map { $0.contains("looks like a fraction") } == [true])
    #expect(block(#"\#(text), as_printed: "yes""#) == [])
    #expect(block(#"\#(text), holding_days: "10""#) == [])
  }

  @Test(
    "eighths of a percent and whole figures are what acts print",
    arguments: [
      #"percent: "0""#, #"percent: "0.5""#, #"percent: "0.125""#, #"percent: "1""#,
      #"percent: "50""#, #"percent: "100""#, "percent: unknown",
      #"maturity: ["≤1", ">1 ≤5", ">5"], percent: ["0.5", "2", "4"]"#,
      #"steps: {"1": ["0.5"], "2-3": ["1"], "4-6": [none]}"#,
      #"maturity: ["≤1", ">1"], steps: {"1": ["0.5", "2"], "2-6": ["1", none]}"#,
    ])
  func printed(text: String) {
    #expect(block(text) == [])
  }

  @Test(
    "less than one percent throughout is too little for long maturities and bad steps",
    arguments: [
      #"maturity: ["≤1", ">1"], percent: ["0", "0.5"]"#,
      #"steps: {"1": ["0.125"], "2-6": ["0.25"]}"#,
    ])
  func level(text: String) {
    #expect(block(text).map { $0.contains("all are below 1 percent") } == [true])
    #expect(block(#"\#(text), as_printed: "yes""#) == [])
  }

  @Test("a figure above 50 looks like a valuation percentage")
  func valuation() {
    #expect(block(#"percent: "85""#).map { $0.contains("write the haircut, 15 for 85") } == [true])
    #expect(block(#"percent: "85", as_printed: "yes""#) == [])
  }

  @Test(
    "figures rise with maturity and as steps get worse",
    arguments: [
      #"maturity: ["≤1", ">1"], percent: ["4", "2"]"#,
      #"steps: {"1": ["8"], "2-3": ["6"], "4-6": ["6"]}"#,
      #"maturity: ["≤1", ">1"], steps: {"1": ["2", "8"], "2-6": ["4", "6"]}"#,
    ])
  func falling(text: String) {
    #expect(block(text).map { $0.contains("as valuation percentages do") } == [true])
    #expect(block(#"\#(text), as_printed: "yes""#) == [])
  }

  @Test("additions for currency mismatch are percent too")
  func additions() {
    #expect(addition(#"percent: "0.08""#).map { $0.contains("looks like a fraction") } == [true])
    #expect(addition(#"percent: "92""#).map { $0.contains("valuation percentage") } == [true])
    #expect(addition(#"percent: "8""#) == [])
    #expect(addition("percent: unknown") == [])
  }

  @Test("what is unverified has a note that says what was not seen")
  func notes() {
    let point = "id: a, title: A, when: {class: [cash]}, verified: "
    let require = "require: [{that: {margin: initial}, reason: x"
    func points(_ text: String) -> [String] { PocketLaw(points: [point + text]).problems }
    #expect(
      points("unverified") == [
        """
        schedules/pocket/eligibility.yaml:4: point `a` is unverified and has no note
          add a `note` that says what was not seen
        """
      ])
    #expect(points("unverified, note: The text was not found") == [])
    #expect(points("unverified, note: The text was not found, \(require)}]") == [])
    #expect(points("text, \(require), verified: unverified}]").count == 1)
    #expect(points("text, \(require), verified: unverified, note: Not seen}]") == [])
    #expect(PocketLaw(head: "verified: unverified").problems.count == 1)
    #expect(PocketLaw(head: "verified: unverified\nnotes: [Not seen]").problems == [])
    #expect(PocketLaw(notListed: ["classes: [gold], verified: unverified"]).problems.count == 1)
  }

  @Test("every citation names an act that is there")
  func sources() {
    #expect(
      PocketLaw(notListed: ["classes: [gold], source: acts"]).problems
        .map { $0.contains("no source `acts`") } == [true])
  }
}
