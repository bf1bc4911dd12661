import Collateral
import Money
import Reading

/// Gathers pledges from lines of a file, as long as these are clean: no quotes, every field as
/// ``PledgesFeed`` takes it.
struct PledgeLines: ~Copyable {
  /// The pledges so far; their lines are counted from 0. Behind a pointer, since the compiler would move them to and fro
  /// for every line.
  private let gathered: UnsafeMutablePointer<PledgeRows>
  /// The lines so far.
  private(set) var lineCount = 0

  private typealias Column = PledgesFeed.Column

  private let layout: PledgeLayout
  /// Agreements and instruments of the lines at hand, which are numbered together.
  private var agreements: [UnsafeRawBufferPointer] = []
  private var instruments: [UnsafeRawBufferPointer] = []
  /// Where each field of the line at hand begins; one more, for where the next would.
  private let starts: UnsafeMutablePointer<Int>
  /// Which field each column is.
  private let places: UnsafeMutablePointer<Int>

  /// No pledges yet, and room for those of so many bytes.
  init(_ layout: PledgeLayout, bytes: Int) {
    self.layout = layout
    gathered = .allocate(capacity: 1)
    gathered.initialize(to: PledgeRows(capacity: bytes / 32))
    starts = .allocate(capacity: layout.fieldCount + 1)
    starts.initialize(repeating: 0, count: layout.fieldCount + 1)
    places = .allocate(capacity: layout.places.count)
    places.initialize(from: layout.places, count: layout.places.count)
  }

  deinit {
    gathered.deinitialize(count: 1)
    gathered.deallocate()
    starts.deallocate()
    places.deallocate()
  }

  /// The pledges, which are then no longer here; their lines are counted from 0.
  mutating func takeRows() -> PledgeRows {
    let rows = gathered.move()
    gathered.initialize(to: PledgeRows())
    return rows
  }

  /// Reads whole lines. False if there is anything that the feed's own reader has to look at.
  mutating func read(_ lines: UnsafeRawBufferPointer) -> Bool {
    let separator = layout.separator
    let fieldCount = layout.fieldCount
    // Bytes above are parts of fields; so is any other one that is none of the four below.
    let plain = max(separator, 0x22)
    var start = 0
    while start < lines.count {
      var at = start
      var count = 1
      starts[0] = start
      scan: while at < lines.count {
        let byte = lines[at]
        if byte <= plain {
          switch byte {
          case separator:
            guard count < fieldCount else { return false }
            starts[count] = at + 1
            count += 1
          case 0x0A: break scan
          case 0x22: return false
          case 0x0D:
            guard at + 1 < lines.count, lines[at + 1] == 0x0A else { return false }
          default: break
          }
        }
        at += 1
      }
      guard at - start <= LineFile.lineLimit else { return false }
      if count == fieldCount {
        starts[count] = at + 1
        guard append(lines) else { return false }
      } else {
        guard count == 1, isBlank(lines, start, at) else { return false }
      }
      lineCount += 1
      start = at + 1
    }
    gathered.pointee.append(agreements: agreements, instruments: instruments)
    agreements.removeAll(keepingCapacity: true)
    instruments.removeAll(keepingCapacity: true)
    return true
  }

  private mutating func append(_ lines: UnsafeRawBufferPointer) -> Bool {
    let id = field(.pledge, lines)
    let agreement = field(.agreement, lines)
    let instrument = field(.instrument, lines)
    guard !id.isEmpty, !agreement.isEmpty, !instrument.isEmpty else { return false }
    do throws(FieldProblem) {
      let quantity = try FieldText.quantity(field(.quantity, lines))
      guard quantity.significand > 0 else { return false }
      gathered.pointee.append(
        id: id, quantity: quantity, price: try optional(.price, lines, FieldText.unsigned),
        currency: try optional(.currency, lines, FieldText.currency),
        custodian: try optional(.custodian, lines, FieldText.identifier), line: lineCount)
    } catch {
      return false
    }
    agreements.append(agreement)
    instruments.append(instrument)
    return true
  }

  private func optional<Value>(
    _ column: Column, _ lines: UnsafeRawBufferPointer,
    _ read: (UnsafeRawBufferPointer) throws(FieldProblem) -> Value
  ) throws(FieldProblem) -> Value? {
    guard places[column.rawValue] >= 0 else { return nil }
    let bytes = field(column, lines)
    return bytes.isEmpty ? nil : try read(bytes)
  }

  /// The bytes of a column that the file has, without the blanks around them.
  private func field(_ column: Column, _ lines: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let place = places[column.rawValue]
    return FieldText.trimmed(
      UnsafeRawBufferPointer(rebasing: lines[starts[place]..<starts[place + 1] - 1]))
  }

  /// Whether nothing but blanks stands on a line, as ``CSVRow/isBlank`` has it.
  private func isBlank(_ lines: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Bool {
    let line = lines[start..<end]
    let text = line.last == 0x0D ? line.dropLast() : line
    return text.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}
