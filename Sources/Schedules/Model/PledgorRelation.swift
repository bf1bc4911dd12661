/// How the pledgor may be related to those who owe what it pledges.
///
/// A branch is its head office, and a merged entity its successor.
public enum PledgorRelation: String, CaseIterable, Sendable, Hashable {
  /// The pledgor is the issuer.
  case ownIssue = "own-issue"
  /// The pledgor belongs to the issuer's group.
  case closeLink = "close-link"
  /// Neither, but it would belong to the issuer's group if whoever manages a fund counted as its parent.
  case managedByGroup = "managed-by-group"
  /// The pledgor is the guarantor.
  case guarantorOwnIssue = "guarantor-own-issue"
  /// The pledgor belongs to the guarantor's group.
  case guarantorCloseLink = "guarantor-close-link"
}
