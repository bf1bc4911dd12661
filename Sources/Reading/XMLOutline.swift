/// The first elements of a document: enough to tell which format it is in.
public struct XMLOutline: Sendable {
  /// One element.
  public struct Element: Sendable, Hashable {
    /// Local name.
    public var name: String
    /// Namespace; empty for none.
    public var namespace: String
    /// Level, counted from 1 for the document element.
    public var depth: Int
  }

  /// The elements in document order.
  public var elements: [Element]

  /// Reads the beginning of a document. A later end of `bytes` or fault is no error here.
  ///
  /// Throws ``ReadingError`` if not even the document element can be read.
  public init(
    of bytes: [UInt8], name: String, count: Int = 64
  ) throws(ReadingError) {
    let stream = XMLStream(
      ByteSource(bytes: bytes, name: name), paths: XMLPaths(), handler: Nobody())
    stream.outlineLimit = count
    do {
      try stream.parse()
    } catch let error as ReadingError {
      if stream.outline.isEmpty { throw error }
    } catch {
      // The outline is complete.
    }
    elements = stream.outline.map {
      Element(name: $0.name, namespace: $0.namespace, depth: $0.depth)
    }
  }

  private final class Nobody: XMLHandler {
    func start(_ node: Int, _ element: XMLElement) {}
    func text(_ node: Int, _ text: UnsafeRawBufferPointer) {}
    func end(_ node: Int) {}
  }
}
