import Collateral
import Money
import Schedules

/// A law of a few lines: a regime `act`, one that follows it, and a composition of both.
enum SmallLaw {
  static let regime = ScheduleFile(
    path: "schedules/act/regime.yaml",
    text: """
      schedule: regime
      regime: act
      title: An act with <angles> & "quotes"
      authority: Nobody
      jurisdiction: US
      purpose: collateral-haircut
      from: "2026-01-01"
      source: the-act
      citation: Section 1
      verified: text
      """)
  static let definitions = ScheduleFile(
    path: "schedules/act/definitions.yaml",
    text: """
      schedule: definitions
      regime: act
      sets:
        - id: bitcoin
          kind: instrument
          citation: Section 2
          verified: text
          values: [{from: "2026-01-01", members: [4H95J0R2X]}]
      """)
  static let eligibility = ScheduleFile(
    path: "schedules/act/eligibility.yaml",
    text: """
      schedule: eligibility
      regime: act
      points:
        - id: a
          title: Cryptoassets
          to: "2027-06-30"
          citation: Section 3
          verified: text
          when: {class: [cryptoasset]}
        - id: b
          title: Shares
          citation: Section 4
          verified: secondary
          when: {class: [equity]}
      """)
  static let haircuts = ScheduleFile(
    path: "schedules/act/haircuts.yaml",
    text: """
      schedule: haircuts
      regime: act
      haircuts:
        - id: bitcoin
          for: [a]
          over: [other]
          if: {instrument: [$bitcoin]}
          citation: Section 5
          verified: text
          values: [{from: "2026-01-01", percent: "20"}]
        - id: other
          for: [a]
          citation: Section 6
          verified: unverified
          note: Nobody saw <it>.
          values: [{from: "2026-01-01", percent: unknown}]
        - id: shares
          for: [b]
          citation: Section 7
          verified: text
          values: [{from: "2026-01-01", percent: "15"}]
      """)
  static let currency = ScheduleFile(
    path: "schedules/act/currency.yaml",
    text: """
      schedule: currency
      regime: act
      currency_mismatch:
        - id: mismatch
          measured_against: settlement
          when_not_stated: base
          citation: Section 8
          verified: text
          values: [{from: "2026-01-01", percent: "8"}]
      """)
  static let follower = [
    ScheduleFile(
      path: "schedules/rule/regime.yaml",
      text: """
        schedule: regime
        regime: rule
        title: A rule that follows the act
        authority: Nobody
        jurisdiction: US
        purpose: capital-charge
        from: "2026-01-01"
        source: the-act
        citation: Rule 1
        verified: text
        """),
    ScheduleFile(
      path: "schedules/rule/eligibility.yaml",
      text: """
        schedule: eligibility
        regime: rule
        points:
          - id: all
            title: Shares
            citation: Rule 2
            verified: text
            when: {class: [equity]}
        """),
    ScheduleFile(
      path: "schedules/rule/haircuts.yaml",
      text: """
        schedule: haircuts
        regime: rule
        haircuts:
          - id: as-the-act
            for: [all]
            citation: Rule 3
            verified: text
            values: [{from: "2026-01-01", follow: act}]
        """),
  ]
  static let composition = ScheduleFile(
    path: "schedules/harmonized/both.yaml",
    text: """
      schedule: composition
      regime: both
      title: Both
      authority: Nobody
      jurisdiction: US
      purpose: collateral-haircut
      from: "2026-01-01"
      rationale: To be tested.
      members: [act, rule]
      eligibility: {take: strictest, rationale: Because.}
      haircut: {take: strictest, rationale: Because.}
      currency: {take: strictest, rationale: Because.}
      mixes_purposes: To be tested.
      examples:
        - name: What neither lists
          on: "2026-06-30"
          instrument: {class: gold, currency: USD}
          expect: {decision: ineligible}
      """)

  static let files =
    [regime, definitions, eligibility, haircuts, currency] + follower + [composition]

  static func law(_ files: [ScheduleFile] = files) -> Law {
    Law(
      files: files,
      sources: ScheduleFile(
        path: "sources.yaml",
        text: """
          the-act:
            title: The <Act>
            reference: Public Law 1
            consulted: "2026-01-02"
            copy: a copy
          """),
      mappings: [], domesticCurrencies: DomesticCurrencies([]))
  }

  static func haircuts(_ change: (String) -> String) -> ScheduleFile {
    ScheduleFile(path: "/desk/draft.yaml", text: change(haircuts.text))
  }
}
