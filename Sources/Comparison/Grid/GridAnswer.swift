import Money
import Valuation

/// What makes answers equal: all that a row of output says of a verdict.
struct GridAnswer: Sendable, Hashable {
  private let decision: Decision
  private let haircut: Percentage?
  private let currencyMismatch: Percentage?
  private let row: String?
  private let reasons: [String]

  init(_ verdict: Verdict) {
    decision = verdict.decision
    haircut = verdict.haircut
    currencyMismatch = verdict.currencyMismatch
    row = verdict.row
    reasons = verdict.reasons
  }
}

/// The different answers of a regime, numbered as they are met.
struct GridAnswerBook: Sendable {
  /// The verdict behind each number.
  private(set) var verdicts: [Verdict] = []
  private var numbers: [GridAnswer: UInt32] = [:]

  /// The number of an answer.
  mutating func number(_ verdict: Verdict) -> UInt32 {
    let key = GridAnswer(verdict)
    if let known = numbers[key] { return known }
    let number = UInt32(verdicts.count)
    numbers[key] = number
    verdicts.append(verdict)
    return number
  }
}
