import ArgumentParser
import Collateral
import Registry

/// One load, or several that follow each other: `14` or `14-17`.
struct LoadRange: ExpressibleByArgument {
  let loads: ClosedRange<Int64>

  init?(argument: String) {
    let ends = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first > 0,
      first <= last
    else { return nil }
    loads = first...last
  }
}

/// The loads that a question is about, and the state before them.
struct LoadSpan {
  /// The loads, in order; none where the question is about none.
  let loads: [LoadEntry]
  /// The last load before them; 0 where there is none.
  let before: Int64
  /// The last of them.
  let last: Int64

  /// The loads that are named, those since a day, or those of the newest day.
  ///
  /// - Parameter all: those that count.
  init(
    _ range: LoadRange?, since: CalendarDate?, among all: [LoadEntry]
  ) throws(CommandFailure) {
    if let range {
      guard let first = all.first(where: { $0.id == range.loads.lowerBound }),
        let last = all.last(where: { $0.id == range.loads.upperBound })
      else {
        let missing =
          all.contains { $0.id == range.loads.lowerBound }
          ? range.loads.upperBound : range.loads.lowerBound
        throw CommandFailure(
          .usage, "there is no load \(missing); `collateral loads` lists them")
      }
      loads = all.filter { $0.id >= first.id && $0.id <= last.id }
    } else if let since {
      loads = all.filter { $0.committedAt.prefix(10) >= since.description[...] }
    } else {
      let newest = all.last?.committedAt.prefix(10)
      loads = all.filter { $0.committedAt.prefix(10) == newest }
    }
    let first = loads.first?.id ?? .max
    before = all.last { $0.id < first }?.id ?? 0
    last = loads.last?.id ?? before
  }

  /// The loads in words.
  var text: String {
    guard let first = loads.first, first.id != last else {
      return loads.isEmpty ? "no load" : "load \(last)"
    }
    return "loads \(first.id) to \(last)"
  }
}
