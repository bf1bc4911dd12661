/// Checks one dated block of a haircut row: its bands follow each other, its steps cover 1 to 6.
struct HaircutChecker {
  let values: HaircutValues
  let problems: ProblemList

  func check() {
    checkBands()
    if case .byStep(let lines) = values.figures { checkSteps(lines) }
  }

  private func checkBands() {
    let bands = values.bands
    guard !bands.isEmpty else { return }
    if let lower = bands[0].lower {
      if lower.count > 0 {
        gap("nothing covers maturities below `\(bands[0])`", "begin with a band open below")
      }
    }
    for (band, next) in zip(bands, bands.dropFirst()) {
      guard let upper = band.upper, let lower = next.lower else {
        gap("`\(band)` and `\(next)` overlap", "close the first above and the second below")
        continue
      }
      guard upper.count == lower.count, upper.unit == lower.unit else {
        let overlaps = upper.unit == lower.unit && upper.count > lower.count
        gap(
          overlaps ? "`\(band)` and `\(next)` overlap" : "a gap between `\(band)` and `\(next)`",
          "let the second begin where the first ends")
        continue
      }
      if upper.isInclusive && lower.isInclusive {
        gap(
          "`\(band)` and `\(next)` overlap: both include the bound", "one of them must exclude it")
      }
      if !upper.isInclusive && !lower.isInclusive {
        gap("`\(band)` and `\(next)` leave out the bound itself", "one of them must include it")
      }
    }
    if bands[bands.count - 1].upper != nil {
      gap(
        "nothing covers maturities above `\(bands[bands.count - 1])`", "end with a band open above")
    }
  }

  private func checkSteps(_ lines: [HaircutValues.StepFigures]) {
    var seen: [Int: StepRange] = [:]
    for line in lines {
      for step in line.steps.best...line.steps.worst {
        if let other = seen[step] {
          problems.add(
            at: line.location, "step \(step) is in `\(other)` and in `\(line.steps)`",
            remedy: "let the ranges of steps follow each other")
        }
        seen[step] = line.steps
      }
    }
    let missing = (1...6).filter { seen[$0] == nil }
    if !missing.isEmpty {
      gap(
        "no figures for step \(missing.map(String.init).joined(separator: ", "))",
        "add them; write none where the act says not applicable")
    }
  }

  private func gap(_ message: String, _ remedy: String) {
    problems.add(at: values.location, message, remedy: remedy)
  }
}
