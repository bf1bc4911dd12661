import Feeds
import Registry

/// The rejects of a load, in the order of the file, in a bounded amount of memory.
final class RejectSpool {
  private let sorter: RowSorter
  private var writer = RowWriter()
  private var firstRecord = Int.max
  /// How many there are.
  var count: Int { sorter.count }
  /// The one that stands first in the file.
  private(set) var first: StoredReject?

  init(folder: String) {
    sorter = RowSorter(memory: 1 << 20, folder: folder)
  }

  /// Adds a reject that a feed found.
  func add(_ reject: Reject) throws(RegistryError) {
    try add(
      StoredReject(
        line: reject.position.line, record: reject.position.record, code: reject.code.rawValue,
        field: reject.field, message: reject.message, excerpt: reject.excerpt,
        remedy: reject.remedy))
  }

  /// Adds a reject.
  func add(_ reject: StoredReject) throws(RegistryError) {
    if reject.record < firstRecord {
      firstRecord = reject.record
      first = reject
    }
    writer.begin(validFrom: 0, line: reject.line)
    writer.integer(Int64(reject.record))
    writer.text(reject.code)
    writer.text(reject.field)
    writer.text(reject.message)
    writer.text(reject.excerpt)
    writer.text(reject.remedy)
    var key = UInt64(reject.record).bigEndian
    try withUnsafeBytes(of: &key) { key throws(RegistryError) in
      try sorter.add(key: key, row: writer.bytes)
    }
  }

  /// Hands out all rejects in the order of the file.
  func drain(_ body: (StoredReject) throws -> Void) throws {
    var row = PackedRow()
    try sorter.drain { _, bytes in
      row.read(bytes)
      try body(
        StoredReject(
          line: Int(row.line), record: Int(row.integer(0) ?? 0), code: row.text(1) ?? "",
          field: row.text(2), message: row.text(3) ?? "", excerpt: row.text(4) ?? "",
          remedy: row.text(5) ?? ""))
    }
  }
}
