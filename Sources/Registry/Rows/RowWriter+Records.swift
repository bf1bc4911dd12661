package import Collateral
import Money

extension RowWriter {
  /// Writes a row of ``FactTable/entity``.
  package mutating func write(_ record: EntityRecord, source: String, line: Int) {
    begin(validFrom: (record.validFrom ?? .beginning).days, line: line)
    text(record.lei.value)
    text(source)
    text(record.name == record.lei.value ? nil : record.name)
    text(record.country?.value)
    text(record.sector?.rawValue)
    text(record.parent?.value)
    text(record.ultimateParent?.value)
    text(record.branchOf?.value)
    text(record.successor?.value)
    text(record.manager?.value)
    text(record.parentException)
    text(record.ultimateParentException)
  }

  /// Writes a row of ``FactTable/entity`` that says nothing any more.
  package mutating func writeWithdrawal(_ lei: LEI, source: String, line: Int) {
    write(EntityRecord(lei: lei, name: lei.value), source: source, line: line)
  }

  /// Writes a row of ``FactTable/relationship``.
  package mutating func write(_ record: RelationshipRecord, line: Int) {
    begin(validFrom: CalendarDate.beginning.days, line: line)
    text(record.child.value)
    text(record.kind.rawValue)
    text(record.parent.value)
    date(record.start)
    date(record.end)
    flag(record.holds)
  }

  /// Writes a row of ``FactTable/rating``.
  package mutating func write(_ record: RatingRecord, line: Int) {
    begin(validFrom: record.validFrom.days, line: line)
    text(record.subject)
    text(record.subjectType.rawValue)
    text(record.agency.rawValue)
    text(record.term.rawValue)
    text(record.rating)
  }

  /// Writes a row of ``FactTable/assessment``.
  package mutating func write(_ record: AssessmentRecord, line: Int) {
    begin(validFrom: record.validFrom.days, line: line)
    text(record.subject)
    text(record.subjectType.rawValue)
    text(record.measure.rawValue)
    text(record.value)
    text(record.source)
  }

  /// Writes a row of ``FactTable/price``.
  package mutating func write(_ record: PriceRecord, line: Int) {
    begin(validFrom: record.date.days, line: line)
    text(record.id)
    number(record.price)
    text(record.currency.code)
  }

  /// Writes a row of ``FactTable/exchangeRate``.
  package mutating func write(_ record: ExchangeRateRecord, line: Int) {
    begin(validFrom: record.date.days, line: line)
    text(record.base.code)
    text(record.quote.code)
    number(record.rate)
  }

  /// Writes a row of ``FactTable/indexMember``.
  package mutating func write(_ record: IndexMemberRecord, line: Int) {
    begin(validFrom: record.validFrom.days, line: line)
    text(record.id)
    text(record.index)
    date(record.validTo)
  }

  /// Writes a row of ``FactTable/fundHolding``.
  package mutating func write(_ record: FundHoldingRecord, line: Int) {
    begin(validFrom: record.validFrom.days, line: line)
    text(record.fund)
    text(record.instrument)
    number(record.share)
  }

  /// Writes a row of ``FactTable/agreement``.
  package mutating func write(_ record: Agreement, line: Int) {
    begin(validFrom: CalendarDate.beginning.days, line: line)
    text(record.id)
    text(record.regimes.joined(separator: "|"))
    text(record.margin.rawValue)
    text(record.baseCurrency.code)
    text(record.settlementCurrency?.code)
    text(record.pledgor?.value)
    text(record.securedParty?.value)
    text(record.securedPartyKind?.rawValue)
    flag(record.systemic)
    integer(record.requirement.minorUnits)
    integer(record.threshold.minorUnits)
    integer(record.minimumTransferAmount.minorUnits)
    integer(record.rounding.minorUnits)
    text(record.transaction?.rawValue)
    integer(Int64(record.revaluationDays))
    text(record.elections.isEmpty ? nil : record.elections.joined(separator: "|"))
    let exposure = record.exposure.map(\.description)
    text(exposure.isEmpty ? nil : exposure.joined(separator: "|"))
    integer(record.netCapital?.minorUnits)
    integer(record.tentativeNetCapital?.minorUnits)
    text(record.terms)
  }

  /// Writes a row of ``FactTable/pledge``.
  package mutating func write(_ record: Pledge, line: Int) {
    begin(validFrom: CalendarDate.beginning.days, line: line)
    text(record.agreement)
    text(record.id)
    text(record.instrument)
    integer(record.quantity.significand)
    integer(Int64(record.quantity.decimals))
    number(record.price)
    text(record.currency?.code)
    text(record.custodian?.value)
  }
}
