public import Money

/// What one pledge is worth under one regime, without the words.
public struct LeanValue: Sendable {
  /// Market value in minor units of ``currency``; below zero where it is not known.
  public var market: Int64 = -1
  /// The same in the base currency of the agreement; below zero where it is not known.
  public var base: Int64 = -1
  /// Value after haircut, in base currency.
  public var after: Int64 = 0
  /// What limits take of it.
  public var taken: Int64 = 0
  /// Place of the verdict among those of the part of the book; below zero where there is no such row.
  public var verdict: Int32 = -1
  /// Currency of the price, or where none is known that of the instrument.
  public var currency: Currency?
}
