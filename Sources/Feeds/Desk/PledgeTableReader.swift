public import Collateral
import Glibc
import Parallel
import Reading

/// Reads a clean file of pledges over all cores.
///
/// It takes only what the feed of pledges would take, with the same meaning, and says nothing about
/// anything else: whoever gets nil reads the file through ``FeedReader``, which names what is wrong
/// or finds that the file is merely unusual, such as packed or quoted.
public enum PledgeTableReader {
  /// Bytes of a part. A core gets one, because names that stand in several have to be brought together.
  private static let partSizes = (smallest: 1 << 20, largest: 1 << 26)

  /// The pledges of a file; nil if it is out of the ordinary in any way.
  ///
  /// - Parameter partSize: bytes that are read in one piece; as fits the file and the machine where nil.
  public static func read(path: String, partSize: Int? = nil) -> PledgeTable? {
    guard let file = LineFile(path: path), let layout = PledgeLayout(file),
      let parts = rows(of: file, layout, max(1, partSize ?? self.partSize(of: file)))
    else { return nil }
    let table = PledgeTable(joining: parts)
    return table.hasDuplicate ? nil : table
  }

  private static func rows(
    of file: LineFile, _ layout: PledgeLayout, _ partSize: Int
  ) -> [PledgeRows]? {
    let starts = Array(stride(from: layout.bodyStart, to: file.size, by: partSize))
    let read = starts.parallelMap { start in
      let range = start..<min(start + partSize, file.size)
      var lines = PledgeLines(layout, bytes: range.count)
      return file.readLines(beginningIn: range) { lines.read($0) }
        ? (rows: lines.takeRows(), lineCount: lines.lineCount) : nil
    }
    var parts: [PledgeRows] = []
    var line = layout.bodyLine
    for part in read {
      guard var part else { return nil }
      part.rows.shiftLines(by: line)
      line += part.lineCount
      parts.append(part.rows)
    }
    return parts
  }

  private static func partSize(of file: LineFile) -> Int {
    let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    return min(max(file.size / cores + 1, partSizes.smallest), partSizes.largest)
  }
}
