import Collateral
import Reading

/// The day of a file that does not say it itself: the one that was given, else the one in its name.
enum FeedDay {
  /// The day, where there is one.
  static func find(_ given: CalendarDate?, _ source: ByteSource) -> CalendarDate? {
    given ?? inName(source.fileName)
  }

  /// The day of a file that cannot do without.
  static func require(_ given: CalendarDate?, _ source: ByteSource) throws(ReadingError)
    -> CalendarDate
  {
    if let day = find(given, source) { return day }
    throw ReadingError(
      .refused, file: source.name, message: "neither the file nor its name says of which day it is",
      remedy: "say it with --as-of YYYY-MM-DD, or put it into the name, such as 20260930")
  }

  /// `20260930`, `2026-09-30`, `2026_09_30` or `260930`, the first that is in the calendar.
  static func inName(_ name: String) -> CalendarDate? {
    var runs: [[Int]] = [[]]
    for byte in name.utf8 {
      if (0x30...0x39).contains(byte) {
        runs[runs.count - 1].append(Int(byte) - 0x30)
      } else if !(runs.last ?? []).isEmpty {
        runs.append([])
      }
    }
    func number(_ digits: some Sequence<Int>) -> Int { digits.reduce(0) { $0 * 10 + $1 } }
    for (index, run) in runs.enumerated() {
      var date: CalendarDate?
      switch run.count {
      case 8:
        date = CalendarDate(
          year: number(run[..<4]), month: number(run[4..<6]), day: number(run[6...]))
      case 6:
        date = CalendarDate(
          year: 2000 + number(run[..<2]), month: number(run[2..<4]), day: number(run[4...]))
      case 4
      where index + 2 < runs.count && runs[index + 1].count == 2 && runs[index + 2].count == 2:
        date = CalendarDate(
          year: number(run), month: number(runs[index + 1]), day: number(runs[index + 2]))
      default: break
      }
      if let date, (1970..<2200).contains(date.year) { return date }
    }
    return nil
  }
}
