public import ArgumentParser
public import Collateral
public import Feeds
public import Loading
public import Money
public import Registry
public import Schedules

// What the command line can read: the types of the other targets, through their own parsers.

extension FeedName: ExpressibleByArgument {}

extension MarginKind: ExpressibleByArgument {}

extension SecuredPartyKind: ExpressibleByArgument {}

extension TransactionKind: ExpressibleByArgument {}

extension AssetClass: ExpressibleByArgument {}

extension MaturityBand: ExpressibleByArgument {
  /// A band as schedules write it, such as `>1 ≤5`; `>=` and `<=` are taken for `≥` and `≤`.
  public init?(argument: String) {
    self.init(argument.replacing(">=", with: "≥").replacing("<=", with: "≤"))
  }
}

extension DriftRule: ExpressibleByArgument {}

extension RejectLimit: ExpressibleByArgument {
  /// `25` or `2.5%`.
  public init?(argument: String) {
    self.init(argument)
  }
}

extension Instant: ExpressibleByArgument {
  /// An instant as RFC 3339 prints it.
  public init?(argument: String) {
    self.init(argument)
  }
}

extension CalendarDate: ExpressibleByArgument {
  /// A date as `2026-11-20`.
  public init?(argument: String) {
    try? self.init(argument)
  }
}

extension Quantity: ExpressibleByArgument {
  /// Decimal text.
  public init?(argument: String) {
    try? self.init(argument)
  }
}

extension Price: ExpressibleByArgument {
  /// Decimal text.
  public init?(argument: String) {
    try? self.init(argument)
  }
}

extension Currency: ExpressibleByArgument {
  /// ISO 4217.
  public init?(argument: String) {
    try? self.init(argument)
  }
}

extension LEI: ExpressibleByArgument {
  /// ISO 17442.
  public init?(argument: String) {
    try? self.init(argument)
  }
}

extension CountryCode: ExpressibleByArgument {
  /// ISO 3166.
  public init?(argument: String) {
    try? self.init(argument)
  }
}
