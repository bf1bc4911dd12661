import CLibXML2

/// Reads an XML document as a stream of events: libxml2's SAX2 interface with pulled input.
///
/// No tree is built, no text becomes a `String`, and memory does not grow with the document. What
/// is refused, each with its line: a document type declaration (and with it every entity but the
/// five of XML), bytes that are not UTF-8, more than 256 levels, a text or an attribute beyond a
/// mebibyte, anything not well-formed, and anything that ends too early. Nothing is ever fetched.
public final class XMLStream {
  /// Bounds of what a feed may hold.
  public struct Limits: Sendable {
    /// Elements inside each other.
    public var depth = 256
    /// Bytes of one text.
    public var text = 1 << 20
    /// Attributes of one element.
    public var attributes = 256

    /// The bounds above.
    public init() {}
  }

  /// An element of the first few in a document.
  struct Outline {
    var name: String
    var namespace: String
    var depth: Int
  }

  private let source: ByteSource
  private let trie: XMLTrie
  private let handler: any XMLHandler
  private let limits: Limits

  private var context: xmlParserCtxtPtr?
  private var failure: (any Error)?
  private var encoding = UTF8Check()
  private var linesRead = 0
  private var sourceHasEnded = false

  private var current: Int32 = 0
  private var ignored = 0
  private var depth = 0
  private var isCollecting = false
  private var runLength = 0
  private var buffer: UnsafeMutableRawBufferPointer
  private var count = 0

  /// How many elements to note in ``outline`` before the parse is ended.
  var outlineLimit = 0
  private(set) var outline: [Outline] = []

  /// A stream over a source, for a handler that wants to hear of some paths.
  public init(
    _ source: ByteSource, paths: XMLPaths, handler: any XMLHandler, limits: Limits = Limits()
  ) {
    self.source = source
    self.trie = XMLTrie(paths)
    self.handler = handler
    self.limits = limits
    buffer = .allocate(byteCount: 4096, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// Physical line that the parser has reached, counted from 1.
  public var line: Int { Int(context?.pointee.input?.pointee.line ?? 1) }

  /// Reads the document to its end. May be called once. Throws ``ReadingError``, or what the
  /// handler threw.
  public func parse() throws {
    var sax = xmlSAXHandler()
    sax.initialized = collateral_sax2_magic()
    sax.startElementNs = { data, name, _, uri, _, _, attributeCount, _, attributes in
      XMLStream.of(data).startElement(name, uri, Int(attributeCount), attributes)
    }
    sax.endElementNs = { data, _, _, _ in XMLStream.of(data).endElement() }
    // One function for all text: libxml2 then does not ask itself which blanks matter.
    sax.characters = { data, bytes, length in XMLStream.of(data).characters(bytes, Int(length)) }
    sax.ignorableWhitespace = sax.characters
    sax.cdataBlock = sax.characters
    sax.internalSubset = { data, _, _, _ in XMLStream.of(data).documentType() }
    sax.serror = { data, error in
      guard let data, let error else { return }
      let isWarning = error.pointee.level == XML_ERR_WARNING
      if !isWarning {
        XMLStream.of(data).malformed(
          error.pointee.message.map { String(cString: $0) } ?? "", line: Int(error.pointee.line))
      }
    }
    let this = Unmanaged.passUnretained(self).toOpaque()
    guard
      let context = xmlCreateIOParserCtxt(
        &sax, this,
        { data, bytes, length in
          XMLStream.of(data).pull(UnsafeMutableRawBufferPointer(start: bytes, count: Int(length)))
        }, nil, this, XML_CHAR_ENCODING_NONE)
    else {
      throw failure ?? refused(nil, "cannot be parsed", "check that the file is XML")
    }
    self.context = context
    xmlCtxtUseOptions(context, collateral_xml_options())
    defer {
      self.context = nil
      xmlFreeParserCtxt(context)
    }
    xmlParseDocument(context)
    if let failure { throw failure }
    let isWhole = context.pointee.wellFormed == 1 && depth == 0
    guard isWhole, let input = context.pointee.input else {
      throw refused(line, "is not well-formed XML", "fetch the file again")
    }
    // A NUL byte looks like the end of the input to libxml2.
    let isAtEnd = try input.pointee.cur >= input.pointee.end && source.peek(1).isEmpty
    guard isAtEnd, encoding.isComplete else {
      throw refused(line, "something follows the document", "take away what follows it")
    }
  }

  @inline(__always)
  private static func of(_ data: UnsafeMutableRawPointer?) -> XMLStream {
    Unmanaged<XMLStream>.fromOpaque(data.unsafelyUnwrapped).takeUnretainedValue()
  }

  // MARK: Input

  private func pull(_ target: UnsafeMutableRawBufferPointer) -> Int32 {
    // Nothing more for a parser that has to end: it cannot be stopped inside its own input.
    if failure != nil { return 0 }
    do {
      // libxml2 takes a short read for the end of what it looks at, so none is given before the
      // end.
      var count = 0
      while count < target.count {
        let more = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: target[count...]))
        if more == 0 { break }
        count += more
      }
      if count == 0 {
        sourceHasEnded = true
        return 0
      }
      let bytes = UnsafeRawBufferPointer(rebasing: target[..<count])
      if let fault = encoding.firstFault(in: bytes) {
        let line = 1 + linesRead + UnsafeRawBufferPointer(rebasing: bytes[..<fault]).lineFeedCount()
        let before = UnsafeRawBufferPointer(
          rebasing: bytes[max(0, fault - 60)..<min(count, fault + 20)])
        failure = ReadingError(
          .refused, file: source.name, line: line, message: "is not UTF-8",
          excerpt: Excerpt.printable(before), remedy: "convert the file to UTF-8")
        return 0
      }
      linesRead += bytes.lineFeedCount()
      return Int32(count)
    } catch {
      failure = error
      return 0
    }
  }

  // MARK: Events

  private func startElement(
    _ name: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?, _ attributeCount: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard failure == nil, let name else { return stop() }
    depth += 1
    runLength = 0
    if depth > limits.depth {
      return fail(refused(line, "more than \(limits.depth) levels of elements", Self.notAFeed))
    }
    if attributeCount > 0 && !check(attributes, attributeCount) { return }
    if outlineLimit > 0 { note(name, uri) }
    if ignored > 0 {
      ignored += 1
      return
    }
    if isCollecting {
      return fail(
        refused(
          line, "element \(String(cString: name)) stands where text is expected",
          "the file does not follow its format; report it to its publisher"))
    }
    guard let node = trie.child(of: current, name: name, uri: uri) else {
      ignored = 1
      return
    }
    current = node
    let interest = trie.nodes[Int(node)].interest
    if interest.contains(.start) {
      do {
        try handler.start(
          Int(node),
          XMLElement(line: line, uri: uri, attributes: attributes, count: attributeCount))
      } catch {
        return fail(error)
      }
    }
    isCollecting = interest.contains(.text)
    count = 0
  }

  private func endElement() {
    guard failure == nil else { return stop() }
    depth -= 1
    runLength = 0
    if ignored > 0 {
      ignored -= 1
      return
    }
    let node = current
    let interest = trie.nodes[Int(node)].interest
    current = trie.nodes[Int(node)].parent
    do {
      if isCollecting {
        isCollecting = false
        try handler.text(Int(node), UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
      if interest.contains(.end) { try handler.end(Int(node)) }
    } catch {
      fail(error)
    }
  }

  private func characters(_ bytes: UnsafePointer<UInt8>?, _ length: Int) {
    guard failure == nil, let bytes else { return stop() }
    runLength += length
    guard runLength <= limits.text else {
      return fail(refused(line, "a text is longer than \(limits.text) bytes", Self.notAFeed))
    }
    guard isCollecting else { return }
    if count + length > buffer.count { grow(to: count + length) }
    buffer.baseAddress?.advanced(by: count).copyMemory(from: bytes, byteCount: length)
    count += length
  }

  private func documentType() {
    fail(
      refused(
        line, "has a document type declaration (DOCTYPE)",
        "no feed has one; take it away, or find out who put it there"))
  }

  /// An error of the parser itself. Not a place to stop it: it may be in the middle of its input.
  private func malformed(_ message: String, line: Int) {
    guard failure == nil else { return }
    var text = message
    while text.last?.isWhitespace == true { text.removeLast() }
    let input = context?.pointee.input?.pointee
    let isAtEnd = sourceHasEnded && (input.map { $0.cur >= $0.end } ?? true)
    var excerpt: String?
    if let input, let base = input.base, let cur = input.cur, let end = input.end, cur <= end {
      let first = max(base, cur - 60)
      let bytes = UnsafeRawBufferPointer(start: first, count: min(end - first, 100))
      excerpt = Excerpt.printable(bytes)
    }
    failure = ReadingError(
      .refused, file: source.name, line: max(1, line),
      message: isAtEnd
        ? "the document ends too early (\(text))" : "is not well-formed XML (\(text))",
      excerpt: excerpt,
      remedy: isAtEnd ? "the file is truncated: fetch it again" : "fetch the file again")
  }

  // MARK: Helpers

  private static let notAFeed =
    "this is no feed file but one made to exhaust the reader; find out where it is from"

  private func check(
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ attributeCount: Int
  ) -> Bool {
    guard attributeCount <= limits.attributes else {
      fail(refused(line, "an element has more than \(limits.attributes) attributes", Self.notAFeed))
      return false
    }
    for index in 0..<attributeCount {
      if let first = attributes?[index * 5 + 3], let end = attributes?[index * 5 + 4],
        end - first > limits.text
      {
        fail(refused(line, "an attribute is longer than \(limits.text) bytes", Self.notAFeed))
        return false
      }
    }
    return true
  }

  private func note(_ name: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?) {
    outline.append(
      Outline(
        name: String(cString: name), namespace: uri.map { String(cString: $0) } ?? "", depth: depth)
    )
    if outline.count >= outlineLimit { fail(OutlineComplete()) }
  }

  /// Not a failure: ends a parse that has seen enough.
  struct OutlineComplete: Error {}

  private func grow(to needed: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(needed, buffer.count * 2), alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    buffer.deallocate()
    buffer = larger
  }

  private func refused(_ line: Int?, _ message: String, _ remedy: String) -> ReadingError {
    ReadingError(.refused, file: source.name, line: line, message: message, remedy: remedy)
  }

  private func fail(_ error: any Error) {
    if failure == nil { failure = error }
    stop()
  }

  private func stop() {
    if let context { xmlStopParser(context) }
  }
}
