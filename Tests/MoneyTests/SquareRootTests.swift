import Money
import Testing

@Suite("Percentages × √(a ÷ b)")
struct SquareRootTests {
  @Test("are the smallest number of ten decimals that does not fall short")
  func exact() throws {
    var random = SeededGenerator(seed: 226)
    let most = 1_000 * UInt64(Percentage.hundred.units)
    for round in 0..<4_000 {
      let units = round < 20 ? UInt64(round) : random.anySize() % (most + 1)
      let above = Int.random(in: 1...(round % 2 == 0 ? 100_000 : 60), using: &random)
      let below = Int.random(in: 1...(round % 3 == 0 ? 100_000 : 60), using: &random)
      let percent = Percentage(units: Int64(units))
      let result = try #require(percent.scaledByRoot(of: above, over: below))
      // result² ≥ percent² × above ÷ below, and (result − 1)² is below it.
      let value = Schoolbook(units) * Schoolbook(units) * Schoolbook(above)
      let root = Schoolbook(result.units)
      #expect(!Self.isLess(root * root * Schoolbook(below), value), "\(percent) \(above)/\(below)")
      guard result.units > 0 else { continue }
      let less = Schoolbook(result.units - 1)
      #expect(Self.isLess(less * less * Schoolbook(below), value), "\(percent) \(above)/\(below)")
    }
  }

  @Test(
    "give the columns that are printed for five and for twenty days",
    arguments: [
      ("0.5", 5, "0.354"), ("0.5", 20, "0.707"), ("1", 5, "0.707"), ("1", 20, "1.414"),
      ("2", 5, "1.414"), ("2", 20, "2.828"), ("3", 5, "2.121"), ("3", 20, "4.243"),
      ("4", 5, "2.828"), ("4", 20, "5.657"), ("6", 5, "4.243"), ("6", 20, "8.485"),
      ("8", 5, "5.657"), ("8", 20, "11.314"), ("12", 5, "8.485"), ("12", 20, "16.971"),
      ("15", 5, "10.607"), ("15", 20, "21.213"), ("25", 5, "17.678"), ("25", 20, "35.355"),
    ])
  func printed(ten: String, days: Int, expected: String) throws {
    let result = try #require(Percentage(ten).scaledByRoot(of: days, over: 10))
    // Half up to three decimals of a percent.
    let thousandth: Int64 = 10_000_000
    let rounded = (result.units + thousandth / 2) / thousandth * thousandth
    #expect(Percentage(units: rounded) == (try Percentage(expected)))
  }

  @Test("stay what they are where both numbers are the same, or the root is whole")
  func whole() throws {
    #expect(try Percentage("4").scaledByRoot(of: 7, over: 7) == Percentage("4"))
    #expect(try Percentage("4").scaledByRoot(of: 40, over: 10) == Percentage("8"))
    #expect(try Percentage("4").scaledByRoot(of: 10, over: 40) == Percentage("2"))
    #expect(try Percentage("0").scaledByRoot(of: 3, over: 2) == Percentage("0"))
    #expect(try Percentage("0.0000000001").scaledByRoot(of: 1, over: 250)?.units == 1)
  }

  @Test("are refused where they make no sense or do not fit")
  func refused() throws {
    let four = try Percentage("4")
    #expect(four.scaledByRoot(of: 0, over: 10) == nil)
    #expect(four.scaledByRoot(of: 10, over: 0) == nil)
    #expect(four.scaledByRoot(of: 100_001, over: 10) == nil)
    #expect(Percentage(units: -1).scaledByRoot(of: 10, over: 10) == nil)
    #expect(try Percentage("100000").scaledByRoot(of: 100_000, over: 1) != nil)
    #expect(try Percentage("100000.0000000001").scaledByRoot(of: 2, over: 1) == nil)
  }

  private static func isLess(_ left: Schoolbook, _ right: Schoolbook) -> Bool {
    guard left.digits.count == right.digits.count else {
      return left.digits.count < right.digits.count
    }
    return left.digits.reversed().lexicographicallyPrecedes(right.digits.reversed())
  }
}
