/// An identifier that another instrument has.
package struct IdentifierConflict: Sendable, Hashable {
  /// Column of the instrument.
  package var field: String
  /// The identifier.
  package var value: String
  /// The instrument that has it.
  package var owner: String
}
