/// Looks for what no load can have written: damage, or another hand.
struct RegistryVerifier {
  /// Findings of one check beyond which it stops: one tells enough.
  static let findingLimit = 100

  let connection: SQLConnection

  /// What is found, check by check.
  func findings() throws(RegistryError) -> [RegistryFinding] {
    var findings: [RegistryFinding] = []
    for check in RegistryCheck.allCases {
      findings += try self.findings(check).prefix(Self.findingLimit)
    }
    return findings
  }

  private func findings(_ check: RegistryCheck) throws(RegistryError) -> [RegistryFinding] {
    switch check {
    case .integrity: try integrity()
    case .loads: try loads()
    case .overlaps: try eachTable { table throws(RegistryError) in try overlaps(table) }
    case .gaps: try eachTable { table throws(RegistryError) in try gaps(table) }
    case .order: try times() + eachTable { table throws(RegistryError) in try order(table) }
    case .counts: try counts()
    }
  }

  private func eachTable(
    _ body: (FactTable) throws(RegistryError) -> [RegistryFinding]
  ) throws(RegistryError) -> [RegistryFinding] {
    var findings: [RegistryFinding] = []
    for table in FactTable.all { findings += try body(table) }
    return findings
  }

  private func integrity() throws(RegistryError) -> [RegistryFinding] {
    try rows("PRAGMA integrity_check(\(Self.findingLimit))") { row in
      row.text(0) == "ok"
        ? nil : RegistryFinding(check: .integrity, place: "file", message: row.text(0))
    }
  }

  private func loads() throws(RegistryError) -> [RegistryFinding] {
    try rows("PRAGMA foreign_key_check") { row in
      RegistryFinding(
        check: .loads, place: row.text(0),
        message: "a row names a \(row.text(2)) that does not exist")
    }
  }

  private func overlaps(_ table: FactTable) throws(RegistryError) -> [RegistryFinding] {
    let keys = table.keys.joined(separator: ", ")
    return try rows(
      """
      SELECT \(Self.key(table)), validFrom, count(*) FROM \(table.name) WHERE superseded IS NULL
      GROUP BY \(keys), validFrom HAVING count(*) > 1 LIMIT \(Self.findingLimit)
      """
    ) { row in
      RegistryFinding(
        check: .overlaps, place: "\(table.name) \(row.text(0))",
        message: "\(row.integer(2)) versions hold from \(row.date(1)) on")
    }
  }

  private func gaps(_ table: FactTable) throws(RegistryError) -> [RegistryFinding] {
    let same = table.keys.map { "later.\($0) = old.\($0)" }.joined(separator: " AND ")
    return try rows(
      """
      SELECT \(Self.key(table, of: "old")), validFrom, superseded FROM \(table.name) AS old
      WHERE superseded IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM \(table.name) AS later
        WHERE \(same) AND later.validFrom = old.validFrom AND later.load = old.superseded)
      LIMIT \(Self.findingLimit)
      """
    ) { row in
      RegistryFinding(
        check: .gaps, place: "\(table.name) \(row.text(0))",
        message:
          "load \(row.integer(2)) replaced the version of \(row.date(1)) and put none in its place")
    }
  }

  private func order(_ table: FactTable) throws(RegistryError) -> [RegistryFinding] {
    try rows(
      """
      SELECT \(Self.key(table)), load, superseded FROM \(table.name) WHERE superseded <= load
      LIMIT \(Self.findingLimit)
      """
    ) { row in
      RegistryFinding(
        check: .order, place: "\(table.name) \(row.text(0))",
        message: "the version of load \(row.integer(1)) was replaced by load \(row.integer(2))")
    }
  }

  private func times() throws(RegistryError) -> [RegistryFinding] {
    try rows(
      """
      SELECT id, committedAt FROM load AS later
      WHERE committedAt < (SELECT max(committedAt) FROM load WHERE id < later.id)
      LIMIT \(Self.findingLimit)
      """
    ) { row in
      RegistryFinding(
        check: .order, place: "load \(row.integer(0))",
        message: "became known at \(row.text(1)), before a load that it follows")
    }
  }

  private func counts() throws(RegistryError) -> [RegistryFinding] {
    let closed = FactTable.all.map {
      "SELECT superseded AS load FROM \($0.name) WHERE superseded IS NOT NULL"
    }.joined(separator: " UNION ALL ")
    // Rejects that were dropped to save room are no less rejected.
    let dropped =
      try connection.has(table: "droppedReject")
      ? " UNION ALL SELECT load, count FROM droppedReject" : ""
    return try rows(
      """
      WITH closed AS (SELECT load, count(*) AS count FROM (\(closed)) GROUP BY load),
      kept AS (SELECT load, count(*) AS count FROM reject GROUP BY load\(dropped))
      SELECT id, recordsRead, recordsNew + recordsChanged + recordsUnchanged + recordsRejected,
        versionsClosed, ifnull(closed.count, 0), recordsRejected, ifnull(kept.count, 0)
      FROM load LEFT JOIN closed ON closed.load = id LEFT JOIN kept ON kept.load = id ORDER BY id
      """
    ) { row in
      let pairs = [
        ("records read", "new, changed, unchanged and rejected", 1),
        ("versions closed", "versions that it replaced", 3),
        ("records rejected", "rejects that are kept", 5),
      ]
      let differing = pairs.filter { row.integer($0.2) != row.integer($0.2 + 1) }
      if differing.isEmpty { return nil }
      return RegistryFinding(
        check: .counts, place: "load \(row.integer(0))",
        message: differing.map {
          "\(row.integer($0.2)) \($0.0), but \(row.integer($0.2 + 1)) \($0.1)"
        }.joined(separator: "; "))
    }
  }

  private func rows(
    _ sql: String, _ finding: (SQLStatement) -> RegistryFinding?
  ) throws(RegistryError) -> [RegistryFinding] {
    let query = try connection.prepare(sql)
    var findings: [RegistryFinding] = []
    while try query.step() {
      if let finding = finding(query) { findings.append(finding) }
    }
    return findings
  }

  /// The key of a row, as messages name it.
  private static func key(_ table: FactTable, of alias: String? = nil) -> String {
    let prefix = alias.map { "\($0)." } ?? ""
    return table.keys.map { prefix + $0 }.joined(separator: " || ' ' || ")
  }
}
