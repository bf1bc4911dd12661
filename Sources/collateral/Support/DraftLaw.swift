import Comparison
import ReferenceData
import Schedules
import Valuation

/// The law with drafts in the place of its schedules, checked like any other.
struct DraftLaw {
  let law: Law
  /// The regimes and compositions that were drafted.
  let regimes: [String]
  /// Examples that do not hold under the drafts, and that do not keep them from being tried.
  let unsettled: [ScheduleProblem]

  /// Reads and checks the drafts: a bad one values nothing.
  ///
  /// - Parameter despiteExamples: whether examples of the drafts themselves may fail.
  init(_ files: DraftFiles, _ folder: ReferenceDataFolder, despiteExamples: Bool) throws {
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
    func refuse(_ problems: [ScheduleProblem], _ remedy: String = "") throws(CommandFailure) {
      if problems.isEmpty { return }
      throw CommandFailure(
        .refused,
        problems.map { located($0).description }.joined(separator: "\n")
          + "\nnothing is valued while a draft is wrong" + remedy)
    }
    try refuse(law.problems)
    let runner = ExampleRunner(law: law)
    let failures = Dependents.reached(from: schedules.regimes, in: law).flatMap(runner.failures)
    // An example beside the drafts states the law of today: that it fails is what a draft is for.
    if !despiteExamples {
      try refuse(
        failures.filter { schedules.isDrafted($0.location.file) },
        "; --despite-examples tries a figure before its examples are amended")
    }
    self.law = law
    regimes = schedules.regimes
    unsettled = failures.map(located)
  }
}
