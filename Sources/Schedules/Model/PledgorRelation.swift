/// How the pledgor may be related to the issuer of what it pledges.
public enum PledgorRelation: String, CaseIterable, Sendable, Hashable {
  /// The pledgor is the issuer.
  case ownIssue = "own-issue"
  /// The pledgor belongs to the issuer's group.
  case closeLink = "close-link"
}
