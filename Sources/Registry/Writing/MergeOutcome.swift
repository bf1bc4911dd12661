/// What merging one row did.
package enum MergeOutcome: Sendable, Hashable {
  /// Nothing was known of the thing before.
  case new
  /// A version was added; `superseding` when it replaced one with the same first day.
  case changed(superseding: Bool)
  /// What is in force says the same; nothing was written.
  case unchanged
}
