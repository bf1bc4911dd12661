/// Numbers for the different answers of all regimes together.
struct GridCombinations {
  /// What each number stands for: the answer of every regime, in their order.
  private(set) var parts: [[UInt32]] = [[]]
  private var numbers: [UInt64: UInt32] = [:]

  /// The numbers at every place of a sheet of the combined grid.
  ///
  /// - Parameter answers: of each regime, laid out as its own grid is.
  mutating func numbers(
    _ sheet: Int, of plan: GridPlan, _ translations: [GridTranslation], _ answers: [[UInt32]]
  ) -> [UInt32] {
    let counts = plan.sheets[sheet].counts
    let length = counts[GridAxis.maturity.rawValue]
    var result = [UInt32](repeating: 0, count: counts.reduce(1, *))
    for (translation, answers) in zip(translations, answers) {
      let maturities = translation.maturities(of: sheet)
      var last = (from: UInt32.max, answer: UInt32.max, number: UInt32.max)
      for start in stride(from: 0, to: result.count, by: length) {
        let base = translation.place(GridPoint(start, counts: counts), sheet: sheet)
        for (offset, maturity) in maturities.enumerated() {
          let from = result[start + offset]
          let answer = answers[base + maturity]
          if from != last.from || answer != last.answer {
            last = (from, answer, number(from, answer))
          }
          result[start + offset] = last.number
        }
      }
    }
    return result
  }

  /// The number of a combination with one more answer.
  private mutating func number(_ from: UInt32, _ answer: UInt32) -> UInt32 {
    let key = UInt64(from) << 32 | UInt64(answer)
    if let known = numbers[key] { return known }
    let number = UInt32(parts.count)
    numbers[key] = number
    parts.append(parts[Int(from)] + [answer])
    return number
  }
}
