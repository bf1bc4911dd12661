import Glibc

/// Reads CSV (RFC 4180) row by row: UTF-8 with or without a byte order mark, lines ended by LF or
/// CRLF, quoted fields that may hold separators, line ends and doubled quotes.
///
/// Memory does not grow with the file, and no field becomes a `String`. The file is refused, with
/// its line, for bytes that are not UTF-8, a quote that is never closed, a field beyond a mebibyte
/// and a row of more than 4096 fields. Rows of any count are delivered; what count is right is the
/// caller's to say.
public final class CSVReader {
  /// Bounds of what a feed may hold.
  public struct Limits: Sendable {
    /// Bytes of one field.
    public var field = 1 << 20
    /// Fields of one row.
    public var fields = 4096
    /// Bytes of one row.
    public var row = 1 << 24

    /// The bounds above.
    public init() {}
  }

  private let source: ByteSource
  private let separator: UInt8
  private let isQuoted: Bool
  private let limits: Limits

  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var start = 0
  private var end = 0
  private var sourceHasEnded = false
  private var encoding = UTF8Check()
  private var line = 1

  private var fields: UnsafeMutablePointer<CSVRow.Field>
  private var fieldCapacity = 64
  private var scratch: UnsafeMutablePointer<UInt8>
  private var scratchCapacity = 1024

  /// A reader over a source; `separator` is one ASCII character, most often a comma, semicolon or
  /// tab.
  ///
  /// `isQuoted` false takes quotes as text like any other.
  public init(
    _ source: ByteSource, separator: UInt8 = 0x2C, isQuoted: Bool = true, limits: Limits = Limits()
  ) {
    self.source = source
    self.separator = separator
    self.isQuoted = isQuoted
    self.limits = limits
    capacity = 1 << 18
    buffer = .allocate(capacity: capacity)
    fields = .allocate(capacity: fieldCapacity)
    scratch = .allocate(capacity: scratchCapacity)
  }

  deinit {
    buffer.deallocate()
    fields.deallocate()
    scratch.deallocate()
  }

  /// The next row; nil after the last one. A last line without a line end is a row.
  public func next() throws(ReadingError) -> CSVRow? {
    if line == 1 && start == 0 && end == 0 { try skipByteOrderMark() }
    while true {
      if let row = try scan() { return row }
      if sourceHasEnded { return nil }
      try refill()
    }
  }

  // MARK: Scanning

  private enum Quote { case none, plain, doubled }

  /// Reads a row from the buffer. Nil if it does not end in there; then nothing was consumed.
  private func scan() throws(ReadingError) -> CSVRow? {
    guard start < end else { return nil }
    let bytes = buffer
    let separator = separator
    let end = end
    var at = start
    var count = 0
    var problem: CSVProblem?
    var hasDoubled = false
    var extraLines = 0
    while true {
      var quote = Quote.none
      var first = at
      var last = at
      if isQuoted && at < end && bytes[at] == 0x22 {
        quote = .plain
        first = at + 1
        guard let close = try closing(from: first, lines: &extraLines, quote: &quote) else {
          return nil
        }
        last = close
        at = close + 1
        if quote == .doubled { hasDoubled = true }
      }
      // The rest of an unquoted field; after a closing quote there should be none.
      let tail = at
      while at < end {
        let byte = bytes[at]
        if byte == separator || byte == 0x0A { break }
        if byte < 0x23 {
          if isQuoted && byte == 0x22 && problem == nil {
            problem = quote == .none ? .strayQuote : .textAfterQuote
          }
          if byte == 0x0D && at + 1 < end && bytes[at + 1] != 0x0A && problem == nil {
            problem = .strayCarriageReturn
          }
        }
        at += 1
      }
      if at == end && !sourceHasEnded { return nil }
      let isRowEnd = at == end || bytes[at] == 0x0A
      var tailEnd = at
      if isRowEnd && tailEnd > tail && bytes[tailEnd - 1] == 0x0D { tailEnd -= 1 }
      if quote == .none {
        last = tailEnd
      } else if tailEnd > tail && problem == nil {
        problem = .textAfterQuote
      }
      guard last - first <= limits.field else { throw tooLong("field", limits.field) }
      guard count < limits.fields else {
        throw refused(line, "a row has more than \(limits.fields) fields", Self.notAFeed)
      }
      if count == fieldCapacity { growFields(count) }
      // A negative length marks doubled quotes until the row is whole.
      fields[count] = CSVRow.Field(
        start: UnsafePointer(bytes + first),
        count: quote == .doubled ? -(last - first) : last - first)
      count += 1
      if isRowEnd { return finish(at, count, problem, hasDoubled, extraLines) }
      at += 1
    }
  }

  private func finish(
    _ at: Int, _ count: Int, _ problem: CSVProblem?, _ hasDoubled: Bool, _ extraLines: Int
  ) -> CSVRow {
    var rawEnd = at
    if rawEnd > start && buffer[rawEnd - 1] == 0x0D { rawEnd -= 1 }
    let raw = UnsafeRawBufferPointer(start: buffer + start, count: rawEnd - start)
    if hasDoubled { undouble(count, within: rawEnd - start) }
    let row = CSVRow(
      line: line, raw: raw, problem: problem,
      fields: UnsafeBufferPointer(start: fields, count: count))
    line += 1 + extraLines
    start = min(at + 1, end)
    return row
  }

  /// The place of the quote that closes a field; nil if it is not in the buffer.
  private func closing(
    from first: Int, lines: inout Int, quote: inout Quote
  ) throws(ReadingError) -> Int? {
    var at = first
    while true {
      guard at < end, let found = memchr(buffer + at, 0x22, end - at) else {
        if sourceHasEnded {
          throw refused(
            line + lines, "a quote is opened and never closed",
            "close the quote, or double it if it belongs to the text",
            excerpt: UnsafeRawBufferPointer(start: buffer + first - 1, count: end - first + 1))
        }
        guard end - first <= limits.field else {
          throw refused(
            line + lines, "a quote is opened and not closed within \(limits.field) bytes",
            "close the quote, or double it if it belongs to the text",
            excerpt: UnsafeRawBufferPointer(start: buffer + first - 1, count: end - first + 1))
        }
        return nil
      }
      let place = UnsafeRawPointer(found) - UnsafeRawPointer(buffer)
      // Whether the quote is doubled shows in the byte after it.
      if place + 1 == end && !sourceHasEnded { return nil }
      if place + 1 < end && buffer[place + 1] == 0x22 {
        quote = .doubled
        at = place + 2
        continue
      }
      lines += UnsafeRawBufferPointer(start: buffer + first, count: place - first).lineFeedCount()
      return place
    }
  }

  /// Makes doubled quotes single, in memory beside the row, which stays as it is for excerpts.
  private func undouble(_ count: Int, within length: Int) {
    if scratchCapacity < length {
      scratch.deallocate()
      scratchCapacity = length
      scratch = .allocate(capacity: length)
    }
    var next = 0
    for index in 0..<count where fields[index].count < 0 {
      let field = fields[index]
      let first = next
      var at = 0
      while at < -field.count {
        scratch[next] = field.start[at]
        at += field.start[at] == 0x22 ? 2 : 1
        next += 1
      }
      fields[index] = CSVRow.Field(start: UnsafePointer(scratch + first), count: next - first)
    }
  }

  // MARK: Input

  private func refill() throws(ReadingError) {
    if start > 0 {
      memmove(buffer, buffer + start, end - start)
      end -= start
      start = 0
    }
    if end == capacity {
      guard capacity < limits.row else { throw tooLong("row", limits.row) }
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
      memcpy(larger, buffer, end)
      buffer.deallocate()
      buffer = larger
      capacity *= 2
    }
    // A row is scanned anew after each refill; a long one waits until it has doubled, so that the
    // work stays linear.
    let wanted = end > 1 << 16 ? min(end * 2, capacity) : end + 1
    while end < wanted {
      let target = UnsafeMutableRawBufferPointer(start: buffer + end, count: capacity - end)
      let count = try source.read(into: target)
      if count == 0 {
        sourceHasEnded = true
        guard encoding.isComplete else { throw notUTF8(at: end) }
        return
      }
      let fresh = UnsafeRawBufferPointer(start: buffer + end, count: count)
      if let fault = encoding.firstFault(in: fresh) { throw notUTF8(at: end + fault) }
      end += count
    }
  }

  private func skipByteOrderMark() throws(ReadingError) {
    while end < 3 && !sourceHasEnded { try refill() }
    if end >= 3 && buffer[0] == 0xEF && buffer[1] == 0xBB && buffer[2] == 0xBF { start = 3 }
  }

  private func growFields(_ count: Int) {
    let larger = UnsafeMutablePointer<CSVRow.Field>.allocate(capacity: fieldCapacity * 4)
    larger.update(from: fields, count: count)
    fields.deallocate()
    fields = larger
    fieldCapacity *= 4
  }

  // MARK: Errors

  private static let notAFeed =
    "this is no feed file, or its separators are not what they should be"

  private func tooLong(_ what: String, _ limit: Int) -> ReadingError {
    refused(line, "a \(what) is longer than \(limit) bytes", Self.notAFeed)
  }

  private func notUTF8(at fault: Int) -> ReadingError {
    let before = UnsafeRawBufferPointer(start: buffer + start, count: fault - start)
    let tail = UnsafeRawBufferPointer(rebasing: before.suffix(60))
    return refused(
      line + before.lineFeedCount(), "is not UTF-8", "save the file as UTF-8", excerpt: tail)
  }

  private func refused(
    _ line: Int, _ message: String, _ remedy: String, excerpt: UnsafeRawBufferPointer? = nil
  ) -> ReadingError {
    ReadingError(
      .refused, file: source.name, line: line, message: message,
      excerpt: excerpt.map { Excerpt.printable($0) }, remedy: remedy)
  }
}
