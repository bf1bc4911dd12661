import Collateral
import Money

/// Turns the bytes of one field into values. No `String` is made unless the value is one.
enum FieldText {
  static func text(_ bytes: UnsafeRawBufferPointer) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// The bytes without the blanks around them.
  static func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var first = 0
    var end = bytes.count
    while first < end && isBlank(bytes[first]) { first += 1 }
    while end > first && isBlank(bytes[end - 1]) { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[first..<end])
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  static func identifier<Value: Identifier>(
    _ bytes: UnsafeRawBufferPointer
  ) throws(FieldProblem) -> Value {
    do { return try Value(utf8: bytes) } catch { throw FieldProblem(error) }
  }

  static func number<Value: FixedPoint>(
    _ bytes: UnsafeRawBufferPointer
  ) throws(FieldProblem) -> Value {
    do { return try Value(utf8: bytes) } catch { throw FieldProblem(error) }
  }

  /// A number that may not be below zero.
  static func unsigned<Value: FixedPoint>(
    _ bytes: UnsafeRawBufferPointer
  ) throws(FieldProblem) -> Value {
    let value: Value = try number(bytes)
    guard value.units >= 0 else { throw FieldProblem(NumberError(.negative, text: text(bytes))) }
    return value
  }

  /// A fraction as percent: 0.0175 is 1.75.
  static func fraction(_ bytes: UnsafeRawBufferPointer) throws(FieldProblem) -> Percentage {
    let fraction: Percentage = try unsigned(bytes)
    let (units, overflows) = fraction.units.multipliedReportingOverflow(by: 100)
    guard !overflows else { throw FieldProblem(NumberError(.overflow, text: text(bytes))) }
    return Percentage(units: units)
  }

  static func quantity(_ bytes: UnsafeRawBufferPointer) throws(FieldProblem) -> Quantity {
    do { return try Quantity(utf8: bytes) } catch { throw FieldProblem(error) }
  }

  static func currency(_ bytes: UnsafeRawBufferPointer) throws(FieldProblem) -> Currency {
    do { return try Currency(utf8: bytes) } catch { throw FieldProblem(error) }
  }

  static func amount(
    _ bytes: UnsafeRawBufferPointer, in currency: Currency
  ) throws(FieldProblem) -> Amount {
    let amount: Amount
    do { amount = try Amount(utf8: bytes, currency: currency) } catch { throw FieldProblem(error) }
    guard amount.minorUnits >= 0 else {
      throw FieldProblem(NumberError(.negative, text: text(bytes)))
    }
    return amount
  }

  static func date(_ bytes: UnsafeRawBufferPointer) throws(FieldProblem) -> CalendarDate {
    do { return try CalendarDate(utf8: bytes) } catch { throw FieldProblem(error) }
  }

  /// A date that may say "never": any year from 2200 on becomes ``CalendarDate/perpetual``.
  static func finalDate(_ bytes: UnsafeRawBufferPointer) throws(FieldProblem) -> CalendarDate {
    let date = try date(bytes)
    return date.isPerpetual ? .perpetual : date
  }

  static func timestamp(_ bytes: UnsafeRawBufferPointer) throws(FieldProblem) -> CalendarDate {
    do { return try CalendarDate(utf8Timestamp: bytes) } catch { throw FieldProblem(error) }
  }

  /// A word of a closed list.
  static func word<Word: RawRepresentable<String> & CaseIterable>(
    _ bytes: UnsafeRawBufferPointer
  ) throws(FieldProblem) -> Word {
    let text = text(bytes)
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
    throw FieldProblem(.unknownCode, "\"\(text)\" is none of \(words)", value: text)
  }

  /// A value out of bytes, whose problem names the field.
  static func read<Value>(
    _ bytes: UnsafeRawBufferPointer, _ field: String,
    _ read: (UnsafeRawBufferPointer) throws(FieldProblem) -> Value
  ) throws(FieldProblem) -> Value {
    do { return try read(bytes) } catch { throw error.naming(field) }
  }

  /// A value out of a text, whose problem names the field.
  static func read<Value>(
    _ text: String, _ field: String,
    _ read: (UnsafeRawBufferPointer) throws(FieldProblem) -> Value
  ) throws(FieldProblem) -> Value {
    var text = text
    let result = text.withUTF8 { bytes in
      Result { () throws(FieldProblem) in try read(UnsafeRawBufferPointer(bytes)) }
    }
    do { return try result.get() } catch { throw error.naming(field) }
  }

  /// A number of business days, from 1 to 250.
  static func days(_ bytes: UnsafeRawBufferPointer) throws(FieldProblem) -> Int {
    try days(bytes, from: 1)
  }

  /// A number of business days that may be none, up to 250.
  static func daysOrNone(_ bytes: UnsafeRawBufferPointer) throws(FieldProblem) -> Int {
    try days(bytes, from: 0)
  }

  private static func days(
    _ bytes: UnsafeRawBufferPointer, from first: Int
  ) throws(FieldProblem) -> Int {
    let text = text(bytes)
    if let days = Int(text), (first...250).contains(days) { return days }
    throw FieldProblem(
      .invalidNumber, "\"\(text)\" is no number of days from \(first) to 250", value: text)
  }

  /// `yes` or `no`.
  static func yesNo(_ bytes: UnsafeRawBufferPointer) throws(FieldProblem) -> Bool {
    switch text(bytes) {
    case "yes": return true
    case "no": return false
    case let other:
      throw FieldProblem(.unknownCode, "\"\(other)\" is neither yes nor no", value: other)
    }
  }
}
