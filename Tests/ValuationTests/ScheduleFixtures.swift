import Foundation
import ReferenceData
import Schedules

/// The law that is shipped, once as the program reads it and once as raw text.
enum ScheduleFixtures {
  /// The folder of the package.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Where published cases lie, if they are there at all.
  static let published = "\(root)/../shared/cases/published"

  /// The law as the program reads it.
  static let law = Result {
    try ReferenceDataFolder(path: "\(root)/reference-data").law()
  }

  /// The same files as text.
  static let slowLaw = Result { try SlowLaw(files: files()) }

  private static func files() throws -> [String: String] {
    var files: [String: String] = [:]
    let folder = URL(fileURLWithPath: "\(root)/reference-data").resolvingSymlinksInPath().path
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder)
    where path.hasSuffix(".yaml") || (path.hasPrefix("mappings") && path.hasSuffix(".csv")) {
      files[path] = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
    }
    return files
  }
}
