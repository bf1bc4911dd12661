/// Something that an answer hangs on: a requirement, an assessment, a figure that is recorded for the asset.
public struct MatrixCondition: Sendable, Hashable {
  /// What must hold, in words.
  public let text: String
  /// Where it stands.
  public let paragraph: MatrixParagraph
  /// Whether it holds; nil where that is not known or was not asked.
  public let isMet: Bool?
  /// Whether it gives a figure in place of a test.
  public let isFigure: Bool

  init(_ text: String, _ paragraph: MatrixParagraph, isMet: Bool?, isFigure: Bool = false) {
    self.text = text
    self.paragraph = paragraph
    self.isMet = isMet
    self.isFigure = isFigure
  }

  /// The text, with a word before it where it does not hold.
  public var line: String { isMet == false ? "not met: \(text)" : text }
}
