import Collateral

extension MarginParameters {
  /// The product groups of the classes of some positions: as the parameters state them, else as the positions do.
  ///
  /// - Throws: ``MarginFault`` for a position that states another group than is known of its class.
  func productGroups(of positions: [MarginPosition]) throws(MarginFault) -> [String: String] {
    var groups: [String: String] = [:]
    for position in positions {
      let name = position.classGroup
      let known = groups[name] ?? classes[name]?.productGroup
      if let stated = position.productGroup, let known, stated != known {
        throw MarginFault(
          position.line,
          "\(position.series): the product group is \(stated), and that of its class \(name) is \(known)",
          "state one of the two, or leave product_group empty")
      }
      groups[name] = known ?? position.productGroup
    }
    return groups
  }
}
