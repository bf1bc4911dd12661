/// The problems found so far, shared by everything that reads one library.
final class ProblemList {
  private(set) var problems: [ScheduleProblem] = []

  func add(at location: SourceLocation, _ message: String, remedy: String) {
    problems.append(ScheduleProblem(at: location, message, remedy: remedy))
  }
}
