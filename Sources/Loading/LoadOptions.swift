public import Collateral
public import Feeds
public import Reading

/// How a file is to be loaded.
public struct LoadOptions: Sendable {
  /// Does everything and undoes it: only the counts are wanted.
  public var isTrial: Bool
  /// Refuses the file for a single reject.
  public var isStrict: Bool
  /// How many rejects are borne otherwise.
  public var rejectLimit: RejectLimit
  /// Rules of drift that are not to count.
  public var allowedDrift: Set<DriftRule>
  /// Takes changes although those of a day before them are missing.
  public var allowsGap: Bool
  /// The day of a file that does not say it.
  public var asOf: CalendarDate?
  /// What explains a list of a layout of its own.
  public var mapping: ListMapping?
  /// Keeps of a register only what the registry refers to.
  public var onlyKnown: Bool
  /// Bounds of what packed files may expand to.
  public var expansion = ByteSource.Limits()
  /// Folder for temporary files, which have no names there.
  public var temporaryFolder: String

  /// Options; by default rejects of up to one percent are borne.
  public init(
    isTrial: Bool = false, isStrict: Bool = false, rejectLimit: RejectLimit = .standard,
    allowedDrift: Set<DriftRule> = [], allowsGap: Bool = false,
    asOf: CalendarDate? = nil, mapping: ListMapping? = nil, onlyKnown: Bool = false,
    temporaryFolder: String? = nil
  ) {
    self.isTrial = isTrial
    self.isStrict = isStrict
    self.rejectLimit = rejectLimit
    self.allowedDrift = allowedDrift
    self.allowsGap = allowsGap
    self.asOf = asOf
    self.mapping = mapping
    self.onlyKnown = onlyKnown
    self.temporaryFolder = temporaryFolder ?? Environment.temporaryFolder
  }

  /// The limit that counts.
  var limit: RejectLimit { isStrict ? .count(0) : rejectLimit }
}
