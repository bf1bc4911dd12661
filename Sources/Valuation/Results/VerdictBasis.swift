public import Schedules

/// The paragraphs on which a verdict rests, question by question: collected in the pass that reaches it.
public struct VerdictBasis: Sendable {
  /// Citations by question, in the order in which they were met, each once.
  public private(set) var citations: [RegimeQuestion: [Citation]] = [:]

  /// The questions that stay open for want of a fact or a figure.
  public private(set) var open: Set<RegimeQuestion> = []

  /// Nothing cited yet.
  public init() {}

  /// Adds a citation under a question.
  mutating func cite(_ citation: Citation, for question: RegimeQuestion) {
    if citations[question]?.contains(citation) == true { return }
    citations[question, default: []].append(citation)
  }

  /// A question stays open.
  mutating func leaveOpen(_ question: RegimeQuestion) { open.insert(question) }
}
