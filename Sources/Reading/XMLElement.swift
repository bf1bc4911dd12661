import CLibXML2

/// The start of an element: where it is, its namespace and its attributes. Not to be kept beyond
/// the call.
public struct XMLElement {
  /// Physical line of the end of the start tag, counted from 1.
  public let line: Int
  private let uri: UnsafePointer<UInt8>?
  private let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  private let count: Int

  init(
    line: Int, uri: UnsafePointer<UInt8>?,
    attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int
  ) {
    self.line = line
    self.uri = uri
    self.attributes = attributes
    self.count = count
  }

  /// Its namespace; empty for none.
  public var namespace: String { uri.map { String(cString: $0) } ?? "" }

  /// The value of an attribute without a namespace, as it stands in the file except for line ends;
  /// nil if there is none.
  public func attribute(_ name: StaticString) -> UnsafeRawBufferPointer? {
    guard let attributes else { return nil }
    for index in 0..<count {
      // libxml2 gives five pointers each: local name, prefix, namespace, first byte, end.
      let at = attributes + index * 5
      guard let local = at[0], at[2] == nil, let first = at[3], let end = at[4] else { continue }
      let length = name.utf8CodeUnitCount
      if xmlStrncmp(local, name.utf8Start, Int32(length)) == 0 && local[length] == 0 {
        return UnsafeRawBufferPointer(start: first, count: end - first)
      }
    }
    return nil
  }
}
