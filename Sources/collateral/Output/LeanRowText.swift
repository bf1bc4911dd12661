import Collateral
import Money
import Parallel
import Schedules
import Valuation

/// Prints the rows of a whole book as CSV, in the columns of ``ValueRow``: bytes from columns, no text in between.
struct LeanRowText: Sendable {
  /// What a verdict says in a row, between its amounts.
  private struct Words: Sendable {
    /// Decision and row, each with the comma before it, and one behind.
    var decision: [UInt8]
    /// Haircut and currency mismatch.
    var percentages: [UInt8]
    /// Flags, reasons and verification, to the end of the line.
    var end: [UInt8]
  }

  private static let rowsAtOnce = 16384

  private let book: LeanBook
  private let words: [[Words]]
  /// Agreement and regime, each with a comma on both sides.
  private let heads: [[[UInt8]]]
  private let instruments: [[UInt8]]

  init(_ book: LeanBook) {
    self.book = book
    words = book.verdicts.map { $0.map(Self.words) }
    heads = zip(book.agreements, book.regimes).map { agreement, regimes in
      regimes.map { regime in Self.field(agreement?.id ?? "") + Self.field(regime) + [Self.comma] }
    }
    instruments = book.pledges.instruments.map { CSVText.field($0) }
  }

  /// Writes all rows, in the order of the pledges.
  func write() throws {
    let chunks = Array(stride(from: 0, to: book.pledges.count, by: Self.rowsAtOnce))
    // A few chunks at a time, so that memory does not grow with the book.
    for wave in chunks.chunks(of: ProcessorCount.available * 2) {
      for bytes in Array(wave).parallelMap({ text(from: $0) }) { try StandardOutput.write(bytes) }
    }
  }

  private func text(from first: Int) -> [UInt8] {
    let rows = first..<min(first + Self.rowsAtOnce, book.pledges.count)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.count * 200)
    for row in rows {
      for regime in 0..<book.count(of: row) { append(row, regime, to: &bytes) }
    }
    return bytes
  }

  private func append(_ row: Int, _ regime: Int, to bytes: inout [UInt8]) {
    let value = book.value(of: row, regime)
    let place = book.pledges.agreement(of: row)
    guard let agreement = book.agreements[place] else { return }
    let base = agreement.baseCurrency
    let words = words[book.part(of: row)][Int(value.verdict)]
    book.pledges.withID(of: row) { CSVText.append($0, to: &bytes) }
    bytes += heads[place][regime]
    bytes += instruments[book.pledges.instrument(of: row)]
    bytes += words.decision
    if value.market >= 0, let currency = value.currency {
      Amount(minorUnits: value.market, currency: currency).write(to: &bytes)
    }
    bytes.append(Self.comma)
    if let currency = value.currency { bytes += currency.code.utf8 }
    bytes.append(Self.comma)
    if value.base >= 0 { Amount(minorUnits: value.base, currency: base).write(to: &bytes) }
    bytes.append(Self.comma)
    bytes += base.code.utf8
    bytes += words.percentages
    Amount(minorUnits: value.after, currency: base).write(to: &bytes)
    bytes.append(Self.comma)
    Amount(minorUnits: value.taken, currency: base).write(to: &bytes)
    bytes.append(Self.comma)
    Amount(minorUnits: value.after - value.taken, currency: base).write(to: &bytes)
    bytes += words.end
  }

  private static let comma = UInt8(ascii: ",")

  /// A field with the comma before it.
  private static func field(_ text: String) -> [UInt8] { [comma] + CSVText.field(text) }

  private static func words(_ verdict: Verdict) -> Words {
    Words(
      decision: field(verdict.decision.rawValue) + field(verdict.row ?? "") + [comma],
      percentages: field(verdict.haircut?.description ?? "")
        + field(verdict.currencyMismatch?.description ?? "") + [comma],
      end: field(verdict.flags.joined(separator: ";"))
        + field(verdict.reasons.joined(separator: ";")) + field(verdict.verified?.rawValue ?? "")
        + [UInt8(ascii: "\n")])
  }
}
