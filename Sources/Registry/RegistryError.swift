/// Why a registry could not be read or written.
public struct RegistryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of trouble it is, and with it the exit status of a command.
  public enum Kind: Sendable, Hashable {
    /// There is no registry at the path.
    case missing
    /// Another load is writing.
    case busy
    /// The file is not a registry, or is damaged.
    case refused
    /// Reading or writing the file failed.
    case io
    /// A mistake in this program.
    case defect
  }

  /// What kind of trouble it is.
  public let kind: Kind
  /// The registry's path.
  public let path: String
  /// What is wrong and what to do about it.
  public let message: String

  /// An error about a registry file.
  public init(kind: Kind, path: String, message: String) {
    self.kind = kind
    self.path = path
    self.message = message
  }

  /// The path and the message.
  public var description: String { "\(path): \(message)" }
}
