import Money

/// An eligible pledge as limits look at it.
struct LimitedPledge {
  /// Value after haircut in minor units of the base currency, as printed.
  var value: Int64
  /// Market value in minor units of the base currency, as printed.
  var market: Int64
  /// Haircut in percent.
  var haircut: Percentage
  /// What haircut and currency mismatch leave, in percent.
  var retained: Percentage
  /// Units, or nominal of debt.
  var quantity: Quantity
  /// The limits that apply.
  var limits: LimitMask
  /// What it is grouped by.
  var keys: LimitKeys
  /// Units, or nominal, of the whole issue; nil where it is not recorded.
  var issueSize: Quantity?
  /// Units traded on an average day; nil where they are not recorded.
  var dailyVolume: Quantity?
}
