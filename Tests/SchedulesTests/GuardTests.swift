import Schedules
import Testing

@Suite("What says nothing, and what applies to nothing")
struct GuardTests {
  private func point(_ text: String) -> [String] {
    PocketLaw(points: ["id: a, title: A, when: {class: [cash]}, \(text)"]).problems
  }

  private func limit(_ text: String) -> [String] {
    PocketLaw(limits: [
      "id: a, title: A, for: all, scope: issuer, measured: market-value, against: collected, "
        + "excess: disregarded, \(text)"
    ]).problems
  }

  private func addition(_ text: String) -> [String] {
    PocketLaw(currency: [
      "id: a, measured_against: settlement, when_not_stated: base, "
        + "values: [{from: \"2020-01-01\", percent: \"8\"}], \(text)"
    ]).problems
  }

  @Test(
    "a text that must be there says something",
    arguments: [
      #"id: a, title: " ", when: {class: [cash]}"#, #"id: "", title: A, when: {class: [cash]}"#,
      #"id: a, title: A, when: {class: [cash]}, citation: """#,
      #"id: a, title: A, when: {class: [cash]}, verified: """#,
      #"id: a, title: A, when: {class: [cash]}, require: [{that: {margin: initial}, reason: ""}]"#,
      "id: a, title: A, when: {class: [cash]}, "
        + #"require: [{that: {margin: initial}, reason: b, citation: " "}]"#,
    ])
  func blank(text: String) {
    let problems = PocketLaw(points: [text]).problems
    #expect(problems.first?.hasPrefix("schedules/pocket/eligibility.yaml:4: `") == true)
    #expect(problems.first?.contains("` is empty\n  say what it is") == true)
  }

  @Test("a blank note is no note")
  func note() {
    #expect(point(#"verified: unverified, note: " ""#).map { $0.contains("no note") } == [true])
    #expect(
      PocketLaw(head: "verified: unverified\nnotes: [\"\"]").problems
        .map { $0.contains("no note") } == [true])
  }

  @Test("the share of a limit is percent")
  func limits() {
    #expect(
      limit(#"bounds: [{percent: "0.15"}]"#) == [
        """
        schedules/pocket/limits.yaml:4: 0.15 looks like a fraction
          write percent, 15 for 0.15
        """
      ])
    #expect(limit(#"bounds: [{percent: "0.5"}]"#) == [])
    #expect(limit(#"bounds: [{percent: "85"}]"#) == [])
  }

  @Test("a requirement whose `if` contradicts the point never applies")
  func requirements() {
    func require(_ condition: String) -> [String] {
      point("require: [{if: {\(condition)}, that: {margin: initial}, reason: b}]")
    }
    #expect(
      require("class: [gold]") == [
        """
        schedules/pocket/eligibility.yaml:4: requirement `b` of point `a` can never apply: its `if` contradicts itself \
        or the point's `when`
          mend `if`, or the sets that it names, or remove it
        """
      ])
    #expect(require("class: [cash, gold]") == [])
    #expect(require("not: {currency: [domestic]}") == [])
  }

  @Test("a requirement that applies on some of its days applies")
  func requirementsInTime() {
    func law(_ members: String) -> [String] {
      PocketLaw(
        sets: [
          "id: near, kind: country, values: [{from: \"2020-01-01\", members: [DE]}, "
            + "{from: \"2024-01-01\", members: [\(members)]}]"
        ],
        points: [
          "id: a, title: A, when: {issuer_country: [FR]}, "
            + "require: [{if: {issuer_country: [$near]}, that: {margin: initial}, reason: b}]"
        ]
      ).problems
    }
    #expect(law("DE, FR") == [])
    #expect(law("DE").map { $0.contains("can never apply") } == [true])
  }

  @Test("a rule whose `if` contradicts itself never applies")
  func rules() {
    let never = "{class: [gold], not: {class: [gold]}}"
    #expect(
      addition("if: \(never)").map {
        $0.contains("currency.yaml:4: currency rule `a` can never apply: its `if` contradicts")
      } == [true])
    #expect(addition("margin: initial, if: {margin: variation}").count == 1)
    #expect(addition("margin: initial, if: {not: {class: [cash]}}") == [])
    #expect(
      limit(#"bounds: [{percent: "15"}], if: \#(never)"#).map { $0.contains("limit `a` can") }
        == [true])
  }

  @Test("a list of sources that cannot be read is told once")
  func sources() {
    var law = PocketLaw(notListed: ["classes: [gold], source: act"])
    law.sources = "act: {title: Act, reference: [Act 1}"
    #expect(law.problems.map { $0.hasPrefix("sources.yaml:1: not YAML") } == [true])
    law.sources = "act: Act 1"
    #expect(law.problems.map { $0.contains("`act` must hold keys and values") } == [true])
    law.sources = ""
    #expect(law.problems.map { $0.contains("the file is empty") } == [true])
    law.sources = nil
    #expect(law.problems.map { $0.contains("there is no list of legal acts") } == [true])
    law.sources = "other: {title: Act, reference: Act 1}"
    #expect(law.problems.contains { $0.contains("no source `act`") })
  }
}
