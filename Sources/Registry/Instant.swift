import Glibc

/// A moment in UTC, to the millisecond, as RFC 3339 writes it.
///
/// The text has always the same length, so that moments sort as their texts do.
public struct Instant: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The moment as text, such as `2026-11-22T19:00:00.000Z`.
  public let description: String

  /// Milliseconds since 1970-01-01T00:00:00Z.
  let milliseconds: Int64

  /// A moment by its distance from 1970.
  init(milliseconds: Int64) {
    self.milliseconds = milliseconds
    var (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    if rest < 0 {
      seconds -= 1
      rest += 1000
    }
    var time = time_t(seconds)
    var parts = tm()
    gmtime_r(&time, &parts)
    func digits(_ value: Int, _ width: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let date = "\(digits(Int(parts.tm_year) + 1900, 4))-\(digits(Int(parts.tm_mon) + 1, 2))"
    let clock = "\(digits(Int(parts.tm_hour), 2)):\(digits(Int(parts.tm_min), 2))"
    description =
      "\(date)-\(digits(Int(parts.tm_mday), 2))T\(clock):\(digits(Int(parts.tm_sec), 2))"
      + ".\(digits(Int(rest), 3))Z"
  }

  /// Now.
  public static var now: Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(
      milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// Reads `2026-11-22T19:00:00Z`, with or without a fraction, with `Z` or an offset such as
  /// `+01:00` (RFC 3339, section 5.6); nil for anything else.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[range] {
        guard byte >= 0x30 && byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    func has(_ character: Character, at index: Int) -> Bool {
      index < bytes.count && bytes[index] == character.asciiValue
    }
    guard let year = number(0..<4), has("-", at: 4), let month = number(5..<7), has("-", at: 7),
      let day = number(8..<10), has("T", at: 10) || has("t", at: 10),
      let hour = number(11..<13), has(":", at: 13), let minute = number(14..<16),
      has(":", at: 16), let second = number(17..<19),
      year > 0, hour < 24, minute < 60, second <= 60,
      (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day)
    else { return nil }
    var index = 19
    var fraction = 0
    if has(".", at: index) {
      index += 1
      let start = index
      while index < bytes.count, let digit = number(index..<(index + 1)) {
        if index - start < 3 { fraction = fraction * 10 + digit }
        index += 1
      }
      guard index > start else { return nil }
      for _ in min(3, index - start)..<3 { fraction *= 10 }
    }
    var offset = 0
    if has("Z", at: index) || has("z", at: index) {
      index += 1
    } else {
      guard has("+", at: index) || has("-", at: index),
        let hours = number((index + 1)..<(index + 3)), has(":", at: index + 3),
        let minutes = number((index + 4)..<(index + 6)), hours < 24, minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (has("-", at: index) ? -1 : 1)
      index += 6
    }
    guard index == bytes.count else { return nil }
    var parts = tm()
    parts.tm_year = Int32(year - 1900)
    parts.tm_mon = Int32(month - 1)
    parts.tm_mday = Int32(day)
    parts.tm_hour = Int32(hour)
    parts.tm_min = Int32(minute)
    parts.tm_sec = Int32(second)
    let seconds = Int64(timegm(&parts)) - Int64(offset * 60)
    self.init(milliseconds: seconds * 1000 + Int64(fraction))
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Earlier sorts first.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }
}
