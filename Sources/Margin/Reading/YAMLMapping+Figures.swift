import Collateral
import Money
import Schedules

extension YAMLMapping {
  /// A percentage from 0 to a limit; the standard one where the key may be missing.
  func percentage(
    _ key: String, or standard: Percentage? = nil, upTo limit: Int64 = 100
  ) -> Percentage? {
    if let standard, !has(key) { return standard }
    guard let text = required(key),
      let value = value(text, "write a percentage, such as 15", { try Percentage($0) })
    else { return nil }
    guard value >= .zero, value.units <= limit * Percentage.one.units else {
      problems.add(
        at: text.location, "`\(key)` is \(text.text) %",
        remedy: "write a percentage from 0 to \(limit)")
      return nil
    }
    return value
  }

  /// A number from 0 to a limit; the standard one where the key may be missing.
  func price(
    _ key: String, or standard: Price? = nil, upTo limit: Int64 = 1_000_000_000,
    isPositive: Bool = false
  ) -> Price? {
    if let standard, !has(key) { return standard }
    return required(key).flatMap { price($0, upTo: limit, isPositive: isPositive) }
  }

  /// A number out of a scalar, or a problem.
  func price(
    _ text: YAMLText, upTo limit: Int64 = 1_000_000_000, isPositive: Bool = false
  ) -> Price? {
    guard let value = value(text, "write a number, such as 16000", { try Price($0) }) else {
      return nil
    }
    guard value.units >= (isPositive ? 1 : 0), value.units <= limit * Price.one.units else {
      problems.add(
        at: text.location, "\(text.text) is \(isPositive ? "not above 0" : "below 0") or too large",
        remedy: "write a number up to \(limit)")
      return nil
    }
    return value
  }

  /// A whole number of years; nil where the key is missing.
  func years(_ key: String) -> Int? {
    guard let text = text(key) else { return nil }
    guard let years = Int(text.text), (0...100).contains(years) else {
      problems.add(
        at: text.location, "`\(key)` is `\(text.text)`",
        remedy: "write a whole number of years from 0 to 100")
      return nil
    }
    return years
  }

  /// One month or a span of them: `202612`, `202612-202706`.
  func months(_ key: String) -> ClosedRange<String>? {
    guard let text = required(key) else { return nil }
    let parts = text.text.split(separator: "-").map(String.init)
    guard let first = parts.first, let last = parts.last, parts.count <= 2, first <= last,
      parts.allSatisfy({ part in
        part.utf8.count == 6 && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      })
    else {
      problems.add(
        at: text.location, "`\(key)` is no month", remedy: "write 202612 or 202612-202706")
      return nil
    }
    return first...last
  }
}
