import Collateral

/// Which of several venues' records of one instrument counts.
enum VenueChoice {
  /// Of the records that hold, else of those that are over: the one of the relevant venue, else the one published last, and
  /// of several the first. Nil where all were taken back.
  @inline(__always)
  static func index<Records: RandomAccessCollection>(
    among records: Records, status: (Records.Element) -> ReportStatus?,
    isRelevant: (Records.Element) -> Bool, published: (Records.Element) -> Int64
  ) -> Records.Index? {
    for wanted in [nil, ReportStatus.ended] {
      var best: Records.Index?
      for index in records.indices where status(records[index]) == wanted {
        if isRelevant(records[index]) { return index }
        if best.map({ published(records[index]) > published(records[$0]) }) ?? true { best = index }
      }
      if let best { return best }
    }
    return nil
  }
}
