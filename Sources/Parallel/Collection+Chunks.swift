extension RandomAccessCollection {
  /// The elements in slices of so many, the last one shorter.
  public func chunks(of size: Int) -> [SubSequence] {
    stride(from: 0, to: count, by: size).map { self.dropFirst($0).prefix(size) }
  }
}
