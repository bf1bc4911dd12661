import Collateral
import Reading

/// FIRDS files of ESMA and the FCA: instrument reference data under MiFIR Article 27, one record for each instrument and
/// trading venue (Delegated Regulation (EU) 2017/585); full files, the daily changes, and cancellations.
///
/// Coupons are percent, spreads basis points. Every version of the message is accepted and
/// recorded.
final class FIRDSFeed: XMLHandler {
  private let report: FIRDSReport
  private let source: ByteSource
  private let sink: FeedSink
  private let table: FIRDSTable
  /// Looked at for every element.
  private let parts: [FIRDSPart?]
  private var stream: XMLStream?

  private var header: FeedHeader
  private var isHeaderDelivered = false
  private var reportingDate: CalendarDate?
  private var record = FIRDSRecord(status: nil)
  private var position = Position(line: 0, record: 0)

  private init(_ report: FIRDSReport, _ source: ByteSource, _ sink: FeedSink) {
    self.report = report
    table = FIRDSTable.of(report)
    parts = table.parts
    header = FeedHeader(feed: report.feed)
    self.source = source
    self.sink = sink
  }

  static func read(_ report: FIRDSReport, _ source: ByteSource, _ sink: FeedSink) throws {
    let feed = FIRDSFeed(report, source, sink)
    let stream = XMLStream(source, paths: feed.table.paths, handler: feed)
    feed.stream = stream
    defer { feed.stream = nil }
    try stream.parse()
    guard feed.isHeaderDelivered else {
      throw feed.refused("is no \(report.title): there is no report header (RptHdr)")
    }
  }

  // MARK: Events

  func start(_ node: Int, _ element: XMLElement) throws {
    guard let part = parts[node] else { return }
    switch part {
    case .bizData: try check(element, FIRDSMessage.isEnvelope, "BizData")
    case .appHdr: try check(element, FIRDSMessage.isApplicationHeader, "AppHdr")
    case .document:
      try check(element, report.isMessage, "Document")
      header.version = FIRDSMessage.version(ofNamespace: element.namespace)
    case .record:
      guard isHeaderDelivered else {
        throw refused("the records come before the report header (RptHdr)")
      }
      record = FIRDSRecord(status: table.statuses[node])
      position.line = element.line
      position.record += 1
    default: record.start(part, currency: element.attribute("Ccy"))
    }
  }

  func text(_ node: Int, _ text: UnsafeRawBufferPointer) throws {
    guard let part = parts[node] else { return }
    switch part {
    case .bizMsgIdr: takeFileName(FieldText.text(FieldText.trimmed(text)))
    case .msgDefIdr:
      let message = FieldText.text(FieldText.trimmed(text))
      guard report.isMessage("\(FIRDSMessage.prefix)\(message)") else {
        throw refused("the header announces \(Excerpt.printable(message)), not \(report.message)")
      }
    case .authority: header.source = FieldText.text(FieldText.trimmed(text))
    case .reportingDate:
      do {
        reportingDate = try FieldText.date(FieldText.trimmed(text))
      } catch let problem {
        throw refused("the reporting date (RptgPrd/Dt): \(problem.message)")
      }
    default: record.set(part, text)
    }
  }

  func end(_ node: Int) throws {
    switch parts[node] {
    case .reportHeader: try deliverHeader()
    case .record: try deliverRecord()
    default: break
    }
  }

  // MARK: Delivery

  private func deliverHeader() throws {
    guard let reportingDate else {
      throw refused("the report header has no reporting date (RptgPrd/Dt)")
    }
    guard header.source?.isEmpty == false else {
      throw refused("the report header names no authority (NtlCmptntAuthrty)")
    }
    header.asOf = reportingDate
    isHeaderDelivered = true
    try sink.header(header)
  }

  private func deliverRecord() throws {
    guard let reportingDate else { return }
    let venue: VenueRecord
    do {
      venue = try record.finish(reportingDate: reportingDate)
    } catch let problem {
      return try sink.reject(
        problem.reject(at: position, excerpt: Excerpt.printable(record.excerpt)))
    }
    try sink.record(.venue(venue), position)
  }

  /// `FULINS_D_20260815_01of03` or `DLTINS_20260816_01of02`, in any case: the slice, the day and the part.
  private func takeFileName(_ name: String) {
    let pieces = name.uppercased().split(separator: "_")
    guard pieces.count >= 3, pieces[pieces.count - 2].count == 8, let last = pieces.last else {
      return
    }
    let numbers = last.split(separator: "F").map { $0.hasSuffix("O") ? $0.dropLast() : $0 }
    guard numbers.count == 2, let part = Int(numbers[0]), let parts = Int(numbers[1]) else {
      return
    }
    header.scope = pieces.dropLast(2).joined(separator: "_")
    header.part = part
    header.parts = parts
  }

  private func check(
    _ element: XMLElement, _ isRight: (String) -> Bool, _ name: String
  ) throws {
    let namespace = element.namespace
    if !isRight(namespace) {
      throw refused(
        "is no \(report.title): \(name) has the namespace \"\(Excerpt.printable(namespace))\"")
    }
  }

  private func refused(_ message: String) -> ReadingError {
    ReadingError(
      .refused, file: source.name, line: stream?.line, message: message,
      remedy: report.remedy)
  }
}
