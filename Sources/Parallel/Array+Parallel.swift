import Synchronization

extension Array where Element: Sendable {
  /// Does the same to every element over all cores.
  ///
  /// - Returns: the results in the order of the elements, however the work was spread.
  /// - Throws: the first error in that order.
  public func parallelMap<Result: Sendable, Failure: Error>(
    _ body: @Sendable (Element) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    let outcomes = Mutex<[Swift.Result<Result, Failure>?]>(
      Array<Swift.Result<Result, Failure>?>(repeating: nil, count: count))
    Crew.perform(count) { index in
      let outcome = Swift.Result { () throws(Failure) in try body(self[index]) }
      outcomes.withLock { $0[index] = outcome }
    }
    var results: [Result] = []
    results.reserveCapacity(count)
    for case .some(let outcome) in outcomes.withLock({ $0 }) { results.append(try outcome.get()) }
    return results
  }
}
