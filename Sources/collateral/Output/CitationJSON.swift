import Schedules

/// Where a rule stands, as JSON.
struct CitationJSON: Encodable {
  private let source: String
  private let text: String
  private let verified: String
  private let note: String?
  private let file: String
  private let line: Int

  init(_ citation: Citation) {
    source = citation.source
    text = citation.text
    verified = citation.verified.rawValue
    note = citation.note
    file = citation.location.file
    line = citation.location.line
  }
}
