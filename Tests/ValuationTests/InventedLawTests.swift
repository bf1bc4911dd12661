import Schedules
import Testing

@Suite("The invented law")
struct InventedLawTests {
  @Test("has no problem")
  func sound() throws {
    let law = try InventedLaw.law.get()
    #expect(law.problems.map { "\($0)" } == [])
  }
}
