import Schedules
import Testing

@Suite("The invented law")
struct InventedLawTests {
  @Test("has no problem but compositions that begin before their members, to see what happens then")
  func sound() throws {
    let law = try InventedLaw.law.get()
    let problems = law.problems.filter { !$0.message.contains("before its member") }
    #expect(problems.map { "\($0)" } == [])
  }
}
