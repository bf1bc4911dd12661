public import Collateral

/// What collateral covers: silos by themselves, and accounts as a whole.
public struct MarginCovers: Sendable {
  private struct Key: Hashable {
    var account: String
    var engine: MarginEngineName?
  }

  private var values: [Key: MarginSum] = [:]

  /// Nothing.
  public init() {}

  /// Adds what covers a silo, or the account where no silo is named.
  public mutating func add(_ value: MarginSum, _ account: String, _ engine: MarginEngineName?) {
    values[Key(account: account, engine: engine), default: .zero] += value
  }

  /// What covers a silo alone; nil where nobody said.
  public func value(_ account: String, _ engine: MarginEngineName) -> MarginSum? {
    values[Key(account: account, engine: engine)]
  }

  /// All that covers an account; nil where nobody said.
  public func value(_ account: String) -> MarginSum? {
    let own = values.filter { $0.key.account == account }
    return own.isEmpty ? nil : own.values.reduce(.zero, +)
  }

  /// What is missing when an excess in one silo funds no other; what covers no silo by name goes where something is missing.
  /// Nil where nobody said what covers the account.
  public func deficit(_ account: MarginAccount) -> MarginSum? {
    guard value(account.name) != nil else { return nil }
    let missing = account.silos.reduce(MarginSum.zero) { sum, silo in
      sum + max(silo.required - (value(account.name, silo.engine) ?? .zero), .zero)
    }
    let common = values[Key(account: account.name, engine: nil)] ?? .zero
    return max(missing - common, .zero)
  }
}
