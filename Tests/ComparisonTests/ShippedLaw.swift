import Foundation
import ReferenceData
import Schedules

/// The law that is shipped.
enum ShippedLaw {
  /// The folder of the package.
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The law as the program reads it.
  static let law = Result {
    try ReferenceDataFolder(path: "\(root)/reference-data").law()
  }
}
