/// The part of a timestamp after the date: `Thh:mm:ss[.fff][Z|±hh:mm]`.
///
/// Only checked, never kept: nothing here depends on the time of day.
enum TimeOfDay {
  /// Whether at least nine bytes have the shape.
  static func isWellFormed(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes[0] == UInt8(ascii: "T"), bytes[3] == UInt8(ascii: ":"),
      bytes[6] == UInt8(ascii: ":"),
      CalendarDate.twoDigits(bytes, at: 1) != nil, CalendarDate.twoDigits(bytes, at: 4) != nil,
      CalendarDate.twoDigits(bytes, at: 7) != nil
    else { return false }
    var index = 9
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      let firstDigit = index
      while index < bytes.count, Characters.isDigit(bytes[index]) { index += 1 }
      guard index > firstDigit else { return false }
    }
    guard index < bytes.count else { return true }
    switch bytes[index] {
    case UInt8(ascii: "Z"):
      return index + 1 == bytes.count
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      return index + 6 == bytes.count && bytes[index + 3] == UInt8(ascii: ":")
        && CalendarDate.twoDigits(bytes, at: index + 1) != nil
        && CalendarDate.twoDigits(bytes, at: index + 4) != nil
    default:
      return false
    }
  }

  /// Whether a time of the right shape is one a clock shows, with an offset of at most 14 hours.
  static func exists(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let hour = CalendarDate.twoDigits(bytes, at: 1), hour < 24,
      let minute = CalendarDate.twoDigits(bytes, at: 4), minute < 60,
      let second = CalendarDate.twoDigits(bytes, at: 7), second < 60
    else { return false }
    let sign = bytes[bytes.count - 6 < 9 ? 0 : bytes.count - 6]
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let hours = CalendarDate.twoDigits(bytes, at: bytes.count - 5),
      let minutes = CalendarDate.twoDigits(bytes, at: bytes.count - 2)
    else { return true }
    return minutes < 60 && hours * 60 + minutes <= 14 * 60
  }
}
