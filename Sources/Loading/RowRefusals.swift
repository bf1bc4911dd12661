import Reading

/// Collects the bad rows of a file that must not have any.
struct RowRefusals {
  private static let shown = 20

  private let path: String
  private var first: ReadingError?
  private var others: [String] = []
  private var count = 0

  init(_ path: String) {
    self.path = path
  }

  mutating func add(_ line: Int, _ message: String, _ remedy: String, excerpt: String? = nil) {
    count += 1
    let error = ReadingError(
      .refused, file: path, line: line, message: message, excerpt: excerpt, remedy: remedy)
    if first == nil {
      first = error
    } else if others.count < Self.shown {
      others.append(error.description)
    }
  }

  /// Throws one error that names the bad rows, where there are any.
  func check() throws(ReadingError) {
    guard var error = first else { return }
    if !others.isEmpty { error.remedy += "\n" + others.joined(separator: "\n") }
    let hidden = count - 1 - others.count
    if hidden > 0 { error.remedy += "\n  and \(hidden) more bad rows" }
    throw error
  }
}
