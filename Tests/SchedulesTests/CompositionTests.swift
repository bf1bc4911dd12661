import Schedules
import Testing

@Suite("What a composition must not be")
struct CompositionTests {
  private func haircut(_ text: String) -> [String] {
    PocketComposition(
      questions: """
        eligibility: {take: strictest, rationale: r}
        haircut: {\(text), rationale: r}
        currency: {take: one, rationale: r}
        """
    ).problems
  }

  private func choices(_ choices: String...) -> [String] {
    PocketComposition(choices: choices).problems
  }

  private static let answer = "haircut: {take: one, rationale: r}"

  @Test("one with nothing wrong")
  func sound() {
    #expect(PocketComposition().problems == [])
  }

  @Test("a figure of its own is percent, as in a table")
  func figures() {
    #expect(haircut(#"percent: "0.15""#) == ["10: 0.15 looks like a fraction"])
    #expect(
      haircut(#"percent: "85""#) == [
        "10: 85 looks like a valuation percentage (100 − haircut)"
      ])
    for figure in ["0", "0.5", "0.125", "1", "25", "50", "100"] {
      #expect(haircut("percent: \"\(figure)\"") == [])
    }
    for figure in ["0.15", "85"] {
      #expect(haircut("percent: \"\(figure)\", as_printed: \"yes\"") == [])
      #expect(haircut("percent: \"\(figure)\", as_printed: \"no\"").count == 1)
    }
    #expect(haircut(#"take: one, as_printed: "yes""#) == ["10: unknown key `as_printed`"])
    #expect(
      choices(#"id: a, when: {class: [gold]}, currency: {percent: "0.08", rationale: r}"#)
        == ["15: 0.08 looks like a fraction"])
  }

  @Test("a choice that contradicts itself never holds")
  func contradictory() {
    #expect(
      choices("id: a, when: {class: [cash], not: {class: [cash, gold]}}, \(Self.answer)")
        == ["15: choice `a` can never hold: its `when` contradicts itself"])
    #expect(choices("id: a, when: {class: [cash], not: {class: [gold]}}, \(Self.answer)") == [])
  }

  @Test("a choice that those before it cover is never reached")
  func covered() {
    let (cash, gold) = ("id: a, when: {class: [cash]}", "id: b, when: {class: [gold]}")
    #expect(
      choices(
        "\(cash), \(Self.answer)", "\(gold), \(Self.answer)",
        "id: c, when: {class: [cash, gold], margin: initial}, \(Self.answer)")
        == ["17: choice `c` is never reached: what it is about stops at `a`, `b`"])
    #expect(
      choices(
        "\(cash), \(Self.answer)", "id: c, when: {class: [cash, gold]}, \(Self.answer)") == [])
  }

  @Test("a choice has a name of its own")
  func names() {
    let file = "schedules/harmonized/both.yaml"
    #expect(
      choices(
        "id: a, when: {class: [cash]}, \(Self.answer)",
        "id: a, when: {class: [gold]}, \(Self.answer)")
        == ["16: choice `a` is defined twice, first at \(file):15"])
  }

  @Test("a composition has no sets")
  func sets() {
    #expect(
      choices("id: a, when: {issuer_country: [$near]}, \(Self.answer)")
        == ["15: no set `$near`: a composition has no sets"])
  }

  @Test("`whole` leaves no other question")
  func whole() {
    let whole = "whole: {take: strictest, rationale: r}"
    #expect(PocketComposition(questions: whole).problems == [])
    #expect(
      PocketComposition(questions: "\(whole)\n\(Self.answer)").problems
        == ["10: `haircut` beside `whole` is never asked"])
    #expect(
      choices("id: a, when: {class: [cash]}, \(whole), \(Self.answer)")
        == ["15: `haircut` beside `whole` is never asked"])
    #expect(choices("id: a, when: {class: [cash]}, \(whole)") == [])
  }

  @Test("an example shows what it does")
  func examples() {
    #expect(PocketComposition(examples: "").problems == ["1: `both` has no example"])
  }

  @Test("it does not begin before the last of its members, or of theirs")
  func dates() {
    #expect(
      PocketComposition(from: "2021-12-31").problems
        == ["7: begins on 2021-12-31, before its member `two` is in force"])
    #expect(PocketComposition(from: "2022-01-02").problems == [])
    var inner = PocketComposition(from: "2023-01-01").text
    var nested = PocketComposition(members: "one, inner", others: ["inner": inner])
    #expect(
      nested.problems == ["7: begins on 2022-01-01, before its member `inner` is in force"])
    nested.from = "2023-01-01"
    #expect(nested.problems == [])
    inner = PocketComposition(from: "2021-06-01").text
    #expect(
      PocketComposition(from: "2021-06-01", members: "one, inner", others: ["inner": inner])
        .problems == [
          "7: begins on 2021-06-01, before its member `two` is in force",
          "schedules/harmonized/inner.yaml:7: begins on 2021-06-01, before its member `two` is in"
            + " force",
        ])
  }

  @Test("two members or more, each once")
  func members() {
    #expect(
      PocketComposition(members: "one, two, one").problems == ["8: `one` is a member twice"])
    let few = "8: a composition needs two members or more"
    #expect(PocketComposition(members: "one").problems == [few])
    #expect(PocketComposition(members: "one, one").problems.contains(few))
    #expect(PocketComposition(members: "").problems == ["1: `members` is missing"])
  }

  @Test("a source of its own is one that is there")
  func source() {
    #expect(PocketComposition(head: "source: act").problems == [])
    #expect(PocketComposition(head: "source: axt").problems == ["13: no source `axt`"])
  }

  @Test("reasons are not blank")
  func blank() {
    #expect(
      PocketComposition(head: #"mixes_purposes: " ""#).problems == ["13: `mixes_purposes` is empty"]
    )
    #expect(
      PocketComposition(questions: #"whole: {take: strictest, rationale: ""}"#).problems
        .contains("9: `rationale` is empty"))
  }
}
