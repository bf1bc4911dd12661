import Yams

/// A piece of YAML with every scalar as its text.
indirect enum SlowNode: Sendable {
  case text(String)
  case list([SlowNode])
  case map([(key: String, value: SlowNode)])

  init(yaml: String) throws {
    guard let node = try Yams.compose(yaml: yaml) else {
      self = .map([])
      return
    }
    self = Self.convert(node)
  }

  private static func convert(_ node: Yams.Node) -> SlowNode {
    if let scalar = node.scalar { return .text(scalar.string) }
    if let sequence = node.sequence { return .list(sequence.map(convert)) }
    return .map((node.mapping ?? [:]).map { ($0.key.scalar?.string ?? "", convert($0.value)) })
  }

  subscript(key: String) -> SlowNode? {
    entries.first { $0.key == key }?.value
  }

  var entries: [(key: String, value: SlowNode)] {
    if case .map(let entries) = self { return entries }
    return []
  }

  var items: [SlowNode] {
    if case .list(let items) = self { return items }
    return []
  }

  var string: String {
    if case .text(let text) = self { return text }
    return ""
  }

  /// The texts of a list, or the one text.
  var strings: [String] {
    if case .text(let text) = self { return [text] }
    return items.map(\.string)
  }

  func text(_ key: String) -> String? { self[key]?.string }

  func list(_ key: String) -> [SlowNode] { self[key]?.items ?? [] }

  /// The texts under every such key, however deep.
  func values(of key: String) -> [String] {
    entries.flatMap { ($0.key == key ? $0.value.strings : []) + $0.value.values(of: key) }
      + items.flatMap { $0.values(of: key) }
  }
}
