import Collateral

// Snapshots between two others: one kind of facts after another is taken from the later one.

extension FactSnapshot {
  /// The same with the prices of another snapshot.
  ///
  /// An instrument that the other one does not know keeps its price: that it is gone is not the price's doing.
  func taking(pricesOf other: FactSnapshot) -> FactSnapshot {
    var mixed = self
    for (key, facts) in instruments {
      guard let later = other.instruments[key], later.price != facts.price else { continue }
      mixed.instruments[key] = InstrumentFacts(
        record: facts.record, contributions: facts.contributions, ratings: facts.ratings,
        assessments: facts.assessments, price: later.price, indices: facts.indices,
        holdings: facts.holdings)
    }
    return mixed
  }

  /// The same with the exchange rates of another snapshot.
  func taking(ratesOf other: FactSnapshot) -> FactSnapshot {
    var mixed = self
    mixed.rates = other.rates
    return mixed
  }

  /// The same, looked at on another day.
  func seen(on day: CalendarDate) -> FactSnapshot {
    var mixed = self
    mixed.on = day
    return mixed
  }

  /// The registry's key for what a pledge names; nil for cash, which needs none, and for what is not known.
  func key(of identifier: String) -> String? {
    if instruments[identifier] != nil { return identifier }
    return aliases[identifier].flatMap { instruments[$0] == nil ? nil : $0 }
  }
}
