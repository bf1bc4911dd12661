import Collateral
import Registry

/// The venue records of one ISIN, gathered to be folded.
struct VenueGroup: ~Copyable {
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int>] = []
  private var isin: [UInt8] = []
  private var rows: [PackedRow] = []
  private var outcomes: [MergeOutcome] = []
  private var instrument = PackedRow()
  private var fold = VenueFold()

  /// Records gathered.
  var count: Int { ranges.count }

  /// Whether a record is about the ISIN of the others.
  func belongs(_ row: PackedRow) -> Bool {
    ranges.isEmpty || row.raw(0).elementsEqual(isin)
  }

  /// Takes a record.
  mutating func add(_ row: PackedRow, _ record: UnsafeRawBufferPointer) {
    if ranges.isEmpty { isin = Array(row.raw(0)) }
    ranges.append(bytes.count..<(bytes.count + record.count))
    bytes.append(contentsOf: record)
  }

  /// Forgets the records.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
  }

  /// Merges the listings and the instrument that they make.
  ///
  /// - Returns: an outcome for each record. A change of the instrument counts for the record that was
  ///   chosen.
  mutating func merge(
    into transaction: LoadTransaction, asOf: CalendarDate
  ) throws -> [MergeOutcome] {
    guard !ranges.isEmpty else { return [] }
    let bytes = self.bytes
    return try bytes.withUnsafeBytes { bytes in
      try merge(bytes, into: transaction, asOf: asOf)
    }
  }

  private mutating func merge(
    _ bytes: UnsafeRawBufferPointer, into transaction: LoadTransaction, asOf: CalendarDate
  ) throws(RegistryError) -> [MergeOutcome] {
    outcomes.removeAll(keepingCapacity: true)
    var firstDay = asOf.days
    for (index, range) in ranges.enumerated() {
      if index == rows.count { rows.append(PackedRow()) }
      rows[index].read(UnsafeRawBufferPointer(rebasing: bytes[range]))
      firstDay = min(firstDay, rows[index].validFrom)
      outcomes.append(
        try transaction.merge(
          rows[index], into: .listing, on: asOf.days, firstDay: rows[index].validFrom))
    }
    let venues = rows[..<ranges.count]
    let chosen = fold.chosen(of: venues)
    instrument.read(fold.fold(venues, chosen: chosen, asOf: asOf))
    let outcome = try transaction.merge(
      instrument, into: .instrument, on: asOf.days, firstDay: firstDay)
    if outcomes[chosen] == .unchanged { outcomes[chosen] = outcome }
    return outcomes
  }
}
