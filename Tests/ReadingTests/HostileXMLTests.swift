import Foundation
import Testing

@testable import Reading

/// Documents made to read files, exhaust memory or slip through half read.
@Suite struct HostileXMLTests {
  private static let doctype = "has a document type declaration (DOCTYPE)"

  private var paths: XMLPaths {
    var paths = XMLPaths()
    paths.element("a")
    paths.text("a/b", attributes: true)
    return paths
  }

  @Test func externalEntitiesAreRefused() throws {
    let path = NSTemporaryDirectory() + "secret-\(UUID().uuidString)"
    try Data("secret".utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    for declaration in [
      "<!DOCTYPE a [<!ENTITY e SYSTEM \"file://\(path)\">]>",
      "<!DOCTYPE a SYSTEM \"file://\(path)\">",
      "<!DOCTYPE a PUBLIC \"x\" \"http://127.0.0.1:9/x.dtd\">",
      "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file://\(path)\"> %p;]>",
    ] {
      let notes = Notes(paths)
      let text = "<?xml version=\"1.0\"?>\n\(declaration)\n<a><b>&e;</b></a>"
      let source = ByteSource(bytes: Array(text.utf8), name: "x.xml")
      let error = refusal(declaration) {
        try XMLStream(source, paths: paths, handler: notes).parse()
      }
      #expect(error?.message == Self.doctype)
      #expect(error?.line == 2)
      #expect(notes.lines.isEmpty)
    }
  }

  @Test func entityExpansionIsRefused() throws {
    var text = "<!DOCTYPE a [<!ENTITY e0 \"lollollollol\">\n"
    for level in 1...12 {
      let inner = String(repeating: "&e\(level - 1);", count: 10)
      text += "<!ENTITY e\(level) \"\(inner)\">\n"
    }
    text += "]><a><b>&e12;</b></a>"
    #expect(refusal { _ = try events(text, paths) }?.message == Self.doctype)
  }

  @Test func evenAnEmptyDoctypeIsRefused() throws {
    #expect(refusal { _ = try events("<!DOCTYPE a><a/>", paths) }?.message == Self.doctype)
    #expect(refusal { _ = try events("<!DOCTYPE a []>\n<a/>", paths) }?.line == 1)
  }

  @Test func undeclaredEntitiesAreRefused() throws {
    let error = refusal { _ = try events("<a>\n<b>&nope;</b></a>", paths) }
    #expect(error?.line == 2)
    #expect(refusal { _ = try events("<a><b x='&nope;'/></a>", paths) } != nil)
  }

  @Test(arguments: [257, 10_000, 1_000_000])
  func depthIsBounded(depth: Int) throws {
    let text = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    let error = refusal { _ = try events(text, paths) }
    #expect(error?.message == "more than 256 levels of elements")
    #expect(error?.line == 1)
  }

  @Test func depth256IsRead() throws {
    let text = String(repeating: "<a>", count: 256) + String(repeating: "</a>", count: 256)
    #expect(try events(text, paths) == ["+a", "-a"])
  }

  @Test(arguments: ["<a><b>", "<a>", "<a><c><![CDATA[", "<a><c>&#65;"])
  func aTextOf100MegabytesIsRefused(opening: String) throws {
    let text = opening + String(repeating: "x", count: 100_000_000) + "</b></a>"
    #expect(refusal(opening) { _ = try events(text, paths) }?.line == 1)
  }

  @Test(arguments: ["<a><b x='", "<!--", "<?p ", "<", "<a xmlns:p='"])
  func aTokenOf100MegabytesIsRefused(opening: String) throws {
    let text = opening + String(repeating: "x", count: 100_000_000)
    #expect(refusal(opening) { _ = try events(text, paths) }?.line == 1)
  }

  @Test func textsAndAttributesAreBounded() throws {
    let mebibyte = String(repeating: "x", count: 1 << 20)
    #expect(try events("<a><b>\(mebibyte)</b></a>", paths).count == 4)
    #expect(
      refusal { _ = try events("<a><b>\(mebibyte)y</b></a>", paths) }?.message
        == "a text is longer than 1048576 bytes")
    #expect(
      refusal { _ = try events("<a><b x='\(mebibyte)y'/></a>", paths) }?.message
        == "an attribute is longer than 1048576 bytes")
    let many = (0..<257).map { " a\($0)=''" }.joined()
    #expect(
      refusal { _ = try events("<a><b\(many)/></a>", paths) }?.message
        == "an element has more than 256 attributes")
  }

  @Test(arguments: [1, 3, 4096])
  func invalidUTF8IsRefusedWithItsLine(blockSize: Int) throws {
    let faults: [[UInt8]] = [
      [0x80], [0xC0, 0x80], [0xC1, 0x81], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8], [0xFF], [0xC3, 0x28],
      [0xE2, 0x82],
    ]
    for fault in faults {
      for (head, tail) in [
        ("<a>\n<b>", "</b></a>"), ("<a>\n<b x='", "'/></a>"), ("<a>\n<!-- ", " --></a>"),
        ("<a>\n<c>", "</c></a>"), ("<a>\n<", "/></a>"),
      ] {
        let bytes = Array(head.utf8) + fault + Array(tail.utf8)
        let error = refusal("\(head) \(fault)") {
          _ = try events(bytes, paths, blockSize: blockSize)
        }
        #expect(error?.line == 2)
        #expect(error?.message == "is not UTF-8")
      }
    }
  }

  @Test func otherEncodingsAreRefused() throws {
    let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a><b>".utf8)
    let error = refusal { _ = try events(latin + [0xE9] + Array("</b></a>".utf8), paths) }
    #expect(error?.message == "is not UTF-8")
    let wide: [UInt8] = [0xFF, 0xFE] + Array("<a/>".utf8).flatMap { [$0, 0] }
    #expect(refusal { _ = try events(wide, paths) } != nil)
  }

  @Test func byteOrderMarkIsSkipped() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("<a><b>1</b></a>".utf8)
    #expect(try events(bytes, paths) == ["+a", "+a/b", "a/b=1", "-a"])
  }

  @Test(arguments: [1, 5, 4096])
  func everyTruncationIsRefused(blockSize: Int) throws {
    let document = Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- é --><a xmlns="urn:x">
        <b x="1">t&amp;é</b><?p q?>
        <c><![CDATA[<]]></c><b/>
      </a>
      """.utf8)
    var namespaced = XMLPaths()
    namespaced.element("a", namespace: .reported)
    namespaced.text("a/b", attributes: true)
    #expect(try events(document, namespaced).count == 6)
    for length in 0..<document.count {
      let error = refusal("cut at \(length)") {
        _ = try events(Array(document[..<length]), namespaced, blockSize: blockSize)
      }
      #expect(error?.kind == .refused)
      #expect((error?.line ?? 0) >= 1)
    }
  }

  @Test func whateverFollowsTheDocumentIsRefused() throws {
    for tail in ["x", "<a/>", "\0", "\0<a/>", "<!DOCTYPE a>", "</a>"] {
      #expect(refusal(tail) { _ = try events("<a></a>\n" + tail, paths) } != nil)
    }
    #expect(try events("<a></a>\n<!-- end -->\n", paths) == ["+a", "-a"])
  }

  @Test func malformedDocumentsAreRefused() throws {
    for text in [
      "", " ", "\0", "a", "<", "<a", "<a/", "</a>", "<a></b>", "<a><b></a></b>", "<a x=1/>",
      "<a x='1' x='2'/>", "<a>\u{1}</a>", "<a>\0</a>", "<a>&</a>", "<a>]]></a>", "<a><p:b/></a>",
      "<a x='<'/>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a><!-- -- --></a>", "{\"a\":1}",
    ] {
      let error = refusal(text) { _ = try events(text, paths) }
      #expect(error?.kind == .refused)
      #expect((error?.line ?? 0) >= 1)
    }
  }

  @Test func randomDamageNeverCrashes() throws {
    let document = Array("<a xmlns='u'>\n <b x='1'>t&amp;é</b><c><![CDATA[<]]></c>\n</a>".utf8)
    var random = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      var changed = document
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        let at = Int.random(in: 0..<changed.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: changed[at] = UInt8.random(in: 0...255, using: &random)
        case 1: changed.remove(at: at)
        default: changed.insert(changed[Int.random(in: 0..<changed.count, using: &random)], at: at)
        }
      }
      do {
        _ = try events(changed, paths, blockSize: 13)
      } catch let error as ReadingError {
        #expect(error.kind == .refused)
      }
    }
  }
}
