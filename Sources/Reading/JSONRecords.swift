/// Reads the records of a JSON document (RFC 8259) one by one: the elements of a list, those of the member `records` of an
/// object, or the members of an object by their keys. Memory is that of one record.
///
/// Refused, with the line: anything that is not JSON, bytes that are not UTF-8, a key that stands twice in an object, more
/// than 64 levels, a record beyond 16 MiB, and anything after the end.
public final class JSONRecords {
  private static let depthLimit = 64
  private static let recordLimit = 1 << 24

  private let source: ByteSource
  private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var start = 0
  private var end = 0
  private var hasEnded = false
  private var recordBytes = 0
  /// Physical line that was reached, counted from 1.
  public private(set) var line = 1

  /// The records of a source.
  public init(_ source: ByteSource) {
    self.source = source
  }

  deinit { buffer.deallocate() }

  /// Hands out every record with its key, where it has one, and the line on which it begins.
  public func read(
    _ body: (_ key: String?, _ record: JSONValue, _ line: Int) throws -> Void
  ) throws {
    try skipByteOrderMark()
    switch try skipBlanks() {
    case UInt8(ascii: "["): try readList(body)
    case UInt8(ascii: "{"): try readObject(body)
    case nil: throw refused("is empty")
    default: throw refused("begins neither with [ nor with {")
    }
    if try skipBlanks() != nil { throw refused("something follows the end of the document") }
  }

  private func readList(_ body: (String?, JSONValue, Int) throws -> Void) throws {
    try expect(UInt8(ascii: "["))
    if try skipBlanks() == UInt8(ascii: "]") { return advance() }
    while true {
      try skipBlanks()
      recordBytes = 0
      let first = line
      try body(nil, try value(depth: 1), first)
      if try !isNext(closing: UInt8(ascii: "]")) { return }
    }
  }

  private func readObject(_ body: (String?, JSONValue, Int) throws -> Void) throws {
    try expect(UInt8(ascii: "{"))
    if try skipBlanks() == UInt8(ascii: "}") { return advance() }
    while true {
      try skipBlanks()
      recordBytes = 0
      let first = line
      let key = try string()
      try skipBlanks()
      try expect(UInt8(ascii: ":"))
      if try skipBlanks() == UInt8(ascii: "["), key == "records" {
        try readList(body)
      } else {
        try body(key, try value(depth: 1), first)
      }
      if try !isNext(closing: UInt8(ascii: "}")) { return }
    }
  }

  // MARK: Values

  private func value(depth: Int) throws(ReadingError) -> JSONValue {
    guard depth < Self.depthLimit else { throw refused("has more than \(Self.depthLimit) levels") }
    switch try skipBlanks() {
    case UInt8(ascii: "{"): return .object(try members(depth: depth))
    case UInt8(ascii: "["): return .array(try elements(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw refused("ends too early")
    default: return .number(try number())
    }
  }

  private func members(depth: Int) throws(ReadingError) -> [JSONValue.Member] {
    try expect(UInt8(ascii: "{"))
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    if try skipBlanks() == UInt8(ascii: "}") {
      advance()
      return members
    }
    repeat {
      try skipBlanks()
      let key = try string()
      guard keys.insert(key).inserted else {
        throw refused("the key \"\(Excerpt.printable(key))\" stands twice in an object")
      }
      try skipBlanks()
      try expect(UInt8(ascii: ":"))
      members.append(JSONValue.Member(key: key, value: try value(depth: depth + 1)))
    } while try isNext(closing: UInt8(ascii: "}"))
    return members
  }

  private func elements(depth: Int) throws(ReadingError) -> [JSONValue] {
    try expect(UInt8(ascii: "["))
    var elements: [JSONValue] = []
    if try skipBlanks() == UInt8(ascii: "]") {
      advance()
      return elements
    }
    repeat {
      elements.append(try value(depth: depth + 1))
    } while try isNext(closing: UInt8(ascii: "]"))
    return elements
  }

  /// Whether another one follows after a comma; the closing bracket is consumed.
  private func isNext(closing bracket: UInt8) throws(ReadingError) -> Bool {
    switch try skipBlanks() {
    case UInt8(ascii: ","):
      advance()
      return true
    case bracket:
      advance()
      return false
    case nil: throw refused("ends too early")
    default: throw refused("a comma or a bracket is missing")
    }
  }

  private func string() throws(ReadingError) -> String {
    guard try peek() == UInt8(ascii: "\"") else { throw refused("a quote is missing") }
    advance()
    var bytes: [UInt8] = []
    while true {
      guard let byte = try peek() else { throw refused("ends inside a text") }
      advance()
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw refused("a text is not UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): try escape(&bytes)
      case ..<0x20: throw refused("a control character stands in a text")
      default: bytes.append(byte)
      }
    }
  }

  private func escape(_ bytes: inout [UInt8]) throws(ReadingError) {
    guard let byte = try peek() else { throw refused("ends inside a text") }
    advance()
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(byte)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "u"):
      var code = try unit()
      if (0xD800..<0xDC00).contains(code) {
        guard try peek() == UInt8(ascii: "\\") else { throw refused("half a character is escaped") }
        advance()
        guard try peek() == UInt8(ascii: "u") else { throw refused("half a character is escaped") }
        advance()
        let low = try unit()
        guard (0xDC00..<0xE000).contains(low) else { throw refused("half a character is escaped") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw refused("half a character is escaped") }
      bytes.append(contentsOf: Array(String(Character(scalar)).utf8))
    default: throw refused("an escape is none of JSON's")
    }
  }

  private func unit() throws(ReadingError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = try peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw refused("an escape has no four hexadecimal digits")
      }
      advance()
      code = code << 4 | UInt32(digit)
    }
    return code
  }

  private func number() throws(ReadingError) -> String {
    var text = ""
    func digits() throws(ReadingError) -> Int {
      var count = 0
      while let byte = try peek(), (0x30...0x39).contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
        advance()
        count += 1
      }
      return count
    }
    func take(_ bytes: [UInt8]) throws(ReadingError) -> Bool {
      guard let byte = try peek(), bytes.contains(byte) else { return false }
      text.unicodeScalars.append(Unicode.Scalar(byte))
      advance()
      return true
    }
    _ = try take([UInt8(ascii: "-")])
    let startsWithZero = try peek() == UInt8(ascii: "0")
    let whole = try digits()
    guard whole > 0 else { throw refused("is no JSON: a value is missing") }
    guard !startsWithZero || whole == 1 else { throw refused("a number begins with a zero") }
    if try take([UInt8(ascii: ".")]), try digits() == 0 { throw refused("a number is cut short") }
    if try take([UInt8(ascii: "e"), UInt8(ascii: "E")]) {
      _ = try take([UInt8(ascii: "+"), UInt8(ascii: "-")])
      if try digits() == 0 { throw refused("a number is cut short") }
    }
    return text
  }

  private func word(_ word: String, _ value: JSONValue) throws(ReadingError) -> JSONValue {
    for byte in word.utf8 { try expect(byte) }
    return value
  }

  // MARK: Bytes

  private func skipByteOrderMark() throws(ReadingError) {
    if try source.peek(3) == [0xEF, 0xBB, 0xBF] {
      for _ in 0..<3 {
        _ = try peek()
        advance()
      }
    }
  }

  /// The next byte that is no blank.
  @discardableResult
  private func skipBlanks() throws(ReadingError) -> UInt8? {
    while let byte = try peek() {
      switch byte {
      case 0x0A: line += 1
      case 0x20, 0x09, 0x0D: break
      default: return byte
      }
      advance()
    }
    return nil
  }

  private func expect(_ byte: UInt8) throws(ReadingError) {
    guard let found = try peek() else { throw refused("ends too early") }
    guard found == byte else {
      throw refused("\"\(Character(Unicode.Scalar(byte)))\" is missing")
    }
    advance()
  }

  private func peek() throws(ReadingError) -> UInt8? {
    if start < end { return buffer[start] }
    if hasEnded { return nil }
    start = 0
    end = try source.read(into: buffer)
    hasEnded = end == 0
    // Looked at once a block: a record may be longer by as much.
    if recordBytes > Self.recordLimit {
      throw refused("a record is longer than \(Self.recordLimit) bytes")
    }
    return hasEnded ? nil : buffer[0]
  }

  private func advance() {
    start += 1
    recordBytes += 1
  }

  private func refused(_ message: String) -> ReadingError {
    ReadingError(
      .refused, file: source.name, line: line, message: message,
      remedy: "fetch the file again; it is to be JSON as published")
  }
}
