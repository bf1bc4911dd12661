import GRDB
import Glibc

/// Writes loads into a registry, one at a time.
package enum RegistryWriter {
  /// How a load is to end.
  package enum Ending<Result> {
    /// What it wrote becomes visible.
    case keep(Result)
    /// What it wrote is undone.
    case undo(Result)
  }

  /// Whether a load of a file of that size may be in a registry; false where there is none.
  package static func mayHold(
    fileOfSize bytes: Int64, at path: String
  ) throws(RegistryError) -> Bool {
    guard case .registry = try RegistryFile.inspect(path) else { return false }
    return try query(path) { connection throws(RegistryError) in
      try LoadLog.hasFile(ofSize: bytes, on: connection)
    }
  }

  /// The newest load of the same bytes by the same feed.
  package static func find(
    sha256: String, bytes: Int64, feed: String, at path: String
  ) throws(RegistryError) -> LoadEntry? {
    try query(path) { connection throws(RegistryError) in
      try LoadLog.find(sha256: sha256, bytes: bytes, feed: feed, on: connection)
    }
  }

  private static func query<Result>(
    _ path: String, _ body: (SQLConnection) throws(RegistryError) -> Result
  ) throws(RegistryError) -> Result {
    let queue = try RegistryFile.openForReading(path)
    do {
      return try queue.inDatabase { database in try body(SQLConnection(database, path: path)) }
    } catch {
      throw RegistryError.wrapping(error, path: path)
    }
  }

  /// Runs a load in one transaction.
  ///
  /// A registry that is not there yet is made under a private name in the same folder and given its
  /// own name when the load is complete; until then, and if anything fails, there is none.
  ///
  /// - Parameters:
  ///   - entry: the load as far as it is known.
  ///   - isTrial: true undoes everything in the end.
  ///   - body: merges the rows, ends by ``LoadTransaction/finish(_:)``, and says whether to keep what
  ///     it wrote. An error it throws undoes everything and is passed on.
  /// - Throws: ``RegistryError`` (kind `busy` when another load writes for longer than five
  ///   seconds), and what `body` throws.
  package static func load<Result>(
    into path: String, _ entry: LoadEntry, started: Instant, isTrial: Bool,
    _ body: (LoadTransaction) throws -> Ending<Result>
  ) throws -> Result {
    switch try RegistryFile.inspect(path) {
    case .registry:
      let queue = try RegistryFile.openForWriting(path)
      let (result, _) = try run(queue, path, entry, started, isTrial, body)
      try close(queue, path)
      return result
    case .absent:
      return try make(path, entry, started, isTrial, body)
    }
  }

  private static func run<Result>(
    _ queue: DatabaseQueue, _ path: String, _ entry: LoadEntry, _ started: Instant,
    _ isTrial: Bool, _ body: (LoadTransaction) throws -> Ending<Result>
  ) throws -> (Result, isKept: Bool) {
    try queue.inDatabase { database in
      let connection = try SQLConnection(database, path: path)
      // On the raw handle, as everything inside is.
      try connection.execute("BEGIN IMMEDIATE")
      do {
        let transaction = try LoadTransaction(entry, started: started, on: connection)
        switch try body(transaction) {
        case .keep(let result):
          try connection.execute(isTrial ? "ROLLBACK" : "COMMIT")
          return (result, !isTrial)
        case .undo(let result):
          try connection.execute("ROLLBACK")
          return (result, false)
        }
      } catch {
        // SQLite has rolled back by itself after some errors; then this one says so, in vain.
        try? connection.execute("ROLLBACK")
        throw error
      }
    }
  }

  private static func make<Result>(
    _ path: String, _ entry: LoadEntry, _ started: Instant, _ isTrial: Bool,
    _ body: (LoadTransaction) throws -> Ending<Result>
  ) throws -> Result {
    removeAbandoned(path)
    let draft = "\(prefix(path))\(getpid())-\(UInt32.random(in: 0 ... .max))"
    defer {
      for suffix in ["", "-journal", "-wal", "-shm"] { unlink(draft + suffix) }
    }
    let queue: DatabaseQueue
    do {
      queue = try RegistryFile.openPrivate(draft)
    } catch {
      throw RegistryError(
        kind: .io, path: path, message: "the registry cannot be made there: \(error.message)")
    }
    let (result, isKept) = try run(queue, path, entry, started, isTrial, body)
    guard isKept else { return result }
    do {
      try queue.inDatabase { database in
        try SQLConnection(database, path: path).execute("PRAGMA journal_mode = WAL")
      }
    } catch {
      throw RegistryError.wrapping(error, path: path)
    }
    try close(queue, path)
    try publish(draft, as: path)
    return result
  }

  private static func close(_ queue: DatabaseQueue, _ path: String) throws(RegistryError) {
    do {
      try queue.close()
    } catch {
      throw RegistryError.wrapping(error, path: path)
    }
  }

  /// Gives a complete registry its name, unless another load was faster.
  private static func publish(_ draft: String, as path: String) throws(RegistryError) {
    try synchronize(draft)
    if link(draft, path) != 0 {
      switch errno {
      case EEXIST:
        if case .registry = try RegistryFile.inspect(path) {
          throw RegistryError(
            kind: .busy, path: path,
            message: "another load made the registry in the meantime; load the file again")
        }
        // An empty file was there before; it is replaced.
        guard rename(draft, path) == 0 else {
          throw RegistryFile.systemError("cannot be given its name", path)
        }
      case EPERM, ENOTSUP, ENOSYS:
        // A file system without hard links.
        guard rename(draft, path) == 0 else {
          throw RegistryFile.systemError("cannot be given its name", path)
        }
      default:
        throw RegistryFile.systemError("cannot be given its name", path)
      }
    }
    try synchronize(RegistryFile.folder(of: path))
  }

  private static func synchronize(_ path: String) throws(RegistryError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw RegistryFile.systemError("cannot be written", path) }
    defer { Glibc.close(descriptor) }
    // Some file systems cannot synchronize a folder; the file itself must be.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw RegistryFile.systemError("cannot be written", path)
    }
  }

  private static func prefix(_ path: String) -> String {
    "\(RegistryFile.folder(of: path))/.\(RegistryFile.name(of: path)).new-"
  }

  /// Removes what loads left behind that were killed while they made the registry.
  private static func removeAbandoned(_ path: String) {
    let folder = RegistryFile.folder(of: path)
    let start = ".\(RegistryFile.name(of: path)).new-"
    guard let directory = opendir(folder) else { return }
    defer { closedir(directory) }
    while let item = readdir(directory) {
      let name = withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(start),
        let process = pid_t(name.dropFirst(start.count).prefix { $0 != "-" }),
        kill(process, 0) != 0 && errno == ESRCH
      else { continue }
      unlink("\(folder)/\(name)")
    }
  }
}
