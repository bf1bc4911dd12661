import Collateral
import Money
import Testing

@Suite struct PledgeTableTests {
  private func pledges(_ count: Int) throws -> [Pledge] {
    let usd = try Currency("USD")
    let custodian = try LEI.completing("529900000000000001")
    return try (0..<count).map { row in
      var pledge = Pledge(
        id: "P\(row)", agreement: "A\(row % 3)", instrument: "Straße \(row % 5)",
        quantity: try Quantity(significand: Int64(row + 1), decimals: UInt8(row % 4)))
      if row % 7 == 3 { pledge.price = Price(units: Int64(row)) }
      if row % 64 == 63 { pledge.currency = usd }
      if row > 100 { pledge.custodian = custodian }
      return pledge
    }
  }

  @Test(arguments: [0, 1, 63, 64, 65, 300, 40_000])
  func rowsAreThePledges(count: Int) throws {
    let pledges = try pledges(count)
    let lines = (0..<count).map { $0 + 2 + $0 / 10 }
    let table = PledgeTable(pledges, lines: lines)
    #expect(table.count == count)
    #expect(Array(table) == pledges)
    #expect(table.indices.map { table.line(of: $0) } == lines)
    #expect(table.agreements == (0..<min(3, count)).map { "A\($0)" })
    #expect(table.instruments == (0..<min(5, count)).map { "Straße \($0)" })
    #expect(table.row(named: "P\(count)") == nil)
    for row in stride(from: 0, to: count, by: 17) {
      #expect(table.row(named: "P\(row)") == row)
      #expect(table.withID(of: row) { $0.elementsEqual("P\(row)".utf8) })
      #expect(table.agreements[table.agreement(of: row)] == pledges[row].agreement)
      #expect(table.instruments[table.instrument(of: row)] == pledges[row].instrument)
    }
  }

  @Test func namesAreTheirBytes() throws {
    let one = try Quantity("1")
    let table = PledgeTable(
      [
        Pledge(id: "", agreement: "\u{E9}", instrument: "x", quantity: one),
        Pledge(id: "a", agreement: "e\u{301}", instrument: "", quantity: one),
        Pledge(id: "a", agreement: "\u{E9}", instrument: "x", quantity: one),
      ], lines: [9, 4, 5])
    #expect(table.agreements.count == 2)
    #expect((0..<3).map { table.agreement(of: $0) } == [0, 1, 0])
    #expect(table.row(named: "a") == 1)
    #expect(table.row(named: "") == 0)
    #expect((0..<3).map { table.line(of: $0) } == [9, 4, 5])
  }

  @Test func slicesAndSearchesWork() throws {
    let pledges = try pledges(50)
    let table = PledgeTable(pledges, lines: Array(1...50))
    #expect(Array(table[10..<20]) == Array(pledges[10..<20]))
    #expect(table.first { $0.id == "P7" } == pledges[7])
    #expect(table.last == pledges[49])
  }
}
