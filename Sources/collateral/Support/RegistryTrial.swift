import Foundation
import Registry

/// A copy of a registry that is thrown away: what a trial does, and what it makes there, nobody sees.
final class RegistryTrial {
  private let folder: URL

  /// Path of the copy; there is none yet where there is no registry.
  var path: String { folder.appendingPathComponent("trial.sqlite").path }

  init(of registry: String) throws(CommandFailure) {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("collateral-trial-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    } catch {
      throw CommandFailure(
        .io, "\(folder.path): cannot be made\n  set TMPDIR to a folder that can be written")
    }
    guard FileManager.default.fileExists(atPath: registry) else { return }
    let target = path
    try CommandFailure.wrapping { try RegistryCopy.write(registry, to: target) }
  }

  deinit { remove() }

  /// Takes the copy away.
  func remove() { try? FileManager.default.removeItem(at: folder) }
}
