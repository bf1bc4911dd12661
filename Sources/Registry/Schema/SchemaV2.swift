/// The second step of the schema: measures that newer rules ask for, and what agreements choose.
///
/// The list of measures is part of a table, and a table's checks cannot be changed: the rows move to a new one.
enum SchemaV2 {
  static let assessments = """
    CREATE TABLE assessmentV2 (
      subject TEXT NOT NULL CHECK (length(subject) > 0),
      subjectType TEXT NOT NULL CHECK (subjectType IN (
        'issue', 'issuer')),
      measure TEXT NOT NULL CHECK (measure IN (
        'investment-grade', 'sovereign-risk-weight', 'government-support',
        'minimal-credit-risk', 'ready-market', 'credit-quality-step',
        'converts-into-main-index', 're-securitization', 'fund-conditions',
        'in-default', 'few-market-makers', 'token-conditions', 'stablecoin-conditions',
        'permitted-issuer', 'ccp-haircut', 'firm-haircut', 'eurosystem-haircut',
        'eurosystem-own-use-haircut', 'eurosystem-category', 'securitization-risk-weight',
        'fund-government-paper', 'preferred-conditions')),
      validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
      load INTEGER NOT NULL REFERENCES load (id),
      superseded INTEGER REFERENCES load (id) CHECK (superseded > load),
      line INTEGER NOT NULL,
      value TEXT NOT NULL CHECK (length(value) > 0),
      source TEXT,
      PRIMARY KEY (subject, subjectType, measure, validFrom, load)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO assessmentV2 (
      subject, subjectType, measure, validFrom, load, superseded, line, value, source)
    SELECT subject, subjectType, measure, validFrom, load, superseded, line, value, source
    FROM assessment;

    DROP TABLE assessment;

    ALTER TABLE assessmentV2 RENAME TO assessment;
    """

  static let agreements = """
    ALTER TABLE agreement ADD COLUMN transactionKind TEXT CHECK (transactionKind IN (
      'repo', 'capital-market', 'secured-lending'));
    ALTER TABLE agreement ADD COLUMN revaluationDays INTEGER NOT NULL DEFAULT 1
      CHECK (revaluationDays BETWEEN 1 AND 250);
    ALTER TABLE agreement ADD COLUMN elections TEXT CHECK (length(elections) > 0);
    """
}
