/// How a file is to be loaded.
public struct LoadOptions: Sendable, Hashable {
  /// Does everything and undoes it: only the counts are wanted.
  public var isTrial: Bool
  /// Refuses the file for a single reject.
  public var isStrict: Bool
  /// How many rejects are borne otherwise.
  public var rejectLimit: RejectLimit
  /// Folder for temporary files, which have no names there.
  public var temporaryFolder: String

  /// Options; by default rejects of up to one percent are borne.
  public init(
    isTrial: Bool = false, isStrict: Bool = false, rejectLimit: RejectLimit = .standard,
    temporaryFolder: String? = nil
  ) {
    self.isTrial = isTrial
    self.isStrict = isStrict
    self.rejectLimit = rejectLimit
    self.temporaryFolder = temporaryFolder ?? Environment.temporaryFolder
  }

  /// The limit that counts.
  var limit: RejectLimit { isStrict ? .count(0) : rejectLimit }
}
