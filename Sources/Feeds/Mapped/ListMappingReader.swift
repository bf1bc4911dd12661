import Collateral
public import Reading
import Yams

/// Reads a ``ListMapping`` from YAML. Every value is taken as text; a key that is not known is an error.
///
/// ```yaml
/// title: Example Clearing, accepted securities
/// columns: {id: ISIN, haircut: "Haircut %", from: Valid from}
/// id: isin
/// unit: percent
/// measure: ccp-haircut
/// dates: DD.MM.YYYY
/// nulls: ["n/a"]
/// separator: ";"
/// whole: yes
/// ```
/// `columns/from`, `id` (isin), `dates` (YYYY-MM-DD), `nulls`, `separator` (,) and `whole` (no) may be left out.
public struct ListMappingReader {
  private static let keys = [
    "title", "columns", "id", "unit", "measure", "dates", "nulls", "separator", "whole",
  ]
  private static let measures: [AssessmentMeasure] = [
    .ccpHaircut, .firmHaircut, .eurosystemHaircut, .eurosystemOwnUseHaircut,
  ]

  private let file: String

  /// Reads the mapping in a file.
  ///
  /// - Throws: ``ReadingError``: what ``read(_:file:)`` throws, and where the file cannot be read.
  public static func read(path: String) throws(ReadingError) -> ListMapping {
    let text = try ByteSource(path: path).peek(ByteSource.peekLimit)
    let reader = ListMappingReader(file: path)
    guard text.count < ByteSource.peekLimit else {
      throw reader.refused(nil, "is no mapping but a long file", "name the mapping of the list")
    }
    return try reader.mapping(String(decoding: text, as: UTF8.self))
  }

  /// Reads a mapping.
  ///
  /// - Throws: ``ReadingError``, kind `refused`, with the line and what to do.
  public static func read(_ text: String, file: String) throws(ReadingError) -> ListMapping {
    try ListMappingReader(file: file).mapping(text)
  }

  private func mapping(_ text: String) throws(ReadingError) -> ListMapping {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw refused(nil, "is no YAML: \(error)", "write a mapping as the manual shows it")
    }
    guard let root, let fields = root.mapping else {
      throw refused(nil, "is no mapping", "write a mapping as the manual shows it")
    }
    try check(fields, Self.keys)
    guard let columns = fields["columns"]?.mapping else {
      throw refused(root, "has no columns", "name them: columns: {id: …, haircut: …}")
    }
    try check(columns, ["id", "haircut", "from"])
    let separator = try optional(fields, "separator") ?? ","
    guard separator.utf8.count == 1 || separator == "\\t", let byte = separator.utf8.first else {
      throw refused(
        fields["separator"], "the separator is \"\(separator)\"", "write one character, or \\t")
    }
    let whole = try optional(fields, "whole") ?? "no"
    guard ["yes", "no"].contains(whole) else {
      throw refused(fields["whole"], "whole is \"\(whole)\"", "write yes or no")
    }
    return ListMapping(
      title: try self.text(fields, "title", root), idColumn: try self.text(columns, "id", root),
      naming: try word(fields, "id", among: ListMapping.Naming.allCases) ?? .isin,
      haircutColumn: try self.text(columns, "haircut", root),
      fromColumn: try optional(columns, "from"),
      unit: try required(fields, "unit", root, among: ListMapping.Unit.allCases),
      measure: try required(fields, "measure", root, among: Self.measures),
      dates: try word(fields, "dates", among: DateForm.allCases) ?? .iso,
      nulls: try list(fields, "nulls"), separator: separator == "\\t" ? 0x09 : byte,
      isWhole: whole == "yes")
  }

  private func check(_ fields: Node.Mapping, _ known: [String]) throws(ReadingError) {
    var seen: Set<String> = []
    for (key, _) in fields {
      let name = key.scalar?.string ?? "?"
      guard known.contains(name) else {
        throw refused(
          key, "the key \"\(name)\" is not known",
          "keys are: \(known.joined(separator: ", "))")
      }
      guard seen.insert(name).inserted else {
        throw refused(key, "the key \"\(name)\" stands twice", "take one of the two away")
      }
    }
  }

  private func optional(_ fields: Node.Mapping, _ key: String) throws(ReadingError) -> String? {
    guard let node = fields[key] else { return nil }
    guard let text = node.scalar?.string, !text.isEmpty else {
      throw refused(node, "\(key) is no text", "write one value")
    }
    return text
  }

  private func text(
    _ fields: Node.Mapping, _ key: String, _ root: Node
  ) throws(ReadingError) -> String {
    guard let text = try optional(fields, key) else {
      throw refused(root, "has no \(key)", "add it")
    }
    return text
  }

  private func list(_ fields: Node.Mapping, _ key: String) throws(ReadingError) -> [String] {
    guard let node = fields[key] else { return [] }
    guard let items = node.sequence else {
      throw refused(node, "\(key) is no list", "write [\"n/a\", \"-\"]")
    }
    return items.compactMap { $0.scalar?.string }
  }

  private func word<Word: RawRepresentable<String>>(
    _ fields: Node.Mapping, _ key: String, among words: [Word]
  ) throws(ReadingError) -> Word? {
    guard let text = try optional(fields, key) else { return nil }
    guard let word = words.first(where: { $0.rawValue == text }) else {
      throw refused(
        fields[key], "\(key) is \"\(text)\"",
        "write one of: \(words.map(\.rawValue).joined(separator: ", "))")
    }
    return word
  }

  private func required<Word: RawRepresentable<String>>(
    _ fields: Node.Mapping, _ key: String, _ root: Node, among words: [Word]
  ) throws(ReadingError) -> Word {
    guard let word = try word(fields, key, among: words) else {
      throw refused(
        root, "has no \(key)", "write one of: \(words.map(\.rawValue).joined(separator: ", "))")
    }
    return word
  }

  private func refused(_ node: Node?, _ message: String, _ remedy: String) -> ReadingError {
    ReadingError(
      .refused, file: file, line: node?.mark?.line, message: "this mapping: \(message)",
      remedy: remedy)
  }
}
