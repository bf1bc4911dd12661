import Collateral
import Foundation
import Loading
import Money
import Testing

@testable import Registry

/// Sorting in a bounded amount of memory.
struct RowSorterTests {
  private func sorted(_ keys: [[UInt8]], memory: Int) throws -> [[UInt8]] {
    let sorter = RowSorter(memory: memory, folder: NSTemporaryDirectory())
    for (number, key) in keys.enumerated() {
      // Rows of uneven length, some larger than a whole block.
      let row = [UInt8](
        repeating: UInt8(number & 0xFF), count: number % 97 == 0 ? 3000 : number % 50)
      try key.withUnsafeBytes { key in
        try row.withUnsafeBytes { row in try sorter.add(key: key, row: row) }
      }
    }
    #expect(sorter.count == keys.count)
    var result: [[UInt8]] = []
    try sorter.drain { key, row in
      #expect(row.allSatisfy { $0 == row.first })
      result.append(Array(key))
    }
    return result
  }

  @Test(arguments: [64, 2_000, 20_000, 1 << 24])
  func keysComeInOrderWhateverTheMemory(memory: Int) throws {
    var generator = SystemRandomNumberGenerator()
    let keys = (0..<2_000).map { _ in
      (0..<Int.random(in: 0...20, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
    }
    let result = try sorted(keys, memory: memory)
    #expect(result == keys.sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test func nothingIsNothing() throws {
    #expect(try sorted([], memory: 100).isEmpty)
  }

  @Test func packedRowsReadBackAsWritten() throws {
    var writer = RowWriter()
    let long = String(repeating: "ä", count: 5000)
    writer.begin(validFrom: -719_162, line: 12_345_678_901)
    writer.null()
    writer.integer(Int64.min)
    writer.integer(Int64(-1))
    writer.text("" as String?)
    writer.text("text" as String?)
    writer.text(long as String?)
    writer.flag(true)
    var row = PackedRow()
    row.read(writer.bytes)
    #expect(row.validFrom == -719_162)
    #expect(row.line == 12_345_678_901)
    #expect(row.count == 7)
    #expect(row.integer(0) == nil && row.text(0) == nil)
    #expect(row.integer(1) == .min)
    #expect(row.integer(2) == -1)
    #expect(row.text(3)?.isEmpty == true)
    #expect(row.text(4) == "text")
    #expect(row.text(5) == long)
    #expect(row.integer(6) == 1)
  }
}
