extension Array where Element: Sendable {
  /// Does the same to every element over all cores, so many elements at a time, and leaves out what gave nothing.
  ///
  /// - Returns: the results in the order of the elements.
  /// - Throws: the first error in that order.
  public func parallelCompactMap<Result: Sendable, Failure: Error>(
    chunksOf size: Int, _ body: @Sendable (Element) throws(Failure) -> Result?
  ) throws(Failure) -> [Result] {
    let parts = try chunks(of: size).parallelMap { slice throws(Failure) in
      var results: [Result] = []
      for element in slice {
        if let result = try body(element) { results.append(result) }
      }
      return results
    }
    return Array<Result>(parts.joined())
  }
}
