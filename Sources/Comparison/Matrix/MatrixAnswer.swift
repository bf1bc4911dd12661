/// The answer to one question, with the paragraphs on which it rests.
public struct MatrixAnswer: Sendable, Hashable {
  /// The answer in a word or a figure: `yes`, `no`, `undetermined`, `4 %`.
  public var word: String
  /// What belongs to it: a point, a row, reasons.
  public var detail: String
  /// How far it goes, where not all of the rule was seen.
  public var caveat: String
  /// Where it stands.
  public var paragraphs: [MatrixParagraph]

  /// An answer.
  public init(
    _ word: String, _ detail: String = "", _ paragraphs: [MatrixParagraph] = [],
    caveat: String = ""
  ) {
    self.word = word
    self.detail = detail
    self.paragraphs = paragraphs
    self.caveat = caveat
  }

  /// A question that is not reached.
  public static let notAsked = MatrixAnswer("–")

  /// What follows the word: detail and caveat.
  public var remark: String {
    [detail, caveat].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The answer in full.
  public var text: String { remark.isEmpty ? word : "\(word): \(remark)" }
}
