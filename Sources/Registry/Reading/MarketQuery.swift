import Collateral
import Money

/// Reads prices, index memberships, fund portfolios and exchange rates of a day, as of a load.
final class MarketQuery {
  /// Prices and rates older than this many days do not count.
  static let longestAge = 10

  private let connection: SQLConnection
  private let on: CalendarDate
  private let known: Int64
  private let prices: SQLStatement?
  private let members: SQLStatement?
  private let holdings: SQLStatement?

  init(on: CalendarDate, known: Int64, connection: SQLConnection) throws(RegistryError) {
    self.connection = connection
    self.on = on
    self.known = known
    let visible = """
      validFrom <= ?2 AND load <= ?3 AND (superseded IS NULL OR superseded > ?3)
      """
    func prepare(_ table: FactTable, _ sql: String) throws(RegistryError) -> SQLStatement? {
      if try connection.integer("SELECT 1 FROM \(table.name) LIMIT 1") == nil { return nil }
      let statement = try connection.prepare(sql)
      statement.bind(2, Int64(on.days))
      statement.bind(3, known)
      return statement
    }
    prices = try prepare(
      .price,
      """
      SELECT validFrom, price, currency, load, line FROM price
      WHERE id = ?1 AND validFrom >= ?4 AND \(visible) ORDER BY validFrom DESC LIMIT 1
      """)
    prices?.bind(4, Int64(on.adding(days: -Self.longestAge).days))
    members = try prepare(
      .indexMember,
      """
      SELECT indexCode, validFrom, validTo, load, line FROM indexMember
      WHERE id = ?1 AND \(visible) ORDER BY indexCode DESC, validFrom DESC
      """)
    holdings = try prepare(
      .fundHolding,
      """
      SELECT instrument, validFrom, share, load, line FROM fundHolding
      WHERE fund = ?1 AND \(visible) ORDER BY instrument, validFrom
      """)
  }

  /// The newest price under any of an instrument's names; of equally new ones the first name's.
  func price(of names: [String]) throws(RegistryError) -> PriceFact? {
    guard let prices else { return nil }
    var newest: PriceFact?
    for name in names {
      prices.bind(1, name)
      if try prices.step() {
        let date = prices.date(0)
        if newest.map({ $0.date < date }) ?? true {
          newest = PriceFact(
            date: date, price: Price(units: prices.integer(1)), currency: try currency(prices, 2),
            origin: prices.origin(3))
        }
      }
      prices.reset()
    }
    return newest
  }

  /// The indices of which an instrument is a member under any of its names.
  func indices(of names: [String]) throws(RegistryError) -> [IndexFact] {
    guard let members else { return [] }
    var facts: [IndexFact] = []
    for name in names {
      members.bind(1, name)
      var last: String?
      while try members.step() {
        let index = members.text(0)
        // The newest membership of each index decides.
        if index == last { continue }
        last = index
        if let end = members.optionalInteger(2), end < Int64(on.days) { continue }
        if facts.contains(where: { $0.index == index }) { continue }
        facts.append(IndexFact(index: index, origin: members.origin(3)))
      }
      members.reset()
    }
    facts.reverse()
    return facts
  }

  /// The newest portfolio of a fund under any of its names; assets by the names given.
  func holdings(of names: [String]) throws(RegistryError) -> [HoldingFact] {
    guard let holdings else { return [] }
    var newest = CalendarDate.beginning
    var facts: [HoldingFact] = []
    for name in names {
      holdings.bind(1, name)
      while try holdings.step() {
        let date = holdings.date(1)
        if date < newest { continue }
        if date > newest { facts.removeAll() }
        newest = date
        facts.append(
          HoldingFact(
            instrument: holdings.text(0), share: Percentage(units: holdings.integer(2)),
            origin: holdings.origin(3)))
      }
      holdings.reset()
    }
    return facts
  }

  /// The newest rate of every pair.
  func rates() throws(RegistryError) -> [ExchangeRateFact] {
    let query = try connection.prepare(
      """
      SELECT base, quote, validFrom, rate, load, line FROM exchangeRate
      WHERE validFrom BETWEEN ?1 AND ?2 AND load <= ?3 AND (superseded IS NULL OR superseded > ?3)
      ORDER BY base, quote, validFrom DESC
      """)
    query.bind(1, Int64(on.adding(days: -Self.longestAge).days))
    query.bind(2, Int64(on.days))
    query.bind(3, known)
    var facts: [ExchangeRateFact] = []
    while try query.step() {
      let base = try currency(query, 0)
      let quote = try currency(query, 1)
      if let last = facts.last, last.base == base, last.quote == quote { continue }
      facts.append(
        ExchangeRateFact(
          base: base, quote: quote, date: query.date(2),
          rate: ExchangeRate(units: query.integer(3)),
          origin: query.origin(4)))
    }
    return facts
  }

  private func currency(_ row: SQLStatement, _ column: Int) throws(RegistryError) -> Currency {
    do {
      return try Currency(utf8: row.bytes(column))
    } catch {
      throw RegistryError(
        kind: .refused, path: connection.path,
        message: "a price or rate is damaged (\(error)); restore the registry, or load it anew")
    }
  }
}
