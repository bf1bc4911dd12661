/// Why a text is not a date.
public struct DateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    /// Not YYYY-MM-DD, or not a timestamp that begins so.
    case malformed
    /// Well-formed, but no such day or time of day exists.
    case noSuchDay
  }

  /// What is wrong.
  public let reason: Reason
  /// The text that was read.
  public let text: String

  /// An error about a text.
  public init(_ reason: Reason, text: String) {
    self.reason = reason
    self.text = text
  }

  /// What is wrong and what to do about it, without a full stop.
  public var description: String {
    let shown = text.count <= 40 ? text : "\(text.prefix(40))…"
    return switch reason {
    case .malformed: "\"\(shown)\" is not a date; write YYYY-MM-DD, such as 2026-11-22"
    case .noSuchDay: "\"\(shown)\" is not in the calendar; correct the day or the time"
    }
  }
}
