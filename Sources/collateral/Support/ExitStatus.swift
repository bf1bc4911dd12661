import Glibc

/// The exit statuses of the command-line contract.
enum ExitStatus: Int32 {
  /// All was done.
  case success = 0
  /// The command line asks for something that does not exist.
  case usage = 64
  /// The data or a schedule was refused, and nothing was changed.
  case refused = 65
  /// An input cannot be read.
  case unreadable = 66
  /// The registry is busy or missing.
  case unavailable = 69
  /// A defect of ours.
  case defect = 70
  /// Input or output failed.
  case io = 74

  func exit() -> Never { Glibc.exit(rawValue) }
}
