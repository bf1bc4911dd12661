import Collateral
import Schedules

extension Law {
  /// What is wrong with an election; nil where some regime leaves that choice to the parties.
  func problem(ofElection word: String) -> String? {
    let known = elections.sorted()
    if known.contains(word) { return nil }
    return "no rule knows the election `\(word)`; known: \(known.joined(separator: ", "))"
  }

  /// Refuses elections of the command line that no rule knows.
  func check(elections: [String]) throws(CommandFailure) {
    for word in elections {
      if let problem = problem(ofElection: word) { throw CommandFailure(.usage, problem) }
    }
  }
}
