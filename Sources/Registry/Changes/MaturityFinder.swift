import Collateral

/// Reads the maturities that an instrument, or what it represents or holds, has in any version.
final class MaturityFinder {
  private let connection: SQLConnection
  private let resolver: IdentifierResolver
  private let versions: SQLStatement
  private let holdings: SQLStatement

  init(known: Int64, on connection: SQLConnection) throws(RegistryError) {
    self.connection = connection
    resolver = try IdentifierResolver(known: known, on: connection)
    let visible = "load <= ?2 AND (superseded IS NULL OR superseded > ?2)"
    versions = try connection.prepare(
      "SELECT maturityDate, wraps FROM instrument WHERE id = ?1 AND \(visible)")
    holdings = try connection.prepare(
      "SELECT DISTINCT instrument FROM fundHolding WHERE fund = ?1 AND \(visible)")
    for statement in [versions, holdings] { statement.bind(2, known) }
  }

  /// Every maturity that may come to count for an instrument.
  func maturities(of key: String) throws(RegistryError) -> Set<CalendarDate> {
    var found: Set<CalendarDate> = []
    var seen: Set<String> = [key]
    var pending = [key]
    while let key = pending.popLast() {
      var inner: [String] = []
      versions.bind(1, key)
      while try versions.step() {
        if !versions.isNull(0) { found.insert(versions.date(0)) }
        if let wraps = versions.optionalText(1) { inner.append(wraps) }
      }
      versions.reset()
      for name in [key] + (try resolver.aliases(of: key)) {
        holdings.bind(1, name)
        while try holdings.step() { inner.append(holdings.text(0)) }
        holdings.reset()
      }
      for identifier in inner {
        for key in try resolver.resolve(identifier) where seen.insert(key).inserted {
          pending.append(key)
        }
      }
    }
    return found
  }

  /// Keys of the instruments with a maturity in some spans of days, in any version.
  func instruments(maturingIn spans: [ClosedRange<CalendarDate>]) throws(RegistryError) -> Set<
    String
  > {
    guard !spans.isEmpty else { return [] }
    let within = spans.map {
      "maturityDate BETWEEN \($0.lowerBound.days) AND \($0.upperBound.days)"
    }
    let query = try connection.prepare(
      "SELECT DISTINCT id FROM instrument WHERE \(within.joined(separator: " OR "))")
    var keys: Set<String> = []
    while try query.step() { keys.insert(query.text(0)) }
    return keys
  }
}
