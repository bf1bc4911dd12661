public import Schedules

/// A paragraph on which an answer rests, with the regime whose rule it is.
public struct MatrixParagraph: Sendable, Hashable {
  /// The regime whose rule it is.
  public let regime: String
  /// Paragraph, point or table as the act names it.
  public let text: String
  /// Key of the act in the list of sources; empty for a composition, which is no act.
  public let source: String
  /// How well it is known.
  public let verified: Verification
  /// What a reader must know.
  public let note: String?

  /// A paragraph of a regime.
  public init(_ citation: Citation, regime: String) {
    self.regime = regime
    text = citation.text
    source = citation.source
    verified = citation.verified
    note = citation.note
  }

  /// A paragraph of the regime in whose folder the citation lies.
  init(_ citation: Citation) {
    let parts = citation.location.file.split(separator: "/")
    self.init(citation, regime: parts.count >= 2 ? String(parts[parts.count - 2]) : "")
  }
}
