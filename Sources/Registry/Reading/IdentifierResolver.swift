import Collateral

/// Finds the instruments that an identifier fits, as of a load.
///
/// Identifiers are not dated: one that belonged to an instrument names it on every day.
final class IdentifierResolver {
  private let isKey: SQLStatement
  private let owners: SQLStatement
  private let tickers: SQLStatement
  private let aliases: SQLStatement
  private let contracts: SQLStatement?
  /// Whether any instrument has an identifier besides its key.
  private let hasIdentifiers: Bool

  init(known: Int64, on connection: SQLConnection) throws(RegistryError) {
    let visible = "load <= ?1 AND (superseded IS NULL OR superseded > ?1)"
    isKey = try connection.prepare(
      "SELECT 1 FROM instrument WHERE id = ?2 AND \(visible) LIMIT 1")
    owners = try connection.prepare(
      """
      SELECT DISTINCT instrument FROM identifier
      WHERE scheme IN ('isin', 'cusip', 'figi', 'dti') AND value = ?2 AND \(visible)
      ORDER BY instrument
      """)
    tickers = try connection.prepare(
      """
      SELECT DISTINCT instrument FROM identifier
      WHERE scheme = 'ticker' AND value = ?2 COLLATE NOCASE AND \(visible) ORDER BY instrument
      """)
    aliases = try connection.prepare(
      "SELECT scheme, value FROM identifier WHERE instrument = ?2 AND \(visible)")
    contracts =
      try connection.has("tokenContract", in: .instrument)
      ? try connection.prepare(
        "SELECT DISTINCT id FROM instrument WHERE tokenContract = ?2 AND \(visible) ORDER BY id")
      : nil
    for statement in [isKey, owners, tickers, aliases] + [contracts].compactMap(\.self) {
      statement.bind(1, known)
    }
    hasIdentifiers = try connection.integer("SELECT 1 FROM identifier LIMIT 1") != nil
  }

  /// The keys that an identifier fits.
  func resolve(_ identifier: String) throws(RegistryError) -> [String] {
    if try isInstrument(identifier) { return [identifier] }
    return try resolveOther(identifier)
  }

  /// The keys that an identifier fits which is no key itself.
  func resolveOther(_ identifier: String) throws(RegistryError) -> [String] {
    var keys: [String] = []
    if hasIdentifiers { keys = try all(owners, identifier) }
    if let cusip = try? CUSIP(identifier) {
      for country in [CountryCode.unitedStates, .canada] {
        guard let isin = try? cusip.isin(country: country).value else { continue }
        if !keys.contains(isin), try isInstrument(isin) { keys.append(isin) }
      }
    }
    // The address of a contract, which may exist on several ledgers.
    if keys.isEmpty, identifier.hasPrefix("0x"), let contracts {
      keys = try all(contracts, identifier.lowercased())
    }
    if keys.isEmpty && hasIdentifiers { keys = try all(tickers, identifier) }
    return keys
  }

  /// The other identifiers under which facts about an instrument may have been given: those of a
  /// standard, and tickers that are its alone.
  func aliases(of key: String) throws(RegistryError) -> [String] {
    var found: [String] = []
    if key.utf8.count == 12, let cusip = (try? ISIN(key))?.cusip { found.append(cusip.value) }
    guard hasIdentifiers else { return found }
    aliases.bind(2, key)
    var names: [String] = []
    while try aliases.step() {
      if aliases.text(0) == "ticker" {
        names.append(aliases.text(1))
      } else if !found.contains(aliases.text(1)) {
        found.append(aliases.text(1))
      }
    }
    aliases.reset()
    for name in names where try resolve(name) == [key] { found.append(name) }
    return found
  }

  /// Whether an identifier is the registry's own key of an instrument.
  func isInstrument(_ identifier: String) throws(RegistryError) -> Bool {
    isKey.bind(2, identifier)
    let exists = try isKey.step()
    isKey.reset()
    return exists
  }

  private func all(
    _ statement: SQLStatement, _ value: String
  ) throws(RegistryError) -> [String] {
    statement.bind(2, value)
    var keys: [String] = []
    while try statement.step() { keys.append(statement.text(0)) }
    statement.reset()
    return keys
  }
}
