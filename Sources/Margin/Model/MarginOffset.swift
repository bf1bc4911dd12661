/// An offset between positions: recognized with its citation, or refused with the reason.
public struct MarginOffset: Sendable, Hashable {
  /// What is offset against what: series, or the groups that hold them.
  public var legs: [String]
  /// How much of a gain counts, in percent as it is written; nil where none does.
  public var percent: String?
  /// What it saves, or would save; nil where that cannot be told.
  public var saving: MarginSum?
  /// By which rule, or why not.
  public var reason: String
  /// Whether it counts.
  public var isRecognized: Bool
  /// In what and after how many days the legs settle, where that is stated: `USD T+1`.
  public var settlements: [String] = []

  init(
    _ legs: [String], percent: String? = nil, saving: MarginSum?, _ reason: String,
    isRecognized: Bool
  ) {
    self.legs = legs
    self.percent = percent
    self.saving = saving
    self.reason = reason
    self.isRecognized = isRecognized
  }
}
