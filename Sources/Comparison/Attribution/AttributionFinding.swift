public import Collateral
import Money
public import Schedules

/// What moved a part of a change: something that differs between two neighboring steps, or decides there.
public struct AttributionFinding: Sendable, Hashable {
  /// One side of it.
  public struct State: Sendable, Hashable {
    /// The value in words.
    public var text: String
    /// Where it was read; nil for what a book states and for what follows from others.
    public var origin: Origin?
    /// The paragraphs that say so.
    public var citations: [Citation]

    /// A state.
    public init(_ text: String, origin: Origin? = nil, citations: [Citation] = []) {
      self.text = text
      self.origin = origin
      self.citations = citations
    }

    /// A recorded price.
    init(_ price: PriceFact) {
      self.init("\(price.price) \(price.currency) of \(price.date)", origin: price.origin)
    }
  }

  /// What differs: `price`, `row`, a field under its name in the desk files.
  public var name: String
  /// Of what: a pledge, an agreement, an instrument or an entity, by its name.
  public var subject: String
  /// Before; nil is "none".
  public var before: State?
  /// After; nil is "none".
  public var after: State?

  /// A finding.
  public init(_ name: String, of subject: String, before: State?, after: State?) {
    self.name = name
    self.subject = subject
    self.before = before
    self.after = after
  }

  /// The same with plain texts; nil where they are equal.
  init?(_ name: String, of subject: String, _ before: String?, _ after: String?) {
    if before == after { return nil }
    self.init(name, of: subject, before: before.map { State($0) }, after: after.map { State($0) })
  }
}
