import Foundation

/// Where the tests find what they run and read.
enum Place {
  /// The root of the package.
  static let root: String = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.path
  }()

  /// The stories.
  static let transcripts = "\(root)/Tests/CommandTests/Transcripts"

  /// The folder of the program: above this test's executable or its bundle.
  static let programFolder: String? = {
    let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let starts = [Bundle.main.bundlePath, executable].compactMap(\.self) + CommandLine.arguments
    for start in starts {
      var folder = URL(fileURLWithPath: start)
      while folder.path != "/" {
        let candidate = folder.appendingPathComponent("collateral")
        if isProgram(candidate.path) { return folder.path }
        folder.deleteLastPathComponent()
      }
    }
    return nil
  }()

  private static func isProgram(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: path)
  }
}
