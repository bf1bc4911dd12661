package import Collateral
import Money

/// Makes one instrument of the records that trading venues report for one ISIN.
///
/// Which record counts is ``VenueChoice``'s to say. What other venues say differently about anything that
/// matters to collateral is recorded; names are not, they differ as a matter of course.
///
/// Rows are those of ``RowWriter/write(_:source:line:)`` for venues.
package struct VenueFold: ~Copyable {
  /// More venues than there are market identifier codes (ISO 10383).
  package static let venueLimit = 4096

  private static let keyCount = FactTable.listing.keys.count
  private static let firstValue = FactTable.listing.columns.count
  private static let relevantVenue = keyCount
  private static let publishedFrom =
    FactTable.listing.columns.firstIndex(of: "publishedFrom") ?? firstValue
  private static let values = FactTable.instrument.values
  private static let listing = column("listing")
  private static let conflicts = column("conflicts")
  private static let instrumentStatus = column("status")
  private static let statusColumn =
    FactTable.listing.columns.firstIndex(of: "status") ?? firstValue

  /// Columns of the instrument that venues should agree on, by their place among its values.
  static let compared: [Int] = [
    "issuer", "currency", "maturityDate", "couponType", "couponRate", "couponIndex",
    "couponIndexTerm", "couponSpread", "seniority", "issueSize", "issueSizeCurrency",
    "nominalPerUnit", "cfi", "isCommodityDerivative", "expiryDate", "priceMultiplier", "underlying",
    "optionType", "strike", "exerciseStyle", "deliveryType",
  ].map(column)

  private var writer = RowWriter()

  /// A fold.
  package init() {}

  /// Which of the rows of one ISIN counts; those that end or take back a record only where no other is there.
  package func chosen(of rows: ArraySlice<PackedRow>) -> Int {
    VenueChoice.index(
      among: rows, status: Self.status, isRelevant: Self.isRelevant, published: Self.published)
      ?? rows.startIndex
  }

  /// Whether a row ends or takes back a record.
  static func status(_ row: PackedRow) -> ReportStatus? {
    // Most rows hold.
    guard row.raw(statusColumn).count > 1, case .text(let bytes) = row[statusColumn] else {
      return nil
    }
    return ReportStatus.allCases.first { bytes.elementsEqual($0.rawValue.utf8) }
  }

  /// The row of ``FactTable/instrument`` for the rows of one ISIN, sorted by MIC.
  ///
  /// The bytes are valid until the next call.
  package mutating func fold(
    _ rows: ArraySlice<PackedRow>, chosen: Int, asOf: CalendarDate
  ) -> UnsafeRawBufferPointer {
    let row = rows[chosen]
    writer.begin(validFrom: asOf.days, line: Int(row.line))
    writer.copy(row.raw(0))
    writer.copy(row.raw(2))
    for index in Self.values.indices {
      switch index {
      case Self.listing: writer.text(listing(rows))
      case Self.conflicts: writer.text(conflicts(rows, chosen: chosen))
      case Self.instrumentStatus: writer.text(Self.status(row)?.rawValue)
      default: writer.copy(row.raw(Self.firstValue + index))
      }
    }
    return writer.bytes
  }

  private static func isRelevant(_ row: PackedRow) -> Bool {
    let mic = row.raw(1)
    let relevant = row.raw(relevantVenue)
    return mic.elementsEqual(relevant)
  }

  private static func published(_ row: PackedRow) -> Int64 {
    row.integer(publishedFrom) ?? Int64(CalendarDate.beginning.days)
  }

  private func listing(_ rows: ArraySlice<PackedRow>) -> String {
    var text = ""
    for row in rows where Self.status(row) == nil {
      if !text.isEmpty { text.append("|") }
      text.append(row.text(1) ?? "")
    }
    return text
  }

  /// One line per difference: MIC, attribute, what the venue says, what the chosen record says.
  private func conflicts(_ rows: ArraySlice<PackedRow>, chosen: Int) -> String? {
    var text = ""
    for index in rows.indices where index != chosen && Self.status(rows[index]) == nil {
      for value in Self.compared {
        let column = Self.firstValue + value
        let other = rows[index].raw(column)
        if other.elementsEqual(rows[chosen].raw(column)) { continue }
        guard let said = Self.text(of: rows[index], Self.firstValue, value) else { continue }
        if !text.isEmpty { text.append("\n") }
        text.append(
          Self.conflict(
            rows[index].text(1) ?? "", value, said,
            chosen: Self.text(of: rows[chosen], Self.firstValue, value)))
      }
    }
    return text.isEmpty ? nil : text
  }

  /// The line of a difference.
  static func conflict(_ mic: String, _ value: Int, _ said: String, chosen: String?) -> String {
    [mic, values[value], said, chosen ?? ""].map(oneLine).joined(separator: "\t")
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
  }

  private static func column(_ name: String) -> Int {
    values.firstIndex(of: name) ?? values.count
  }

  /// A value as a person would write it.
  static func text(of row: PackedRow, _ first: Int, _ value: Int) -> String? {
    switch row[first + value] {
    case .null: return nil
    case .text(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .integer(let number):
      switch values[value] {
      case "maturityDate", "expiryDate":
        return CalendarDate(days: Int32(truncatingIfNeeded: number)).description
      case "couponRate": return Percentage(units: number).description
      case "issueSize", "nominalPerUnit": return Nominal(units: number).description
      case "priceMultiplier": return Price(units: number).description
      case "isCommodityDerivative": return number == 0 ? "no" : "yes"
      default: return String(number)
      }
    }
  }
}
