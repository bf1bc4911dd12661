import Reading

/// The listing of ESMA's register of files: which file has which MD5.
final class RegisterListing: XMLHandler {
  private static let nodes: (paths: XMLPaths, document: Int, field: Int) = {
    var paths = XMLPaths()
    let document = paths.element("response/result/doc")
    let field = paths.text("response/result/doc/str", attributes: true)
    return (paths, document, field)
  }()

  private var files: [String: String] = [:]
  private var field = ""
  private var name: String?
  private var checksum: String?
  private var hasDocuments = false

  /// The checksums by file name; nil for a document of another kind.
  static func read(_ path: String) throws -> [String: String]? {
    let source = try ByteSource(path: path)
    let outline = try XMLOutline(of: try source.peek(1 << 12), name: path)
    guard outline.elements.first?.name == "response" else { return nil }
    let listing = RegisterListing()
    try XMLStream(source, paths: nodes.paths, handler: listing).parse()
    return listing.hasDocuments ? listing.files : nil
  }

  func start(_ node: Int, _ element: XMLElement) throws {
    if node == Self.nodes.document {
      hasDocuments = true
      name = nil
      checksum = nil
    } else {
      field = element.attribute("name").map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
  }

  func text(_ node: Int, _ text: UnsafeRawBufferPointer) throws {
    let value = String(decoding: text, as: UTF8.self)
    switch field {
    case "file_name": name = value
    case "checksum": checksum = value.lowercased()
    default: break
    }
  }

  func end(_ node: Int) throws {
    guard node == Self.nodes.document, let name, let checksum, checksum.count == 32 else { return }
    files[name] = checksum
  }
}
