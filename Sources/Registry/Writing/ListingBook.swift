import Collateral

/// What the registry holds of the listings and the instrument of one ISIN while records of some venues are merged.
final class ListingBook {
  /// A listing in force.
  struct Listing {
    /// The venue.
    var mic: String
    /// Whether it is the venue whose record counts.
    var isRelevant: Bool
    /// First day of publication.
    var published: Int64
    /// Whether it is over or was taken back.
    var status: ReportStatus?
  }

  private static let listingKeys = FactTable.listing.keys.count
  private static let statusColumn = FactTable.listing.columns.firstIndex(of: "status") ?? 0

  private let day: Int32
  private let listings: SQLStatement
  private let listing: SQLStatement
  private let instrument: SQLStatement
  private var writer = RowWriter()

  /// - Parameter day: the day as of which versions are looked at.
  init(on day: CalendarDate, connection: SQLConnection) throws(RegistryError) {
    self.day = day.days
    let visible = "superseded IS NULL AND validFrom <= ?3"
    listings = try connection.prepare(
      """
      SELECT mic, relevantVenue, publishedFrom, status FROM listing
      WHERE id = ?1 AND source = ?2 AND \(visible) ORDER BY mic, validFrom
      """)
    listing = try connection.prepare(
      """
      SELECT line, \(FactTable.listing.values.joined(separator: ", ")) FROM listing
      WHERE id = ?1 AND source = ?2 AND mic = ?4 AND \(visible) ORDER BY validFrom DESC LIMIT 1
      """)
    instrument = try connection.prepare(
      """
      SELECT line, \(FactTable.instrument.values.joined(separator: ", ")) FROM instrument
      WHERE id = ?1 AND source = ?2 AND \(visible) ORDER BY validFrom DESC LIMIT 1
      """)
    for statement in [listings, listing, instrument] { statement.bind(3, Int64(self.day)) }
  }

  /// The listings of an ISIN, in the order of their venues.
  func listings(of id: String, _ source: String) throws(RegistryError) -> [Listing] {
    listings.bind(1, id)
    listings.bind(2, source)
    defer { listings.reset() }
    var found: [Listing] = []
    while try listings.step() {
      let mic = listings.text(0)
      // The last version of each venue holds.
      if found.last?.mic == mic { found.removeLast() }
      found.append(
        Listing(
          mic: mic, isRelevant: listings.text(1) == mic,
          published: listings.optionalInteger(2) ?? Int64(CalendarDate.beginning.days),
          status: listings.optionalText(3).flatMap(ReportStatus.init)))
    }
    return found
  }

  /// The listing in force as a row that says another status; nil where there is none.
  ///
  /// The bytes are valid until the next call.
  func listing(
    of id: String, _ mic: String, _ source: String, as status: ReportStatus, line: Int64? = nil
  ) throws(RegistryError) -> UnsafeRawBufferPointer? {
    listing.bind(1, id)
    listing.bind(2, source)
    listing.bind(4, mic)
    defer { listing.reset() }
    guard try listing.step() else { return nil }
    writer.begin(validFrom: day, line: Int(line ?? listing.integer(0)))
    writer.text(id)
    writer.text(mic)
    writer.text(source)
    for index in FactTable.listing.values.indices {
      if index + Self.listingKeys == Self.statusColumn {
        writer.text(status.rawValue)
      } else {
        writer.copy(listing, index + 1)
      }
    }
    return writer.bytes
  }

  /// The instrument in force as a row of ``FactTable/instrument``; nil where there is none.
  ///
  /// The bytes are valid until the next call.
  func instrument(
    _ id: String, _ source: String
  ) throws(RegistryError) -> UnsafeRawBufferPointer? {
    instrument.bind(1, id)
    instrument.bind(2, source)
    defer { instrument.reset() }
    guard try instrument.step() else { return nil }
    writer.begin(validFrom: day, line: Int(instrument.integer(0)))
    writer.text(id)
    writer.text(source)
    for index in FactTable.instrument.values.indices { writer.copy(instrument, index + 1) }
    return writer.bytes
  }
}

extension RowWriter {
  /// A column of a statement's row.
  mutating func copy(_ row: SQLStatement, _ column: Int) {
    if row.isNull(column) {
      null()
    } else if row.isInteger(column) {
      integer(row.integer(column))
    } else {
      text(row.bytes(column))
    }
  }
}
