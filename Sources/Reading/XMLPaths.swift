/// The elements of a document that a reader wants to hear of, as paths from the document element.
///
/// Paths, not local names: a FIRDS record has `Id` twice, and its envelope four times more.
///
/// ```swift
/// var paths = XMLPaths()
/// let day = paths.element("Envelope/Cube/Cube", attributes: true)
/// ```
public struct XMLPaths: Sendable {
  /// Which namespace an element must have to be the one meant.
  public enum Namespace: Sendable {
    /// That of the element around it; an element of another is skipped with all it holds.
    case inherited
    /// Any; the reader is told which and decides.
    case reported
  }

  struct Interest: OptionSet {
    let rawValue: UInt8
    static let start = Interest(rawValue: 1)
    static let text = Interest(rawValue: 2)
    static let end = Interest(rawValue: 4)
    static let ownNamespace = Interest(rawValue: 8)
  }

  struct Node: Sendable {
    var name: String
    var parent: Int
    var children: [Int] = []
    var interest: UInt8 = 0
  }

  /// Node 0 is the document itself.
  private(set) var nodes = [Node(name: "", parent: 0)]

  /// No paths: everything is read, checked and skipped.
  public init() {}

  /// Asks for the start and the end of the elements at a path. Returns the number by which the
  /// handler is told of them.
  @discardableResult
  public mutating func element(_ path: String, namespace: Namespace = .inherited) -> Int {
    let node = find(path)
    nodes[node].interest |= Interest.start.rawValue | Interest.end.rawValue
    if namespace == .reported { nodes[node].interest |= Interest.ownNamespace.rawValue }
    return node
  }

  /// Asks for the text of the elements at a path, which may hold no elements; with `attributes`,
  /// for their start as well.
  @discardableResult
  public mutating func text(_ path: String, attributes: Bool = false) -> Int {
    let node = find(path)
    nodes[node].interest |= Interest.text.rawValue
    if attributes { nodes[node].interest |= Interest.start.rawValue }
    return node
  }

  /// The path of a node.
  public func path(of node: Int) -> String {
    let above = nodes[node].parent
    return above == 0 ? nodes[node].name : path(of: above) + "/" + nodes[node].name
  }

  private mutating func find(_ path: String) -> Int {
    var at = 0
    for name in path.split(separator: "/").map(String.init) {
      if let known = nodes[at].children.first(where: { nodes[$0].name == name }) {
        at = known
      } else {
        nodes.append(Node(name: name, parent: at))
        nodes[at].children.append(nodes.count - 1)
        at = nodes.count - 1
      }
    }
    return at
  }
}
