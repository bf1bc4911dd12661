/// What a file named that says all there is, so that the rest can be ended: a table that lives as long as the load.
final class NamedKeys {
  private let insert: SQLStatement

  init(_ connection: SQLConnection) throws(RegistryError) {
    try connection.execute(
      """
      CREATE TEMP TABLE IF NOT EXISTS named (
        subject TEXT NOT NULL, aspect TEXT NOT NULL, PRIMARY KEY (subject, aspect)) WITHOUT ROWID
      """)
    try connection.execute("DELETE FROM temp.named")
    insert = try connection.prepare("INSERT OR IGNORE INTO temp.named VALUES (?1, ?2)")
  }

  /// Notes that a file spoke of an aspect of a subject.
  func add(_ subject: String, _ aspect: String) throws(RegistryError) {
    insert.bind(1, subject)
    insert.bind(2, aspect)
    try insert.run()
  }

  /// Notes that a file spoke of an aspect of a subject.
  func add(_ subject: PackedRow.Value, _ aspect: PackedRow.Value) throws(RegistryError) {
    insert.bind(1, subject)
    insert.bind(2, aspect)
    try insert.run()
  }
}
