import Testing

@testable import Reading

/// What reading threw; fails the test if it threw nothing or something else.
func refusal(
  _ what: String = "", sourceLocation: SourceLocation = #_sourceLocation,
  of work: () throws -> Void
) -> ReadingError? {
  do {
    try work()
    Issue.record("was not refused: \(what)", sourceLocation: sourceLocation)
  } catch let error as ReadingError {
    return error
  } catch {
    Issue.record("threw \(error): \(what)", sourceLocation: sourceLocation)
  }
  return nil
}

/// The whole content of a source, read in steps of a given size.
func content(of source: ByteSource, step: Int = 1000) throws -> [UInt8] {
  var result: [UInt8] = []
  let block = UnsafeMutableRawBufferPointer.allocate(byteCount: step, alignment: 16)
  defer { block.deallocate() }
  while true {
    let count = try source.read(into: block)
    if count == 0 { return result }
    result.append(contentsOf: block[..<count])
  }
}

/// The bytes of a text in base 64.
func base64(_ text: String) -> [UInt8] {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var result: [UInt8] = []
  var bits = 0
  var count = 0
  for byte in text.utf8 {
    guard let value = digits.firstIndex(of: byte) else { continue }
    bits = (bits << 6 | value) & 0xFFFF
    count += 6
    if count >= 8 {
      count -= 8
      result.append(UInt8(truncatingIfNeeded: bits >> count))
    }
  }
  return result
}

/// The document that the archives below hold.
let packedDocument = Array("<a><b>1</b></a>\n".utf8)

/// The same document, packed in every way that the reader takes.
enum Archive {
  static let gzip = base64("H4sIAAAAAAACA7NJtLNJsjO00U+ys9FPtOMCAKi8ATsQAAAA")
  static let gzipTwice = base64(
    "H4sIAAAAAAACA7NJtLNJAgDtg9PfBQAAAB+LCAAAAAAAAgOzM7TRT7Kz0U+04wIARvklKAsAAAA=")
  static let stored = base64(
    """
    UEsDBBQAAAAAAIMYIlyovAE7EAAAABAAAAAFAAAAYS54bWw8YT48Yj4xPC9iPjwvYT4KUEsBAhQDFAAAAAAAgxgiXKi8ATsQ
    AAAAEAAAAAUAAAAAAAAAAAAAAIABAAAAAGEueG1sUEsFBgAAAAABAAEAMwAAADMAAAAAAA==
    """)
  static let deflated = base64(
    """
    UEsDBBQAAAAIAIMYIlyovAE7EgAAABAAAAAFAAAAYS54bWyzSbSzSbIztNFPsrPRT7TjAgBQSwECFAMUAAAACACDGCJcqLwB
    OxIAAAAQAAAABQAAAAAAAAAAAAAAgAEAAAAAYS54bWxQSwUGAAAAAAEAAQAzAAAANQAAAAAA
    """)
  static let streamed = base64(
    """
    UEsDBBQACAAIAIMYIlwAAAAAAAAAAAAAAAAFAAAAYS54bWyzSbSzSbIztNFPsrPRT7TjAgBQSwcIqLwBOxIAAAAQAAAAUEsB
    AhQDFAAIAAgAgxgiXKi8ATsSAAAAEAAAAAUAAAAAAAAAAAAAAIABAAAAAGEueG1sUEsFBgAAAAABAAEAMwAAAEUAAAAAAA==
    """)
  static let inFolder = base64(
    """
    UEsDBBQAAAAIAIMYIlwAAAAAAgAAAAAAAAACAAAAZC8DAFBLAwQUAAAACACDGCJcqLwBOxIAAAAQAAAABwAAAGQvYS54bWyz
    SbSzSbIztNFPsrPRT7TjAgBQSwECFAMUAAAACACDGCJcAAAAAAIAAAAAAAAAAgAAAAAAAAAAAAAAgAEAAAAAZC9QSwECFAMU
    AAAACACDGCJcqLwBOxIAAAAQAAAABwAAAAAAAAAAAAAAgAEiAAAAZC9hLnhtbFBLBQYAAAAAAgACAGUAAABZAAAAAAA=
    """)
  /// Two members: the document, and `<c/>`.
  static let two = base64(
    """
    UEsDBBQAAAAIAIMYIlyovAE7EgAAABAAAAAFAAAAYS54bWyzSbSzSbIztNFPsrPRT7TjAgBQSwMEFAAAAAgAgxgiXLrIVQIG
    AAAABAAAAAUAAABiLnhtbLNJ1rcDAFBLAQIUAxQAAAAIAIMYIlyovAE7EgAAABAAAAAFAAAAAAAAAAAAAACAAQAAAABhLnht
    bFBLAQIUAxQAAAAIAIMYIly6yFUCBgAAAAQAAAAFAAAAAAAAAAAAAACAATUAAABiLnhtbFBLBQYAAAAAAgACAGYAAABeAAAA
    AAA=
    """)
  static let empty = base64("UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==")

  static let whole = [
    "gzip": gzip, "gzipTwice": gzipTwice, "stored": stored, "deflated": deflated,
    "streamed": streamed, "inFolder": inFolder,
  ]

  /// Deflate data in which each byte means four runs of 258 zero bytes: 1031 times its length.
  static func bomb(byteCount: Int) -> [UInt8] {
    let codes: [UInt8] = [
      0xED, 0xC0, 0x81, 0, 0, 0, 0, 0x80, 0xA0, 0xFD, 0xA9, 0x17, 0xA9, 0,
    ]
    return codes + [UInt8](repeating: 0, count: byteCount)
  }
}

/// Notes what a stream tells.
final class Notes: XMLHandler {
  var paths: XMLPaths
  var lines: [String] = []
  var attribute: StaticString = "x"
  var failAt: String?

  struct Stop: Error {}

  init(_ paths: XMLPaths) { self.paths = paths }

  func start(_ node: Int, _ element: XMLElement) throws {
    var line = "+\(paths.path(of: node))"
    if let value = element.attribute(attribute) {
      line += " \(attribute)=\(String(decoding: value, as: UTF8.self))"
    }
    if !element.namespace.isEmpty { line += " {\(element.namespace)}" }
    lines.append(line)
    if failAt == line { throw Stop() }
  }

  func text(_ node: Int, _ text: UnsafeRawBufferPointer) throws {
    lines.append("\(paths.path(of: node))=\(String(decoding: text, as: UTF8.self))")
    if failAt == lines.last { throw Stop() }
  }

  func end(_ node: Int) throws { lines.append("-\(paths.path(of: node))") }
}

/// The events of a document.
func events(
  _ bytes: [UInt8], _ paths: XMLPaths, blockSize: Int = 1 << 16, attribute: StaticString = "x"
) throws -> [String] {
  let notes = Notes(paths)
  notes.attribute = attribute
  let source = ByteSource(bytes: bytes, name: "test.xml", blockSize: blockSize)
  try XMLStream(source, paths: paths, handler: notes).parse()
  try source.finish()
  return notes.lines
}

func events(
  _ text: String, _ paths: XMLPaths = XMLPaths(), blockSize: Int = 1 << 16,
  attribute: StaticString = "x"
) throws -> [String] {
  try events(Array(text.utf8), paths, blockSize: blockSize, attribute: attribute)
}

/// The rows of a CSV text: `line:field|field`, with `!` and the problem if there is one.
func rows(
  _ bytes: [UInt8], separator: UInt8 = 0x2C, blockSize: Int = 1 << 16,
  limits: CSVReader.Limits = .init()
) throws -> [String] {
  let reader = CSVReader(
    ByteSource(bytes: bytes, name: "test.csv", blockSize: blockSize), separator: separator,
    limits: limits)
  var result: [String] = []
  while let row = try reader.next() {
    let fields = (0..<row.count).map { String(decoding: row[$0], as: UTF8.self) }
    let problem = row.problem.map { "!\($0)" } ?? ""
    result.append("\(row.line):" + fields.joined(separator: "|") + problem)
  }
  return result
}

func rows(_ text: String, separator: UInt8 = 0x2C, blockSize: Int = 1 << 16) throws -> [String] {
  try rows(Array(text.utf8), separator: separator, blockSize: blockSize)
}
