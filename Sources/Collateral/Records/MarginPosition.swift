public import Money

/// One position of an account.
public struct MarginPosition: Sendable, Hashable {
  /// What is held.
  public enum Kind: String, CaseIterable, Sendable, Hashable {
    case stock
    case etf
    case option
    case future
    case futureOption = "future-option"
    case swap
    case securityBasedSwap = "security-based-swap"
    case securityFuture = "security-future"
    case digitalSpot = "digital-spot"
    case digitalFuture = "digital-future"

    /// Whether it is an option.
    public var isOption: Bool { self == .option || self == .futureOption }

    /// Whether its value changes hands day by day, so that nothing is paid for it.
    public var isSettledDaily: Bool {
      self == .future || self == .securityFuture || self == .digitalFuture
    }
  }

  /// The right of an option.
  public enum Right: String, CaseIterable, Sendable, Hashable {
    case call
    case put
  }

  /// When an option can be exercised.
  public enum Exercise: String, CaseIterable, Sendable, Hashable {
    case american
    case european
  }

  /// The account that holds it.
  public var account: String
  /// The regime whose margin it is under: the name of an engine.
  public var engine: MarginEngineName
  /// What it is called; arrays and prices are given by it.
  public var series: String
  /// What is held.
  public var kind: Kind
  /// How many; negative is short. For a swap the notional is price × multiplier × quantity.
  public var quantity: Price
  /// Price of one unit; for an option its premium.
  public var price: Price
  /// Units that one contract stands for.
  public var multiplier: Price
  /// What it depends on.
  public var underlying: String
  /// The group whose gains and losses are added one to one.
  public var classGroup: String
  /// The group in which gains of several classes count in part.
  public var productGroup: String?
  /// Strike of an option.
  public var strike: Price?
  /// Right of an option.
  public var right: Right?
  /// When an option can be exercised; American where nobody says.
  public var exercise: Exercise
  /// Last day of a contract, or of a swap.
  public var expiry: CalendarDate?
  /// Price of the underlying, for an option.
  public var underlyingPrice: Price?
  /// Volatility of an option in percent a year; nil is to be found from its price.
  public var volatility: Percentage?
  /// Class of a swap under the schedule, such as `interest-rate`.
  public var scheduleClass: String?
  /// Replacement cost of a swap: its present value to the account.
  public var presentValue: Price?
  /// Where it clears; nil where it does not.
  public var clearing: String?
  /// Currency in which it settles, where it is stated.
  public var settlementCurrency: String?
  /// Business days after which it settles, where they are stated.
  public var settlementDays: Int?
  /// Line of the file.
  public var line: Int

  /// A position of which the account, the engine, the series and the amount are known.
  public init(
    account: String, engine: MarginEngineName, series: String, kind: Kind, quantity: Price,
    price: Price, multiplier: Price, underlying: String, line: Int
  ) {
    self.account = account
    self.engine = engine
    self.series = series
    self.kind = kind
    self.quantity = quantity
    self.price = price
    self.multiplier = multiplier
    self.underlying = underlying
    self.line = line
    classGroup = underlying
    exercise = .american
  }
}
