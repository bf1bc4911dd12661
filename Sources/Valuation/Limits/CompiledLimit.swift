import Schedules

/// A limit in force on the day, with its condition resolved.
final class CompiledLimit: Sendable {
  let source: ConcentrationLimit
  /// Which assets; nil is all on its points.
  let guardRule: Rule?
  /// The regime that sets it.
  let regime: String

  init(source: ConcentrationLimit, guardRule: Rule?, regime: String) {
    self.source = source
    self.guardRule = guardRule
    self.regime = regime
  }
}
