import Schedules
import Testing
import Valuation

@Suite("Examples of the schedules")
struct ScheduleExamplesTests {
  @Test("the law has no problem")
  func sound() throws {
    let law = try ScheduleFixtures.law.get()
    #expect(law.problems.map { "\($0)" } == [])
    #expect(Set(law.regimes).isSuperset(of: ["bcbs-iosco", "eu-emir", "us-cftc"]))
  }

  @Test(
    "every example of every regime and composition holds, and those of a regime cover every figure")
  func examples() throws {
    let law = try ScheduleFixtures.law.get()
    let runner = ExampleRunner(law: law)
    for regime in law.regimes {
      #expect(!law.examples(of: regime).isEmpty, "\(regime) has examples")
      #expect(runner.problems(of: regime).map { "\($0)" } == [])
    }
  }
}
