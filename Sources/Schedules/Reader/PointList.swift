/// Reads `for:`, the points to which an item applies.
enum PointList {
  /// The points; empty for `all`; nil, with a problem added, where the key is missing.
  static func points(_ item: YAMLMapping) -> [String]? {
    guard let texts = item.list("for") else {
      if !item.has("for") { item.missing("for") }
      return nil
    }
    let words = texts.map(\.text)
    return words == ["all"] ? [] : words
  }
}
