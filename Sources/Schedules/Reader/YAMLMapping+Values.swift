package import Collateral
import Money

extension YAMLMapping {
  /// One word out of a closed list.
  package func word<Word: RawRepresentable & CaseIterable>(_ key: String, as type: Word.Type)
    -> Word?
  where Word.RawValue == String {
    text(key).flatMap { closed($0, as: type) }
  }

  /// One word out of a closed list that must be there.
  package func requiredWord<Word: RawRepresentable & CaseIterable>(
    _ key: String, as type: Word.Type
  ) -> Word? where Word.RawValue == String {
    required(key).flatMap { closed($0, as: type) }
  }

  /// Words out of a closed list.
  package func words<Word: RawRepresentable & CaseIterable>(_ key: String, as type: Word.Type)
    -> [Word]?
  where Word.RawValue == String {
    list(key).map { $0.compactMap { closed($0, as: type) } }
  }

  /// One word of a closed list, or a problem that names the nearest.
  func closed<Word: RawRepresentable & CaseIterable>(
    _ text: YAMLText, as type: Word.Type
  ) -> Word? where Word.RawValue == String {
    if let word = Word(rawValue: text.text) { return word }
    let allowed = Word.allCases.map(\.rawValue)
    problems.add(
      at: text.location, "`\(text.text)` is not a word of this list",
      remedy: Spelling.nearest(to: text.text, among: allowed).map { "did you mean `\($0)`?" }
        ?? "allowed: \(allowed.joined(separator: ", "))")
    return nil
  }

  /// `yes` or `no`.
  package func yesNo(_ key: String) -> Bool? {
    guard let text = text(key) else { return nil }
    switch text.text {
    case "yes": return true
    case "no": return false
    default:
      problems.add(
        at: text.location, "`\(key)` is `\(text.text)`", remedy: "write \"yes\" or \"no\"")
      return nil
    }
  }

  /// A date.
  package func date(_ key: String) -> CalendarDate? {
    text(key).flatMap(date)
  }

  /// A date out of a scalar, or a problem.
  package func date(_ text: YAMLText) -> CalendarDate? {
    value(text, "write a date as \"2026-11-20\"") { try CalendarDate($0) }
  }

  /// A percentage that must be there.
  func requiredPercentage(_ key: String) -> Percentage? {
    required(key).flatMap(percentage)
  }

  /// A percentage from 0 to 100 out of a scalar, or a problem.
  func percentage(_ text: YAMLText) -> Percentage? {
    guard
      let percentage = value(
        text, "write percent as the act prints it, such as \"0.5\"", { try Percentage($0) })
    else { return nil }
    guard Percentage.zero <= percentage, percentage <= .hundred else {
      problems.add(
        at: text.location, "\(text.text) % is not between 0 and 100",
        remedy: "a haircut is a share of market value")
      return nil
    }
    return percentage
  }

  /// A currency.
  func currency(_ key: String) -> Currency? {
    text(key).flatMap { text in
      value(text, "write an ISO 4217 code, such as EUR") { try Currency($0) }
    }
  }

  /// `{amount: …, currency: …}`.
  func amount() -> Amount? {
    defer { finish() }
    guard let number = required("amount"), has("currency") || missingCurrency(),
      let currency = currency("currency")
    else { return nil }
    return value(number, "write a plain amount, such as \"10000000\"") {
      try Amount($0, currency: currency)
    }
  }

  private func missingCurrency() -> Bool {
    missing("currency")
    return false
  }

  /// What `make` makes of a scalar; its error becomes a problem.
  package func value<Value>(
    _ text: YAMLText, _ remedy: String, _ make: (String) throws -> Value
  ) -> Value? {
    do {
      return try make(text.text)
    } catch {
      problems.add(at: text.location, "\(error)", remedy: remedy)
      return nil
    }
  }
}
