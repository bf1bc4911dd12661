/// Reads the stated rank of a point or of a row of haircuts: `over` and `otherwise`.
enum PriorityReader {
  static func priority(_ item: YAMLMapping) -> Priority {
    Priority(
      over: (item.list("over") ?? []).map(\.text),
      isOtherwise: item.yesNo("otherwise") ?? false)
  }
}
