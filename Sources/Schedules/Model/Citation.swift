/// Where a rule stands, how well it is known, and where it is transcribed.
public struct Citation: Sendable, Hashable {
  /// Paragraph, point or table as the act names it.
  public var text: String
  /// Key of the act in the list of sources.
  public var source: String
  /// How well it is known.
  public var verified: Verification
  /// What a reader must know; sources that disagree are both named here.
  public var note: String?
  /// The transcription.
  public var location: SourceLocation

  /// A citation.
  public init(
    text: String, source: String, verified: Verification, note: String?, location: SourceLocation
  ) {
    self.text = text
    self.source = source
    self.verified = verified
    self.note = note
    self.location = location
  }
}
