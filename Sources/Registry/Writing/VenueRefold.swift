import Collateral

/// Makes an instrument anew when the records of only some of its venues arrived: the others are in the registry.
///
/// The registry keeps of a venue's record what is the venue's own, not what it says about the instrument. The instrument
/// therefore follows the venue that counts when its record is among those that arrived, and stays as it is otherwise: when
/// the venue that counted ends, what it said holds until the next one speaks.
final class VenueRefold {
  private static let firstValue = FactTable.listing.columns.count
  private static let keyCount = FactTable.instrument.keys.count
  private static let values = FactTable.instrument.values

  private let book: ListingBook
  private var writer = RowWriter()
  private var stored = PackedRow()
  private var storedBytes: [UInt8] = []

  init(_ book: ListingBook) {
    self.book = book
  }

  /// The row of ``FactTable/instrument`` for an ISIN whose listings are merged already; nil where nothing is known of it.
  ///
  /// The bytes are valid until the next call.
  /// - Parameter rows: the records that arrived, one a venue, sorted by MIC.
  func fold(
    _ id: String, _ source: String, _ rows: ArraySlice<PackedRow>, asOf: CalendarDate
  ) throws(RegistryError) -> UnsafeRawBufferPointer? {
    let listings = try book.listings(of: id, source)
    let known = try book.instrument(id, source).map(Array.init)
    storedBytes = known ?? []
    let choice = VenueChoice.index(
      among: listings, status: \.status, isRelevant: \.isRelevant, published: \.published)
    let chosen = choice.map { listings[$0] }
    let arrived = rows.first { row in
      chosen != nil && row.text(1) == chosen?.mic && !Self.isTakenBack(row)
    }
    guard let fallback = arrived ?? (known == nil ? rows.first { !Self.isTakenBack($0) } : nil)
    else {
      if known == nil { return nil }
      return storedBytes.withUnsafeBytes { bytes in
        stored.read(bytes)
        return write(stored, at: Self.keyCount, id, source, listings, chosen, rows, asOf)
      }
    }
    return storedBytes.withUnsafeBytes { bytes in
      if known != nil { stored.read(bytes) }
      return write(fallback, at: Self.firstValue, id, source, listings, chosen, rows, asOf)
    }
  }

  private static func isTakenBack(_ row: PackedRow) -> Bool {
    VenueFold.status(row) == .cancelled
  }

  private func write(
    _ row: PackedRow, at first: Int, _ id: String, _ source: String,
    _ listings: [ListingBook.Listing], _ chosen: ListingBook.Listing?,
    _ rows: ArraySlice<PackedRow>, _ asOf: CalendarDate
  ) -> UnsafeRawBufferPointer {
    writer.begin(validFrom: asOf.days, line: Int(row.line))
    writer.text(id)
    writer.text(source)
    let live = listings.filter { $0.status == nil }.map(\.mic)
    for (index, name) in Self.values.enumerated() {
      switch name {
      case "listing": writer.text(live.isEmpty ? nil : live.joined(separator: "|"))
      case "conflicts":
        writer.text(conflicts(row, at: first, listings, chosen, rows))
      case "status":
        let status: ReportStatus? = !live.isEmpty ? nil : chosen == nil ? .cancelled : .ended
        writer.text(status?.rawValue)
      default: writer.copy(row.raw(first + index))
      }
    }
    return writer.bytes
  }

  /// What the venues that hold say differently: of those that did not arrive, what they said before.
  private func conflicts(
    _ row: PackedRow, at first: Int, _ listings: [ListingBook.Listing],
    _ chosen: ListingBook.Listing?, _ rows: ArraySlice<PackedRow>
  ) -> String? {
    var earlier: [String: [[String]]] = [:]
    if !storedBytes.isEmpty, let place = Self.values.firstIndex(of: "conflicts"),
      let text = stored.text(Self.keyCount + place)
    {
      for line in text.split(separator: "\n") {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        if fields.count == 4 { earlier[fields[0], default: []].append(fields) }
      }
    }
    var lines: [String] = []
    for listing in listings where listing.status == nil && listing.mic != chosen?.mic {
      if let arrived = rows.first(where: { $0.text(1) == listing.mic }) {
        for value in VenueFold.compared {
          guard !arrived.raw(Self.firstValue + value).elementsEqual(row.raw(first + value)),
            let said = VenueFold.text(of: arrived, Self.firstValue, value)
          else { continue }
          lines.append(
            VenueFold.conflict(
              listing.mic, value, said, chosen: VenueFold.text(of: row, first, value)))
        }
      } else {
        for fields in earlier[listing.mic] ?? [] {
          guard let value = Self.values.firstIndex(of: fields[1]) else { continue }
          let chosen = VenueFold.text(of: row, first, value)
          if chosen == fields[2] { continue }
          lines.append(VenueFold.conflict(listing.mic, value, fields[2], chosen: chosen))
        }
      }
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}
