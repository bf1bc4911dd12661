/// A range of credit quality steps, such as `1`, `2-3` or `4-6`; 1 is best.
public struct StepRange: Sendable, Hashable, CustomStringConvertible {
  /// Best step inside.
  public let best: Int
  /// Worst step inside.
  public let worst: Int
  /// The range as written.
  public let description: String

  /// Reads a range; nil where the text is not one.
  public init?(_ text: String) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(ends.count), let best = Int(ends[0]),
      let worst = Int(ends[ends.count - 1]),
      (1...6).contains(best), (best...6).contains(worst)
    else { return nil }
    self.best = best
    self.worst = worst
    self.description = text
  }

  /// Whether a step is inside.
  public func contains(_ step: Int) -> Bool { best <= step && step <= worst }
}
