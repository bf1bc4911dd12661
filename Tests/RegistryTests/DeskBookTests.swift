import Collateral
import Feeds
import Foundation
import Loading
import Money
import Reading
import Testing

@Suite struct DeskBookTests {
  /// What a reading of two files came to.
  private enum Outcome: Equatable {
    case book(pledges: [Pledge], lines: [Int], agreements: [String], instruments: [String])
    case refused(String)
  }

  private let desk: Desk
  private let agreements: String

  init() throws {
    desk = try Desk()
    agreements = try desk.file(
      "agreements.csv",
      "agreement,regime,margin,base_currency\n"
        + RandomPledges.agreements.map { "\($0),eu-emir,initial,EUR\n" }.joined())
  }

  private func outcome(
    _ path: String, readClean: @Sendable (String) -> PledgeTable?
  ) throws -> Outcome {
    do throws(ReadingError) {
      let book = try DeskBook(pledges: path, agreements: agreements, readClean: readClean)
      let table = book.pledges
      for row in table.indices { #expect(table.row(named: table.id(of: row)) == row) }
      return .book(
        pledges: Array(table), lines: table.indices.map { table.line(of: $0) },
        agreements: table.agreements, instruments: table.instruments)
    } catch {
      return .refused(error.description)
    }
  }

  /// Read over all cores or by the feed, a file is the same book or the same refusal.
  @Test(arguments: 0..<8)
  func bothWaysOfReadingAgree(batch: Int) throws {
    var taken = 0
    for seed in batch * 100..<(batch + 1) * 100 {
      var random = RandomPledges(seed: UInt64(seed))
      let bytes = try random.make()
      let path = desk.folder.appendingPathComponent("pledges.csv").path
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let slow = try outcome(path) { _ in nil }
      for partSize in [1, 60, 300, 100_000] {
        let fast = try outcome(path) { PledgeTableReader.read(path: $0, partSize: partSize) }
        #expect(
          fast == slow,
          "seed \(seed), parts of \(partSize): \(String(decoding: bytes, as: UTF8.self))")
      }
      let isTaken = PledgeTableReader.read(path: path, partSize: 50) != nil
      if isTaken { taken += 1 }
      if case .book = slow {
        #expect(isTaken == isOrdinary(bytes), "seed \(seed)")
      }
    }
    #expect(taken > 40)
  }

  /// Whether a file without faults is one that is read over all cores.
  private func isOrdinary(_ bytes: [UInt8]) -> Bool {
    let isEnded = zip(bytes, bytes.dropFirst() + [0]).allSatisfy { $0 != 0x0D || $1 == 0x0A }
    return isEnded && bytes.contains(0x0A) && !bytes.contains(0x22)
  }

  @Test func onlyRegularFilesAreReadOverAllCores() throws {
    #expect(PledgeTableReader.read(path: "-") == nil)
    #expect(PledgeTableReader.read(path: desk.folder.path) == nil)
    #expect(PledgeTableReader.read(path: "/dev/null") == nil)
    #expect(PledgeTableReader.read(path: desk.folder.path + "/none") == nil)
  }

  /// Large enough for several blocks and lines longer than a block.
  @Test func longLinesAndLargeFiles() throws {
    let header = "quantity,pledge,instrument,agreement\n"
    let long = String(repeating: "x", count: 700_000)
    for name in [long, long + long] {
      let text = header + "1,\(name),EUR,A1\n\n2,P2,EUR,A2\n"
      let path = try desk.file("long.csv", text)
      let slow = try outcome(path) { _ in nil }
      let fast = try outcome(path) { PledgeTableReader.read(path: $0, partSize: 100) }
      #expect(fast == slow)
    }
    var text = header
    for row in 0..<60_000 { text += "\(row + 1),P\(row),I\(row * 7 % 50_000),A\(row % 2 + 1)\n" }
    let path = try desk.file("large.csv", text)
    let slow = try outcome(path) { _ in nil }
    let table = try #require(PledgeTableReader.read(path: path, partSize: 200_000))
    #expect(try outcome(path) { _ in table } == slow)
    #expect(table.instruments.count == 50_000)
    let twice = try desk.file("twice.csv", text + "5,P7,EUR,A1\n")
    #expect(PledgeTableReader.read(path: twice) == nil)
  }

  @Test func aBookKnowsItsLines() throws {
    let path = try desk.file(
      "pledges.csv",
      "pledge,agreement,instrument,quantity,custodian\n\nP1,A1,EUR,5,\nP2,A2,EUR,5,\(try lei(1))\n")
    let book = try DeskBook(pledges: path, agreements: agreements)
    #expect(book.line(of: "P2") == 4)
    #expect(book.line(of: "P3") == nil)
    #expect(book.pledges.map(\.custodian) == [nil, try lei(1)])
  }
}
