import Collateral

/// Where a feed delivers what it reads.
struct FeedSink {
  /// The day that was given for a file that does not say its own.
  var day: CalendarDate?
  /// What explains a list of a layout of its own.
  var mapping: ListMapping?
  let header: (FeedHeader) throws -> Void
  let record: (FeedRecord, Position) throws -> Void
  let reject: (Reject) throws -> Void
}
