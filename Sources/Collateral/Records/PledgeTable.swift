public import Money
import Parallel

/// The pledges of a book, column by column: about 45 bytes each, and no object of its own.
///
/// As a collection it makes a ``Pledge`` of each row that is asked for; who goes over all of them
/// reads the columns. Agreements and instruments are numbered, so that each name exists once. Rows
/// are counted from 0; a row that does not exist is a programming error.
public struct PledgeTable: Sendable {
  @usableFromInline let columns: PledgeColumns
  private let details: Details

  /// What is read seldom, or of few rows.
  private final class Details: Sendable {
    let agreements: [String]
    let instruments: [String]
    let prices: RareColumn<Price>
    let currencies: RareColumn<Currency>
    let custodians: RareColumn<LEI>
    let lines: LineRuns
    let index: PledgeIndex

    init(
      agreements: [String], instruments: [String], prices: RareColumn<Price>,
      currencies: RareColumn<Currency>, custodians: RareColumn<LEI>, lines: LineRuns,
      index: PledgeIndex
    ) {
      self.agreements = agreements
      self.instruments = instruments
      self.prices = prices
      self.currencies = currencies
      self.custodians = custodians
      self.lines = lines
      self.index = index
    }
  }

  /// A table of pledges, each with the line on which it stands.
  public init(_ pledges: [Pledge], lines: [Int]) {
    precondition(pledges.count == lines.count, "every pledge has a line")
    var rows = PledgeRows()
    for (pledge, line) in zip(pledges, lines) { rows.append(pledge, line: line) }
    self.init(joining: [rows])
  }

  /// The rows of several parts, one after the other.
  package init(joining gathered: consuming [PledgeRows]) {
    var parts = consume gathered
    var places: [(number: Int, row: Int, idByte: Int)] = []
    var (count, idBytes) = (0, 0)
    var lines = LineRuns()
    for (number, part) in parts.enumerated() {
      places.append((number, count, idBytes))
      lines.append(part.lines, from: count)
      count += part.count
      idBytes += part.ids.count
    }
    let columns = PledgeColumns(count: count, idBytes: idBytes)
    _ = places.parallelMap { [parts] place in
      columns.write(parts[place.number], from: place.row, idByte: place.idByte)
    }
    // Most of the memory of the parts is free again before more is needed.
    for number in parts.indices { parts[number].dropWritten() }
    let (instruments, (agreements, index)) = twoAtOnce { [parts] in
      NameInterner.joined(parts.map(\.instrumentNames))
    } _: { [parts] in
      (
        NameInterner.joined(parts.map(\.agreementNames)),
        PledgeIndex(columns, hashes: parts.map(\.hashes))
      )
    }
    _ = places.parallelMap { [parts] place in
      columns.write(
        parts[place.number], from: place.row, agreementNumbers: agreements.numbers[place.number],
        instrumentNumbers: instruments.numbers[place.number])
    }
    self.columns = columns
    let rows = places.map(\.row)
    details = Details(
      agreements: agreements.names, instruments: instruments.names,
      prices: RareColumn(count, joining: zip(parts.map(\.prices), rows)),
      currencies: RareColumn(count, joining: zip(parts.map(\.currencies), rows)),
      custodians: RareColumn(count, joining: zip(parts.map(\.custodians), rows)), lines: lines,
      index: index)
  }

  /// The agreements that are named, as written, in the order of their first appearance.
  public var agreements: [String] { details.agreements }

  /// The instruments that are named, as written, in the order of their first appearance.
  public var instruments: [String] { details.instruments }

  /// The place of a pledge's agreement in ``agreements``.
  @inlinable
  public func agreement(of row: Int) -> Int { Int(columns.agreements[checked(row)]) }

  /// The place of a pledge's instrument in ``instruments``.
  @inlinable
  public func instrument(of row: Int) -> Int { Int(columns.instruments[checked(row)]) }

  /// Nominal for debt, an amount for cash, units for the rest.
  @inlinable
  public func quantity(of row: Int) -> Quantity {
    Quantity(units: columns.significands[checked(row)], decimals: columns.decimals[row])
  }

  /// Price, where the desk states one.
  public func price(of row: Int) -> Price? { details.prices[checked(row)] }

  /// Currency of the price, where the desk states one.
  public func currency(of row: Int) -> Currency? { details.currencies[checked(row)] }

  /// Who holds it, where the desk states that.
  public func custodian(of row: Int) -> LEI? { details.custodians[checked(row)] }

  /// All who hold some pledge.
  public var custodians: Set<LEI> { Set(details.custodians.all) }

  /// The line of the file on which a pledge stands, counted from 1.
  public func line(of row: Int) -> Int { details.lines[checked(row)] }

  /// The desk's own name for a pledge.
  public func id(of row: Int) -> String {
    withID(of: row) { String(decoding: $0, as: UTF8.self) }
  }

  /// Calls `body` with the bytes of ``id(of:)``, which are UTF-8 and not to be kept.
  @inlinable
  public func withID<Result>(of row: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let start = columns.idStarts[checked(row)]
    let end = columns.idStarts[row + 1]
    return withExtendedLifetime(columns) {
      body(UnsafeRawBufferPointer(start: columns.ids + start, count: end - start))
    }
  }

  /// The first row of a pledge with this name, byte for byte; nil if there is none.
  public func row(named id: String) -> Int? {
    var id = id
    return id.withUTF8 { details.index.row(named: UnsafeRawBufferPointer($0), columns) }
  }

  /// Whether two pledges have the same name.
  package var hasDuplicate: Bool { details.index.hasDuplicate }

  @inlinable
  func checked(_ row: Int) -> Int {
    precondition(row >= 0 && row < columns.count, "there is no such row")
    return row
  }
}

extension PledgeTable: RandomAccessCollection {
  /// The first row.
  public var startIndex: Int { 0 }

  /// How many rows there are.
  @inlinable
  public var endIndex: Int { columns.count }

  /// The pledge of a row.
  public subscript(row: Int) -> Pledge {
    var pledge = Pledge(
      id: id(of: row), agreement: agreements[agreement(of: row)],
      instrument: instruments[instrument(of: row)], quantity: quantity(of: row))
    pledge.price = price(of: row)
    pledge.currency = currency(of: row)
    pledge.custodian = custodian(of: row)
    return pledge
  }
}
