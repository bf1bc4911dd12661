public import Collateral
import Schedules

/// The days of a rule that answers, where they are not those of its regime.
public struct MatrixSpan: Sendable, Hashable {
  /// Which rule.
  public let item: String
  /// First day; nil where it is that of the regime.
  public let from: CalendarDate?
  /// Last day; nil while it lasts.
  public let to: CalendarDate?

  init(item: String, from: CalendarDate?, to: CalendarDate?) {
    self.item = item
    self.from = from
    self.to = to
  }

  /// The days of an item within those of its regime; nil where they say nothing more.
  init?(_ item: String, _ validity: Validity, within regime: Validity) {
    let from = validity.from > regime.from ? validity.from : nil
    if from == nil, validity.to == nil { return nil }
    self.init(item: item, from: from, to: validity.to)
  }

  /// The days in words.
  public var text: String {
    let days = [from.map { "since \($0)" }, to.map { "to \($0)" }].compactMap(\.self)
    return "\(item) \(days.joined(separator: ", "))"
  }

  /// Whether it says when this ends.
  func tells(_ expiry: MatrixRow.Expiry) -> Bool {
    to == expiry.to && item == expiry.item.replacing("figures of ", with: "haircut ")
  }
}
