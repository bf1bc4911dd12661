/// What a condition asks of an asset, without negations: these stand at the single attributes.
indirect enum Demand: Hashable {
  /// The attribute has one of these values.
  case fact(Attribute, ValueSet)
  /// Every part is met.
  case all([Demand])
  /// At least one part is met.
  case any([Demand])
}
