import Collateral
import Money
import Schedules

extension RegimeValuer {
  /// Finds the haircut row and its cell.
  func haircut(
    _ point: CompiledSchedule.CompiledPoint, _ situation: Situation, _ work: inout VerdictWork,
    _ evaluator: RuleEvaluator
  ) {
    let trace = evaluator.trace
    trace?.open("Which haircut applies?")
    for row in point.haircuts {
      var missing: MissingFacts = []
      var used = Reliance()
      trace?.open("row \(row.source.id)", citation: row.source.citation)
      if let guardRule = row.guardRule {
        switch evaluator.evaluate(guardRule, situation, missing: &missing, used: &used) {
        case .yes: break
        case .no:
          trace?.close("does not apply")
          continue
        case .unknown:
          work.lacks(missing)
          trace?.close("undetermined")
          trace?.close("undetermined")
          return
        }
      }
      if let term = row.source.term, term != (creditQuality?.term(of: situation.asset) ?? .long) {
        trace?.close("does not apply: the asset has no \(term.rawValue)-term rating")
        continue
      }
      work.use(row.source.citation)
      work.use(used)
      trace?.cite(row.source.citation, for: .haircuts)
      let result = cell(row, situation, &work, evaluator)
      trace?.close(result)
      trace?.close(result)
      return
    }
    work.lacks(.haircut)
    trace?.close("undetermined: no row fits")
  }

  /// The figure of a row; returns what an explanation says about it.
  private func cell(
    _ row: CompiledSchedule.CompiledHaircut, _ situation: Situation, _ work: inout VerdictWork,
    _ evaluator: RuleEvaluator
  ) -> String {
    var line = 0
    let figures: [HaircutFigure]
    switch row.values.figures {
    case .lookThrough(let rule): return lookThrough(row, rule, situation, &work, evaluator)
    case .assessed(let measure, let floor):
      return assessed(row, measure, floor, situation, &work, evaluator)
    case .follow(let regime): return follow(row, regime, situation, &work, evaluator)
    case .byBand(let list): figures = list
    case .byStep(let lines):
      guard let step = step(row, situation.asset, &work, evaluator.trace) else {
        // All that is missing is named, not the first.
        if !row.bands.isEmpty, situation.asset.record.maturityDate == nil { work.lacks(.maturity) }
        return "undetermined"
      }
      guard let found = lines.firstIndex(where: { $0.steps.contains(step) }) else {
        work.lacks(.haircut)
        return "undetermined: no figure for step \(step)"
      }
      line = found
      figures = lines[found].figures
    }
    var index = 0
    if !row.bands.isEmpty {
      guard let maturity = situation.asset.record.maturityDate else {
        work.lacks(.maturity)
        return "undetermined: no maturity recorded"
      }
      guard let band = row.bands.firstIndex(where: { $0.contains(maturity) }) else {
        work.lacks(.haircut)
        return "undetermined: no band for a maturity of \(maturity)"
      }
      index = band
      evaluator.trace?.input(
        "maturity",
        "\(maturity), residual maturity \(row.values.bands[band])",
        origin: situation.asset.facts.contribution(of: \.maturityDate)?.origin)
    }
    let name = row.names[line][index]
    work.reached = name
    switch figures[index] {
    case .percent(let printed):
      work.row = name
      let percent = scaled(
        atLeast(row.values.ofPrincipal, printed, situation, &work, evaluator),
        row.values.holdingDays, situation, &work, evaluator)
      work.haircut = percent
      return evaluator.trace == nil ? "" : "\(percent) % (\(name), \(row.values.location))"
    case .notApplicable:
      work.refuse("credit-quality-too-low", row.source.citation)
      return "not applicable: such an asset is not eligible"
    case .unknown:
      work.lacks(.figure)
      return "undetermined: the rule has a figure that nobody has seen"
    }
  }

  private func step(
    _ row: CompiledSchedule.CompiledHaircut, _ asset: AssetView, _ work: inout VerdictWork,
    _ trace: Trace?
  ) -> Int? {
    guard let creditQuality else {
      work.lacks(.rating)
      return nil
    }
    let explaining = trace != nil
    let found =
      row.source.term.map { creditQuality.step(of: asset, $0, explaining: explaining) }
      ?? creditQuality.step(of: asset, explaining: explaining)
    switch found {
    case .known(let step, let reliance, let basis):
      work.use(reliance)
      for input in basis { trace?.input(input.name, input.value, origin: input.origin) }
      trace?.input("credit quality step", "\(step)")
      return step
    case .missing:
      work.lacks(.rating)
      return nil
    case .notInMapping(let basis):
      for input in basis { trace?.input(input.name, input.value, origin: input.origin) }
      work.lacks(.ratingInMapping)
      return nil
    }
  }
}
