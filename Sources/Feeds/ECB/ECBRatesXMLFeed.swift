import Collateral
import Money
import Reading

/// Euro foreign exchange reference rates of the ECB in XML: the last day, the last 90 days, or all
/// since 1999. A rate is units of the currency for one euro.
///
/// Three elements of one name lie in each other: `Cube`, a day; `Cube`, a currency.
final class ECBRatesXMLFeed: XMLHandler {
  static let envelopeNamespace = "http://www.gesmes.org/xml/2002-08-01"
  static let ratesNamespace = "http://www.ecb.int/vocabulary/2002-08-01/eurofxref"

  private static let nodes: (paths: XMLPaths, envelope: Int, rates: Int, day: Int, rate: Int) = {
    var paths = XMLPaths()
    let envelope = paths.element("Envelope", namespace: .reported)
    let rates = paths.element("Envelope/Cube", namespace: .reported)
    let day = paths.element("Envelope/Cube/Cube")
    let rate = paths.element("Envelope/Cube/Cube/Cube")
    return (paths, envelope, rates, day, rate)
  }()

  private let source: ByteSource
  private var delivery: ECBRatesDelivery
  private var nodes = ECBRatesXMLFeed.nodes
  private var date: CalendarDate?
  private var hasRates = false

  private init(_ source: ByteSource, _ sink: FeedSink) {
    self.source = source
    delivery = ECBRatesDelivery(.ecbRatesXML, sink)
  }

  static func read(_ source: ByteSource, _ sink: FeedSink) throws {
    let feed = ECBRatesXMLFeed(source, sink)
    try XMLStream(source, paths: nodes.paths, handler: feed).parse()
    guard feed.hasRates else {
      throw feed.refused(nil, "is no file of ECB rates: there is no Cube")
    }
    try feed.delivery.finish()
  }

  func start(_ node: Int, _ element: XMLElement) throws {
    switch node {
    case nodes.envelope:
      guard element.namespace == Self.envelopeNamespace else {
        throw refused(
          element.line,
          "is no file of ECB rates: Envelope has the namespace \"\(element.namespace)\"")
      }
    case nodes.rates:
      guard element.namespace == Self.ratesNamespace else {
        throw refused(
          element.line, "is no file of ECB rates: Cube has the namespace \"\(element.namespace)\"")
      }
      hasRates = true
    case nodes.day: try startDay(element)
    case nodes.rate: try takeRate(element)
    default: break
    }
  }

  func text(_ node: Int, _ text: UnsafeRawBufferPointer) {}

  func end(_ node: Int) {}

  private func startDay(_ element: XMLElement) throws {
    date = nil
    do {
      guard let time = element.attribute("time") else { throw FieldProblem.missing("time") }
      date = try FieldText.date(FieldText.trimmed(time))
    } catch let problem as FieldProblem {
      let time = element.attribute("time").map { Excerpt.printable($0) } ?? ""
      return try delivery.reject(
        problem, field: "time", line: element.line, excerpt: "Cube time='\(time)'")
    }
    if let date { try delivery.startDay(date) }
  }

  private func takeRate(_ element: XMLElement) throws {
    let code = element.attribute("currency")
    let rate = element.attribute("rate")
    guard let date else { return delivery.skip() }
    let excerpt = {
      let parts = [code, rate].map { $0.map { Excerpt.printable($0) } ?? "" }
      return "\(date) Cube currency='\(parts[0])' rate='\(parts[1])'"
    }
    guard let code, let rate else {
      return try delivery.reject(
        .missing(code == nil ? "currency" : "rate"), field: nil, line: element.line,
        excerpt: excerpt())
    }
    try delivery.deliver(
      FieldText.trimmed(code), FieldText.trimmed(rate), date, line: element.line, excerpt: excerpt)
  }

  private func refused(_ line: Int?, _ message: String) -> ReadingError {
    ReadingError(
      .refused, file: source.name, line: line, message: message,
      remedy: "fetch eurofxref-daily.xml or eurofxref-hist.xml from the ECB again")
  }
}
