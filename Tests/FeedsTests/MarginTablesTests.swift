import Collateral
import Feeds
import Money
import Reading
import Testing

/// Tables that belong to a question about margin.
@Suite struct MarginTablesTests {
  private func source(_ text: String) -> ByteSource {
    ByteSource(bytes: Array(text.utf8), name: "t.csv")
  }

  @Test func aPositionBeyondAnyAccountIsRefusedByLine() throws {
    var (rows, rejects): ([MarginPosition], [Reject]) = ([], [])
    try PositionsReader.read(
      source(
        """
        account,regime,series,kind,quantity,price,multiplier,strike,right,expiry
        A,span-style,large,future,10000,100000,50,,,
        A,span-style,huge,future,90000000000,90000000000,90000000000,,,
        A,span-style,strike,option,90000000000,0,1,90000000000,call,2027-01-15
        A,span-style,future,future,-1,-37.63,1000,,,
        """), record: { rows.append($0) }, reject: { rejects.append($0) })
    #expect(rows.map(\.series) == ["large", "future"])
    #expect(rejects.map(\.position.line) == [3, 4])
    #expect(rejects.map(\.code) == [.overflow, .overflow])
  }

  @Test func anOptionIsWorthNothingAtLeast() throws {
    var (rows, rejects): ([MarginPosition], [Reject]) = ([], [])
    try PositionsReader.read(
      source(
        "account,regime,series,kind,quantity,price,strike,right,expiry\nA,span-style,x,option,1,-5,10,call,2027-01-15\nA,span-style,y,option,1,0,10,call,2027-01-15\n"
      ), record: { rows.append($0) }, reject: { rejects.append($0) })
    #expect(rows.map(\.series) == ["y"])
    #expect(rejects.map(\.field) == ["price"])
  }

  /// Futures settle on the day, and so may tokens.
  @Test func settlementMayTakeNoDay() throws {
    var (rows, rejects): ([MarginPosition], [Reject]) = ([], [])
    try PositionsReader.read(
      source(
        "account,regime,series,kind,quantity,price,settlement_days\nA,span-style,x,future,1,5,0\nA,span-style,y,future,1,5,-1\n"
      ), record: { rows.append($0) }, reject: { rejects.append($0) })
    #expect(rows.map(\.settlementDays) == [0])
    #expect(rejects.map(\.position.line) == [3])
  }

  @Test func whatCoversASiloNamesIt() throws {
    var (values, rejects): ([CollateralValue], [Reject]) = ([], [])
    try CollateralValuesReader.read(
      source("account;value;regime\nA;100.50;span-style\nA;1;\nB;-1;\nC;x;\n"),
      in: try Currency("USD"), record: { values.append($0) }, reject: { rejects.append($0) })
    #expect(values.map(\.engine) == [.span, nil])
    #expect(values.map(\.value.minorUnits) == [10_050, 100])
    #expect(rejects.map(\.position.line) == [4, 5])
  }

  @Test func anArrayHasTenPointsOrSixteen() throws {
    var (series, rejects): ([String], [Reject]) = ([], [])
    let columns = (1...16).map { "p\($0)" }.joined(separator: ",")
    func row(_ name: String, _ count: Int) -> String {
      name + String(repeating: ",1", count: count) + String(repeating: ",", count: 16 - count)
    }
    let lines = [row("nine", 9), row("ten", 10), row("sixteen", 16), row("twelve", 12)]
    try PositionsReader.readArrays(
      source("series,\(columns)\n" + lines.joined(separator: "\n")),
      record: { name, _ in series.append(name) }, reject: { rejects.append($0) })
    #expect(series == ["ten", "sixteen"])
    #expect(rejects.map(\.position.line) == [2, 5])
  }
}
