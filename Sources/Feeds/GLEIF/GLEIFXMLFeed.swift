import Collateral
import Reading

/// GLEIF's golden copy in XML (LEI-CDF, RR-CDF and reporting exceptions), whole or the changes of a window.
final class GLEIFXMLFeed: XMLHandler {
  private enum Part: Hashable {
    case root, header, record, period
    case contentDate, fileContent, recordCount
    case start, end, type
    case field(GLEIFDraft.Field)
  }

  private let file: GLEIFFile
  private let source: ByteSource
  private let sink: FeedSink
  private let paths: XMLPaths
  private var parts: [Part?] = []
  private var stream: XMLStream?
  private var header: FeedHeader
  private var contentDate: CalendarDate?
  private var announced: Int?
  private var isHeaderDelivered = false
  private var draft = GLEIFDraft()
  private var position = Position(line: 0, record: 0)

  private init(_ file: GLEIFFile, _ source: ByteSource, _ sink: FeedSink) {
    self.file = file
    self.source = source
    self.sink = sink
    header = FeedHeader(feed: file.feed)
    var paths = XMLPaths()
    var nodes: [Int: Part] = [:]
    let elements = file.elements
    nodes[paths.element(elements.root, namespace: .reported)] = .root
    nodes[paths.element(elements.header)] = .header
    nodes[paths.text(elements.header + "/ContentDate")] = .contentDate
    nodes[paths.text(elements.header + "/FileContent")] = .fileContent
    nodes[paths.text(elements.header + "/RecordCount")] = .recordCount
    nodes[paths.element(elements.record)] = .record
    for field in file.fields {
      var path = field.rawValue
      switch field {
      // The withdrawal has a namespace of its own.
      case .deleted:
        paths.element(elements.record + "/Extension/Deletion", namespace: .reported)
      // GLEIF writes successors with and without a list around them.
      case .successor:
        nodes[paths.text("\(elements.record)/\(path)")] = .field(field)
        path = "Entity/SuccessorEntities/SuccessorEntity/SuccessorLEI"
      default: break
      }
      nodes[paths.text("\(elements.record)/\(path)")] = .field(field)
    }
    if file == .relationships {
      let period = elements.record + "/Relationship/RelationshipPeriods/RelationshipPeriod"
      nodes[paths.element(period)] = .period
      nodes[paths.text(period + "/StartDate")] = .start
      nodes[paths.text(period + "/EndDate")] = .end
      nodes[paths.text(period + "/PeriodType")] = .type
    }
    self.paths = paths
    parts = (0...(nodes.keys.max() ?? 0)).map { nodes[$0] }
  }

  static func read(_ file: GLEIFFile, _ source: ByteSource, _ sink: FeedSink) throws {
    let feed = GLEIFXMLFeed(file, source, sink)
    let stream = XMLStream(source, paths: feed.paths, handler: feed)
    feed.stream = stream
    defer { feed.stream = nil }
    try stream.parse()
    guard feed.isHeaderDelivered else { throw feed.refused("has no header with its ContentDate") }
    if let announced = feed.announced, announced != feed.position.record {
      throw feed.refused(
        "announces \(announced) records and holds \(feed.position.record): it is not whole")
    }
  }

  private func part(_ node: Int) -> Part? { node < parts.count ? parts[node] : nil }

  func start(_ node: Int, _ element: XMLElement) throws {
    switch part(node) {
    case .root:
      guard element.namespace == file.namespace else {
        throw refused(
          "\(file.elements.root) has the namespace \"\(Excerpt.printable(element.namespace))\"")
      }
    case .record:
      guard isHeaderDelivered else { throw refused("the records come before the header") }
      draft = GLEIFDraft()
      position.line = element.line
      position.record += 1
    case .period: draft.periods.append(GLEIFDraft.Period())
    default: break
    }
  }

  func text(_ node: Int, _ text: UnsafeRawBufferPointer) throws {
    let text = FieldText.trimmed(text)
    let last = draft.periods.count - 1
    switch part(node) {
    case .contentDate:
      do {
        contentDate = try FieldText.timestamp(text)
      } catch let problem {
        throw refused("ContentDate: \(problem.message)")
      }
    case .fileContent:
      // Only what says that it is whole is: a part of the register ends nothing.
      header.isWhole = FieldText.text(text) == "GLEIF_FULL_PUBLISHED"
      header.holdsChanges = !header.isWhole
      header.scope = header.isWhole ? GLEIFFile.whole : nil
    case .recordCount:
      guard let count = Int(FieldText.text(text)) else {
        throw refused("RecordCount is \"\(Excerpt.printable(text))\", no number")
      }
      announced = count
    case .field(let field): draft.set(field, text)
    case .start where last >= 0: draft.periods[last].start = FieldText.text(text)
    case .end where last >= 0: draft.periods[last].end = FieldText.text(text)
    case .type where last >= 0: draft.periods[last].type = FieldText.text(text)
    default: break
    }
  }

  func end(_ node: Int) throws {
    switch part(node) {
    case .header:
      guard let contentDate else { throw refused("the header has no ContentDate") }
      header.asOf = contentDate
      header.source = "GLEIF"
      isHeaderDelivered = true
      try sink.header(header)
    case .record:
      do {
        for record in try file.records(draft) { try sink.record(record, position) }
      } catch let problem as FieldProblem {
        try sink.reject(problem.reject(at: position, excerpt: draft.excerpt))
      }
    default: break
    }
  }

  private func refused(_ message: String) -> ReadingError {
    ReadingError(
      .refused, file: source.name, line: stream?.line, message: message, remedy: GLEIFFile.remedy)
  }
}
