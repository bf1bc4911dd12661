/// The terms of agreements by name, read and checked.
public struct AgreementTerms: Sendable {
  /// Terms by name.
  public let terms: [String: OwnTerms]
  /// Everything that is wrong; terms with a problem must not value anything.
  public let problems: [ScheduleProblem]

  /// No terms: the law alone counts.
  public init() {
    terms = [:]
    problems = []
  }

  /// These terms and others; of equal names these count.
  public func joined(with others: AgreementTerms) -> AgreementTerms {
    AgreementTerms(
      terms: terms.merging(others.terms) { one, _ in one }, problems: problems + others.problems)
  }

  private init(terms: [String: OwnTerms], problems: [ScheduleProblem]) {
    self.terms = terms
    self.problems = problems
  }

  /// Reads terms out of their texts.
  ///
  /// - Parameters:
  ///   - files: one file for each terms, named like them: `NAME.yaml`.
  ///   - law: whose credit quality mappings and legal acts they may name.
  public init(files: [ScheduleFile], law: Law) {
    var terms: [String: OwnTerms] = [:]
    var problems: [ScheduleProblem] = []
    for file in files.sorted(by: { $0.path < $1.path }) {
      let list = ProblemList()
      if let found = TermsReader(file, law, list).terms() { terms[found.name] = found }
      problems += list.problems
    }
    self.terms = terms
    self.problems = problems
  }
}
