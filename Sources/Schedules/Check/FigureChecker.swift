import Money

/// Looks for percentages that were probably copied in another form: as a fraction, or as a valuation percentage
/// (100 − haircut).
struct FigureChecker {
  private static let eighth = Percentage(units: Percentage.one.units / 8)
  private static let half = Percentage(units: 50 * Percentage.one.units)

  let problems: ProblemList

  /// The figures of a block of a haircut row.
  func check(_ values: HaircutValues) {
    if values.isAsPrinted { return }
    let mend = "; where the act does print it so, say `as_printed: \"yes\"`"
    let lines = lines(of: values)
    let isScaled = values.holdingDays != nil
    var hasFractions = false
    for line in lines {
      let found = check(line.printed, isScaled: isScaled, at: line.location, mend)
      hasFractions = hasFractions || found
      checkRising(line.printed, "with longer maturity", at: line.location, mend)
    }
    for band in values.bands.indices {
      let column = lines.filter { $0.steps != nil && band < $0.figures.count }
        .map { $0.figures[band] }
      checkRising(
        column.compactMap(\.self), "as the step gets worse", at: values.location, mend)
    }
    if values.bands.isEmpty {
      checkRising(
        lines.filter { $0.steps != nil }.flatMap(\.printed), "as the step gets worse",
        at: values.location, mend)
    }
    if !hasFractions { checkLevel(lines, values, mend) }
  }

  /// The addition of a currency rule.
  func check(_ values: CurrencyRule.Values) {
    guard let percent = values.percent else { return }
    _ = check([percent], isScaled: values.holdingDays != nil, at: values.location, "")
  }

  /// The shares of a limit: as high as they like, but percent.
  func check(_ limit: ConcentrationLimit) {
    let shares = limit.bounds.compactMap { if case .percent(let share) = $0 { share } else { nil } }
    _ = checkFractions(shares, at: limit.citation.location, "")
  }

  /// A figure of a composition's own.
  func checkOwn(_ percent: Percentage, at location: SourceLocation) {
    _ = check(
      [percent], isScaled: false, at: location,
      "; where that is what you propose, say `as_printed: \"yes\"`")
  }

  /// One line of a block; nil in place of a figure where the act prints none, or none was seen.
  private struct Line {
    var steps: StepRange?
    var figures: [Percentage?]
    var location: SourceLocation

    var printed: [Percentage] { figures.compactMap(\.self) }
  }

  private func lines(of values: HaircutValues) -> [Line] {
    func percentages(_ figures: [HaircutFigure]) -> [Percentage?] {
      figures.map { if case .percent(let percent) = $0 { percent } else { nil } }
    }
    switch values.figures {
    case .byBand(let figures):
      return [Line(figures: percentages(figures), location: values.location)]
    case .byStep(let lines):
      return lines.sorted { $0.steps.best < $1.steps.best }.map {
        Line(steps: $0.steps, figures: percentages($0.figures), location: $0.location)
      }
    case .assessed(_, let floor): return [Line(figures: [floor], location: values.location)]
    case .lookThrough, .follow: return []
    }
  }

  /// Whether a figure looks like a fraction; acts print eighths of a percent, and scaled tables any decimals.
  private func check(
    _ figures: [Percentage], isScaled: Bool, at location: SourceLocation, _ mend: String
  ) -> Bool {
    let hasFractions = !isScaled && checkFractions(figures, at: location, mend)
    let valuations = figures.filter { Self.half < $0 && $0 < .hundred }
    if let first = valuations.first {
      let haircut = Percentage(units: Percentage.hundred.units - first.units)
      problems.add(
        at: location, "\(text(valuations)) looks like a valuation percentage (100 − haircut)",
        remedy: "write the haircut, \(haircut) for \(first)\(mend)")
    }
    return hasFractions
  }

  private func checkFractions(
    _ figures: [Percentage], at location: SourceLocation, _ mend: String
  ) -> Bool {
    let fractions = figures.filter {
      .zero < $0 && $0 < .one && $0.units % Self.eighth.units != 0
    }
    guard let first = fractions.first else { return false }
    problems.add(
      at: location, "\(text(fractions)) looks like a fraction",
      remedy: "write percent, \(Percentage(units: first.units * 100)) for \(first)\(mend)")
    return true
  }

  private func checkRising(
    _ figures: [Percentage], _ way: String, at location: SourceLocation, _ mend: String
  ) {
    guard zip(figures, figures.dropFirst()).contains(where: { $0 > $1 }) else { return }
    problems.add(
      at: location, "\(text(figures)) falls \(way), as valuation percentages do",
      remedy: "write haircuts, 100 less the valuation percentage\(mend)")
  }

  /// Less than one percent throughout is too little for long maturities and bad steps.
  private func checkLevel(_ lines: [Line], _ values: HaircutValues, _ mend: String) {
    let positive = lines.flatMap(\.printed).filter { $0 > .zero }
    guard positive.allSatisfy({ $0 < .one }) else { return }
    let isFarOut = lines.contains { line in
      line.figures.enumerated().contains { band, figure in
        guard let figure, figure > .zero else { return false }
        let isLong = band < values.bands.count && beginsBeyondOneYear(values.bands[band])
        return isLong || (line.steps?.worst ?? 1) > 1
      }
    }
    guard isFarOut else { return }
    problems.add(
      at: values.location, "\(text(positive)) look like fractions: all are below 1 percent",
      remedy: "write percent\(mend)")
  }

  private func beginsBeyondOneYear(_ band: MaturityBand) -> Bool {
    guard let lower = band.lower else { return false }
    return switch lower.unit {
    case .years: lower.count >= 1
    case .months: lower.count >= 12
    case .days: lower.count >= 365
    }
  }

  private func text(_ figures: [Percentage]) -> String {
    figures.map(\.description).joined(separator: ", ")
  }
}
