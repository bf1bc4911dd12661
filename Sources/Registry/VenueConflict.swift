/// A venue that says something else about an instrument than the record that was chosen.
public struct VenueConflict: Sendable, Hashable {
  /// The source, such as `firds-eu`.
  public var source: String
  /// The venue (ISO 10383).
  public var mic: String
  /// The attribute, by the name of its column.
  public var attribute: String
  /// What the venue says.
  public var value: String
  /// What the chosen record says; nil where it says nothing.
  public var chosen: String?

  /// A conflict.
  public init(source: String, mic: String, attribute: String, value: String, chosen: String?) {
    self.source = source
    self.mic = mic
    self.attribute = attribute
    self.value = value
    self.chosen = chosen
  }
}
