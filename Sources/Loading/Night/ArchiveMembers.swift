import Foundation
import Reading

/// Unpacks an archive of several feed files, each of which is then a file like any other.
enum ArchiveMembers {
  /// Writes every member that is a file into a folder.
  ///
  /// - Returns: where each lies, and what it is called in the archive.
  /// - Throws: ``ReadingError`` for an archive that is damaged, holds another archive, or expands beyond its bounds.
  static func unpack(
    _ path: String, into folder: URL, limits: ByteSource.Limits
  ) throws -> [(path: String, name: String)] {
    let source = try ByteSource(path: path, limits: limits)
    var members: [(path: String, name: String)] = []
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { block.deallocate() }
    while try source.nextMember() {
      guard let name = source.memberName else { break }
      if name.hasSuffix("/") || isHidden(name) { continue }
      guard !["zip", "gz"].contains(name.split(separator: ".").last?.lowercased() ?? "") else {
        throw ReadingError(
          .refused, file: path,
          message: "the archive holds another one, \(Excerpt.printable(name))",
          remedy: "unpack it and load what it holds")
      }
      // Each in a folder of its own: two members may have one name in different folders.
      let place = folder.appendingPathComponent(String(members.count))
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let file = place.appendingPathComponent(
        name.split(separator: "/").last.map(String.init) ?? "member")
      guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
        throw LoadError(
          kind: .io,
          description: "\(file.path): cannot be written\n  set TMPDIR to a folder that can be")
      }
      let handle = try FileHandle(forWritingTo: file)
      defer { try? handle.close() }
      while true {
        let count = try source.read(into: block)
        if count == 0 { break }
        try handle.write(contentsOf: Data(block[..<count]))
      }
      members.append((file.path, name))
    }
    try source.finish()
    return members
  }

  private static func isHidden(_ name: String) -> Bool {
    name.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
  }
}
