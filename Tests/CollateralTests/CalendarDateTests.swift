import Collateral
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
  private func date(_ text: String) throws -> CalendarDate { try CalendarDate(text) }

  private func timestamp(_ text: String) throws(DateError) -> CalendarDate {
    var copy = text
    let result: Result<CalendarDate, DateError> = copy.withUTF8 { buffer in
      Result { () throws(DateError) in
        try CalendarDate(utf8Timestamp: UnsafeRawBufferPointer(buffer))
      }
    }
    return try result.get()
  }

  @Test("go round for every day from 1900 to 2100, counted one by one")
  func everyDay() throws {
    var days: Int32 = -25_567
    for year in 1900...2100 {
      for month in 1...12 {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let last = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        for day in 1...last {
          let date = try #require(CalendarDate(year: year, month: month, day: day))
          #expect(date.days == days)
          #expect((date.year, date.month, date.day) == (year, month, day))
          #expect(CalendarDate(days: days) == date)
          #expect(try CalendarDate(date.description) == date)
          days += 1
        }
        #expect(CalendarDate(year: year, month: month, day: last + 1) == nil)
      }
    }
    #expect(try date("1970-01-01").days == 0)
  }

  @Test("reach from year 1 to year 9999")
  func range() throws {
    #expect(CalendarDate.beginning.description == "0001-01-01")
    #expect(CalendarDate.perpetual.description == "9999-12-31")
    #expect(try date("0001-01-01") == .beginning)
    #expect(try date("9999-12-31") == .perpetual)
    #expect(CalendarDate.beginning.adding(days: -1) == .beginning)
    #expect(CalendarDate.perpetual.adding(days: .max) == .perpetual)
    #expect(CalendarDate.perpetual.adding(days: .min) == .beginning)
    #expect(CalendarDate.perpetual.adding(years: 1) == .perpetual)
    #expect(CalendarDate.beginning.adding(years: .min) == .beginning)
    #expect(CalendarDate.beginning.adding(months: -1) == .beginning)
    #expect(CalendarDate.beginning.adding(months: .max) == .perpetual)
    #expect(CalendarDate(days: .min) == .beginning)
    #expect(CalendarDate(days: .max) == .perpetual)
    #expect(CalendarDate(year: 0, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: 2026, month: 13, day: 1) == nil)
    #expect(CalendarDate(year: 2026, month: 0, day: 1) == nil)
    #expect(CalendarDate(year: 2026, month: 1, day: 0) == nil)
    var day = CalendarDate.beginning
    var count = 0
    while day < .perpetual {
      let next = day.adding(days: 97)
      #expect(CalendarDate(year: next.year, month: next.month, day: next.day) == next)
      day = next
      count += 1
    }
    // 3,652,058 days in steps of 97, the last one cut short.
    #expect(count == 37_651)
  }

  @Test(
    "refuse what is not YYYY-MM-DD",
    arguments: [
      "", "2026", "2026-1-1", "20260101", "2026/01/01", "01-01-2026", " 2026-01-01", "2026-01-01 ",
      "2026-01-01T00:00:00", "2026-01-0a", "２０２６-01-01", "-026-01-01", "+2026-01-1", "2026-01—1",
    ])
  func malformed(text: String) {
    #expect(throws: DateError(.malformed, text: text)) { try CalendarDate(text) }
  }

  @Test(
    "refuse days that do not exist",
    arguments: [
      "2026-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10",
      "2026-01-00", "2026-01-32", "0000-01-01",
    ])
  func nonexistent(text: String) {
    #expect(throws: DateError(.noSuchDay, text: text)) { try CalendarDate(text) }
  }

  @Test(
    "have a 29 February in leap years only", arguments: ["2024-02-29", "2000-02-29", "1600-02-29"])
  func leapDays(text: String) throws {
    #expect(try date(text).description == text)
  }

  @Test(
    "move by years, 29 February counting as 28 where the year has none",
    arguments: [
      ("2024-02-29", 1, "2025-02-28"), ("2024-02-29", 4, "2028-02-29"),
      ("2023-02-28", 1, "2024-02-28"), ("2024-02-29", -1, "2023-02-28"),
      ("2026-11-22", 5, "2031-11-22"), ("2096-02-29", 4, "2100-02-28"),
    ])
  func years(from: String, years: Int, to: String) throws {
    #expect(try date(from).adding(years: years) == date(to))
  }

  @Test(
    "move by months, held to the month's last day",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
      ("2026-01-31", 3, "2026-04-30"), ("2026-11-22", 2, "2027-01-22"),
      ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"),
      ("2026-01-15", -13, "2024-12-15"), ("2026-01-15", 0, "2026-01-15"),
    ])
  func months(from: String, months: Int, to: String) throws {
    #expect(try date(from).adding(months: months) == date(to))
  }

  @Test("move by days")
  func days() throws {
    #expect(try date("2024-02-28").adding(days: 2) == date("2024-03-01"))
    #expect(try date("2026-01-01").adding(days: -1) == date("2025-12-31"))
  }

  @Test("from the year 2200 on mean never")
  func perpetual() throws {
    #expect(try !date("2199-12-31").isPerpetual)
    #expect(try date("2200-01-01").isPerpetual)
    #expect(CalendarDate.perpetual.isPerpetual)
  }

  @Test(
    "are taken from timestamps as printed",
    arguments: [
      "2026-11-22T00:00:00", "2026-11-22T23:59:59Z", "2026-11-22T07:00:00.123Z",
      "2026-11-22T07:00:00.123456789+14:00", "2026-11-22T07:00:00-05:00", "2026-11-22T07:00:00Z \n",
    ])
  func timestamps(text: String) throws {
    #expect(try timestamp(text) == date("2026-11-22"))
  }

  @Test(
    "are not taken from what is no timestamp",
    arguments: [
      ("2026-11-22", .malformed), ("2026-11-22T00:00", .malformed),
      ("2026-11-22 00:00:00", .malformed), ("2026-11-22T00:00:00z", .malformed),
      ("2026-11-22T00:00:00.", .malformed), ("2026-11-22T00:00:00+1", .malformed),
      ("2026-11-22T00:00:00+0100", .malformed), ("2026-11-22T00:00:00ZZ", .malformed),
      ("2026-11-22T0a:00:00", .malformed), ("2026-11-22T24:00:00", .noSuchDay),
      ("2026-11-22T23:60:00", .noSuchDay), ("2026-11-22T23:00:60Z", .noSuchDay),
      ("2026-11-22T23:00:00+15:00", .noSuchDay), ("2026-11-22T23:00:00-00:60", .noSuchDay),
      ("2026-02-30T23:00:00Z", .noSuchDay), ("", .malformed),
    ] as [(String, DateError.Reason)])
  func badTimestamps(text: String, reason: DateError.Reason) {
    #expect(throws: DateError(reason, text: text)) { try timestamp(text) }
  }

  @Test("say what to write instead")
  func messages() {
    #expect(DateError(.malformed, text: "22.11.2026").description.contains("YYYY-MM-DD"))
    #expect(DateError(.noSuchDay, text: "2026-02-29").description.contains("not in the calendar"))
    #expect(DateError(.malformed, text: String(repeating: "9", count: 999)).description.count < 200)
  }
}
