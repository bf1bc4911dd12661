public import Collateral
public import Feeds
import Foundation
public import Reading

/// The files of a night in the order in which they are to be loaded.
public final class NightPlan {
  /// The files that are to be loaded.
  public private(set) var files: [NightFile] = []
  /// What else lies there, with the reason for which it is no feed.
  public private(set) var others: [(name: String, reason: String)] = []

  private let unpacked: URL
  private let day: CalendarDate?
  private var mappings: [ListMapping] = []

  /// Plans the files of some folders, and files named by themselves.
  ///
  /// Of a folder its files are taken, not its folders; hidden files, notes and checksums are no feeds.
  /// - Parameters:
  ///   - paths: folders and files.
  ///   - day: the day of files that do not say it.
  ///   - mapping: what explains lists of a layout of their own, besides the mappings in the folders.
  ///   - limits: bounds of what archives may expand to.
  /// - Throws: ``LoadError`` for a folder that cannot be read.
  public init(
    _ paths: [String], day: CalendarDate?, mapping: ListMapping? = nil,
    limits: ByteSource.Limits = ByteSource.Limits(), temporaryFolder: String? = nil
  ) throws(LoadError) {
    self.day = day
    unpacked = URL(fileURLWithPath: temporaryFolder ?? Environment.temporaryFolder)
      .appendingPathComponent("collateral-night-\(UUID().uuidString)")
    mappings = [mapping].compactMap(\.self)
    do {
      for path in paths {
        if Self.isFolder(path) {
          try addFolder(path, limits)
        } else {
          try add(path, name: path, limits)
        }
      }
    } catch {
      throw LoadError(wrapping: error)
    }
    files.sort { $0.precedes($1) }
  }

  deinit { remove() }

  /// Takes away what was unpacked.
  public func remove() { try? FileManager.default.removeItem(at: unpacked) }

  /// Whether a path is a folder.
  public static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private func addFolder(_ folder: String, _ limits: ByteSource.Limits) throws {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw LoadError(
        kind: .unreadable,
        description: "\(folder): cannot be read\n  check the permissions of the folder")
    }
    let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    for name in names where name.hasSuffix(".mapping.yaml") {
      mappings.append(try ListMappingReader.read(path: "\(base)/\(name)"))
    }
    let checksums = try ChecksumBook(folder: base, names: names)
    for name in names where !name.hasPrefix(".") {
      let path = "\(base)/\(name)"
      if Self.isFolder(path) { continue }
      if ChecksumBook.isChecksum(name) || checksums.listings.contains(name) {
        others.append((path, "checksums"))
      } else if Self.isNote(name) {
        others.append((path, name.hasSuffix(".mapping.yaml") ? "mapping" : "no feed by its name"))
      } else if let failure = try checksums.failure(of: name, path: path) {
        files.append(NightFile(path: path, name: path, failure: failure))
      } else {
        try add(path, name: path, limits)
      }
    }
  }

  private static func isNote(_ name: String) -> Bool {
    let lower = name.lowercased()
    return lower.hasPrefix("readme")
      || [".md", ".yaml", ".yml", ".pdf", ".html", ".sqlite"]
        .contains { lower.hasSuffix($0) }
  }

  /// Adds a file, or the members of an archive that has several.
  private func add(_ path: String, name: String, _ limits: ByteSource.Limits) throws {
    if path != "-", let count = ZipDirectory.count(ofFile: path), count > 1 {
      do {
        let folder = unpacked.appendingPathComponent(String(files.count))
        for member in try ArchiveMembers.unpack(path, into: folder, limits: limits) {
          files.append(describe(member.path, name: "\(name)/\(member.name)", limits))
        }
      } catch {
        files.append(NightFile(path: path, name: name, failure: LoadError(wrapping: error)))
      }
      return
    }
    files.append(describe(path, name: name, limits))
  }

  private func describe(_ path: String, name: String, _ limits: ByteSource.Limits) -> NightFile {
    var file = NightFile(path: path, name: name)
    do {
      let source = try ByteSource(path: path, name: name, limits: limits)
      do {
        file.feed = try FeedReader.recognize(source)
      } catch {
        guard let mapping = try mapping(of: source) else { throw error }
        file.feed = .mapped
        file.mapping = mapping
      }
      guard let feed = file.feed else { return file }
      // A file whose header is at fault is refused when it is loaded, with the same words.
      let header = try? FeedReader.header(of: source, as: feed, on: day, mapping: file.mapping)
      file.day = header?.asOf
      file.scope = header?.scope
      file.part = header?.part
    } catch {
      file.failure = LoadError(wrapping: error)
    }
    return file
  }

  /// The mapping that fits the header of a list.
  private func mapping(of source: ByteSource) throws -> ListMapping? {
    try source.decodeUTF16()
    let beginning = try source.peek(1 << 16)
    return mappings.first { $0.fits(beginning, name: source.name) }
  }
}
