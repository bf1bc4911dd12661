/// A cell of a page: the answer, what belongs to it, and lines below.
struct MatrixCell {
  /// The answer in a word or a figure.
  let head: String
  /// What belongs to it.
  let detail: String
  /// Paragraphs and whatever else stands below.
  let lines: [String]

  init(_ head: String, _ detail: String = "", _ lines: [String] = []) {
    self.head = head
    self.detail = detail
    self.lines = lines
  }

  /// Answer and detail.
  var text: String { [head, detail].filter { !$0.isEmpty }.joined(separator: ": ") }

  /// The head as a page emphasizes it, and the detail.
  func emphasized(
    open: String, close: String, escaped: (String) -> String
  ) -> String {
    [head.isEmpty ? "" : open + escaped(head) + close, escaped(detail)].filter { !$0.isEmpty }
      .joined(separator: ": ")
  }

  /// Whether there is nothing to say.
  var isEmpty: Bool { head == "–" && detail.isEmpty && lines.isEmpty }
}
