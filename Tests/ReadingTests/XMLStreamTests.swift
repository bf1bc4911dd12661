import Testing

@testable import Reading

@Suite struct XMLStreamTests {
  @Test(arguments: [1, 2, 3, 5, 4096])
  func pathsNotLocalNamesAreToldApart(blockSize: Int) throws {
    var paths = XMLPaths()
    paths.element("r/rec")
    paths.text("r/rec/a/Id")
    paths.text("r/rec/b/Id")
    let document = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- a comment --><r><Id>0</Id>
      <rec><Id>1</Id><a><Id>2&amp;3</Id><x><Id>4</Id></x></a><b><Id><![CDATA[5<6]]></Id></b></rec>
      <rec><b><Id/></b></rec></r>

      """
    let expected = [
      "+r/rec", "r/rec/a/Id=2&3", "r/rec/b/Id=5<6", "-r/rec", "+r/rec", "r/rec/b/Id=", "-r/rec",
    ]
    #expect(try events(document, paths, blockSize: blockSize) == expected)
  }

  @Test func attributesAndNamespaces() throws {
    var paths = XMLPaths()
    paths.element("r", namespace: .reported)
    paths.element("r/c", namespace: .reported)
    paths.text("r/c/v", attributes: true)
    let document = """
      <p:r xmlns:p="urn:one" xmlns="urn:two"><c><v x='1' p:x='2'>3</v><p:v>4</p:v></c>
      <c xmlns="urn:three"><v y="1">é€😀</v></c></p:r>
      """
    #expect(
      try events(document, paths) == [
        "+r {urn:one}", "+r/c {urn:two}", "+r/c/v x=1 {urn:two}", "r/c/v=3", "-r/c",
        "+r/c {urn:three}", "+r/c/v {urn:three}", "r/c/v=é€😀", "-r/c", "-r",
      ])
  }

  @Test func handlersEndTheParse() throws {
    var paths = XMLPaths()
    paths.text("r/a")
    let notes = Notes(paths)
    notes.failAt = "r/a=2"
    let source = ByteSource(
      bytes: Array("<r><a>1</a><a>2</a><a>3</a></r>".utf8), name: "t")
    #expect(throws: Notes.Stop.self) {
      try XMLStream(source, paths: paths, handler: notes).parse()
    }
    #expect(notes.lines == ["r/a=1", "r/a=2"])
  }

  @Test func elementsInsideATextAreRefused() throws {
    var paths = XMLPaths()
    paths.text("r/a")
    let error = refusal { _ = try events("<r>\n<a>1<b/>2</a></r>", paths) }
    #expect(error?.line == 2)
    #expect(error?.message == "element b stands where text is expected")
  }

  @Test func lineNumbersAreThoseOfTheFile() throws {
    final class Lines: XMLHandler {
      var found: [Int] = []
      func start(_ node: Int, _ element: XMLElement) { found.append(element.line) }
      func text(_ node: Int, _ text: UnsafeRawBufferPointer) {}
      func end(_ node: Int) {}
    }
    var paths = XMLPaths()
    paths.element("r/a")
    let lines = Lines()
    let text = "<r>\n<a/>\n\n" + String(repeating: "\n", count: 70_000) + "<a/>\n</r>"
    try XMLStream(
      ByteSource(bytes: Array(text.utf8), name: "t", blockSize: 11), paths: paths, handler: lines
    ).parse()
    #expect(lines.found == [2, 70_004])
  }

  @Test func theOutlineNamesTheFirstElements() throws {
    let text = "<?xml version='1.0'?><!-- c --><r xmlns='urn:n'><a><b/></a><c/> &"
    let outline = try XMLOutline(of: Array(text.utf8), name: "t", count: 3)
    #expect(
      outline.elements == [
        .init(name: "r", namespace: "urn:n", depth: 1),
        .init(name: "a", namespace: "urn:n", depth: 2),
        .init(name: "b", namespace: "urn:n", depth: 3),
      ])
    let names = try XMLOutline(of: Array(text.utf8), name: "t", count: 30).elements.map(\.name)
    #expect(names == ["r", "a", "b", "c"])
    #expect(refusal { _ = try XMLOutline(of: Array("{}".utf8), name: "t") } != nil)
  }
}
