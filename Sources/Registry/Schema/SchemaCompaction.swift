/// Which loads' rejects were dropped to save room.
enum SchemaCompaction {
  static let tables = """
    CREATE TABLE droppedReject (
      load INTEGER PRIMARY KEY REFERENCES load (id),
      count INTEGER NOT NULL CHECK (count > 0),
      droppedAt TEXT NOT NULL CHECK (length(droppedAt) = 24)
    ) STRICT;
    """
}
