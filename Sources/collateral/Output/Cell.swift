/// One value of a row of output.
enum Cell: Encodable, Sendable {
  /// Nothing.
  case empty
  /// Text; amounts and percentages too, so that nothing makes binary fractions of them.
  case text(String)
  /// A number for the eye's right edge; decimal text all the same.
  case number(String)
  /// A count.
  case count(Int)
  /// Codes.
  case list([String])

  init(_ text: String?) {
    self = text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty
  }

  static func number(_ value: (some CustomStringConvertible)?) -> Cell {
    value.map { .number($0.description) } ?? .empty
  }

  /// The value as CSV and tables show it.
  var text: String {
    switch self {
    case .empty: ""
    case .text(let text), .number(let text): text
    case .count(let count): String(count)
    case .list(let words): words.joined(separator: ";")
    }
  }

  /// Whether a table puts it to the right.
  var isRightAligned: Bool {
    switch self {
    case .number, .count: true
    case .empty, .text, .list: false
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .empty: try container.encodeNil()
    case .text(let text), .number(let text): try container.encode(text)
    case .count(let count): try container.encode(count)
    case .list(let words): try container.encode(words)
    }
  }
}
