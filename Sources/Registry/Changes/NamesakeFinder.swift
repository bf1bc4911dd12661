import Collateral

/// Finds the instruments that share an identifier with others, in any version: facts that were given under it may go to
/// another of them, or to none, when one comes or goes.
final class NamesakeFinder {
  private let names: SQLStatement
  private let owners: SQLStatement
  private let tickers: SQLStatement
  private let keys: SQLStatement
  private let hasIdentifiers: Bool

  init(_ connection: SQLConnection) throws(RegistryError) {
    names = try connection.prepare("SELECT DISTINCT value FROM identifier WHERE instrument = ?1")
    owners = try connection.prepare(
      """
      SELECT DISTINCT instrument FROM identifier
      WHERE scheme IN ('isin', 'cusip', 'figi', 'dti') AND value = ?1
      """)
    tickers = try connection.prepare(
      """
      SELECT DISTINCT instrument FROM identifier
      WHERE scheme = 'ticker' AND value = ?1 COLLATE NOCASE
      """)
    keys = try connection.prepare("SELECT 1 FROM instrument WHERE id = ?1 LIMIT 1")
    hasIdentifiers = try connection.integer("SELECT 1 FROM identifier LIMIT 1") != nil
  }

  /// The instruments that share an identifier with one, without itself.
  func namesakes(of key: String) throws(RegistryError) -> Set<String> {
    var values: Set<String> = [key]
    if hasIdentifiers { values.formUnion(try all(names, key)) }
    for value in values where value.utf8.count == 12 {
      if let cusip = (try? ISIN(value))?.cusip { values.insert(cusip.value) }
    }
    var found: Set<String> = []
    for value in values.sorted() {
      if hasIdentifiers {
        found.formUnion(try all(owners, value))
        found.formUnion(try all(tickers, value))
      }
      var candidates = [value]
      if value.utf8.count == 9, let cusip = try? CUSIP(value) {
        for country in [CountryCode.unitedStates, .canada] {
          if let isin = try? cusip.isin(country: country).value { candidates.append(isin) }
        }
      }
      for candidate in candidates where try isInstrument(candidate) { found.insert(candidate) }
    }
    found.remove(key)
    return found
  }

  private func isInstrument(_ key: String) throws(RegistryError) -> Bool {
    keys.bind(1, key)
    defer { keys.reset() }
    return try keys.step()
  }

  private func all(_ statement: SQLStatement, _ value: String) throws(RegistryError) -> [String] {
    statement.bind(1, value)
    defer { statement.reset() }
    var found: [String] = []
    while try statement.step() { found.append(statement.text(0)) }
    return found
  }
}
