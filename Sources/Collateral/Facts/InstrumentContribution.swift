/// What one source says about an instrument, and where it was read.
public struct InstrumentContribution: Sendable, Hashable {
  /// One of ``InstrumentSource``.
  public var source: String
  /// What it says.
  public var record: InstrumentRecord
  /// Where it was read.
  public var origin: Origin

  /// A contribution.
  public init(source: String, record: InstrumentRecord, origin: Origin) {
    self.source = source
    self.record = record
    self.origin = origin
  }
}
