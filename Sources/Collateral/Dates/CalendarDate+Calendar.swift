/// The arithmetic of the proleptic Gregorian calendar, with years that begin in March so that the
/// leap day is the last.
extension CalendarDate {
  /// Year, month and day.
  var components: (year: Int, month: Int, day: Int) {
    // Days since 0000-03-01, then eras of 400 years, which all have 146,097 days.
    let shifted = Int(days) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// Days since 1970-01-01 of a day that exists, from year 1 on.
  static func days(year: Int, month: Int, day: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let marchMonth = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Number of days of a month 1...12.
  static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether the year has a 29 February.
  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The date that the first ten of at least ten bytes spell; nil if they are not of that shape.
  static func date(at bytes: UnsafeRawBufferPointer) throws(DateError) -> CalendarDate? {
    guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let century = twoDigits(bytes, at: 0), let yearOfCentury = twoDigits(bytes, at: 2),
      let month = twoDigits(bytes, at: 5), let day = twoDigits(bytes, at: 8)
    else { return nil }
    guard let date = CalendarDate(year: century * 100 + yearOfCentury, month: month, day: day)
    else { throw refused(bytes, .noSuchDay) }
    return date
  }

  /// The number of two digits, or nil if they are none.
  static func twoDigits(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Int? {
    let (tens, ones) = (bytes[index] &- 48, bytes[index + 1] &- 48)
    return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
  }

  /// Whether the byte is a space, a tab or the end of a line.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// An error about bytes that were read as a date.
  static func refused(_ bytes: UnsafeRawBufferPointer, _ reason: DateError.Reason) -> DateError {
    DateError(reason, text: String(decoding: bytes.prefix(200), as: UTF8.self))
  }
}
