import Collateral
import Schedules

extension RegimeValuer {
  var limits: [CompiledLimit] { schedule.limits }

  /// The limits that apply to an asset on a point; one whose condition is unknown does.
  func limits(
    _ point: CompiledSchedule.CompiledPoint, _ situation: Situation
  ) -> LimitMask {
    var mask: LimitMask = []
    // What a limit groups is printed with the limit, not with the asset.
    let silent = evaluator(nil)
    for (number, limit) in schedule.limits.enumerated() {
      let source = limit.source
      guard source.points.isEmpty || source.points.contains(point.source.id),
        source.margin == nil || source.margin == situation.agreement.margin
      else { continue }
      if let rule = limit.guardRule {
        var missing: MissingFacts = []
        var used = Reliance()
        if case .no = silent.evaluate(rule, situation, missing: &missing, used: &used) { continue }
      }
      mask.insert(LimitMask(number))
    }
    return mask
  }
}
