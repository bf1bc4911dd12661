import ArgumentParser
import Foundation

/// The program that is measured, built beside this one.
enum OwnProgram {
  /// Its path.
  static func path() throws -> String {
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("collateral").path
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw ValidationError("\(program) is not built; run `swift build -c release` first.")
    }
    return program
  }
}
