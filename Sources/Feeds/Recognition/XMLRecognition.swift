import Reading

/// Tells XML feeds by the document element, its namespace and what lies right below.
enum XMLRecognition {
  static func recognize(
    _ outline: XMLOutline, _ source: ByteSource
  ) throws(ReadingError) -> FeedName {
    guard let root = outline.elements.first else {
      throw FeedRecognition.refused(source, "is empty", remedy: FeedRecognition.known)
    }
    if root.name == "BizData" {
      let document = outline.elements.first { $0.name == "Document" && $0.depth == 3 }
      if let document, let report = FIRDSReport(namespace: document.namespace) {
        return report.feed
      }
    }
    if let file = GLEIFFile.allCases.first(where: {
      $0.elements.root == root.name && $0.namespace == root.namespace
    }) {
      return file.feed
    }
    if root.name == "FIXML" { return .fixml }
    if root.name == "Envelope",
      outline.elements.contains(where: {
        $0.name == "Cube" && $0.depth == 2 && $0.namespace == ECBRatesXMLFeed.ratesNamespace
      })
    {
      return .ecbRatesXML
    }
    throw FeedRecognition.refused(
      source, "is \(description(root, outline.elements))", remedy: FeedRecognition.known)
  }

  /// What a document is that is no feed of this version.
  private static func description(
    _ root: XMLOutline.Element, _ elements: [XMLOutline.Element]
  ) -> String {
    for element in elements {
      guard let version = FIRDSMessage.version(ofNamespace: element.namespace) else { continue }
      let message = Excerpt.printable(version)
      if let report = FIRDSReport(namespace: element.namespace) {
        return "a piece of a \(report.title) (\(message)) without its envelope (BizData)"
      }
    }
    if root.namespace.hasPrefix("http://www.gleif.org/data/schema/") {
      return "a piece of a GLEIF file without its envelope"
    }
    switch root.name {
    case "spanFile": return "a SPAN risk parameter file, which this version does not load"
    case "response": return "the listing of a register, not one of its files"
    case "html": return "a web page; was an error page saved in place of the file?"
    default: break
    }
    let messages = elements.compactMap { FIRDSMessage.version(ofNamespace: $0.namespace) }
    if let message = messages.last(where: { !$0.hasPrefix("head.") }) {
      return "an ISO 20022 message of another kind (\(Excerpt.printable(message)))"
    }
    let namespace =
      root.namespace.isEmpty ? "" : " in the namespace \"\(Excerpt.printable(root.namespace))\""
    return "no feed: its document element is \(Excerpt.printable(root.name))\(namespace)"
  }
}
