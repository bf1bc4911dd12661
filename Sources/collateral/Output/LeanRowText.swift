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

  private static let rowsAtOnce = 4096
  /// Rows whose values are fetched before the first of them is written.
  private static let rowsFetched = 256

  private let book: LeanBook
  private let words: [[Words]]
  /// Agreement and regime, each with a comma on both sides.
  private let heads: [[[UInt8]]]
  private let instruments: [String]
  private let bases: [Currency?]

  init(_ book: LeanBook) {
    self.book = book
    words = book.verdicts.map { $0.map(Self.words) }
    heads = zip(book.agreements, book.regimes).map { agreement, regimes in
      regimes.map { regime in Self.field(agreement?.id ?? "") + Self.field(regime) + [Self.comma] }
    }
    bases = book.agreements.map { $0?.baseCurrency }
    instruments = book.pledges.instruments
  }

  /// Writes all rows, in the order of the pledges.
  func write() throws {
    let chunks = Array(stride(from: 0, to: book.pledges.count, by: Self.rowsAtOnce))
    // A few chunks at a time, in the same blocks, so that memory does not grow with the book.
    let blocks = (0..<ProcessorCount.available * 2).map { _ in
      TextBlock(capacity: min(Self.rowsAtOnce, book.pledges.count) * 256)
    }
    for wave in chunks.chunks(of: blocks.count) {
      let parts = Array(zip(wave, blocks))
      _ = parts.parallelMap { first, block in write(from: first, to: block) }
      for (_, block) in parts { try StandardOutput.write(block.bytes) }
    }
  }

  private func write(from first: Int, to block: TextBlock) {
    block.removeAll()
    let end = min(first + Self.rowsAtOnce, book.pledges.count)
    var values: [LeanValue] = []
    for start in stride(from: first, to: end, by: Self.rowsFetched) {
      let rows = start..<min(start + Self.rowsFetched, end)
      values.removeAll(keepingCapacity: true)
      // The values lie far apart; fetched without a decision in between, they come many at a time.
      book.append(valuesOf: rows, to: &values)
      let slots = values.count / rows.count
      for row in rows {
        let place = book.pledges.agreement(of: row)
        let first = (row - start) * slots
        for regime in heads[place].indices {
          append(row, regime, values[first + regime], place, to: block)
        }
      }
    }
  }

  private func append(
    _ row: Int, _ regime: Int, _ value: LeanValue, _ place: Int, to block: TextBlock
  ) {
    guard let base = bases[place] else { return }
    let words = words[book.part(of: row)][Int(value.verdict)]
    book.pledges.withID(of: row) { block.append(field: $0) }
    block.append(heads[place][regime])
    block.append(field: instruments[book.pledges.instrument(of: row)])
    block.append(words.decision)
    if value.market >= 0, let currency = value.currency {
      block.append(minorUnits: value.market, digits: currency.minorDigits)
    }
    block.append(Self.comma)
    if let currency = value.currency { block.append(currency) }
    block.append(Self.comma)
    if value.base >= 0 { block.append(minorUnits: value.base, digits: base.minorDigits) }
    block.append(Self.comma)
    block.append(base)
    block.append(words.percentages)
    block.append(minorUnits: value.after, digits: base.minorDigits)
    block.append(Self.comma)
    block.append(minorUnits: value.taken, digits: base.minorDigits)
    block.append(Self.comma)
    block.append(minorUnits: value.after - value.taken, digits: base.minorDigits)
    block.append(words.end)
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
