import Schedules
import Testing

@Suite("Priority among points and rows")
struct PriorityTests {
  private static let cash = "id: a, title: A, when: {class: [cash, gold]}"
  private static let gold = "id: b, title: B, when: {class: [gold, equity]}"

  /// Two points, each with something more to say.
  private func points(_ first: String = "", _ second: String = "") -> [String] {
    PocketLaw(points: [Self.cash + first, Self.gold + second]).problems
  }

  /// Two rows for the point of all assets of any class.
  private func rows(_ first: String, _ second: String) -> [String] {
    PocketLaw(
      points: ["id: a, title: A, when: {class: [bank-debt, equity]}"],
      haircuts: [first, second].enumerated().map { place, text in
        "id: row-\(place + 1), for: [a], \(PocketLaw.figure), \(text)"
      }
    ).problems
  }

  @Test("two points that can both hold must say which goes first")
  func overlap() {
    #expect(
      points() == [
        """
        schedules/pocket/eligibility.yaml:4: point `a` and, behind it, `b` can hold for the same asset (on 2020-01-01), \
        and nothing says which goes first
          write `over: [b]` at `a`, or `otherwise: "yes"` at what is behind
        """
      ])
    #expect(points(", over: [b]") == [])
    #expect(points("", #", otherwise: "yes""#) == [])
    #expect(
      PocketLaw(points: [Self.cash, "id: b, title: B, when: {class: [equity]}"]).problems == [])
  }

  @Test("points that are never in force together need no priority")
  func dates() {
    #expect(points(#", to: "2021-12-31""#, #", from: "2022-01-01""#) == [])
    #expect(points(#", to: "2022-01-01""#, #", from: "2022-01-01""#).count == 1)
  }

  @Test("sets count as they are on each day")
  func sets() {
    func law(_ members: String) -> PocketLaw {
      PocketLaw(
        sets: [
          "id: one, kind: country, values: [{from: \"2020-01-01\", members: [DE]}, "
            + "{from: \"2024-01-01\", members: [\(members)]}]"
        ],
        points: [
          "id: a, title: A, when: {issuer_country: [$one]}",
          "id: b, title: B, when: {issuer_country: [FR]}",
        ])
    }
    #expect(law("DE").problems == [])
    #expect(law("DE, FR").problems.map { $0.contains("(on 2024-01-01)") } == [true])
  }

  @Test("`over` names what stands behind")
  func over() {
    #expect(points(", over: [b, c]").map { $0.contains("there is no point `c`") } == [true])
    #expect(
      points(", over: [b]", ", over: [a]").map { $0.contains("`a` does not stand behind it") }
        == [true])
  }

  @Test("what remains stands behind all that it overlaps with, and there is one of it")
  func otherwise() {
    let yes = #", otherwise: "yes""#
    #expect(
      points(yes).map { $0.contains("put `a` behind `b`") } == [true])
    #expect(
      points(yes, yes).map { $0.contains("leave `otherwise` to the last of them") } == [true])
  }

  @Test("two rows that can both apply under a point must say which goes first")
  func rows() {
    let short = #"if: {maturity: "≤1"}"#
    #expect(
      rows(short, #"if: {maturity: "<2"}"#).map {
        $0.contains("row `row-1` and, behind it, `row-2` can apply to")
      } == [true]
    )
    #expect(rows(short, #"if: {maturity: ">1"}"#) == [])
    #expect(rows("\(short), over: [row-2]", #"if: {maturity: "<2"}"#) == [])
    #expect(rows("term: short", "term: long") == [])
    #expect(rows("term: short", "title: Any").count == 1)
  }

  @Test("a point that contradicts itself, or is covered by those before it, is never reached")
  func unreachablePoints() {
    let contradictory = PocketLaw(points: [
      "id: a, title: A, when: {all: [{class: [cash]}, {class: [gold]}]}"
    ])
    #expect(contradictory.problems.map { $0.contains("point `a` can never hold") } == [true])
    func third(_ classes: String) -> [String] {
      PocketLaw(points: [
        "\(Self.cash), over: [b, c]", "\(Self.gold), over: [c]",
        "id: c, title: C, when: {class: [\(classes)]}",
      ]).problems
    }
    #expect(
      third("cash, equity").map {
        $0.contains("point `c` is never reached: what it admits stops at `a`, `b`")
      }
        == [true])
    #expect(third("cash, equity, fund") == [])
  }

  @Test("a point that is covered for some of its days only is reached")
  func coveredForAWhile() {
    let later = #"id: b, title: B, when: {class: [gold]}, otherwise: "yes""#
    #expect(PocketLaw(points: ["\(Self.cash), to: \"2024-12-31\"", later]).problems == [])
    #expect(PocketLaw(points: [Self.cash, later]).problems.count == 1)
  }

  @Test("a point that catches what nobody knows is reached where those before it say no to that")
  func unknownFacts() {
    func law(_ unknown: String) -> PocketLaw {
      PocketLaw(points: [
        "id: a, title: A, when: {assessment: {in-default: \"yes\"}\(unknown)}",
        "id: b, title: B, when: {assessment: {in-default: \"no\"}\(unknown)}",
        "id: c, title: C, when: {class: [cash]}, otherwise: \"yes\"",
      ])
    }
    #expect(law(", unknown: fails").problems == [])
    #expect(law("").problems.map { $0.contains("point `c` is never reached") } == [true])
  }

  @Test("a row that contradicts each of its points, or comes too late under each, never applies")
  func unreachableRows() {
    #expect(
      rows("if: {class: [gold]}", #"otherwise: "yes""#).map {
        $0.contains("row `row-1` can never apply")
      }
        == [true])
    #expect(
      rows("over: [row-2]", "if: {class: [equity]}").map {
        $0.contains("row `row-2` is never reached: what it covers stops at `row-1`")
      } == [true])
    #expect(rows("if: {class: [equity]}, over: [row-2]", "title: Any") == [])
    let twoPoints = PocketLaw(
      points: ["id: a, title: A, when: {class: [cash]}", "id: b, title: B, when: {class: [gold]}"],
      haircuts: [
        "id: one, for: [a, b], if: {class: [gold]}, over: [two], \(PocketLaw.figure)",
        "id: two, for: [a, b], \(PocketLaw.figure)",
      ])
    #expect(twoPoints.problems == [])
  }

  @Test("a row that is never in force with a point never applies")
  func rowsWithoutDays() {
    let points = [#"id: a, title: A, when: {class: [cash]}, to: "2020-12-31""#]
    func rows(_ from: String) -> [String] {
      [
        "id: one, for: [a], \(PocketLaw.figure), otherwise: \"yes\"",
        "id: two, for: [a], from: \"\(from)\", \(PocketLaw.figure)",
      ]
    }
    #expect(
      PocketLaw(points: points, haircuts: [rows("2021-01-01")[1]] + [rows("2020-06-01")[0]])
        .problems
        .map { $0.contains("row `two` is on no day in force together with `a`") } == [true])
  }

  @Test("priority is looked at once everything else can be read")
  func afterReading() {
    #expect(points(", over: [b, c], titel: A").map { $0.contains("unknown key `titel`") } == [true])
  }
}
