import CLibXML2

/// ``XMLPaths`` laid out for the parser: flat, and with the names resolved to libxml2's own
/// pointers.
///
/// libxml2 keeps one copy of each name of a document, so after the first meeting two names are the
/// same exactly if their pointers are.
final class XMLTrie {
  struct Node {
    var parent: Int32
    var firstChild: Int32
    var endChild: Int32
    var interest: XMLPaths.Interest
    /// Namespace of the element that is open at this node.
    var uri: UnsafePointer<UInt8>?
  }

  struct Child {
    var name: UnsafeMutablePointer<UInt8>
    var known: UnsafePointer<UInt8>?
    var node: Int32
  }

  let nodes: UnsafeMutablePointer<Node>
  private let children: UnsafeMutablePointer<Child>
  private let childCount: Int
  private let nodeCount: Int

  init(_ paths: XMLPaths) {
    nodeCount = paths.nodes.count
    childCount = nodeCount - 1
    nodes = .allocate(capacity: nodeCount)
    children = .allocate(capacity: max(1, childCount))
    var next = 0
    for (index, node) in paths.nodes.enumerated() {
      let first = next
      for child in node.children {
        let bytes = Array(paths.nodes[child].name.utf8) + [0]
        let name = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
        name.initialize(from: bytes, count: bytes.count)
        (children + next).initialize(to: Child(name: name, known: nil, node: Int32(child)))
        next += 1
      }
      (nodes + index).initialize(
        to: Node(
          parent: Int32(node.parent), firstChild: Int32(first), endChild: Int32(next),
          interest: XMLPaths.Interest(rawValue: node.interest), uri: nil))
    }
  }

  deinit {
    for index in 0..<childCount { children[index].name.deallocate() }
    children.deallocate()
    nodes.deallocate()
  }

  /// The node of a child element, or nil if nobody asked for it.
  @inline(__always)
  func child(
    of node: Int32, name: UnsafePointer<UInt8>, uri: UnsafePointer<UInt8>?
  ) -> Int32? {
    var at = Int(nodes[Int(node)].firstChild)
    let end = Int(nodes[Int(node)].endChild)
    while at < end {
      if children[at].known == name { return matched(at, in: node, uri: uri) }
      if children[at].known == nil && xmlStrcmp(children[at].name, name) == 0 {
        children[at].known = name
        return matched(at, in: node, uri: uri)
      }
      at += 1
    }
    return nil
  }

  @inline(__always)
  private func matched(_ at: Int, in node: Int32, uri: UnsafePointer<UInt8>?) -> Int32? {
    let child = children[at].node
    let own = nodes[Int(child)].interest.contains(.ownNamespace)
    // Namespace names are interned as well. The document itself has none to inherit.
    guard own || node == 0 || uri == nodes[Int(node)].uri else { return nil }
    nodes[Int(child)].uri = uri
    return child
  }
}
