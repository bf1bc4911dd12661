/// The third step of the schema: how entities are bound to each other besides by parents, who guarantees, who keeps,
/// and what an agreement is exposed to.
enum SchemaV3 {
  /// Links of entities, guarantors of instruments; an index finds the governments, which are few.
  static let parties = """
    ALTER TABLE entity ADD COLUMN branchOf TEXT CHECK (length(branchOf) = 20);
    ALTER TABLE entity ADD COLUMN successor TEXT CHECK (length(successor) = 20);
    ALTER TABLE entity ADD COLUMN manager TEXT CHECK (length(manager) = 20);
    CREATE INDEX entityBranchOf ON entity (branchOf) WHERE branchOf IS NOT NULL;
    CREATE INDEX entitySuccessor ON entity (successor) WHERE successor IS NOT NULL;
    CREATE INDEX entityGovernment ON entity (country) WHERE sector = 'central-government';

    ALTER TABLE instrument ADD COLUMN guarantor TEXT CHECK (length(guarantor) = 20);
    """

  /// The list of measures is part of a table: the rows move to a new one, as in ``SchemaV2``.
  static let assessments = """
    CREATE TABLE assessmentV3 (
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
        'fund-government-paper', 'preferred-conditions', 'average-daily-volume')),
      validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
      load INTEGER NOT NULL REFERENCES load (id),
      superseded INTEGER REFERENCES load (id) CHECK (superseded > load),
      line INTEGER NOT NULL,
      value TEXT NOT NULL CHECK (length(value) > 0),
      source TEXT,
      PRIMARY KEY (subject, subjectType, measure, validFrom, load)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO assessmentV3 (
      subject, subjectType, measure, validFrom, load, superseded, line, value, source)
    SELECT subject, subjectType, measure, validFrom, load, superseded, line, value, source
    FROM assessment;

    DROP TABLE assessment;

    ALTER TABLE assessmentV3 RENAME TO assessment;
    """

  /// Agreements and pledges.
  static let desk = """
    ALTER TABLE agreement ADD COLUMN exposure TEXT CHECK (length(exposure) > 0);
    ALTER TABLE agreement ADD COLUMN netCapital INTEGER CHECK (netCapital >= 0);
    ALTER TABLE agreement ADD COLUMN tentativeNetCapital INTEGER
      CHECK (tentativeNetCapital >= 0);
    ALTER TABLE agreement ADD COLUMN terms TEXT CHECK (length(terms) > 0);

    ALTER TABLE pledge ADD COLUMN custodian TEXT CHECK (length(custodian) = 20);
    """
}
