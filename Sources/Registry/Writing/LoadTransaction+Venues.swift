package import Collateral

extension LoadTransaction {
  /// Merges the records of some venues for one ISIN, and the instrument that all its venues then make.
  ///
  /// - Parameters:
  ///   - rows: the records, one a venue, sorted by MIC.
  ///   - asOf: the day of which they speak.
  ///   - isMarked: whether what is only repeated is to be noted, as a part of a full file is.
  /// - Returns: an outcome for each record. A change of the instrument counts for the first record.
  package func mergeSomeVenues(
    _ rows: ArraySlice<PackedRow>, asOf: CalendarDate, isMarked: Bool
  ) throws(RegistryError) -> [MergeOutcome] {
    guard let first = rows.first, let id = first.text(0), let source = first.text(2) else {
      return []
    }
    let book = try listingBook(asOf)
    var outcomes: [MergeOutcome] = []
    var firstDay = asOf.days
    var written = PackedRow()
    for row in rows {
      firstDay = min(firstDay, row.validFrom)
      // What was taken back keeps what was said; what was never reported cannot be taken back.
      guard VenueFold.status(row) == .cancelled else {
        let outcome = try merge(row, into: .listing, on: asOf.days, firstDay: row.validFrom)
        if isMarked, outcome == .unchanged { try markRepeated(row) }
        outcomes.append(outcome)
        continue
      }
      try flush(.listing)
      guard let mic = row.text(1),
        let bytes = try book.listing(of: id, mic, source, as: .cancelled, line: row.line)
      else {
        outcomes.append(.unchanged)
        continue
      }
      written.read(bytes)
      outcomes.append(try merge(written, into: .listing, on: asOf.days))
    }
    let outcome = try mergeRefolded(id, source, rows, asOf: asOf, firstDay: firstDay)
    if let outcome, outcomes.first == .unchanged { outcomes[0] = outcome }
    return outcomes
  }

  /// Notes that a part of a full file repeats a listing.
  package func markRepeated(_ row: PackedRow) throws(RegistryError) {
    guard let set = try fullSet(), set.canEnd else { return }
    try set.mark(row)
  }

  /// Ends what the full file, all parts of which have arrived, does not name any more.
  ///
  /// - Returns: how many listings ended; zero while parts are missing.
  package func endAbsent(source: String, asOf: CalendarDate) throws(RegistryError) -> Int {
    guard let set = try fullSet(), set.isComplete else { return 0 }
    var ended = 0
    if set.canEnd {
      try flush(.listing)
      let book = try listingBook(asOf)
      let absent = try set.absent(source: source, asOf: asOf)
      var row = PackedRow()
      var start = 0
      while start < absent.count {
        let id = absent[start].id
        var end = start
        while end < absent.count, absent[end].id == id {
          if let bytes = try book.listing(of: id, absent[end].mic, source, as: .ended) {
            row.read(bytes)
            _ = try merge(row, into: .listing, on: asOf.days)
            ended += 1
          }
          end += 1
        }
        _ = try mergeRefolded(id, source, [], asOf: asOf, firstDay: asOf.days)
        start = end
      }
    }
    try set.forget()
    return ended
  }

  private func mergeRefolded(
    _ id: String, _ source: String, _ rows: ArraySlice<PackedRow>, asOf: CalendarDate,
    firstDay: Int32
  ) throws(RegistryError) -> MergeOutcome? {
    try flush(.listing)
    try flush(.instrument)
    let refold = VenueRefold(try listingBook(asOf))
    guard let bytes = try refold.fold(id, source, rows, asOf: asOf) else { return nil }
    var instrument = PackedRow()
    instrument.read(bytes)
    return try merge(instrument, into: .instrument, on: asOf.days, firstDay: firstDay)
  }
}
