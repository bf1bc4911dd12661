import Glibc

/// How many members a zip archive has, by the directory at its end: without unpacking any of them.
public enum ZipDirectory {
  private static let recordSize = 22
  private static let longestComment = 65_535

  /// The number of entries of an archive; nil for a file that is none, or that cannot be read.
  public static func count(ofFile path: String) -> Int? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var magic = [UInt8](repeating: 0, count: 4)
    guard pread(descriptor, &magic, 4, 0) == 4, magic == [0x50, 0x4B, 0x03, 0x04] else {
      return nil
    }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    let length = min(size, recordSize + longestComment)
    guard length >= recordSize else { return nil }
    var tail = [UInt8](repeating: 0, count: length)
    guard pread(descriptor, &tail, length, off_t(size - length)) == length else { return nil }
    for start in stride(from: length - recordSize, through: 0, by: -1)
    where tail[start..<start + 4].elementsEqual([0x50, 0x4B, 0x05, 0x06]) {
      return Int(tail[start + 10]) | Int(tail[start + 11]) << 8
    }
    return nil
  }
}
