import Parallel

/// Reads and checks the folders of many regimes over all cores; what comes out does not depend on how.
struct RegimesReader {
  let sources: [String: LegalSource]?
  let mappings: [String: CreditQualityMapping]

  /// The schedules that could be read, and everything that is wrong with any.
  func read(
    _ files: [(regime: String, files: [ScheduleFile])]
  ) -> (schedules: [String: Schedule], problems: [ScheduleProblem]) {
    let results = files.parallelMap { read($0.regime, $0.files) }
    var schedules: [String: Schedule] = [:]
    var problems: [ScheduleProblem] = []
    for result in results {
      if let schedule = result.schedule { schedules[schedule.regime.id] = schedule }
      problems += result.problems
    }
    return (schedules, problems)
  }

  private func read(
    _ regime: String, _ files: [ScheduleFile]
  ) -> (schedule: Schedule?, problems: [ScheduleProblem]) {
    let list = ProblemList()
    let reader = ScheduleReader(regime: regime, problems: list)
    let schedule = reader.schedule(files.sorted { $0.path < $1.path })
    if let schedule {
      ScheduleChecker(schedule: schedule, sources: sources, mappings: mappings, problems: list)
        .check()
    }
    return (schedule, list.problems)
  }
}
