import Foundation
import Glibc

/// A temporary folder in which commands run: a registry, a home and files of its own.
///
/// Commands are lines of a shell. They run in the root of the package, find the program as `collateral`, the folder as `$T`
/// and a registry of their own in `$COLLATERAL_REGISTRY`; nothing else of the environment reaches them.
final class Desk {
  /// What a command did.
  struct Outcome: Equatable {
    var output: String
    var errors: String
    var status: Int32
  }

  /// A command could not be run at all.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The folder.
  let folder: String
  private let environment: [String]
  /// Holds the folder, and what is not the story's own.
  private let surroundings: String

  /// Makes the folder; it goes with the object.
  init() throws {
    guard let program = Place.programFolder else {
      throw Failure(description: "the program `collateral` is not built; run `swift build`")
    }
    let root = FileManager.default.temporaryDirectory.appendingPathComponent(
      "collateral-\(UUID().uuidString)")
    folder = root.appendingPathComponent("story").path
    surroundings = root.path
    for name in ["story", "home", "tmp"] {
      try FileManager.default.createDirectory(
        at: root.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    environment = [
      "PATH=\(program):/usr/local/bin:/usr/bin:/bin", "HOME=\(surroundings)/home",
      "TMPDIR=\(surroundings)/tmp", "T=\(folder)",
      "COLLATERAL_REGISTRY=\(folder)/collateral.sqlite",
      "LC_ALL=C.UTF-8", "TZ=UTC",
    ]
  }

  deinit { try? FileManager.default.removeItem(atPath: surroundings) }

  /// Runs a line, and keeps what it printed as it is.
  func run(_ line: String) throws -> Outcome {
    let output = "\(surroundings)/output"
    let errors = "\(surroundings)/errors"
    let status = try spawn(line, output: output, errors: errors)
    return Outcome(output: try text(output), errors: try text(errors), status: status)
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  private func spawn(_ line: String, output: String, errors: String) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, writing, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, writing, 0o600)
    // A command that hangs ends with status 124 rather than never.
    let arguments = CStrings([
      "timeout", "-k", "5", "120", "/bin/sh", "-c", "cd \"$0\" || exit 98\n\(line)", Place.root,
    ])
    let variables = CStrings(environment)
    var process = pid_t()
    let code = posix_spawn(
      &process, "/usr/bin/timeout", &actions, nil, arguments.pointers, variables.pointers)
    guard code == 0 else {
      throw Failure(description: "/usr/bin/timeout: \(String(cString: strerror(code)))")
    }
    var state: Int32 = 0
    while waitpid(process, &state, 0) < 0 {
      guard errno == EINTR else { throw Failure(description: "a command was lost") }
    }
    // As a shell gives it: the status, or 128 and the signal.
    let signal = state & 0x7F
    return signal == 0 ? (state >> 8) & 0xFF : 128 + signal
  }
}

/// Strings as C takes them: an array with a null at its end.
private final class CStrings {
  let pointers: [UnsafeMutablePointer<CChar>?]

  init(_ strings: [String]) {
    pointers = strings.map { strdup($0) } + [nil]
  }

  deinit {
    for pointer in pointers { free(pointer) }
  }
}
