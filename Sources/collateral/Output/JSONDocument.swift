import Foundation

/// One JSON document of schema 1.
struct JSONDocument: Encodable {
  private struct Key: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  /// Anything that can stand in a document.
  struct Part: Encodable {
    private let content: any Encodable

    init(_ content: any Encodable) { self.content = content }

    func encode(to encoder: any Encoder) throws { try content.encode(to: encoder) }
  }

  private let parts: [String: Part]

  init(_ parts: [String: Part]) {
    self.parts = parts
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(1, forKey: Key("schema"))
    for (name, part) in parts { try container.encode(part, forKey: Key(name)) }
  }

  /// The document as it is written.
  func text() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  func print() throws {
    try StandardOutput.write(Array(text()))
  }
}
