package import Money

/// Pledges gathered one by one, to be made a ``PledgeTable``.
package struct PledgeRows: Sendable {
  var ids: [UInt8] = []
  var idCounts: [UInt32] = []
  var hashes: [UInt32] = []
  var agreements: [UInt32] = []
  var instruments: [UInt32] = []
  var significands: [Int64] = []
  var decimals: [UInt8] = []
  var prices = RareEntries<Price>()
  var currencies = RareEntries<Currency>()
  var custodians = RareEntries<LEI>()
  var lines = LineRuns()
  var agreementNames = NameInterner()
  var instrumentNames = NameInterner()
  private let hash = ByteHash.shared

  /// No rows yet, and room for so many.
  package init(capacity: Int = 0) {
    ids.reserveCapacity(capacity * 8)
    idCounts.reserveCapacity(capacity)
    hashes.reserveCapacity(capacity)
    agreements.reserveCapacity(capacity)
    instruments.reserveCapacity(capacity)
    significands.reserveCapacity(capacity)
    decimals.reserveCapacity(capacity)
  }

  /// How many rows there are.
  package var count: Int { idCounts.count }

  /// Adds a pledge, whose agreement and instrument are to follow.
  package mutating func append(
    id: UnsafeRawBufferPointer, quantity: Quantity, price: Price?, currency: Currency?,
    custodian: LEI?, line: Int
  ) {
    let row = count
    ids.append(contentsOf: id)
    idCounts.append(UInt32(id.count))
    hashes.append(hash(id))
    significands.append(quantity.significand)
    decimals.append(quantity.decimals)
    prices.append(price, row: row)
    currencies.append(currency, row: row)
    custodians.append(custodian, row: row)
    lines.append(line, row: row)
  }

  /// Adds the agreements and instruments of the last rows that have none yet, one for each.
  package mutating func append(
    agreements names: [UnsafeRawBufferPointer], instruments others: [UnsafeRawBufferPointer]
  ) {
    agreementNames.append(numbersOf: names, to: &agreements)
    instrumentNames.append(numbersOf: others, to: &instruments)
  }

  /// Adds a pledge.
  package mutating func append(_ pledge: Pledge, line: Int) {
    var (id, agreement, instrument) = (pledge.id, pledge.agreement, pledge.instrument)
    id.withUTF8 { id in
      agreement.withUTF8 { agreement in
        instrument.withUTF8 { instrument in
          append(
            id: UnsafeRawBufferPointer(id), quantity: pledge.quantity, price: pledge.price,
            currency: pledge.currency, custodian: pledge.custodian, line: line)
          append(
            agreements: [UnsafeRawBufferPointer(agreement)],
            instruments: [UnsafeRawBufferPointer(instrument)])
        }
      }
    }
  }

  /// Gives back the memory of names and quantities, once a table has them.
  mutating func dropWritten() {
    ids = []
    idCounts = []
    significands = []
    decimals = []
  }

  /// Counts the lines of the rows from a line further on.
  package mutating func shiftLines(by count: Int) { lines.shift(by: count) }
}
