import Glibc

/// Sorts any number of rows by a key of bytes in a bounded amount of memory.
///
/// Rows gather in a block; a full block is sorted and written to a temporary file that has no name,
/// so that nothing is left behind when the process dies; in the end the files are merged.
package final class RowSorter {
  private struct Entry {
    /// First eight bytes of the key, big-endian, so that most comparisons stop here.
    var prefix: UInt64
    /// Where the record begins in the block.
    var offset: Int
  }

  /// Bytes before the key of a record: its length, and the length of its key.
  static let headerSize = 8

  private let blockSize: Int
  private let folder: String
  private var block: UnsafeMutableRawPointer
  private var blockCapacity: Int
  private var used = 0
  private var entries: [Entry] = []
  private var runs: [SortedRun] = []
  /// Rows added.
  package private(set) var count = 0

  /// A sorter that keeps about `memory` bytes of rows before it writes them to `folder`.
  package init(memory: Int = 24 << 20, folder: String) {
    blockSize = memory
    blockCapacity = 1 << 20
    block = .allocate(byteCount: blockCapacity, alignment: 16)
    self.folder = folder
  }

  deinit { block.deallocate() }

  /// Adds a row.
  ///
  /// - Throws: ``RegistryError`` of kind `io` when the temporary file cannot be written.
  package func add(
    key: UnsafeRawBufferPointer, row: UnsafeRawBufferPointer
  ) throws(RegistryError) {
    let length = Self.headerSize + key.count + row.count
    if used + length > blockSize && !entries.isEmpty { try spill() }
    reserve(length)
    let record = block + used
    record.storeBytes(of: UInt32(length), as: UInt32.self)
    record.storeBytes(of: UInt32(key.count), toByteOffset: 4, as: UInt32.self)
    if let source = key.baseAddress {
      (record + Self.headerSize).copyMemory(from: source, byteCount: key.count)
    }
    if let source = row.baseAddress {
      (record + Self.headerSize + key.count).copyMemory(from: source, byteCount: row.count)
    }
    entries.append(Entry(prefix: Self.prefix(of: key), offset: used))
    used += length
    count += 1
  }

  /// Hands out all rows in the order of their keys; the bytes are valid during the call only.
  package func drain(
    _ body: (_ key: UnsafeRawBufferPointer, _ row: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    sortBlock()
    guard !runs.isEmpty else {
      for entry in entries {
        let record = SortedRun.Record(at: UnsafeRawPointer(block + entry.offset))
        try body(record.key, record.row)
      }
      return
    }
    try spill()
    // The runs carry everything now; their buffers take the block's place.
    block.deallocate()
    blockCapacity = 16
    block = .allocate(byteCount: blockCapacity, alignment: 16)
    entries = []
    var merge = try RunMerge(runs)
    while let record = merge.first {
      try body(record.key, record.row)
      try merge.advance()
    }
  }

  private static func prefix(of key: UnsafeRawBufferPointer) -> UInt64 {
    if key.count >= 8 { return UInt64(bigEndian: key.loadUnaligned(as: UInt64.self)) }
    var value: UInt64 = 0
    for index in 0..<8 {
      value = value << 8 | (index < key.count ? UInt64(key[index]) : 0)
    }
    return value
  }

  private func reserve(_ length: Int) {
    guard used + length > blockCapacity else { return }
    // Growing by doubling, but never past the block's bound unless one record needs it.
    let wanted = max(min(blockCapacity * 2, blockSize), used + length)
    let moved = UnsafeMutableRawPointer.allocate(byteCount: wanted, alignment: 16)
    moved.copyMemory(from: block, byteCount: used)
    block.deallocate()
    block = moved
    blockCapacity = wanted
  }

  private func sortBlock() {
    let block = UnsafeRawPointer(block)
    entries.sort { left, right in
      if left.prefix != right.prefix { return left.prefix < right.prefix }
      let leftKey = SortedRun.Record(at: block + left.offset).key
      let rightKey = SortedRun.Record(at: block + right.offset).key
      return SortedRun.precedes(leftKey, rightKey)
    }
  }

  private func spill() throws(RegistryError) {
    guard !entries.isEmpty else { return }
    sortBlock()
    let run = try SortedRun(folder: folder)
    for entry in entries {
      let record = UnsafeRawPointer(block + entry.offset)
      let length = Int(record.loadUnaligned(as: UInt32.self))
      try run.append(UnsafeRawBufferPointer(start: record, count: length))
    }
    try run.finish()
    runs.append(run)
    entries.removeAll(keepingCapacity: true)
    used = 0
  }
}

/// The runs of a sorter as one sequence: a binary heap of the runs by their next keys.
private struct RunMerge {
  private var heap: [SortedRun] = []

  init(_ runs: [SortedRun]) throws(RegistryError) {
    for run in runs {
      try run.rewind()
      if run.current != nil { heap.append(run) }
    }
    for index in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(index) }
  }

  var first: SortedRun.Record? { heap.first?.current }

  mutating func advance() throws(RegistryError) {
    try heap[0].advance()
    if heap[0].current == nil {
      let last = heap.removeLast()
      if heap.isEmpty { return }
      heap[0] = last
    }
    sink(0)
  }

  private mutating func sink(_ start: Int) {
    var index = start
    while true {
      var smallest = index
      for child in [2 * index + 1, 2 * index + 2] where child < heap.count {
        if precedes(child, smallest) { smallest = child }
      }
      if smallest == index { return }
      heap.swapAt(index, smallest)
      index = smallest
    }
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    guard let leftKey = heap[left].current?.key, let rightKey = heap[right].current?.key else {
      return false
    }
    return SortedRun.precedes(leftKey, rightKey)
  }
}
