public import Collateral
public import Money
public import Schedules
public import Valuation

/// What one regime or composition says about the asset, question by question.
public struct MatrixRow: Sendable {
  /// A permission or rule that ends on a known day.
  public struct Expiry: Sendable, Hashable {
    /// What ends.
    public let item: String
    /// Its last day.
    public let to: CalendarDate
  }

  /// Name of the regime.
  public let regime: String
  /// What it is.
  public let title: String
  /// What its percentages are for.
  public let purpose: Purpose
  /// When it is in force.
  public let validity: Validity
  /// What it says, before any amount.
  public let verdict: Verdict
  /// Is it on the list?
  public internal(set) var listed = MatrixAnswer.notAsked
  /// What the answers hang on.
  public internal(set) var conditions: [MatrixCondition] = []
  /// The measures that nobody recorded and that the verdict waits for.
  public internal(set) var asked: [String] = []
  /// Is it shut out?
  public internal(set) var shutOut = MatrixAnswer.notAsked
  /// Which haircut?
  public internal(set) var haircut = MatrixAnswer.notAsked
  /// What does another currency add?
  public internal(set) var currency = MatrixAnswer.notAsked
  /// The addition in ``settledIn``; nil where it is not settled.
  public internal(set) var addition: Percentage?
  /// The settlement currency of ``currency``.
  public let settledIn: Currency
  /// Limits that name the point.
  public internal(set) var limits: [MatrixLimit] = []
  /// Whether the rule has limits that nobody has seen.
  public internal(set) var hasUnseenLimits = false
  /// The days of the rules that answer, where they are not those of the regime.
  public internal(set) var spans: [MatrixSpan] = []
  /// What ends on a known day.
  public internal(set) var expiries: [Expiry] = []

  init(_ head: Regime, _ verdict: Verdict, settledIn: Currency) {
    regime = head.id
    title = head.title
    purpose = head.purpose
    validity = head.validity
    self.verdict = verdict
    self.settledIn = settledIn
    // Nobody is named as pledgor here, so that it is not known is no news.
    self.flags = verdict.flags.filter { $0 != "pledgor-unknown" }
  }

  /// What a desk has to look at.
  public let flags: [String]

  /// The overall answer: `eligible`, or the decision with all reasons.
  public var decision: String {
    let reasons = verdict.reasons.joined(separator: ", ")
    return reasons.isEmpty
      ? verdict.decision.rawValue : "\(verdict.decision.rawValue): \(reasons)"
  }

  /// Every paragraph, in the order of the questions.
  public var paragraphs: [MatrixParagraph] {
    listed.paragraphs + conditions.map(\.paragraph)
      + [shutOut, haircut, currency].flatMap(\.paragraphs) + limits.map(\.paragraph)
  }
}
