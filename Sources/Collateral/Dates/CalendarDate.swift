/// A day of the proleptic Gregorian calendar, without time and time zone.
///
/// From 0001-01-01 to 9999-12-31 (ISO 8601).
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// 0001-01-01, for "always".
  public static let beginning = CalendarDate(unchecked: firstDay)
  /// 9999-12-31, the maturity of debt without one.
  public static let perpetual = CalendarDate(unchecked: lastDay)

  private static let firstDay: Int32 = -719_162
  private static let lastDay: Int32 = 2_932_896
  /// 2200-01-01: feeds write several dates from there on for "never".
  private static let firstPerpetualDay: Int32 = 84_006

  /// Days since 1970-01-01.
  public let days: Int32

  /// The day that many days after 1970-01-01; held to the first and the last day of the calendar.
  public init(days: Int32) {
    self.days = min(max(days, Self.firstDay), Self.lastDay)
  }

  private init(unchecked days: Int32) {
    self.days = days
  }

  /// The day, or nil if the calendar does not have it.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysIn(month: month, year: year)
    else { return nil }
    self.init(unchecked: Self.days(year: year, month: month, day: day))
  }

  /// Reads exactly `YYYY-MM-DD`.
  /// - Throws: ``DateError`` with the text.
  public init(_ iso: some StringProtocol) throws(DateError) {
    var copy = String(iso)
    let result: Result<CalendarDate, DateError> = copy.withUTF8 { buffer in
      Result { () throws(DateError) in
        try CalendarDate(utf8: UnsafeRawBufferPointer(buffer))
      }
    }
    self = try result.get()
  }

  /// Reads exactly `YYYY-MM-DD` from UTF-8 bytes, without making a `String` unless it is refused.
  /// - Throws: ``DateError`` with the text.
  public init(utf8 bytes: UnsafeRawBufferPointer) throws(DateError) {
    guard bytes.count == 10, let date = try Self.date(at: bytes) else {
      throw Self.refused(bytes, .malformed)
    }
    self = date
  }

  /// Reads the day of `YYYY-MM-DDThh:mm:ss[.fff][Z|±hh:mm]` (ISO 8601, XML Schema) as printed,
  /// whatever the offset. The rest is checked; blanks after it are not looked at.
  /// - Throws: ``DateError`` with the text.
  public init(utf8Timestamp bytes: UnsafeRawBufferPointer) throws(DateError) {
    var end = bytes.count
    while end > 0, Self.isBlank(bytes[end - 1]) { end -= 1 }
    let text = UnsafeRawBufferPointer(rebasing: bytes[..<end])
    guard text.count >= 19, let date = try Self.date(at: text),
      TimeOfDay.isWellFormed(UnsafeRawBufferPointer(rebasing: text[10...]))
    else {
      throw Self.refused(text, .malformed)
    }
    guard TimeOfDay.exists(UnsafeRawBufferPointer(rebasing: text[10...])) else {
      throw Self.refused(text, .noSuchDay)
    }
    self = date
  }

  /// Year, 1...9999.
  public var year: Int { components.year }
  /// Month, 1...12.
  public var month: Int { components.month }
  /// Day of the month, 1...31.
  public var day: Int { components.day }

  /// Whether the date, as a maturity, means "never": the year 2200 or later.
  public var isPerpetual: Bool { days >= Self.firstPerpetualDay }

  /// The same day in another year; 29 February becomes 28 where the year has none.
  ///
  /// Held to the first and the last day of the calendar, as is every addition.
  public func adding(years: Int) -> CalendarDate {
    adding(months: 12 * min(max(years, -10_000), 10_000))
  }

  /// The same day in another month, or that month's last day where it has fewer.
  public func adding(months: Int) -> CalendarDate {
    let (year, month, day) = components
    let limit = 12 * 10_000
    let index = year * 12 + month - 1 + min(max(months, -limit), limit)
    let (newYear, newMonth) = (index / 12, index % 12 + 1)
    if index < 12 { return .beginning }
    if newYear > 9999 { return .perpetual }
    let last = Self.daysIn(month: newMonth, year: newYear)
    return CalendarDate(
      unchecked: Self.days(year: newYear, month: newMonth, day: min(day, last)))
  }

  /// The day that many days later.
  public func adding(days count: Int) -> CalendarDate {
    let limit = 4_000_000
    return CalendarDate(days: days + Int32(min(max(count, -limit), limit)))
  }

  /// `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = components
    return String(unsafeUninitializedCapacity: 10) { buffer in
      func put(_ number: Int, at place: Int, digits: Int) {
        var rest = number
        for index in stride(from: place + digits - 1, through: place, by: -1) {
          buffer[index] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
      }
      put(year, at: 0, digits: 4)
      buffer[4] = UInt8(ascii: "-")
      put(month, at: 5, digits: 2)
      buffer[7] = UInt8(ascii: "-")
      put(day, at: 8, digits: 2)
      return 10
    }
  }

  /// Orders by time.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.days < right.days
  }
}
