import Yams

/// A mapping of a YAML file that remembers which keys were asked for, so that the rest can be refused.
package final class YAMLMapping {
  package let location: SourceLocation
  package let problems: ProblemList
  private let file: String
  private let nodes: [String: Node]
  private let order: [YAMLText]
  private var known: Set<String> = []

  init(_ mapping: Node.Mapping, file: String, line: Int, problems: ProblemList) {
    self.file = file
    self.location = SourceLocation(file: file, line: line)
    self.problems = problems
    var nodes: [String: Node] = [:]
    var order: [YAMLText] = []
    for (key, value) in mapping {
      let place = SourceLocation(file: file, line: key.mark?.line ?? line)
      guard case .scalar(let scalar) = key else {
        problems.add(at: place, "a key must be a word", remedy: "write `key: value`")
        continue
      }
      if nodes.updateValue(value, forKey: scalar.string) != nil {
        problems.add(at: place, "`\(scalar.string)` stands here twice", remedy: "keep one of them")
      }
      order.append(YAMLText(text: scalar.string, location: place))
    }
    self.nodes = nodes
    self.order = order
  }

  /// The keys in the order written.
  package var keys: [YAMLText] { order }

  /// Whether a key is present; asking makes it known.
  package func has(_ key: String) -> Bool {
    known.insert(key)
    return nodes[key] != nil
  }

  /// Whether a key holds a mapping.
  package func isMapping(_ key: String) -> Bool {
    guard case .mapping = nodes[key] else { return false }
    return true
  }

  /// The line of a key's value, or of the mapping where the key is missing.
  package func location(of key: String) -> SourceLocation {
    guard let line = nodes[key]?.mark?.line else { return location }
    return SourceLocation(file: file, line: line)
  }

  /// A scalar; nil where the key is missing.
  package func text(_ key: String) -> YAMLText? {
    known.insert(key)
    guard let node = nodes[key] else { return nil }
    return scalar(node, named: key)
  }

  /// A scalar that must be there and say something.
  package func required(_ key: String) -> YAMLText? {
    if let text = filled(key) { return text }
    if nodes[key] == nil { missing(key) }
    return nil
  }

  /// A scalar that must say something where it stands; nil where the key is missing.
  package func filled(_ key: String) -> YAMLText? {
    guard let text = text(key) else { return nil }
    guard text.isBlank else { return text }
    problems.add(
      at: text.location, "`\(key)` is empty", remedy: "say what it is: `\(key): …`")
    return nil
  }

  /// A list of scalars; one scalar counts as a list of one; nil where the key is missing.
  package func list(_ key: String) -> [YAMLText]? {
    known.insert(key)
    guard let node = nodes[key] else { return nil }
    switch node {
    case .sequence(let sequence): return sequence.compactMap { scalar($0, named: key) }
    case .scalar: return scalar(node, named: key).map { [$0] }
    default:
      problems.add(
        at: place(node), "`\(key)` must be a list of words", remedy: "write `\(key): [a, b]`")
      return nil
    }
  }

  /// A mapping; nil where the key is missing.
  package func mapping(_ key: String) -> YAMLMapping? {
    known.insert(key)
    guard let node = nodes[key] else { return nil }
    return mapping(node, named: key)
  }

  /// A list of mappings; empty where the key is missing.
  package func mappings(_ key: String) -> [YAMLMapping] {
    known.insert(key)
    guard let node = nodes[key] else { return [] }
    guard case .sequence(let sequence) = node else {
      problems.add(
        at: place(node), "`\(key)` must be a list", remedy: "begin each of its items with `- `")
      return []
    }
    return sequence.compactMap { mapping($0, named: key) }
  }

  /// Refuses every key that nobody asked for.
  package func finish() {
    for key in order where !known.contains(key.text) {
      let nearest = Spelling.nearest(to: key.text, among: known)
      problems.add(
        at: key.location, "unknown key `\(key.text)`",
        remedy: nearest.map { "did you mean `\($0)`?" }
          ?? "allowed here: \(known.sorted().joined(separator: ", "))")
    }
  }

  /// Says that a key is missing.
  package func missing(_ key: String) {
    problems.add(at: location, "`\(key)` is missing", remedy: "add `\(key): …` to this item")
  }

  private func scalar(_ node: Node, named key: String) -> YAMLText? {
    guard case .scalar(let scalar) = node else {
      problems.add(
        at: place(node), "`\(key)` must be a word or a number", remedy: "write `\(key): value`")
      return nil
    }
    return YAMLText(text: scalar.string, location: place(node))
  }

  private func mapping(_ node: Node, named key: String) -> YAMLMapping? {
    guard case .mapping(let mapping) = node else {
      problems.add(
        at: place(node), "`\(key)` must hold keys and values",
        remedy: "write `\(key): {key: value}`"
      )
      return nil
    }
    return YAMLMapping(
      mapping, file: file, line: node.mark?.line ?? location.line, problems: problems)
  }

  private func place(_ node: Node) -> SourceLocation {
    SourceLocation(file: file, line: node.mark?.line ?? location.line)
  }
}
