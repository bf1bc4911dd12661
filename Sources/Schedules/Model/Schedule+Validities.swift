extension Schedule {
  /// The spans of days of everything in it that an answer may rest on.
  public var validities: [Validity] {
    var found = [regime.validity]
    for set in sets { found += set.values.map(\.validity) }
    for point in points { found += [point.validity] + point.requirements.map(\.validity) }
    for rule in tokenRules { found += [rule.validity] + rule.requirements.map(\.validity) }
    found += notListed.map(\.validity)
    found += exclusions.map(\.validity)
    for row in haircuts { found += [row.validity] + row.values.map(\.validity) }
    found += holdingPeriods.map(\.validity)
    for rule in currencyRules { found += [rule.validity] + rule.values.map(\.validity) }
    found += limits.map(\.validity)
    return found
  }
}
