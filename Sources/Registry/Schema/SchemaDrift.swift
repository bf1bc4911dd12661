/// What each load wrote to and what its records looked like, for `changes` and for the rules of drift.
enum SchemaDrift {
  /// The tables that a load wrote to; loads of earlier versions of the program name none.
  static let tables = """
    CREATE TABLE loadTable (
      load INTEGER NOT NULL REFERENCES load (id),
      name TEXT NOT NULL CHECK (length(name) > 0),
      PRIMARY KEY (load, name)
    ) STRICT, WITHOUT ROWID;
    """

  /// How often each column was filled, and with which words, where they were few.
  static let profiles = """
    CREATE TABLE loadColumn (
      load INTEGER NOT NULL REFERENCES load (id),
      name TEXT NOT NULL CHECK (length(name) > 0),
      filled INTEGER NOT NULL CHECK (filled >= 0),
      isListed INTEGER NOT NULL CHECK (isListed IN (0, 1)),
      PRIMARY KEY (load, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE loadWord (
      load INTEGER NOT NULL REFERENCES load (id),
      name TEXT NOT NULL CHECK (length(name) > 0),
      word TEXT NOT NULL,
      count INTEGER NOT NULL CHECK (count > 0),
      PRIMARY KEY (load, name, word)
    ) STRICT, WITHOUT ROWID;
    """
}
