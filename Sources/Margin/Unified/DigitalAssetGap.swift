public import Collateral
import Money

/// How rules treat one digital asset in the forms in which it is held: one price risk, and what each asks for it.
public struct DigitalAssetGap: Sendable {
  /// The underlying.
  public var underlying: String
  /// What is held.
  public var kind: MarginPosition.Kind
  /// How it is margined; nil where no engine here does it.
  public var engine: MarginEngineName?
  /// What the engine asks for the positions of the file, each alone, in percent of what they stand for; nil where the file
  /// has none.
  public var applied: String?
  /// The published rate, in words; nil where none was found.
  public var published: String?
  /// What the rule takes it for; nil where nothing is known of that.
  public var classification: String?
  /// Programmes in force that offset it.
  public var programmes: [String]
  /// Where the classification and the published rate are from.
  public var source: String?
}

extension MarginBook {
  /// The forms of each digital asset that the file holds, and those of which the parameters know how they are treated.
  public func digitalAssets() -> [DigitalAssetGap] {
    let all = positions.keys.sorted().flatMap { positions[$0] ?? [] }
    let digital = Set(
      all.filter { position in
        position.kind == .digitalSpot || position.kind == .digitalFuture
          || parameters.classes[position.classGroup]?.isDigital == true
      }.map(\.underlying))
    return digital.sorted().flatMap { underlying in
      gaps(underlying, all.filter { $0.underlying == underlying })
    }
  }

  private func gaps(_ underlying: String, _ held: [MarginPosition]) -> [DigitalAssetGap] {
    struct Form: Hashable {
      var kind: MarginPosition.Kind
      var engine: MarginEngineName?
    }
    let positions = Dictionary(grouping: held) { Form(kind: $0.kind, engine: $0.engine) }
    var treatments: [Form: MarginParameters.DigitalTreatment] = [:]
    for treatment in parameters.digital {
      treatments[Form(kind: treatment.kind, engine: treatment.engine)] = treatment
    }
    var rows: [DigitalAssetGap] = []
    for kind in MarginPosition.Kind.allCases {
      for engine in MarginEngineName.allCases.map(Optional.some) + [nil] {
        let form = Form(kind: kind, engine: engine)
        let (own, treatment) = (positions[form] ?? [], treatments[form])
        if own.isEmpty && treatment == nil { continue }
        let classes = Set(held.map(\.classGroup))
        rows.append(
          DigitalAssetGap(
            underlying: underlying, kind: kind, engine: engine,
            applied: engine.flatMap { rate(own, under: $0) }, published: treatment?.rate,
            classification: treatment?.classification,
            programmes: engine.map { programmes(for: classes, under: $0) } ?? [],
            source: treatment?.source))
      }
    }
    return rows
  }

  private func programmes(for classes: Set<String>, under engine: MarginEngineName) -> [String] {
    parameters.programmes.filter { programme in
      programme.isInForce(on: day) && programme.engines.contains(engine)
        && !classes.isDisjoint(with: programme.classes)
    }.map(\.name)
  }

  private func rate(_ positions: [MarginPosition], under engine: MarginEngineName) -> String? {
    var (asked, notional) = (MarginSum.zero, MarginSum.zero)
    for position in positions {
      guard let alone = try? requirement(position.account, [position], under: engine) else {
        continue
      }
      asked += alone.required
      notional += position.notional
    }
    return notional > .zero ? asked.share(of: notional) : nil
  }
}
