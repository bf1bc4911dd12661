/// How a file may depart from the earlier loads of the same feed, source, scope and part.
///
/// The raw value is what `--allow-drift` takes. A rule looks at the last ``DriftRules/depth`` of those loads; where there is
/// none, nothing departs from anything. Shares are of the records that were taken. The numbers of the rules are in
/// ``DriftRules``.
public enum DriftRule: String, CaseIterable, Sendable, Hashable {
  /// Fewer than half the records of the smallest of those loads.
  case fewerRecords = "fewer-records"
  /// A column that half of the records of each of them filled is filled in fewer than one record in a hundred.
  case emptyColumn = "empty-column"
  /// A word that none of them has, in a column of few words.
  case newWord = "new-word"
  /// A word that a tenth of the records of each of them had, in a column of few words, is in no record.
  case lostWord = "lost-word"
  /// More than five times the share of rejects that the worst of them had.
  case moreRejects = "more-rejects"

  /// What a rule does.
  public enum Effect: String, Sendable, Hashable {
    /// Nothing is loaded.
    case refuses
    /// The file is loaded, and a note says so.
    case warns
  }

  /// What a departure of this kind does to a file.
  ///
  /// A file that says which slice of its source it replaces (the scope of its header) must be whole; another one may be a
  /// correction of a few rows, and is only warned about.
  func effect(replacesSlice: Bool) -> Effect {
    switch self {
    case .fewerRecords: replacesSlice ? .refuses : .warns
    case .emptyColumn: .refuses
    case .newWord, .lostWord, .moreRejects: .warns
    }
  }

  /// The rule in one line.
  public var summary: String {
    switch self {
    case .fewerRecords:
      "fewer than half the records of the smallest of the last \(DriftRules.depth) loads; refuses files that replace a "
        + "slice of their source, warns about others"
    case .emptyColumn:
      "a column that half of the records filled in each of them is filled in fewer than one in a hundred; refuses"
    case .newWord: "a word that none of them has, in a column of few words; warns"
    case .lostWord:
      "a word that a tenth of the records had in each of them, in a column of few words, is gone; warns"
    case .moreRejects: "more than five times the share of rejects of the worst of them; warns"
    }
  }
}
