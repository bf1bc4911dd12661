/// A legal act, once: title, reference and where it was read.
public struct LegalSource: Sendable, Hashable {
  /// Key by which citations name it.
  public var id: String
  /// Title.
  public var title: String
  /// Official reference.
  public var reference: String
  /// Where it can be read.
  public var href: String?
  /// Day on which it was read.
  public var consulted: String?
  /// Which copy was read.
  public var copy: String?
  /// What a reader must know.
  public var note: String?
}
