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
  public var amount = MarginSum.zero
  /// What is required to go on holding, where that is another amount than at the beginning.
  public var maintenance: MarginSum?
  /// The scenario that counts; nil where there is none.
  public var scenario: String?
  /// The minimum that was compared with the scenario.
  public var minimum = MarginSum.zero
  /// The sum of what each position would require alone.
  public var gross = MarginSum.zero
  /// Offsets that were recognized.
  public var offsets: [MarginOffset] = []
  /// The explanation, line by line.
  public var steps: [Step] = []

  init(_ account: String, _ engine: MarginEngineName, _ title: String) {
    self.account = account
    self.engine = engine
    note(title, depth: 0)
  }

  /// What has to be there: never less than nothing, because no excess of one silo funds another.
  public var required: MarginSum { max(amount, .zero) }

  mutating func note(
    _ title: String, _ amount: MarginSum? = nil, source: String? = nil, depth: Int = 1
  ) {
    steps.append(Step(depth: depth, title: title, amount: amount, source: source))
  }
}
