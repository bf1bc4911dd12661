import Collateral
import Money
import Reading

/// One row of a desk file, by column. Surrounding blanks of a field are dropped; an absent column
/// is empty.
struct DeskRow<Column: DeskColumn> {
  let row: CSVRow
  /// Where each column stands in the file; -1 where it does not.
  let places: UnsafeBufferPointer<Int>

  func bytes(_ column: Column) -> UnsafeRawBufferPointer {
    let place = places[column.rawValue]
    guard place >= 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return FieldText.trimmed(row[place])
  }

  /// A value that must be there.
  func required<Value>(
    _ column: Column, _ read: (UnsafeRawBufferPointer) throws(FieldProblem) -> Value
  ) throws(FieldProblem) -> Value {
    let bytes = bytes(column)
    guard !bytes.isEmpty else { throw .missing(column.name) }
    return try FieldText.read(bytes, column.name, read)
  }

  /// A value that may be left out.
  func optional<Value>(
    _ column: Column, _ read: (UnsafeRawBufferPointer) throws(FieldProblem) -> Value
  ) throws(FieldProblem) -> Value? {
    let bytes = bytes(column)
    guard !bytes.isEmpty else { return nil }
    return try FieldText.read(bytes, column.name, read)
  }

  /// Text that must be there.
  func text(_ column: Column) throws(FieldProblem) -> String {
    let bytes = bytes(column)
    guard !bytes.isEmpty else { throw .missing(column.name) }
    return FieldText.text(bytes)
  }

  /// Text that may be left out.
  func optionalText(_ column: Column) -> String? {
    let bytes = bytes(column)
    return bytes.isEmpty ? nil : FieldText.text(bytes)
  }

  /// The words of a field joined by `|`, none of them empty or twice.
  func words(_ column: Column) throws(FieldProblem) -> [String] {
    let bytes = bytes(column)
    if bytes.isEmpty { return [] }
    let text = FieldText.text(bytes)
    // Most have one word.
    if !bytes.contains(UInt8(ascii: "|")) { return [text] }
    var words: [String] = []
    for word in text.split(separator: "|", omittingEmptySubsequences: false) {
      let word = word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      guard !word.isEmpty else {
        throw FieldProblem(
          .missingField, "\"\(text)\" has an empty entry; entries are joined by |",
          field: column.name, value: text)
      }
      guard !words.contains(String(word)) else {
        throw FieldProblem(
          .conflictingFields, "\"\(String(word))\" stands twice", field: column.name, value: text)
      }
      words.append(String(word))
    }
    return words
  }

  /// Identifier of an instrument or LEI of an issuer, whichever the subject type asks for.
  func subject(_ column: Column, _ type: SubjectType) throws(FieldProblem) -> String {
    switch type {
    case .issue: return try text(column)
    case .issuer:
      let lei: LEI = try required(column, FieldText.identifier)
      return lei.value
    }
  }
}
