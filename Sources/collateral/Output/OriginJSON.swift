import Collateral

/// The line of a load from which a fact came, as JSON.
struct OriginJSON: Encodable {
  private let feed: String
  private let file: String
  private let line: Int
  private let load: Int64

  /// - Returns: nil for a load that is not among those at hand.
  init?(_ origin: Origin, loads: [Int64: LoadOrigin]) {
    guard let load = loads[origin.load] else { return nil }
    feed = load.feed
    file = load.file
    line = origin.line
    self.load = load.id
  }
}
