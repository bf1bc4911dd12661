/// Days as `YYYY-MM-DD`, counted one by one.
enum SlowCalendar {
  static func isLeap(_ year: Int) -> Bool {
    year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
  }

  static func length(of month: Int, _ year: Int) -> Int {
    [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  static func text(_ year: Int, _ month: Int, _ day: Int) -> String {
    func padded(_ number: Int, _ count: Int) -> String {
      String(repeating: "0", count: count - String(number).count) + String(number)
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The day after so many years, months or days; the end of a shorter month stands in for days it does not have.
  static func later(_ day: String, count: Int, unit: String) -> String {
    let parts = day.split(separator: "-").compactMap { Int($0) }
    var (year, month, dayOfMonth) = (parts[0], parts[1], parts[2])
    switch unit {
    case "d":
      for _ in 0..<count {
        dayOfMonth += 1
        if dayOfMonth > length(of: month, year) {
          dayOfMonth = 1
          month += 1
        }
        if month > 12 {
          month = 1
          year += 1
        }
      }
    default:
      for _ in 0..<(unit == "m" ? count : 12 * count) {
        month += 1
        if month > 12 {
          month = 1
          year += 1
        }
      }
      dayOfMonth = min(dayOfMonth, length(of: month, year))
    }
    return text(year, month, dayOfMonth)
  }

  /// Whether what is left on a day until maturity lies in a band such as `>1 ≤5` or `≥30d <3m`.
  static func isMaturity(_ maturity: String, in band: String, on day: String) -> Bool {
    let isPerpetual = maturity >= "2200-01-01"
    return band.split(separator: " ").allSatisfy { bound in
      let unit = bound.hasSuffix("m") ? "m" : bound.hasSuffix("d") ? "d" : "y"
      let count = Int(bound.filter(\.isNumber)) ?? 0
      let edge = later(day, count: count, unit: unit)
      switch bound.first {
      case "<": return !isPerpetual && maturity < edge
      case "≤": return !isPerpetual && maturity <= edge
      case ">": return isPerpetual || maturity > edge
      case "≥": return isPerpetual || maturity >= edge
      default: return false
      }
    }
  }
}
