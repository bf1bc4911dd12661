import GRDB
import Glibc

/// A registry on the disk: what kind of file it is, and how it is opened.
enum RegistryFile {
  /// What lies at a path.
  enum State {
    /// Nothing, or an empty file.
    case absent
    /// A registry, by its header.
    case registry
  }

  /// Bytes of an SQLite header that tell what a file is.
  private static let headerSize = 100

  /// Looks at a path without opening it as a database, and so without touching it.
  ///
  /// - Throws: kind `refused` for a file that is not a registry, `io` where it cannot be read.
  static func inspect(_ path: String) throws(RegistryError) -> State {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return .absent }
      throw systemError("cannot be read", path)
    }
    defer { close(descriptor) }
    var header = [UInt8](repeating: 0, count: headerSize)
    let count = read(descriptor, &header, headerSize)
    if count < 0 { throw systemError("cannot be read", path) }
    if count == 0 { return .absent }
    let magic = Array("SQLite format 3\u{0}".utf8)
    let identifier = header[68..<72].reduce(0) { $0 << 8 | UInt32($1) }
    guard count == headerSize, header.starts(with: magic),
      identifier == UInt32(bitPattern: Migrations.applicationID)
    else {
      throw RegistryError(
        kind: .refused, path: path,
        message: "not a registry of this program, and left as it is; name another path")
    }
    return .registry
  }

  /// Makes sure that a registry lies at a path.
  ///
  /// - Throws: kind `missing` where there is none; what ``inspect(_:)`` throws.
  static func require(_ path: String) throws(RegistryError) {
    guard case .registry = try inspect(path) else {
      throw RegistryError(
        kind: .missing, path: path, message: "there is no registry; load a file with `import`")
    }
  }

  /// Opens an existing registry for reading.
  ///
  /// A writable file is opened writable and then held to queries, because a connection that may not
  /// write leaves the side files of the write-ahead log behind.
  static func openForReading(_ path: String) throws(RegistryError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = access(path, W_OK) != 0 || access(folder(of: path), W_OK) != 0
    configuration.busyMode = .timeout(5)
    configuration.label = "registry.reading"
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA query_only = ON")
      try database.execute(sql: "PRAGMA cache_size = -32768")
      try database.execute(sql: "PRAGMA mmap_size = 268435456")
    }
    do {
      let queue = try DatabaseQueue(
        path: isAtRest(path, configuration) ? "file:\(escaped(path))?immutable=1" : path,
        configuration: configuration)
      try queue.inDatabase { database in try check(database, path: path) }
      return queue
    } catch {
      throw RegistryError.wrapping(error, path: path)
    }
  }

  /// Whether nobody can change a registry: it lies where nothing can be written, and no load left anything behind. A
  /// reader then needs none of the side files of the write-ahead log, which it could not make.
  private static func isAtRest(_ path: String, _ configuration: Configuration) -> Bool {
    configuration.readonly && access(folder(of: path), W_OK) != 0 && errno == EROFS
      && access(path + "-wal", F_OK) != 0
  }

  /// A path as part of a URI.
  private static func escaped(_ path: String) -> String {
    path.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "%"), UInt8(ascii: "?"), UInt8(ascii: "#"):
        "%" + String(byte, radix: 16, uppercase: true)
      default: String(decoding: [byte], as: UTF8.self)
      }
    }.joined()
  }

  /// Opens an existing registry for a load, and brings its schema up to date.
  static func openForWriting(_ path: String) throws(RegistryError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.label = "registry.writing"
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      try trustRows(database)
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
      try database.execute(sql: "PRAGMA cache_size = -65536")
    }
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inDatabase { database in try check(database, path: path) }
      try Migrations.migrator.migrate(queue)
      return queue
    } catch {
      var error = RegistryError.wrapping(error, path: path)
      // The file was there a moment ago.
      if error.kind == .missing {
        error = RegistryError(
          kind: .io, path: path,
          message:
            "the registry cannot be opened for writing; check that the file and its folder can be written"
        )
      }
      throw error
    }
  }

  /// Lets a load insert its rows without asking the constraints of the schema about each of them, which would take a
  /// quarter of its time: they come from types that can say nothing else, and name the load that writes them. STRICT
  /// types and unique keys are asked about all the same.
  private static func trustRows(_ database: Database) throws {
    try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
  }

  /// Opens a registry that is being made under a private name.
  ///
  /// Nobody else sees the file, and it is thrown away on any failure, so that it needs no journal
  /// on the disk.
  static func openPrivate(_ path: String) throws(RegistryError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "registry.making"
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      try trustRows(database)
      try database.execute(sql: "PRAGMA journal_mode = MEMORY")
      try database.execute(sql: "PRAGMA synchronous = OFF")
      try database.execute(sql: "PRAGMA cache_size = -65536")
    }
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try Migrations.migrator.migrate(queue)
      return queue
    } catch {
      throw RegistryError.wrapping(error, path: path)
    }
  }

  /// The folder that a path lies in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last component of a path.
  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// An error of the system as one about the registry.
  static func systemError(_ what: String, _ path: String) -> RegistryError {
    RegistryError(
      kind: .io, path: path,
      message: "the registry \(what) (\(String(cString: strerror(errno)))); check the path and "
        + "its permissions")
  }

  private static func check(_ database: Database, path: String) throws {
    if try Migrations.migrator.hasBeenSuperseded(database) {
      throw RegistryError(
        kind: .refused, path: path,
        message: "the registry was made by a newer version of this program; use that version")
    }
  }
}
