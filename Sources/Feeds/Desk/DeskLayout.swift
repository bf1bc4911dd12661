import Reading

/// The columns of one desk file, and what is wrong with a header that should have them.
struct DeskLayout {
  /// What the file is called; a feed by its name.
  let title: String
  let columns: [String]
  let requiredCount: Int

  /// Those of the feeds.
  static let all = [
    InstrumentsFeed.layout, EntitiesFeed.layout, RatingsFeed.layout, AssessmentsFeed.layout,
    PricesFeed.layout, FXFeed.layout, IndexMembersFeed.layout, FundHoldingsFeed.layout,
    AgreementsFeed.layout, PledgesFeed.layout,
  ]

  var required: ArraySlice<String> { columns[..<requiredCount] }

  /// What is wrong with a header, and what to do; nil if nothing is.
  func fault(in header: CSVHeader) -> (message: String, remedy: String)? {
    if let name = header.duplicate {
      return (
        name.isEmpty ? "two columns have no name" : "the column \"\(name)\" stands twice",
        "take one of the two away"
      )
    }
    for name in header.names where !columns.contains(name) {
      let shown = Excerpt.printable(name)
      if name.isEmpty {
        return ("a column has no name", "name it, or take the surplus separator away")
      }
      let nearest = WordDistance.nearest(to: name, among: columns)
      let hint = nearest.map { "; the nearest is \"\($0)\"" } ?? ""
      return (
        "unknown column \"\(shown)\" in a file of \(title)\(hint)",
        "columns are: \(columns.joined(separator: ", "))"
      )
    }
    let missing = required.filter { !header.names.contains($0) }
    guard missing.isEmpty else {
      let list = missing.map { "\"\($0)\"" }.joined(separator: ", ")
      return (
        "required \(missing.count == 1 ? "column" : "columns") \(list) missing in a file of "
          + title,
        "every file of \(title) has: \(required.joined(separator: ", "))"
      )
    }
    return nil
  }
}
