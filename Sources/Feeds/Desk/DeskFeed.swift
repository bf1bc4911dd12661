/// The columns of a desk file, in the order of the contract.
protocol DeskColumn: RawRepresentable<Int>, CaseIterable {
  /// Their names, in the order of the cases.
  static var names: [String] { get }
  /// How many of the first ones every file has.
  static var requiredCount: Int { get }
}

extension DeskColumn {
  var name: String { Self.names[rawValue] }

  /// Whether a header has all columns that every file has.
  static func fits(_ header: [String]) -> Bool {
    names.prefix(requiredCount).allSatisfy(header.contains)
  }
}

/// One of the desk's own files: its columns, and how a row becomes a record.
protocol DeskFeed {
  associatedtype Column: DeskColumn
  static var name: FeedName { get }
  /// A column whose value may stand in one row of a file only.
  static var key: Column? { get }
  static func record(_ row: DeskRow<Column>) throws(FieldProblem) -> FeedRecord
}

extension DeskFeed {
  static var key: Column? { nil }
  static var layout: DeskLayout {
    DeskLayout(title: name.rawValue, columns: Column.names, requiredCount: Column.requiredCount)
  }
}
