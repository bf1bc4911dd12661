import ArgumentParser
import Foundation
import Loading
import ReferenceData

/// A generated desk in a temporary folder, loaded into a registry of its own.
struct GeneratedDesk {
  /// Where its files are.
  let folder: URL
  /// The registry.
  let registry: String
  /// The schedules.
  let reference: ReferenceDataFolder

  /// Makes and loads a desk, hands it over, and takes it away again.
  static func with(
    pledges: Int, instruments: Int, agreements: Int, regimes: [String] = ["eu-emir", "us-cftc"],
    _ body: (GeneratedDesk) throws -> Void
  ) throws {
    guard let reference = ReferenceDataFolder.find() else {
      throw ValidationError("reference-data was not found; run from the root of the package.")
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("collateral-benchmark-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try DeskGenerator(
      pledges: pledges, instruments: instruments, agreements: agreements, regimes: regimes,
      folder: folder
    ).write()
    let registry = folder.appendingPathComponent("registry.sqlite").path
    for feed in DeskGenerator.feeds {
      _ = try Loader.load(
        path: folder.appendingPathComponent("\(feed).csv").path, into: registry,
        programVersion: "benchmark")
    }
    try body(GeneratedDesk(folder: folder, registry: registry, reference: reference))
  }
}
