import Collateral

extension EntityRecord {
  /// Takes what it does not say from another source.
  mutating func take(from other: EntityRecord) {
    // An entity without a name is called by its identifier.
    if name == lei.value { name = other.name }
    country = country ?? other.country
    sector = sector ?? other.sector
    parent = parent ?? other.parent
    ultimateParent = ultimateParent ?? other.ultimateParent
    branchOf = branchOf ?? other.branchOf
    successor = successor ?? other.successor
    manager = manager ?? other.manager
    parentException = parentException ?? other.parentException
    ultimateParentException = ultimateParentException ?? other.ultimateParentException
  }
}
