import Glibc

/// How the reading of a book is spread; the answer does not depend on it.
package struct BookReading: Sendable {
  /// How many read at once, each a share of the keys over a connection of its own.
  package var workers: Int
  /// How many rows are passed over before the next key is looked up instead; see ``BookCursor``.
  package var patience: Int
  /// How many instruments are worked on before they are written into the book.
  package var block: Int

  /// Below this many identifiers another connection costs more than it brings.
  private static let smallBook = 4096

  package init(workers: Int, patience: Int = 8, block: Int = 2048) {
    self.workers = max(1, workers)
    self.patience = patience
    self.block = max(1, block)
  }

  /// What suits a book of so many identifiers on this machine.
  package static func of(count: Int) -> BookReading {
    let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    return BookReading(workers: min(cores, count / smallBook))
  }

  /// The keys of the texts in as many parts as there are workers, one behind the other.
  func parts(_ texts: [String]) -> [[BookKey]] {
    var keys: [BookKey] = []
    keys.reserveCapacity(texts.count)
    for (index, text) in texts.enumerated() {
      keys.append(BookKey(text, index: Int32(truncatingIfNeeded: index)))
    }
    if workers == 1 || keys.count < workers { return [keys] }
    // A sample says well enough where the parts should end.
    var sample = stride(from: 0, to: keys.count, by: max(1, keys.count / (workers * 64)))
      .map { keys[$0] }
    sample.sort { $0.isSurelyBefore($1) }
    let ends = (1..<workers).map { sample[$0 * sample.count / workers] }
    var parts = [[BookKey]](repeating: [], count: workers)
    for part in parts.indices { parts[part].reserveCapacity(keys.count / workers * 9 / 8) }
    for key in keys {
      parts[ends.count { !key.isSurelyBefore($0) }].append(key)
    }
    return parts
  }
}
