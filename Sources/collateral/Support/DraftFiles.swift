import Comparison
import Foundation
import Schedules

/// The drafts that a command line names: schedule files, folders of regimes, and a list of sources.
struct DraftFiles {
  private(set) var drafts: [DraftSchedules.Draft] = []
  /// Text in the place of `sources.yaml`; nil where none is named.
  private(set) var sources: (path: String, text: String)?

  /// Reads them.
  init(_ paths: [String]) throws(CommandFailure) {
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw CommandFailure(
          .unreadable, "\(path): no such file\n  name a schedule file or a folder")
      }
      if isFolder.boolValue {
        try add(folder: path)
      } else if Self.name(path) == "sources.yaml" {
        sources = (path, try Self.text(path))
      } else {
        drafts.append(.init([ScheduleFile(path: path, text: try Self.text(path))]))
      }
    }
  }

  private mutating func add(folder: String) throws(CommandFailure) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    var files: [ScheduleFile] = []
    for name in names.sorted() where name.hasSuffix(".yaml") && !name.hasPrefix(".") {
      let path = "\(base)/\(name)"
      if name == "sources.yaml" {
        sources = (path, try Self.text(path))
      } else {
        files.append(ScheduleFile(path: path, text: try Self.text(path)))
      }
    }
    if files.isEmpty {
      throw CommandFailure(
        .unreadable,
        "\(folder): no schedule files\n  a regime is a folder of files that end in .yaml")
    }
    drafts.append(.init(files, isWhole: true))
  }

  private static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func text(_ path: String) throws(CommandFailure) -> String {
    do {
      return try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw CommandFailure(
        .unreadable,
        "\(path): not readable as UTF-8 text\n  check its permissions and its encoding")
    }
  }
}
