import Collateral
import Feeds
import Registry

/// Merges the sorted rows of a file into the registry, inside a transaction.
struct FileMerge: ~Copyable {
  private let file: StagedFile
  private let transaction: LoadTransaction
  private var counts = LoadCounts()
  private var duplicates = DuplicateFilter()
  private var row = PackedRow()

  init(_ file: StagedFile, into transaction: LoadTransaction) {
    self.file = file
    self.transaction = transaction
  }

  /// Merges all rows.
  ///
  /// Rows that cannot be taken join the rejects of the file.
  /// - Returns: what became of the records.
  mutating func run() throws -> LoadCounts {
    if file.header.feed.isFIRDS {
      try mergeVenues()
      return finished()
    }
    guard let table = file.table else { return finished() }
    switch table.name {
    case FactTable.instrument.name: try mergeInstruments()
    default: try mergeFacts(table)
    }
    return finished()
  }

  private func finished() -> LoadCounts {
    var counts = counts
    counts.read = file.read
    counts.rejected = file.rejects.count
    return counts
  }

  private mutating func mergeFacts(_ table: FactTable) throws {
    try file.rows.drain { key, bytes in
      row.read(bytes)
      guard try isFirst(key, bytes) else { return }
      count(try transaction.merge(row, into: table, on: row.validFrom))
    }
  }

  private mutating func mergeInstruments() throws {
    // A record whose identifier is taken waits: the record that gives it up may come later.
    var waiting: [(record: Int, bytes: [UInt8])] = []
    try file.rows.drain { key, bytes in
      row.read(bytes)
      guard try isFirst(key, bytes) else { return }
      if let outcome = try transaction.mergeInstrument(row, inUse: { _ in }) {
        count(outcome)
      } else {
        waiting.append((StagedKey.record(of: key), Array(bytes)))
      }
    }
    for (record, bytes) in waiting {
      try bytes.withUnsafeBytes { bytes in
        row.read(bytes)
        var conflict: IdentifierConflict?
        if let outcome = try transaction.mergeInstrument(row, inUse: { conflict = $0 }) {
          count(outcome)
        } else if let conflict {
          try file.rejects.add(
            reject(
              record, .identifierInUse, field: conflict.field,
              message: "\(conflict.field) \(conflict.value) already belongs to \(conflict.owner)",
              remedy: "correct the one of the two records that is wrong; an identifier that moves "
                + "must first be given up by \(conflict.owner)"))
        }
      }
    }
  }

  private mutating func mergeVenues() throws {
    guard let asOf = file.header.asOf else { return }
    let isFull = file.header.feed == .firdsFull
    let isFresh = try transaction.isFresh(.listing)
    // A file has all venues of an instrument only if it is the whole of its slice; the first one has all that are known.
    let isWhole = isFull && (isFresh || (file.header.parts ?? 1) == 1)
    var group = VenueGroup(isWhole: isWhole, isMarked: isFull && !isFresh)
    try file.rows.drain { key, bytes in
      row.read(bytes)
      if !group.belongs(row) { try mergeGroup(&group, asOf: asOf) }
      if isFull {
        guard try isFirst(key, bytes) else { return }
      } else if group.dropEarlier(row) {
        // Of several changes of a day the last one holds.
        counts.unchanged += 1
      }
      guard group.count < VenueFold.venueLimit else {
        throw LoadError(
          kind: .refused,
          description: """
            \(file.name):\(row.line): more than \(VenueFold.venueLimit) venues for one ISIN
              this is not a FIRDS file as published; load that
            """)
      }
      group.add(row, bytes)
    }
    try mergeGroup(&group, asOf: asOf)
    // A class of which nothing at all is left is no class.
    if isFull, file.read > 0 || (file.header.parts ?? 1) > 1 {
      counts.ended = try transaction.endAbsent(source: file.source, asOf: asOf)
    }
  }

  private mutating func mergeGroup(_ group: inout VenueGroup, asOf: CalendarDate) throws {
    let outcomes = try group.merge(into: transaction, asOf: asOf)
    for outcome in outcomes { count(outcome) }
    group.clear()
  }

  private mutating func count(_ outcome: MergeOutcome) {
    switch outcome {
    case .new: counts.new += 1
    case .changed: counts.changed += 1
    case .unchanged: counts.unchanged += 1
    }
  }

  /// Whether a row is the first of its key; counts or rejects it otherwise.
  private mutating func isFirst(
    _ key: UnsafeRawBufferPointer, _ bytes: UnsafeRawBufferPointer
  ) throws(RegistryError) -> Bool {
    switch duplicates.judge(key: key, row: bytes) {
    case .first: return true
    case .repeated:
      counts.unchanged += 1
      return false
    case .contradicts(let line):
      try file.rejects.add(
        reject(
          StagedKey.record(of: key), .duplicateRecord, field: nil,
          message: "the record on line \(line) has the same key and says something else",
          remedy: "keep the one that is right; the first was taken"))
      return false
    }
  }

  private func reject(
    _ record: Int, _ code: RejectCode, field: String?, message: String, remedy: String
  ) -> StoredReject {
    // The file has gone by; the values stand for its text.
    var excerpt: [String] = []
    for column in 0..<row.count {
      if let text = row.text(column) { excerpt.append(text) }
    }
    return StoredReject(
      line: Int(row.line), record: record, code: code.rawValue, field: field, message: message,
      excerpt: String(excerpt.joined(separator: ",").prefix(200)), remedy: remedy)
  }
}
