import Testing

@testable import Reading

@Suite struct CSVReaderTests {
  /// Every text is read in blocks of 1, 2 and 3 bytes and at once: each boundary is crossed.
  private func same(_ text: String, _ expected: [String], separator: UInt8 = 0x2C) throws {
    for blockSize in [1, 2, 3, 7, 65_536] {
      #expect(
        try rows(text, separator: separator, blockSize: blockSize) == expected,
        "\(text.debugDescription) in blocks of \(blockSize)")
    }
  }

  @Test func plainRows() throws {
    try same("a,b\n1,2\n", ["1:a|b", "2:1|2"])
    try same("a,b\n1,2", ["1:a|b", "2:1|2"])
    try same("a;b\n1;2,5", ["1:a|b", "2:1|2,5"], separator: 0x3B)
    try same("a\tb\n\t\n", ["1:a|b", "2:|"], separator: 0x09)
  }

  @Test func lineEnds() throws {
    try same("a,b\r\n1,2\r\n", ["1:a|b", "2:1|2"])
    try same("a,b\r\n1,2\n3,\"4\"\r\n5,6\r", ["1:a|b", "2:1|2", "3:3|4", "4:5|6"])
    try same("\n\r\n x\n\n", ["1:", "2:", "3: x", "4:"])
  }

  @Test func quotedFields() throws {
    try same("\"a\",\"b,c\"\n", ["1:a|b,c"])
    try same("\"a\"\"b\",\"\"\"\",\"\"\n", ["1:a\"b|\"|"])
    try same("\"a\nb\",c\nd,\"e\r\n\nf\"\ng\n", ["1:a\nb|c", "3:d|e\r\n\nf", "6:g"])
    try same("x,\"a\"", ["1:x|a"])
    try same("x,\"a\"\"\"", ["1:x|a\""])
  }

  @Test func byteOrderMark() throws {
    try same("\u{FEFF}a,b\n1,2\n", ["1:a|b", "2:1|2"])
    try same("\u{FEFF}\"a\",b\n", ["1:a|b"])
    try same("a,\u{FEFF}b\n", ["1:a|\u{FEFF}b"])
  }

  @Test func emptyFiles() throws {
    try same("", [])
    try same("\u{FEFF}", [])
    try same("a,b", ["1:a|b"])
    try same("a,b\n", ["1:a|b"])
    try same(",", ["1:|"])
  }

  @Test func raggedRowsAreDeliveredWithTheirCount() throws {
    try same("a,b\n1\n1,2,3\n1,2\n", ["1:a|b", "2:1", "3:1|2|3", "4:1|2"])
  }

  @Test func problemsStayInTheirRow() throws {
    try same("a\"b,c\nd,e\n", ["1:a\"b|c!strayQuote", "2:d|e"])
    try same("\"a\"b,c\nd,e\n", ["1:a|c!textAfterQuote", "2:d|e"])
    try same("\"a\" ,c\nd\n", ["1:a|c!textAfterQuote", "2:d"])
    try same("\"a\"\"b\"c,d\ne\n", ["1:a\"b|d!textAfterQuote", "2:e"])
    try same("a\rb,c\nd\n", ["1:a\rb|c!strayCarriageReturn", "2:d"])
    try same(" \"a\",b\nc\n", ["1: \"a\"|b!strayQuote", "2:c"])
  }

  @Test func openQuotesAreRefusedWithTheLineOfTheQuote() throws {
    for blockSize in [1, 3, 65_536] {
      for (text, line) in [
        ("a,b\n1,\"2\n3,4\n", 2), ("\"", 1), ("a\n\"\"\"", 2), ("a\n\"b\nc\",\"d\ne\n", 3),
      ] {
        let error = refusal(text) { _ = try rows(text, blockSize: blockSize) }
        #expect(error?.line == line)
        #expect(error?.message == "a quote is opened and never closed")
      }
    }
  }

  @Test func boundsAreKept() throws {
    let mebibyte = String(repeating: "x", count: 1 << 20)
    #expect(try rows("a\n\(mebibyte),b\n").count == 2)
    #expect(refusal { _ = try rows("a\n\(mebibyte)y,b\n") }?.line == 2)
    #expect(refusal { _ = try rows("a\n\"\(mebibyte)y\",b\n") }?.line == 2)
    #expect(refusal { _ = try rows("a\n\"\(mebibyte)\(mebibyte)") }?.line == 2)
    let commas = String(repeating: ",", count: 4095)
    #expect(try rows("a\n\(commas)\n").count == 2)
    #expect(
      refusal { _ = try rows("a\n\(commas),\n") }?.message == "a row has more than 4096 fields")
    let row = String(repeating: String(repeating: "x", count: 9999) + ",", count: 2000)
    #expect(refusal { _ = try rows("a\n" + row) }?.message == "a row is longer than 16777216 bytes")
  }

  @Test(arguments: [1, 2, 5, 65_536])
  func invalidUTF8IsRefusedWithItsLine(blockSize: Int) throws {
    for fault: [UInt8] in [[0xE9], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE2, 0x82]] {
      let bytes = Array("a,b\n1,\"2\n".utf8) + fault + Array("\"\n".utf8)
      let error = refusal { _ = try rows(bytes, blockSize: blockSize) }
      #expect(error?.line == 3)
      #expect(error?.message == "is not UTF-8")
    }
    #expect(refusal { _ = try rows(Array("a\n".utf8) + [0xC3], blockSize: blockSize) }?.line == 2)
  }

  @Test func rawRowsAreAsInTheFile() throws {
    let text = "a,\"b\"\"c\"\r\nd\n"
    let reader = CSVReader(ByteSource(bytes: Array(text.utf8), name: "t"))
    let row = try #require(try reader.next())
    #expect(String(decoding: row.raw, as: UTF8.self) == "a,\"b\"\"c\"")
    #expect(String(decoding: row[1], as: UTF8.self) == "b\"c")
    #expect(!row.isBlank)
  }

  @Test func headersAreTrimmedAndDuplicatesFound() throws {
    let reader = CSVReader(ByteSource(bytes: Array(" a, b\t,c, b\n  \n".utf8), name: "t"))
    let header = CSVHeader(try #require(try reader.next()))
    #expect(header.names == ["a", "b", "c", "b"])
    #expect(header.duplicate == "b")
    #expect(header.index(of: "c") == 2)
    #expect(header.index(of: "d") == nil)
    #expect(try #require(try reader.next()).isBlank)
  }

  @Test func randomTablesAreReadBack() throws {
    var random = SystemRandomNumberGenerator()
    let letters = Array("ab,\"\n\ré ")
    for _ in 0..<500 {
      var text = ""
      var expected: [String] = []
      var line = 1
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let fields = (0..<Int.random(in: 1...5, using: &random)).map { _ in
          String((0..<Int.random(in: 0...6, using: &random)).map { _ in letters.randomElement()! })
        }
        expected.append("\(line):" + fields.joined(separator: "|"))
        text += fields.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
        text += "\n"
        line += 1 + fields.joined().utf8.count { $0 == 0x0A }
      }
      let blockSize = Int.random(in: 1...9, using: &random)
      #expect(try rows(text, blockSize: blockSize) == expected, "\(text.debugDescription)")
    }
  }
}
