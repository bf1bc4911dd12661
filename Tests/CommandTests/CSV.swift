/// Reads CSV by RFC 4180, simply: quotes, doubled quotes, LF.
enum CSV {
  /// The rows; nil where the text is not CSV.
  static func rows(_ text: String) -> [[String]]? {
    var rows: [[String]] = []
    var row: [String] = []
    var field = ""
    var isQuoted = false
    var wasQuoted = false
    var characters = Array(text.unicodeScalars)[...]
    while let character = characters.popFirst() {
      switch (character, isQuoted) {
      case ("\"", true) where characters.first == "\"":
        characters.removeFirst()
        field += "\""
      case ("\"", true): isQuoted = false
      case ("\"", false):
        guard field.isEmpty && !wasQuoted else { return nil }
        isQuoted = true
        wasQuoted = true
      case (",", false), ("\n", false):
        row.append(field)
        field = ""
        wasQuoted = false
        if character == "\n" {
          rows.append(row)
          row = []
        }
      default:
        guard isQuoted || !wasQuoted else { return nil }
        field.unicodeScalars.append(character)
      }
    }
    return isQuoted || !field.isEmpty || !row.isEmpty ? nil : rows
  }
}
