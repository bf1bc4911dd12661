import Collateral
import Money

/// What both forms of the ECB's rates have in common: the header, and rates against the euro.
struct ECBRatesDelivery {
  private let sink: FeedSink
  private var header: FeedHeader
  private var newest: CalendarDate?
  private var record = 0
  private let euro: Currency?

  init(_ feed: FeedName, _ sink: FeedSink) {
    self.sink = sink
    header = FeedHeader(feed: feed)
    header.source = "ECB"
    euro = try? Currency("EUR")
  }

  /// A day begins. The first one is that of the header: the ECB lists the newest first.
  mutating func startDay(_ date: CalendarDate) throws {
    if header.asOf == nil {
      header.asOf = date
      try sink.header(header)
    }
    newest = max(newest ?? date, date)
  }

  /// One rate: units of the currency for one euro.
  mutating func deliver(
    _ code: UnsafeRawBufferPointer, _ text: UnsafeRawBufferPointer, _ date: CalendarDate, line: Int,
    excerpt: () -> String
  ) throws {
    let currency: Currency
    do {
      currency = try FieldText.currency(code)
    } catch let problem {
      return try reject(problem, field: "currency", line: line, excerpt: excerpt())
    }
    try deliver(currency: currency, text, date, line: line, excerpt: excerpt)
  }

  /// The same for a currency that is known already.
  mutating func deliver(
    currency: Currency, _ text: UnsafeRawBufferPointer, _ date: CalendarDate, line: Int,
    excerpt: () -> String
  ) throws {
    let rate: ExchangeRate
    do {
      rate = try FieldText.number(text)
    } catch let problem {
      return try reject(problem, field: "rate", line: line, excerpt: excerpt())
    }
    guard let euro, currency != euro else {
      return try reject(
        FieldProblem(.conflictingFields, "a rate of the euro against itself"), field: "currency",
        line: line, excerpt: excerpt())
    }
    record += 1
    try sink.record(
      .exchangeRate(ExchangeRateRecord(date: date, base: euro, quote: currency, rate: rate)),
      Position(line: line, record: record))
  }

  mutating func reject(
    _ problem: FieldProblem, field: String?, line: Int, excerpt: String
  ) throws {
    record += 1
    var named = problem
    named.field = problem.field ?? field
    try sink.reject(named.reject(at: Position(line: line, record: record), excerpt: excerpt))
  }

  /// Counts a rate whose day was rejected.
  mutating func skip() { record += 1 }

  /// Corrects the header if a later day was newer than the first.
  func finish() throws {
    var header = header
    if header.asOf == nil || header.asOf != newest {
      header.asOf = newest
      try sink.header(header)
    }
  }
}
