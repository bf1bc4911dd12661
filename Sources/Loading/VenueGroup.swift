import Collateral
import Registry

/// The venue records of one ISIN, gathered to be folded.
struct VenueGroup: ~Copyable {
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int>] = []
  private var isin: [UInt8] = []
  private var lastVenue: [UInt8] = []
  private var rows: [PackedRow] = []
  private var outcomes: [MergeOutcome] = []
  private var instrument = PackedRow()
  private var fold = VenueFold()
  private let isWhole: Bool
  private let isMarked: Bool

  /// - Parameters:
  ///   - isWhole: whether all venues of an ISIN are in the file.
  ///   - isMarked: whether what the file repeats is to be noted, because what it lacks will end.
  init(isWhole: Bool, isMarked: Bool) {
    self.isWhole = isWhole
    self.isMarked = isMarked
  }

  /// Records gathered.
  var count: Int { ranges.count }

  /// Whether a record is about the ISIN of the others.
  func belongs(_ row: PackedRow) -> Bool {
    ranges.isEmpty || row.raw(0).elementsEqual(isin)
  }

  /// Takes a record.
  mutating func add(_ row: PackedRow, _ record: UnsafeRawBufferPointer) {
    if ranges.isEmpty { isin = Array(row.raw(0)) }
    lastVenue = Array(row.raw(1))
    ranges.append(bytes.count..<(bytes.count + record.count))
    bytes.append(contentsOf: record)
  }

  /// Drops the record before when it is of the same venue as another one.
  mutating func dropEarlier(_ row: PackedRow) -> Bool {
    guard !ranges.isEmpty, row.raw(1).elementsEqual(lastVenue) else { return false }
    ranges.removeLast()
    return true
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
    for (index, range) in ranges.enumerated() {
      if index == rows.count { rows.append(PackedRow()) }
      rows[index].read(UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
    let venues = rows[..<ranges.count]
    return isWhole
      ? try mergeWhole(venues, into: transaction, asOf: asOf)
      : try transaction.mergeSomeVenues(venues, asOf: asOf, isMarked: isMarked)
  }

  private mutating func mergeWhole(
    _ venues: ArraySlice<PackedRow>, into transaction: LoadTransaction, asOf: CalendarDate
  ) throws(RegistryError) -> [MergeOutcome] {
    outcomes.removeAll(keepingCapacity: true)
    var firstDay = asOf.days
    for venue in venues {
      firstDay = min(firstDay, venue.validFrom)
      let outcome = try transaction.merge(
        venue, into: .listing, on: asOf.days, firstDay: venue.validFrom)
      if isMarked, outcome == .unchanged { try transaction.markRepeated(venue) }
      outcomes.append(outcome)
    }
    let chosen = fold.chosen(of: venues)
    instrument.read(fold.fold(venues, chosen: chosen, asOf: asOf))
    let outcome = try transaction.merge(
      instrument, into: .instrument, on: asOf.days, firstDay: firstDay)
    if outcomes[chosen] == .unchanged { outcomes[chosen] = outcome }
    return outcomes
  }
}
