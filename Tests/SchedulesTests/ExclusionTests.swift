import Schedules
import Testing

@Suite("What is shut out, and what is only flagged")
struct ExclusionTests {
  private func exclusion(_ text: String) -> [String] {
    PocketLaw(exclusions: ["id: x, for: all, \(text)"]).problems
  }

  @Test(
    "what the format allows",
    arguments: [
      "test: own-issue, reason: own-issue, unknown: ignore",
      "test: close-link, through: [managers], reason: close-link, unknown: flag",
      "test: guarantor, reason: guarantor, flag: wrong-way-guarantor, unknown: undetermined",
      "test: custodian, effect: flags, flag: wrong-way-custodian, unknown: ignore",
      "test: custodian, effect: excludes, reason: custodian, unknown: flag",
      "test: condition, effect: flags, flag: a, unknown: flag, that: {custodian: [stated, secured-party]}",
      "test: condition, reason: a, unknown: flag, that: {same_as_pledgor: [country, sector]}",
      #"test: condition, reason: a, unknown: flag, that: {country_step: "4-6"}"#,
      "test: condition, reason: a, unknown: flag, that: {moves_with_exposure: [class, index, issuer]}",
      "test: condition, reason: a, unknown: flag, that: {relation: [guarantor-own-issue, managed-by-group]}",
    ])
  func allowed(text: String) {
    #expect(exclusion(text) == [])
  }

  @Test(
    "what it refuses",
    arguments: [
      ("test: own-issue, unknown: ignore", "`reason` is missing"),
      ("test: own-issue, effect: flags, unknown: ignore", "`flag` is missing"),
      ("test: own-issue, effect: warns, reason: a, unknown: ignore", "`warns` is not a word"),
      (
        "test: own-issue, effect: flags, flag: a, reason: b, unknown: ignore",
        "what only flags gives no reason"
      ),
      (
        "test: own-issue, effect: flags, flag: a, unknown: undetermined",
        "what only flags leaves no asset undetermined"
      ),
      ("test: own-issue, through: [managers], reason: a, unknown: ignore", "unknown key `through`"),
      (
        "test: close-link, through: [friends], reason: a, unknown: ignore",
        "`friends` is not a word"
      ),
      (
        #"test: condition, reason: a, unknown: flag, that: {country_step: "7"}"#,
        "`7` is not a range of steps"
      ),
      (
        "test: condition, reason: a, unknown: flag, that: {custodian: [bank]}",
        "`bank` is not a word"
      ),
      (
        #"test: condition, reason: a, unknown: flag, that: {assessment: {average-daily-volume: "≥5"}}"#,
        "`average-daily-volume` is a quantity, which no condition compares"
      ),
      (
        "test: guarantor, reason: a, unknown: ignore, "
          + "if: {custodian: [pledgor], not: {custodian: [pledgor]}}", "can never apply"
      ),
    ])
  func refused(text: String, problem: String) {
    let problems = exclusion(text)
    #expect(problems.contains { $0.contains(problem) }, "\(problems)")
  }

  @Test("an example says what the exposure moves with in words that there are")
  func exposure() {
    func example(_ word: String) -> [String] {
      var law = PocketLaw()
      law.points[0] +=
        "}\nexamples:\n  - {name: E, on: \"2026-06-30\", "
        + "instrument: {class: cash, currency: EUR}, exposure: [\(word)], expect: {decision: eligible}"
        + ", citation: a, verified: text"
      return law.problems
    }
    #expect(example("cryptos").contains { $0.contains("`cryptos` is nothing that an exposure") })
    #expect(example("issuer:me").contains { $0.contains("exposure") || $0.contains("LEI") })
  }
}
