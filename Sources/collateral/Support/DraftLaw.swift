import Comparison
import ReferenceData
import Schedules
import Valuation

/// The law with drafts in the place of its schedules, checked like any other.
struct DraftLaw {
  let law: Law
  /// The regimes and compositions that were drafted.
  let regimes: [String]
  /// Examples in files that were not drafted, and that no longer hold.
  let unsettled: [ScheduleProblem]

  /// Reads and checks the drafts: a bad one values nothing.
  init(_ files: DraftFiles, _ folder: ReferenceDataFolder) throws {
    let schedules: DraftSchedules
    do {
      schedules = try DraftSchedules(current: try folder.scheduleFiles(), drafts: files.drafts)
    } catch let error as DraftError {
      throw CommandFailure(.refused, "\(error)\nnothing is valued")
    }
    let law = try folder.law(of: schedules.files, sources: files.sources?.text)
    func located(_ problem: ScheduleProblem) -> ScheduleProblem {
      var problem = schedules.located(problem)
      if problem.location.file == "sources.yaml", let path = files.sources?.path {
        problem.location.file = path
      }
      return problem
    }
    func refuse(_ problems: [ScheduleProblem]) throws(CommandFailure) {
      if problems.isEmpty { return }
      throw CommandFailure(
        .refused,
        problems.map { located($0).description }.joined(separator: "\n")
          + "\nnothing is valued while a draft is wrong")
    }
    try refuse(law.problems)
    let runner = ExampleRunner(law: law)
    let failures = Dependents.reached(from: schedules.regimes, in: law).flatMap(runner.failures)
    // An example beside the drafts states the law of today: that it fails is what a draft is for.
    try refuse(failures.filter { schedules.isDrafted($0.location.file) })
    self.law = law
    regimes = schedules.regimes
    unsettled = failures
  }
}
