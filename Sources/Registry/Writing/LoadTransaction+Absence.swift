package import Collateral

extension LoadTransaction {
  /// Notes that a whole file speaks of what a row is about.
  ///
  /// - Parameter row: a row of ``FactTable/entity`` or ``FactTable/assessment``.
  package func noteNamed(_ row: PackedRow, _ table: FactTable) throws(RegistryError) {
    let keys = try namedKeys()
    switch table.name {
    case FactTable.entity.name: try keys.add(row[0], row[1])
    case FactTable.assessment.name: try keys.add(row[0], row[2])
    default: break
    }
  }

  /// Notes that a whole file speaks of an entity.
  package func noteNamed(_ lei: LEI, source: String) throws(RegistryError) {
    try namedKeys().add(lei.value, source)
  }

  /// Ends the assessments of a source that the file did not name.
  ///
  /// - Returns: how many ended.
  package func endUnnamedAssessments(
    source: String, asOf: CalendarDate
  ) throws(RegistryError) -> Int {
    _ = try namedKeys()
    try flush(.assessment)
    let query = try connection.prepare(
      """
      SELECT subject, subjectType, measure, value, source, line FROM assessment
      WHERE superseded IS NULL AND validFrom <= ?1
      ORDER BY subject, subjectType, measure, validFrom
      """)
    query.bind(1, Int64(asOf.days))
    let isNamed = try namedQuery()
    var ended: [(record: AssessmentRecord, line: Int)] = []
    var last: (record: AssessmentRecord, line: Int)?
    func judge(_ fact: (record: AssessmentRecord, line: Int)) throws(RegistryError) {
      guard fact.record.source == source, fact.record.value != AssessmentRecord.withdrawn else {
        return
      }
      isNamed.bind(1, fact.record.subject)
      isNamed.bind(2, fact.record.measure.rawValue)
      let found = try isNamed.step()
      isNamed.reset()
      if !found { ended.append(fact) }
    }
    while try query.step() {
      guard let type = SubjectType(rawValue: query.text(1)),
        let measure = AssessmentMeasure(rawValue: query.text(2))
      else { continue }
      let record = AssessmentRecord(
        subjectType: type, subject: query.text(0), measure: measure, value: query.text(3),
        validFrom: asOf, source: query.optionalText(4))
      // The last version is the one in force.
      if let before = last,
        (before.record.subject, before.record.subjectType, before.record.measure)
          != (record.subject, record.subjectType, record.measure)
      {
        try judge(before)
      }
      last = (record, Int(query.integer(5)))
    }
    if let last { try judge(last) }
    var writer = RowWriter()
    var row = PackedRow()
    for fact in ended {
      var record = fact.record
      record.value = AssessmentRecord.withdrawn
      writer.write(record, line: fact.line)
      row.read(writer.bytes)
      _ = try merge(row, into: .assessment, on: asOf.days)
    }
    return ended.count
  }

  /// Ends what a source said about the entities that the file did not name.
  ///
  /// - Returns: how many ended.
  package func endUnnamedEntities(
    source: String, asOf: CalendarDate
  ) throws(RegistryError) -> Int {
    _ = try namedKeys()
    try flush(.entity)
    // On the day of the file, and on every later day of which something was said before.
    let query = try connection.prepare(
      """
      SELECT DISTINCT lei, max(validFrom, ?2) FROM entity
      WHERE source = ?1 AND superseded IS NULL AND NOT EXISTS (
        SELECT 1 FROM temp.named WHERE subject = lei AND aspect = ?1)
      ORDER BY lei, 2
      """)
    query.bind(1, source)
    query.bind(2, Int64(asOf.days))
    var absent: [(lei: String, day: Int32)] = []
    while try query.step() {
      absent.append((query.text(0), Int32(truncatingIfNeeded: query.integer(1))))
    }
    var writer = RowWriter()
    var row = PackedRow()
    var ended: Set<String> = []
    for item in absent {
      guard let lei = try? LEI(item.lei) else { continue }
      writer.writeWithdrawal(lei, source: source, line: 0)
      row.read(writer.bytes)
      if try merge(row, into: .entity, on: item.day) != .unchanged { ended.insert(item.lei) }
    }
    return ended.count
  }

  private func namedQuery() throws(RegistryError) -> SQLStatement {
    try connection.prepare("SELECT 1 FROM temp.named WHERE subject = ?1 AND aspect = ?2")
  }
}
