import Collateral
import Comparison
import Schedules
import Testing

@Suite("What a change of law changes")
struct LawDifferenceTests {
  private static let head = """
    schedule: regime
    regime: test
    title: A test
    authority: Nobody
    jurisdiction: XX
    purpose: collateral-haircut
    from: "2020-01-01"
    to: "2029-12-31"
    source: act
    citation: whole act
    verified: text
    """

  private static let definitions = """
    schedule: definitions
    regime: test
    sets:
      - id: union
        kind: country
        citation: Article 1
        verified: text
        values:
          - {from: "2020-01-01", members: [DE, GB]}
          - {from: "2021-01-01", members: [DE, FR]}
    """

  private static let haircuts = """
    schedule: haircuts
    regime: test
    haircuts:
      - id: bond
        for: [bond]
        citation: Table 1
        verified: text
        values:
          - from: "2020-01-01"
            maturity: ["≤1", ">1"]
            steps: {"1": ["1", "2"], "2-6": ["3", none]}
          - from: "2022-01-01"
            maturity: ["≤1", ">1"]
            steps: {"1": ["1", "4"], "2-6": ["3", unknown]}
      - id: share
        for: [share]
        from: "2023-01-01"
        citation: Table 2
        verified: secondary
        values: [{from: "2023-01-01", percent: "25"}]
    """

  private func schedule(_ texts: [String]) throws -> Schedule {
    let files = texts.enumerated().map { ScheduleFile(path: "\($0.offset).yaml", text: $0.element) }
    let document = ScheduleDocument(files: files)
    #expect(document.problems.map(\.description) == [])
    guard case .schedule(let schedule) = try #require(document.content) else {
      throw Unexpected()
    }
    return schedule
  }

  private struct Unexpected: Error {}

  private func lines(_ difference: LawDifference) -> [String] {
    difference.changes.map {
      "\($0.kind) \($0.id) \($0.cell): \($0.before ?? "–") → \($0.after ?? "–") \($0.from?.description ?? "")"
    }
  }

  private func days(_ from: String, _ to: String) throws -> LawDifference {
    LawDifference(
      try schedule([Self.head, Self.definitions, Self.haircuts]), from: try CalendarDate(from),
      to: try CalendarDate(to))
  }

  @Test("a set's members come and go on their days")
  func members() throws {
    #expect(
      try lines(days("2020-12-31", "2021-01-01")) == [
        "set union GB: member → – 2021-01-01", "set union FR: – → member 2021-01-01",
      ])
  }

  @Test("figures change cell by cell, with where they stand")
  func figures() throws {
    let difference = try days("2021-06-30", "2022-06-30")
    #expect(
      lines(difference) == [
        "haircut bond 1/>1: 2 → 4 2022-01-01", "haircut bond 2-6/>1: none → unknown 2022-01-01",
      ])
    #expect(difference.changes[0].citationBefore?.text == "Table 1")
    #expect(difference.changes[0].citationAfter?.verified == .text)
  }

  @Test("an item that begins is added with all that it says")
  func added() throws {
    #expect(
      try lines(days("2022-06-30", "2023-06-30")) == [
        "haircut share : – → in force 2023-01-01", "haircut share for: – → share 2023-01-01",
        "haircut share percent: – → 25 2023-01-01",
      ])
  }

  @Test("a regime that ends takes everything with it, the day after its last")
  func ends() throws {
    let difference = try days("2029-12-31", "2030-01-01")
    #expect(difference.changes.allSatisfy { $0.after == nil && $0.before != nil })
    #expect(difference.changes.first?.kind == "regime")
    #expect(difference.changes.first?.from == (try CalendarDate("2030-01-01")))
    #expect(difference.changes.contains { $0.kind == "haircut" && $0.before == "25" })
  }

  @Test("nothing changes between a day and itself, and between a file and itself")
  func nothing() throws {
    #expect(try days("2022-01-01", "2022-01-01").changes.isEmpty)
    let same = try schedule([Self.haircuts])
    #expect(try #require(LawDifference(.schedule(same), .schedule(same))).changes.isEmpty)
  }

  @Test("two transcriptions of one topic: figures of every date, notes and citations")
  func files() throws {
    let text = Self.haircuts
      .replacing("\"1\", \"4\"", with: "\"1\", \"5\"")
      .replacing("citation: Table 2", with: "citation: Table 3\n    note: seen in print")
      .replacing("verified: secondary", with: "verified: text")
    let difference = try #require(
      LawDifference(.schedule(try schedule([Self.haircuts])), .schedule(try schedule([text]))))
    #expect(
      lines(difference) == [
        "haircut bond 1/>1: 4 → 5 2022-01-01",
        "haircut share : in force → in force 2023-01-01",
        "haircut share note: – → seen in print 2023-01-01",
      ])
    #expect(difference.changes[1].citationBefore?.text == "Table 2")
    #expect(difference.changes[1].citationAfter?.text == "Table 3")
    #expect(difference.changes[1].citationBefore?.verified == .secondary)
  }

  @Test("two compositions: members, choices and reasons")
  func compositions() throws {
    let text = """
      schedule: composition
      regime: both
      title: Both
      authority: Nobody
      jurisdiction: XX
      purpose: collateral-haircut
      from: "2021-10-06"
      rationale: why not
      members: [a, b]
      eligibility: {take: strictest, rationale: safe}
      haircut: {take: strictest, rationale: safe}
      currency: {take: a, rationale: safe}
      """
    func content(_ text: String) throws -> ScheduleDocument.Content {
      let document = ScheduleDocument(files: [ScheduleFile(path: "both.yaml", text: text)])
      #expect(document.problems.map(\.description) == [])
      return try #require(document.content)
    }
    let other = text.replacing("[a, b]", with: "[a, c]")
      .replacing("haircut: {take: strictest", with: "haircut: {take: most-lenient")
    let difference = try #require(LawDifference(try content(text), try content(other)))
    #expect(
      lines(difference) == [
        "composition both b: member → – ", "composition both c: – → member 2021-10-06",
        "composition both haircut: strictest → most-lenient 2021-10-06",
      ])
    #expect(
      LawDifference(try content(text), .schedule(try schedule([Self.haircuts])))?.changes == nil)
  }

  @Test("a mistake in a file is told, with its line")
  func mistakes() {
    let document = ScheduleDocument(files: [
      ScheduleFile(path: "x.yaml", text: "schedule: haircuts\nregime: test\nhaircut: []\n")
    ])
    #expect(document.problems.map(\.location.description) == ["x.yaml:3"])
    #expect(document.problems.first?.message == "unknown key `haircut`")
  }
}
