/// The problems found so far, shared by everything that reads one library.
package final class ProblemList {
  package private(set) var problems: [ScheduleProblem] = []

  /// None yet.
  package init() {}

  /// Adds one.
  package func add(at location: SourceLocation, _ message: String, remedy: String) {
    problems.append(ScheduleProblem(at: location, message, remedy: remedy))
  }
}
