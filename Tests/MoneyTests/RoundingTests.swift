import Money
import Testing

@Suite("Rounding half to even")
struct RoundingTests {
  @Test(
    "takes ties to the even neighbor, both ways",
    arguments: [
      (1, 2, 0), (3, 2, 2), (5, 2, 2), (7, 2, 4), (25, 10, 2), (35, 10, 4), (24, 10, 2),
      (26, 10, 3), (0, 7, 0), (6, 3, 2), (1, 3, 0), (2, 3, 1),
    ] as [(UInt128, UInt128, UInt128)])
  func ties(a: UInt128, d: UInt128, expected: UInt128) throws {
    #expect(try Rounding.halfEven(a, times: 1, over: d) == expected)
    #expect(try Rounding.halfEven(1, times: a, over: d) == expected)
    // The same shifted far up; from 16 on the product needs more than 128 bits.
    #expect(try Rounding.halfEven(a << 60, times: 1 << 64, over: d << 124) == expected)
  }

  @Test("agrees with long division on paper for any size")
  func againstSchoolbook() throws {
    var generator = SeededGenerator(seed: 5)
    let limit = Schoolbook(UInt128.max)
    var (small, wide, refused) = (0, 0, 0)
    for _ in 0..<3_000 {
      let (a, b) = (generator.anySize128(), generator.anySize128())
      let d = max(generator.anySize128(), 1)
      let product = a.multipliedFullWidth(by: b)
      let expected = exactDigits(a, b, d)
      if limit < expected {
        refused += 1
        #expect(
          reason { () throws(NumberError) in try Rounding.halfEven(a, times: b, over: d) }
            == .overflow)
      } else {
        if product.high == 0 { small += 1 } else { wide += 1 }
        let rounded = try Rounding.halfEven(a, times: b, over: d)
        #expect(Schoolbook(rounded) == expected, "\(a) × \(b) ÷ \(d)")
      }
    }
    #expect(small > 100 && wide > 100 && refused > 100)
  }

  @Test("agrees with long division on exact ties of any size")
  func tiesAgainstSchoolbook() throws {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<500 {
      // (2q + 1) × h ÷ 2h is q and a half.
      let quotient = generator.anySize128() >> 2
      let half = max(generator.anySize128() >> 1, 1)
      let rounded = try Rounding.halfEven(2 * quotient + 1, times: half, over: 2 * half)
      #expect(rounded == quotient + quotient % 2)
    }
  }

  @Test("reaches the extremes without wrapping")
  func extremes() throws {
    let most = UInt128.max
    #expect(try Rounding.halfEven(most, times: most, over: most) == most)
    #expect(try Rounding.halfEven(most, times: 1, over: 1) == most)
    #expect(try Rounding.halfEven(most, times: 0, over: 1) == 0)
    #expect(try Rounding.halfEven(most, times: 1, over: most) == 1)
    #expect(try Rounding.halfEven(most - 1, times: 1, over: most) == 1)
    let narrow = UInt128(UInt64.max)
    #expect(try Rounding.halfEven(narrow, times: narrow, over: narrow) == narrow)
    #expect(try Rounding.halfEven(narrow, times: narrow, over: 1) == narrow * narrow)
    #expect(
      reason { () throws(NumberError) in try Rounding.halfEven(most, times: 2, over: 1) }
        == .overflow)
    // The quotient fits, the rounded one does not: most + 1/2 to even is most + 1.
    #expect(
      reason { () throws(NumberError) in
        try Rounding.halfEven(most, times: 1 << 127, over: (1 << 127) - 1)
      } == .overflow)
    #expect(
      reason { () throws(NumberError) in try Rounding.halfEven(1, times: 1, over: 0) }
        == .divisionByZero)
  }

  private func exactDigits(_ a: UInt128, _ b: UInt128, _ d: UInt128) -> Schoolbook {
    (Schoolbook(a) * Schoolbook(b)).dividedHalfEven(by: Schoolbook(d))
  }
}
