import Collateral
import Money
import Reading

/// CME Group's settlement files in FIXML, with the namespace of FIX 5.0 or without any: all data stands in attributes.
final class FIXMLFeed: XMLHandler {
  private static let namespace = "http://www.fixprotocol.org/FIXML"

  private enum Part: CaseIterable {
    case root, message, instrument, event, entry, underlying

    func node(_ base: String, _ paths: inout XMLPaths) -> Int {
      switch self {
      case .root: paths.element("FIXML", namespace: .reported)
      case .message: paths.element(base)
      case .instrument: paths.element(base + "/Instrmt")
      case .event: paths.element(base + "/Instrmt/Evnt")
      case .entry: paths.element(base + "/Full")
      case .underlying: paths.element(base + "/Undly")
      }
    }
  }

  /// A message stands in a batch, or alone.
  private static let nodes: (paths: XMLPaths, parts: [Int: Part]) = {
    var paths = XMLPaths()
    var parts: [Int: Part] = [:]
    for base in ["FIXML/Batch/MktDataFull", "FIXML/MktDataFull"] {
      for part in Part.allCases { parts[part.node(base, &paths)] = part }
    }
    return (paths, parts)
  }()

  private let source: ByteSource
  private let sink: FeedSink
  private let parts = FIXMLFeed.nodes.parts
  private var header = FeedHeader(feed: .fixml)
  private var isHeaderDelivered = false
  private var position = Position(line: 0, record: 0)
  private var draft = Draft()

  private struct Draft {
    var day = ""
    var fields: [String: String] = [:]
    var settlement: String?
    var lastTrade: String?
    var underlying: String?
  }

  private init(_ source: ByteSource, _ sink: FeedSink) {
    self.source = source
    self.sink = sink
  }

  static func read(_ source: ByteSource, _ sink: FeedSink) throws {
    let feed = FIXMLFeed(source, sink)
    try XMLStream(source, paths: nodes.paths, handler: feed).parse()
    if !feed.isHeaderDelivered { try sink.header(feed.header) }
  }

  func start(_ node: Int, _ element: XMLElement) throws {
    switch parts[node] {
    case .root:
      let namespace = element.namespace
      guard namespace.isEmpty || namespace.hasPrefix(Self.namespace) else {
        throw ReadingError(
          .refused, file: source.name, line: element.line,
          message: "is no FIXML file: FIXML has the namespace \"\(Excerpt.printable(namespace))\"",
          remedy: "fetch the settlement file from the exchange again")
      }
    case .message:
      draft = Draft()
      draft.day = Self.text(element, "BizDt") ?? ""
      position.line = element.line
      position.record += 1
    case .instrument:
      for (name, value) in Self.attributes(element) { draft.fields[name] = value }
    case .event:
      if Self.text(element, "EventTyp") == "7" { draft.lastTrade = Self.text(element, "Dt") }
    case .entry:
      if Self.text(element, "Typ") == "6" { draft.settlement = Self.text(element, "Px") }
    case .underlying:
      guard draft.underlying == nil, let code = Self.text(element, "ID") else { return }
      draft.underlying = ExchangeContract.key(
        Self.text(element, "Exch") ?? draft.fields["Exch"] ?? "", code,
        Self.text(element, "MMY") ?? "")
    case nil: break
    }
  }

  func text(_ node: Int, _ text: UnsafeRawBufferPointer) throws {}

  func end(_ node: Int) throws {
    guard parts[node] == .message else { return }
    do {
      let contract = try contract()
      if !isHeaderDelivered {
        header.asOf = contract.day
        header.source = contract.exchange
        isHeaderDelivered = true
        try sink.header(header)
      }
      for record in try contract.records() { try sink.record(record, position) }
    } catch let problem as FieldProblem {
      let excerpt = draft.fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      try sink.reject(problem.reject(at: position, excerpt: excerpt.joined(separator: " ")))
    }
  }

  private func contract() throws(FieldProblem) -> ExchangeContract {
    let day = try required("BizDt", draft.day, FieldText.date)
    let code = try text("ID")
    var contract = ExchangeContract(
      day: day, exchange: try text("Exch"), code: code, symbol: draft.fields["Sym"] ?? code,
      kind: try required("SecTyp", draft.fields["SecTyp"], FieldText.word), month: try text("MMY"))
    contract.isPut = try optional("PutCall", draft.fields["PutCall"], ExchangeContract.isPut)
    contract.strike = try optional("StrkPx", draft.fields["StrkPx"], ExchangeContract.strike)
    let lastTrade = try optional("Evnt/Dt", draft.lastTrade, FieldText.date)
    let maturity = try optional("MatDt", draft.fields["MatDt"], FieldText.date)
    contract.expiry = lastTrade ?? maturity
    contract.currency = try optional(
      "FnlSettlCcy", draft.fields["FnlSettlCcy"] ?? draft.fields["Ccy"], FieldText.currency)
    contract.multiplier = try optional("Mult", draft.fields["Mult"], FieldText.number)
    contract.settlement = try optional("Px", draft.settlement, FieldText.number)
    contract.underlying = draft.underlying
    return contract
  }

  private func text(_ name: String) throws(FieldProblem) -> String {
    guard let text = draft.fields[name], !text.isEmpty else { throw .missing(name) }
    return text
  }

  private func required<Value>(
    _ name: String, _ text: String?,
    _ read: (UnsafeRawBufferPointer) throws(FieldProblem) -> Value
  ) throws(FieldProblem) -> Value {
    guard let value = try optional(name, text, read) else { throw .missing(name) }
    return value
  }

  private func optional<Value>(
    _ name: String, _ text: String?,
    _ read: (UnsafeRawBufferPointer) throws(FieldProblem) -> Value
  ) throws(FieldProblem) -> Value? {
    guard let text, !text.isEmpty else { return nil }
    return try FieldText.read(text, name, read)
  }

  private static let names: [StaticString] = [
    "Sym", "ID", "SecTyp", "MMY", "MatDt", "Exch", "PutCall", "StrkPx", "FnlSettlCcy", "Ccy",
    "Mult",
  ]

  private static func attributes(_ element: XMLElement) -> [(String, String)] {
    names.compactMap { name in text(element, name).map { ("\(name)", $0) } }
  }

  private static func text(_ element: XMLElement, _ name: StaticString) -> String? {
    element.attribute(name).map { FieldText.text(FieldText.trimmed($0)) }
  }
}
