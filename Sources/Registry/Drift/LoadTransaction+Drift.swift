// What loads looked like, read and written with the load itself.

extension LoadTransaction {
  /// The newest loads of the same feed, source, scope and part before this one, the newest first.
  ///
  /// - Parameter limit: how many at most.
  package func profiles(limit: Int) throws(RegistryError) -> [LoadProfile] {
    let query = try connection.prepare(
      """
      SELECT id, recordsRead, recordsRejected FROM load
      WHERE feed = ?1 AND source IS ?2 AND scope IS ?3 AND part IS ?4 AND parts IS ?5 AND id < ?6
      ORDER BY id DESC LIMIT ?7
      """)
    query.bind(1, entry.feed)
    query.bind(2, entry.source)
    query.bind(3, entry.scope)
    query.bind(4, entry.part.map(Int64.init))
    query.bind(5, entry.parts.map(Int64.init))
    query.bind(6, id)
    query.bind(7, Int64(limit))
    var profiles: [LoadProfile] = []
    while try query.step() {
      profiles.append(
        LoadProfile(
          load: query.integer(0), read: Int(query.integer(1)), rejected: Int(query.integer(2))))
    }
    for index in profiles.indices {
      profiles[index].columns = try columns(of: profiles[index].load)
    }
    return profiles
  }

  private func columns(of load: Int64) throws(RegistryError) -> [String: LoadProfile.Column] {
    var columns: [String: LoadProfile.Column] = [:]
    let names = try connection.prepare(
      "SELECT name, filled, isListed FROM loadColumn WHERE load = ?1")
    names.bind(1, load)
    while try names.step() {
      columns[names.text(0)] = LoadProfile.Column(
        filled: Int(names.integer(1)), words: names.integer(2) == 1 ? [:] : nil)
    }
    let words = try connection.prepare("SELECT name, word, count FROM loadWord WHERE load = ?1")
    words.bind(1, load)
    while try words.step() {
      columns[words.text(0)]?.words?[words.text(1)] = Int(words.integer(2))
    }
    return columns
  }

  /// Writes what the records of this load look like.
  package func add(_ profile: LoadProfile) throws(RegistryError) {
    let column = try connection.prepare(
      "INSERT INTO loadColumn (load, name, filled, isListed) VALUES (?, ?, ?, ?)")
    let word = try connection.prepare(
      "INSERT INTO loadWord (load, name, word, count) VALUES (?, ?, ?, ?)")
    for (name, found) in profile.columns.sorted(by: { $0.key < $1.key }) {
      column.bind(1, id)
      column.bind(2, name)
      column.bind(3, Int64(found.filled))
      column.bind(4, Int64(found.words == nil ? 0 : 1))
      try column.run()
      for (text, count) in (found.words ?? [:]).sorted(by: { $0.key < $1.key }) {
        word.bind(1, id)
        word.bind(2, name)
        word.bind(3, text)
        word.bind(4, Int64(count))
        try word.run()
      }
    }
  }

  /// Writes to which tables the load wrote.
  func noteTables(_ names: [String]) throws(RegistryError) {
    let insert = try connection.prepare("INSERT INTO loadTable (load, name) VALUES (?, ?)")
    for name in names {
      insert.bind(1, id)
      insert.bind(2, name)
      try insert.run()
    }
  }
}
