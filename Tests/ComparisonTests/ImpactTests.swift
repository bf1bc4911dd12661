import Collateral
import Comparison
import Money
import Schedules
import Testing
import Valuation

@Suite("Impact of a draft")
struct ImpactTests {
  private let current = SmallLaw.law()

  private func drafted(_ drafts: ScheduleFile...) throws -> DraftSchedules {
    try DraftSchedules(
      current: SmallLaw.files, drafts: drafts.map { DraftSchedules.Draft([$0]) })
  }

  /// A share of 100 US dollars under an agreement for the regimes.
  private func impact(
    _ draft: DraftSchedules, regimes: [String] = ["act"], chosen: [String]? = nil,
    against: String? = nil
  ) throws -> ImpactValuer.Result {
    let law = SmallLaw.law(draft.files)
    #expect(law.problems.isEmpty)
    let day = try CalendarDate("2026-11-20")
    let share = try #require(
      TypicalInstrument(
        .equity, on: day, TypicalInstrument.Suppositions(), domestic: law.domesticCurrencies))
    let dollar = try Currency("USD")
    let agreement = Agreement(id: "A", regimes: regimes, margin: .initial, baseCurrency: dollar)
    let plan = ImpactPlan(
      drafted: draft.regimes, current: current, draft: law, agreements: ["A": agreement],
      chosen: chosen, against: against)
    let valuer = try ImpactValuer(
      current: current, draft: law, plan: plan, snapshot: share.snapshot)
    let pledge = Pledge(
      id: "P", agreement: "A", instrument: share.identifier, quantity: try Quantity("10"))
    return try valuer.value([pledge], under: [agreement])
  }

  @Test("a draft takes the place of the file of its regime and topic, whatever its name")
  func replaces() throws {
    let draft = try drafted(SmallLaw.haircuts { $0.replacing("\"15\"", with: "\"25\"") })
    #expect(draft.files.count == SmallLaw.files.count)
    #expect(draft.regimes == ["act"])
    #expect(
      draft.files.filter { !SmallLaw.files.contains($0) }.map(\.path) == [
        "schedules/act/haircuts.yaml"
      ])
    let result = try impact(draft)
    let pledge = try #require(result.pledges.first)
    #expect(pledge.isChange && pledge.hasOtherHaircut)
    #expect(pledge.change.description == "-100.00")
    let sum = try #require(result.agreements.first)
    #expect(sum.changed == 1 && sum.haircutChanged == 1 && sum.newlyIneligible == 0)
    #expect(sum.valueBefore.description == "850.00" && sum.valueAfter.description == "750.00")
  }

  @Test("a draft that says what the law says changes nothing")
  func identical() throws {
    let result = try impact(
      try drafted(SmallLaw.haircuts { $0 }), regimes: ["act", "rule", "both"])
    #expect(result.pledges.count == 3)
    #expect(result.pledges.allSatisfy { !$0.isChange })
    #expect(result.agreements.allSatisfy { $0.valueBefore == $0.valueAfter })
  }

  @Test("what rests on a drafted regime is valued too, what does not is left out")
  func dependents() throws {
    let draft = try drafted(SmallLaw.haircuts { $0.replacing("\"15\"", with: "\"25\"") })
    #expect(Dependents.reached(from: ["act"], in: current) == ["act", "both", "rule"])
    #expect(Dependents.reached(from: ["both"], in: current) == ["both"])
    let result = try impact(draft, regimes: ["rule", "both"])
    #expect(result.pledges.map(\.after.regime) == ["rule", "both"])
    #expect(result.pledges.allSatisfy { $0.isChange })
    let other = try impact(try drafted(SmallLaw.composition))
    #expect(other.pledges.isEmpty)
  }

  @Test("a bad draft is refused, and named as the person knows it")
  func bad() throws {
    let draft = try drafted(
      SmallLaw.haircuts { $0.replacing("percent: \"15\"", with: "percnt: 1") })
    let problems = SmallLaw.law(draft.files).problems.map(draft.located)
    #expect(!problems.isEmpty)
    #expect(problems.allSatisfy { $0.location.file == "/desk/draft.yaml" })
    #expect(draft.isDrafted("schedules/act/haircuts.yaml"))
    #expect(!draft.isDrafted("schedules/act/currency.yaml"))
  }

  @Test(
    "what is no schedule has no place",
    arguments: [
      "", "schedule: haircuts", "regime: act", "- a", "schedule: [",
      "schedule: haircuts\n regime: act",
    ])
  func unplaced(text: String) {
    #expect(throws: DraftError.self) {
      try drafted(ScheduleFile(path: "draft.yaml", text: text))
    }
  }

  @Test("two drafts cannot take one place")
  func twice() {
    #expect(throws: DraftError.self) {
      try drafted(SmallLaw.haircuts { $0 }, SmallLaw.haircuts { $0 + "\n" })
    }
  }

  @Test("a folder replaces its regime as a whole, and holds one regime")
  func whole() throws {
    let folder = SmallLaw.files.filter {
      $0.path.hasPrefix("schedules/act/") && !$0.path.hasSuffix("currency.yaml")
    }
    let draft = try DraftSchedules(
      current: SmallLaw.files, drafts: [.init(folder, isWhole: true)])
    #expect(draft.files.count == SmallLaw.files.count - 1)
    #expect(throws: DraftError.self) {
      try DraftSchedules(
        current: SmallLaw.files, drafts: [.init(folder + SmallLaw.follower, isWhole: true)])
    }
  }

  @Test("a regime that is new is compared with the one that stands for it today")
  func new() throws {
    let folder = SmallLaw.files.filter { $0.path.hasPrefix("schedules/act/") }.map {
      ScheduleFile(
        path: $0.path.replacing("/act/", with: "/new/"),
        text: $0.text.replacing("regime: act", with: "regime: new").replacing(
          "\"15\"", with: "\"10\""))
    }
    let draft = try DraftSchedules(
      current: SmallLaw.files, drafts: [.init(folder, isWhole: true)])
    #expect(draft.regimes == ["new"])
    let result = try impact(draft, against: "act")
    let pledge = try #require(result.pledges.first)
    #expect(pledge.before.regime == "act" && pledge.after.regime == "new")
    #expect(pledge.change.description == "50.00")
    #expect(try impact(draft, regimes: ["rule"], against: "act").pledges.isEmpty)
    #expect(
      try impact(draft, regimes: ["rule"], chosen: ["new"], against: "act").pledges.count == 1)
  }
}
