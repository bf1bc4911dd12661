import ArgumentParser
import Foundation
import Registry

/// `backup`: a copy of the registry while it is in use.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Write a complete copy of the registry while loads and readers go on.",
    discussion:
      "The copy holds all loads that were committed when it began, and is whole or not there. It is a registry like any other."
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The copy.", valueName: "file"), completion: .file())
  var file: String

  @Flag(help: "Replace a file that is there already.")
  var replace = false

  func run() throws {
    let path = common.registryPath
    let exists = FileManager.default.fileExists(atPath: file)
    if exists, try Self.isSame(path, file) {
      throw CommandFailure(.usage, "\(file): is the registry itself\n  name another path")
    }
    if exists && !replace {
      throw CommandFailure(
        .usage, "\(file): is there already\n  name another path, or replace it with --replace")
    }
    let loads = try CommandFailure.wrapping {
      try RegistryCopy.write(path, to: file)
      return try Registry(readingAt: file).loads()
    }
    guard common.format == .table else { return }
    let newest = loads.last.map { ", the newest of \($0.committedAt)" } ?? ""
    try StandardOutput.print("\(file): \(loads.count) loads\(newest)")
  }

  private static func isSame(_ left: String, _ right: String) throws -> Bool {
    let places = [left, right].map { path in
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
      return attributes?[.systemFileNumber] as? NSNumber
    }
    return places[0] != nil && places[0] == places[1]
  }
}
