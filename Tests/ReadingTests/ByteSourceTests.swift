import Foundation
import Testing

@testable import Reading

@Suite struct ByteSourceTests {
  @Test(arguments: Array(Archive.whole.keys), [1, 2, 7, 4096])
  func everyPackingIsReadInBlocksOfAnySize(kind: String, blockSize: Int) throws {
    let bytes = try #require(Archive.whole[kind])
    let source = ByteSource(bytes: bytes, name: kind, blockSize: blockSize)
    #expect(try source.peek(3) == Array("<a>".utf8))
    #expect(try content(of: source, step: 5) == packedDocument)
    try source.finish()
    #expect(source.byteCount == 16)
    #expect(source.rawByteCount == Int64(bytes.count))
    #expect(source.packing == (kind.hasPrefix("gzip") ? .gzip : .zip))
  }

  @Test(arguments: Array(Archive.whole.keys))
  func everyTruncationIsRefused(kind: String) throws {
    let bytes = try #require(Archive.whole[kind])
    // The first 21 bytes of the second gzip stream's absence leave a whole first stream.
    for length in 2..<bytes.count where !(kind == "gzipTwice" && length == 25) {
      let source = ByteSource(bytes: Array(bytes[..<length]), name: kind, blockSize: 16)
      let error = refusal("\(kind) cut at \(length)") {
        let found = try content(of: source)
        try source.finish()
        // Too short to be recognized as packed: then it must not look like the document.
        if found != packedDocument {
          throw ReadingError(.refused, file: "", message: "", remedy: "")
        }
      }
      #expect(error?.kind == .refused)
    }
  }

  @Test(arguments: Array(Archive.whole.keys))
  func everyChangedByteIsRefusedOrHarmless(kind: String) throws {
    let bytes = try #require(Archive.whole[kind])
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 0x55
      let source = ByteSource(bytes: changed, name: kind, blockSize: 16)
      // Names, dates and versions may differ; the content may not.
      if let found = try? content(of: source), (try? source.finish()) != nil, index > 3 {
        #expect(found == packedDocument, "byte \(index)")
      }
    }
  }

  @Test func digestIsThatOfTheFileAsStored() throws {
    let plain = ByteSource(bytes: Array("abc".utf8), name: "abc")
    #expect(plain.digest == nil)
    _ = try content(of: plain)
    try plain.finish()
    // FIPS 180-2, appendix B.1.
    #expect(
      plain.digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let packed = ByteSource(bytes: Archive.gzip, name: "gz")
    _ = try content(of: packed)
    try packed.finish()
    let stored = ByteSource(bytes: [0x20] + Archive.gzip, name: "gz")
    _ = try content(of: stored)
    try stored.finish()
    #expect(packed.digest != nil && packed.digest != stored.digest)
  }

  @Test func digestOfAFileAgreesWithReadingIt() throws {
    let path = NSTemporaryDirectory() + "reading-\(UUID().uuidString)"
    try Data(Archive.deflated).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let source = try ByteSource(path: path)
    #expect(source.size == Int64(Archive.deflated.count))
    #expect(source.fileName.hasPrefix("reading-"))
    #expect(try content(of: source) == packedDocument)
    try source.finish()
    #expect(try source.digest == ByteSource.digest(ofFile: path))
  }

  @Test func whatCannotBeOpenedIsNamed() throws {
    let missing = refusal { _ = try ByteSource(path: "/no/such/file.xml") }
    #expect(missing?.kind == .notFound)
    #expect(missing?.description.hasPrefix("/no/such/file.xml: no such file\n") == true)
    #expect(refusal { _ = try ByteSource(path: NSTemporaryDirectory()) }?.kind == .cannotRead)
  }

  @Test func bombsAreRefused() throws {
    let gzip = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + Archive.bomb(byteCount: 200_000)
    let error = refusal { _ = try content(of: ByteSource(bytes: gzip, name: "b"), step: 1 << 16) }
    #expect(error?.message == "the content expands more than 1000 times")

    var zip = Array(Archive.streamed[..<30])
    zip += Array("a.xml".utf8) + Archive.bomb(byteCount: 200_000)
    let inZip = refusal { _ = try content(of: ByteSource(bytes: zip, name: "b"), step: 1 << 16) }
    #expect(inZip?.message == "the content expands more than 1000 times")

    let limits = ByteSource.Limits(ratio: 10_000, size: 5_000_000)
    let large = refusal {
      _ = try content(of: ByteSource(bytes: gzip, name: "b", limits: limits), step: 1 << 16)
    }
    #expect(large?.message == "the content expands beyond 5000000 bytes")
  }

  @Test func membersAreReadOneAfterTheOther() throws {
    let source = ByteSource(bytes: Archive.two, name: "two.zip", blockSize: 3)
    #expect(try content(of: source) == packedDocument)
    #expect(source.memberName == "a.xml")
    #expect(try source.nextMember())
    #expect(source.memberName == "b.xml")
    #expect(try content(of: source) == Array("<c/>".utf8))
    #expect(try !source.nextMember())
    #expect(source.digest != nil)
  }

  @Test func aSecondMemberIsRefusedWhereOneIsExpected() throws {
    let source = ByteSource(bytes: Archive.two, name: "two.zip")
    _ = try content(of: source)
    let error = refusal { try source.finish() }
    #expect(error?.message.contains("a.xml and b.xml") == true)
  }

  @Test func archivesThatLieAreRefused() throws {
    #expect(
      refusal { _ = try ByteSource(bytes: Archive.empty, name: "e").peek(1) }?.message
        == "the zip archive holds no file")
    // A directory that lists one member of two hides the other from every reader of the end.
    var hidden = Archive.two
    hidden[hidden.count - 14] = 1
    hidden[hidden.count - 12] = 1
    let source = ByteSource(bytes: hidden, name: "h")
    #expect(
      refusal {
        while try source.nextMember() { _ = try content(of: source) }
      } != nil)
    for tail in [[0], Array("PK".utf8), Archive.gzip] {
      for (kind, bytes) in Archive.whole where kind != "gzip" || tail != Archive.gzip {
        if kind == "gzipTwice" && tail == Archive.gzip { continue }
        let longer = ByteSource(bytes: bytes + tail, name: kind)
        #expect(
          refusal("\(kind) with a tail") {
            _ = try content(of: longer)
            try longer.finish()
          } != nil)
      }
    }
    var encrypted = Archive.deflated
    encrypted[6] |= 1
    #expect(
      refusal { _ = try ByteSource(bytes: encrypted, name: "x").peek(1) }?.message.contains(
        "encrypted") == true)
    var other = Archive.deflated
    other[8] = 12
    #expect(
      refusal { _ = try ByteSource(bytes: other, name: "x").peek(1) }?.message.contains(
        "method 12") == true)
  }

  @Test func peekingConsumesNothing() throws {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let source = ByteSource(bytes: bytes, name: "p", blockSize: 777)
    #expect(try source.peek(10) == Array(bytes[..<10]))
    #expect(try source.peek(50_000) == Array(bytes[..<50_000]))
    #expect(source.byteCount == 0)
    #expect(try content(of: source, step: 333) == bytes)
    #expect(try source.peek(1).isEmpty)
  }

  @Test func excerptsAreSafeToShow() {
    let text = Excerpt.printable("a\u{1B}[31m\n\tb\u{202E}c" + String(repeating: "x", count: 500))
    #expect(text.hasPrefix("a [31m b c"))
    #expect(text.count == 200)
  }
}
