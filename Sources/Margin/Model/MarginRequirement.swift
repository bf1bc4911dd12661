public import Collateral

/// What an engine requires for an account, and why.
public struct MarginRequirement: Sendable, Hashable {
  /// A line of the explanation: what, how much, and by which source.
  public struct Step: Sendable, Hashable {
    /// How deep it lies under the lines above it.
    public var depth: Int
    /// What it is.
    public var title: String
    /// How much.
    public var amount: MarginSum?
    /// Where the figure comes from.
    public var source: String?
  }

  /// The account.
  public var account: String
  /// How it was found.
  public var engine: MarginEngineName
  /// What is required; negative where long options are worth more than the risk, which is an excess.
  public var amount: MarginSum
  /// What is required to go on holding, where that is another amount than at the beginning.
  public var maintenance: MarginSum?
  /// The scenario that counts; nil where there is none.
  public var scenario: String?
  /// The minimum that was compared with the scenario.
  public var minimum: MarginSum
  /// The sum of what each position would require alone.
  public var gross: MarginSum
  /// Offsets that were recognized.
  public var offsets: [MarginOffset] = []
  /// The explanation, line by line.
  public var steps: [Step] = []

  /// What has to be there: never less than nothing, because no excess of one silo funds another.
  public var required: MarginSum { max(amount, .zero) }

  mutating func note(
    _ title: String, _ amount: MarginSum? = nil, source: String? = nil, depth: Int = 1
  ) {
    steps.append(Step(depth: depth, title: title, amount: amount, source: source))
  }
}

/// An offset between positions: recognized with its citation, or refused with the reason.
public struct MarginOffset: Sendable, Hashable {
  /// What is offset against what.
  public var legs: [String]
  /// How much of a gain counts, in percent as it is written; nil where none does.
  public var percent: String?
  /// What it saves, or would save.
  public var saving: MarginSum
  /// By which rule, or why not.
  public var reason: String
  /// Whether it counts.
  public var isRecognized: Bool
}
