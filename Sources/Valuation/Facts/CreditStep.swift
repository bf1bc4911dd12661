import Collateral
import Schedules

/// A credit quality step and what it rests on.
enum CreditStep: Sendable {
  /// A step.
  case known(step: Int, reliance: Reliance, basis: [ExplanationStep.Input])
  /// Nobody rated or assessed the asset.
  case missing
  /// The mapping does not know the rating.
  case notInMapping([ExplanationStep.Input])
}
