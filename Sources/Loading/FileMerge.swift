import Collateral
import Feeds
import Registry

/// Merges the sorted rows of a file into the registry, inside a transaction.
struct FileMerge: ~Copyable {
  private let file: StagedFile
  private let transaction: LoadTransaction
  private var counts = LoadCounts()
  /// What became of each record, where a record may have several rows.
  private var outcomes: RecordOutcomes?
  private var duplicates = DuplicateFilter()
  /// Records that are not wanted, found only now.
  private(set) var leftOut = 0
  private var row = PackedRow()

  init(_ file: StagedFile, into transaction: LoadTransaction) {
    self.file = file
    self.transaction = transaction
    if file.hasSeveralRows { outcomes = RecordOutcomes(rejected: file.rejects.count) }
  }

  /// Merges all rows.
  ///
  /// Rows that cannot be taken join the rejects of the file.
  /// - Returns: what became of the records.
  mutating func run() throws -> LoadCounts {
    if file.header.feed.isFIRDS {
      try mergeVenues()
    } else {
      for rows in file.rows {
        duplicates = DuplicateFilter()
        switch rows.table.name {
        case FactTable.instrument.name: try mergeInstruments(rows.sorter)
        case FactTable.relationship.name: try mergeRelationships(rows.sorter)
        default: try mergeFacts(rows.sorter, rows.table)
        }
      }
      try endAbsent()
    }
    counts.read = file.read - leftOut
    outcomes?.add(to: &counts)
    counts.rejected = outcomes?.rejected ?? file.rejects.count
    return counts
  }

  private mutating func mergeFacts(_ rows: RowSorter, _ table: FactTable) throws {
    try rows.drain { key, bytes in
      row.read(bytes)
      guard try isFirst(key, bytes) else { return }
      if file.header.isWhole { try transaction.noteNamed(row, table) }
      if table.name == FactTable.entity.name, let day = registerDay {
        // What a register says first holds for the time before, too.
        count(
          try transaction.merge(row, into: table, on: day.days, firstDay: row.validFrom), key)
      } else {
        count(try transaction.merge(row, into: table, on: row.validFrom), key)
      }
    }
  }

  /// The day of a register's file, which the records do not repeat.
  private var registerDay: CalendarDate? {
    switch file.header.feed {
    case .gleifEntities, .gleifRelationships, .gleifExceptions: file.header.asOf
    default: nil
    }
  }

  /// Ends what the registry has of the source and a whole file does not name.
  private mutating func endAbsent() throws {
    // What was left out because nobody asked for it has not ended.
    guard file.header.isWhole, file.read > 0, file.filter == nil, let day = file.header.asOf else {
      return
    }
    switch file.header.feed {
    case .gleifEntities, .gleifRelationships:
      counts.ended = try transaction.endUnnamedEntities(source: file.source, asOf: day)
    case .gleifExceptions:
      for source in [EntitySource.directException, .ultimateException] {
        counts.ended += try transaction.endUnnamedEntities(source: source.rawValue, asOf: day)
      }
    case .eurosystemAssets:
      counts.ended = try transaction.endUnnamedAssessments(
        source: FeedName.eurosystemSource, asOf: day)
    case .mapped:
      counts.ended = try transaction.endUnnamedAssessments(
        source: file.header.source ?? "", asOf: day)
    default: break
    }
  }

  private mutating func mergeRelationships(_ rows: RowSorter) throws {
    guard let asOf = file.header.asOf else { return }
    let fold = try RelationshipFold(transaction)
    var child: LEI?
    var line = 0
    var counted = 0
    var records: [RelationshipRecord] = []
    func merge() throws -> MergeOutcome? {
      guard let child else { return nil }
      return try fold.merge(
        child, records, isWhole: file.header.isWhole, asOf: asOf, line: line)
    }
    try rows.drain { key, bytes in
      row.read(bytes)
      guard let next = row.text(0).flatMap({ try? LEI($0) }),
        let parent = row.text(2).flatMap({ try? LEI($0) }),
        let kind = row.text(1).flatMap(RelationshipRecord.Kind.init)
      else { return }
      let record = StagedKey.record(of: key)
      let isCounted = record == counted
      counted = record
      if let filter = file.filter, !filter.keeps(next) {
        if !isCounted { leftOut += 1 }
        return
      }
      if next != child {
        if let outcome = try merge() { count(outcome) }
        child = next
        records.removeAll(keepingCapacity: true)
        line = Int(row.line)
        if file.header.isWhole { try transaction.noteNamed(next, source: file.source) }
      } else if !isCounted {
        // What became of a child counts for the first of its records.
        count(.unchanged)
      }
      var relationship = RelationshipRecord(child: next, parent: parent, kind: kind)
      relationship.start = row.integer(3).map { CalendarDate(days: Int32(truncatingIfNeeded: $0)) }
      relationship.end = row.integer(4).map { CalendarDate(days: Int32(truncatingIfNeeded: $0)) }
      relationship.holds = row.integer(5) != 0
      records.append(relationship)
    }
    if let outcome = try merge() { count(outcome) }
  }

  private mutating func mergeInstruments(_ rows: RowSorter) throws {
    // A record whose identifier is taken waits: the record that gives it up may come later.
    var waiting: [(key: [UInt8], bytes: [UInt8])] = []
    try rows.drain { key, bytes in
      row.read(bytes)
      guard try isFirst(key, bytes) else { return }
      if let outcome = try transaction.mergeInstrument(row, inUse: { _ in }) {
        count(outcome, key)
      } else {
        waiting.append((Array(key), Array(bytes)))
      }
    }
    for (key, bytes) in waiting {
      try key.withUnsafeBytes { key in
        try bytes.withUnsafeBytes { bytes in
          row.read(bytes)
          var conflict: IdentifierConflict?
          if let outcome = try transaction.mergeInstrument(row, inUse: { conflict = $0 }) {
            count(outcome, key)
          } else if let conflict {
            try reject(
              key, .identifierInUse, field: conflict.field,
              message: "\(conflict.field) \(conflict.value) already belongs to \(conflict.owner)",
              remedy: "correct the one of the two records that is wrong; an identifier that moves "
                + "must first be given up by \(conflict.owner)")
          }
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
    try file.rows.first?.sorter.drain { key, bytes in
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

  /// Counts what became of a record by what became of its row.
  private mutating func count(_ outcome: MergeOutcome, _ key: UnsafeRawBufferPointer) {
    if outcomes != nil {
      outcomes?.note(outcome, StagedKey.record(of: key))
    } else {
      count(outcome)
    }
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
      count(.unchanged, key)
      return false
    case .contradicts(let line):
      try reject(
        key, .duplicateRecord, field: nil,
        message: "the record on line \(line) has the same key and says something else",
        remedy: "keep the one that is right; the first was taken")
      return false
    }
  }

  private mutating func reject(
    _ key: UnsafeRawBufferPointer, _ code: RejectCode, field: String?, message: String,
    remedy: String
  ) throws(RegistryError) {
    let record = StagedKey.record(of: key)
    if outcomes?.reject(record) == false { return }
    // The file has gone by; the values stand for its text.
    var excerpt: [String] = []
    for column in 0..<row.count {
      if let text = row.text(column) { excerpt.append(text) }
    }
    try file.rejects.add(
      StoredReject(
        line: Int(row.line), record: record, code: code.rawValue, field: field, message: message,
        excerpt: String(excerpt.joined(separator: ",").prefix(200)), remedy: remedy))
  }
}
