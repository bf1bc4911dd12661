/// A concentration limit that names the point on which the asset stands.
public struct MatrixLimit: Sendable, Hashable {
  /// Short name.
  public let id: String
  /// What it bounds, in words.
  public let bound: String
  /// Where it stands.
  public let paragraph: MatrixParagraph
}
