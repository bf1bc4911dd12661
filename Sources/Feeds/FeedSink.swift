/// Where a feed delivers what it reads.
struct FeedSink {
  let header: (FeedHeader) throws -> Void
  let record: (FeedRecord, Position) throws -> Void
  let reject: (Reject) throws -> Void
}
