/// The first version of the schema. Figures: dates are days since 1970-01-01; prices, rates and
/// percentages are whole units of their fixed-point types.
enum SchemaV1 {
  /// Loads and their rejects.
  static let loads = """
    CREATE TABLE load (
      id INTEGER PRIMARY KEY,
      feed TEXT NOT NULL,
      file TEXT NOT NULL,
      bytes INTEGER NOT NULL CHECK (bytes >= 0),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      version TEXT,
      asOf INTEGER CHECK (asOf BETWEEN -719162 AND 2932896),
      source TEXT,
      scope TEXT,
      part INTEGER,
      parts INTEGER,
      startedAt TEXT NOT NULL CHECK (length(startedAt) = 24),
      committedAt TEXT NOT NULL CHECK (length(committedAt) = 24),
      durationMs INTEGER NOT NULL CHECK (durationMs >= 0),
      programVersion TEXT NOT NULL,
      recordsRead INTEGER NOT NULL CHECK (recordsRead >= 0),
      recordsNew INTEGER NOT NULL CHECK (recordsNew >= 0),
      recordsChanged INTEGER NOT NULL CHECK (recordsChanged >= 0),
      recordsUnchanged INTEGER NOT NULL CHECK (recordsUnchanged >= 0),
      versionsClosed INTEGER NOT NULL CHECK (versionsClosed >= 0),
      recordsRejected INTEGER NOT NULL CHECK (recordsRejected >= 0),
      CHECK (recordsRead = recordsNew + recordsChanged + recordsUnchanged + recordsRejected)
    ) STRICT;
    CREATE INDEX loadFile ON load (bytes, sha256);

    CREATE TABLE reject (
      load INTEGER NOT NULL REFERENCES load (id),
      number INTEGER NOT NULL,
      line INTEGER NOT NULL,
      record INTEGER NOT NULL,
      code TEXT NOT NULL CHECK (length(code) > 0),
      field TEXT,
      message TEXT NOT NULL,
      excerpt TEXT NOT NULL,
      remedy TEXT NOT NULL,
      PRIMARY KEY (load, number)
    ) STRICT, WITHOUT ROWID;
    """

  /// Instruments, where they are listed, and what else they are called.
  static let instruments = """
    CREATE TABLE instrument (
      id TEXT NOT NULL CHECK (length(id) > 0),
      source TEXT NOT NULL CHECK (source IN ('desk', 'firds-eu', 'firds-gb')),
      validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
      load INTEGER NOT NULL REFERENCES load (id),
      superseded INTEGER REFERENCES load (id) CHECK (superseded > load),
      line INTEGER NOT NULL,
      idType TEXT NOT NULL CHECK (idType IN (
        'isin', 'dti', 'future', 'other')),
      name TEXT,
      shortName TEXT,
      assetClass TEXT CHECK (assetClass IN (
        'cash', 'central-bank-debt', 'sovereign-debt', 'regional-government-debt',
        'public-sector-debt', 'agency-debt', 'gse-debt', 'multilateral-debt',
        'international-organization-debt', 'covered-bond', 'bank-debt', 'corporate-debt',
        'convertible-bond', 'securitization', 'structured-note', 'commercial-paper',
        'certificate-of-deposit', 'equity', 'preferred-equity', 'ucits',
        'money-market-fund', 'etf', 'fund', 'gold', 'commodity', 'future', 'option',
        'cryptoasset', 'payment-stablecoin', 'tokenized-security')),
      issuer TEXT CHECK (length(issuer) = 20),
      country TEXT CHECK (length(country) = 2),
      currency TEXT CHECK (length(currency) = 3),
      issueDate INTEGER CHECK (issueDate BETWEEN -719162 AND 2932896),
      maturityDate INTEGER CHECK (maturityDate BETWEEN -719162 AND 2932896),
      couponType TEXT CHECK (couponType IN (
        'zero', 'fixed', 'floating', 'variable', 'index-linked')),
      couponRate INTEGER,
      couponIndex TEXT,
      couponIndexTerm TEXT,
      couponSpread INTEGER,
      seniority TEXT CHECK (seniority IN (
        'senior', 'mezzanine', 'subordinated', 'junior')),
      issueSize INTEGER,
      issueSizeCurrency TEXT CHECK (length(issueSizeCurrency) = 3),
      nominalPerUnit INTEGER,
      cfi TEXT CHECK (length(cfi) = 6),
      listing TEXT,
      wraps TEXT,
      cusip TEXT CHECK (length(cusip) = 9),
      figi TEXT CHECK (length(figi) = 12),
      isin TEXT CHECK (length(isin) = 12),
      dti TEXT CHECK (length(dti) = 9),
      ticker TEXT,
      isCommodityDerivative INTEGER CHECK (isCommodityDerivative IN (0, 1)),
      expiryDate INTEGER CHECK (expiryDate BETWEEN -719162 AND 2932896),
      priceMultiplier INTEGER,
      underlying TEXT,
      optionType TEXT CHECK (optionType IN ('put', 'call', 'other')),
      strike TEXT,
      exerciseStyle TEXT CHECK (exerciseStyle IN (
        'european', 'american', 'asian', 'bermudan', 'other')),
      deliveryType TEXT CHECK (deliveryType IN ('physical', 'cash', 'optional')),
      conflicts TEXT,
      PRIMARY KEY (id, source, validFrom, load)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE listing (
      id TEXT NOT NULL CHECK (length(id) = 12),
      mic TEXT NOT NULL CHECK (length(mic) = 4),
      source TEXT NOT NULL CHECK (source IN ('firds-eu', 'firds-gb')),
      validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
      load INTEGER NOT NULL REFERENCES load (id),
      superseded INTEGER REFERENCES load (id) CHECK (superseded > load),
      line INTEGER NOT NULL,
      relevantVenue TEXT CHECK (length(relevantVenue) = 4),
      authority TEXT CHECK (length(authority) = 2),
      issuerRequested INTEGER CHECK (issuerRequested IN (0, 1)),
      admissionApproved INTEGER CHECK (admissionApproved BETWEEN -719162 AND 2932896),
      admissionRequested INTEGER CHECK (admissionRequested BETWEEN -719162 AND 2932896),
      firstTrade INTEGER CHECK (firstTrade BETWEEN -719162 AND 2932896),
      termination INTEGER CHECK (termination BETWEEN -719162 AND 2932896),
      publishedFrom INTEGER CHECK (publishedFrom BETWEEN -719162 AND 2932896),
      PRIMARY KEY (id, mic, source, validFrom, load)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE identifier (
      scheme TEXT NOT NULL CHECK (scheme IN ('isin', 'cusip', 'figi', 'dti', 'ticker')),
      value TEXT NOT NULL CHECK (length(value) > 0),
      instrument TEXT NOT NULL,
      load INTEGER NOT NULL REFERENCES load (id),
      superseded INTEGER REFERENCES load (id) CHECK (superseded > load),
      PRIMARY KEY (scheme, value, instrument, load)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX identifierInUse ON identifier (scheme, value)
      WHERE superseded IS NULL AND scheme <> 'ticker';
    CREATE INDEX identifierTicker ON identifier (value COLLATE NOCASE) WHERE scheme = 'ticker';
    CREATE INDEX identifierInstrument ON identifier (instrument);
    """

  /// Legal entities, ratings and assessments.
  static let parties = """
    CREATE TABLE entity (
      lei TEXT NOT NULL CHECK (length(lei) = 20),
      validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
      load INTEGER NOT NULL REFERENCES load (id),
      superseded INTEGER REFERENCES load (id) CHECK (superseded > load),
      line INTEGER NOT NULL,
      name TEXT NOT NULL,
      country TEXT CHECK (length(country) = 2),
      sector TEXT CHECK (sector IN (
        'central-government', 'central-bank', 'regional-government',
        'public-sector-entity', 'agency', 'gse', 'multilateral-development-bank',
        'international-organization', 'credit-institution', 'broker-dealer',
        'swap-dealer', 'investment-firm', 'insurer', 'pension-fund', 'fund', 'ccp',
        'stablecoin-issuer', 'corporate')),
      parent TEXT CHECK (length(parent) = 20),
      ultimateParent TEXT CHECK (length(ultimateParent) = 20),
      PRIMARY KEY (lei, validFrom, load)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX entityParent ON entity (parent) WHERE parent IS NOT NULL;
    CREATE INDEX entityUltimateParent ON entity (ultimateParent) WHERE ultimateParent IS NOT NULL;

    CREATE TABLE rating (
      subject TEXT NOT NULL CHECK (length(subject) > 0),
      subjectType TEXT NOT NULL CHECK (subjectType IN (
        'issue', 'issuer')),
      agency TEXT NOT NULL CHECK (agency IN (
        'sp', 'moodys', 'fitch', 'dbrs')),
      term TEXT NOT NULL CHECK (term IN (
        'long', 'short')),
      validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
      load INTEGER NOT NULL REFERENCES load (id),
      superseded INTEGER REFERENCES load (id) CHECK (superseded > load),
      line INTEGER NOT NULL,
      rating TEXT NOT NULL CHECK (length(rating) > 0),
      PRIMARY KEY (subject, subjectType, agency, term, validFrom, load)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE assessment (
      subject TEXT NOT NULL CHECK (length(subject) > 0),
      subjectType TEXT NOT NULL CHECK (subjectType IN (
        'issue', 'issuer')),
      measure TEXT NOT NULL CHECK (measure IN (
        'investment-grade', 'sovereign-risk-weight', 'government-support',
        'minimal-credit-risk', 'ready-market', 'credit-quality-step',
        'converts-into-main-index', 're-securitization', 'fund-conditions')),
      validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
      load INTEGER NOT NULL REFERENCES load (id),
      superseded INTEGER REFERENCES load (id) CHECK (superseded > load),
      line INTEGER NOT NULL,
      value TEXT NOT NULL CHECK (length(value) > 0),
      source TEXT,
      PRIMARY KEY (subject, subjectType, measure, validFrom, load)
    ) STRICT, WITHOUT ROWID;
    """

  /// Prices, exchange rates, index memberships and fund portfolios.
  static let market = """
    CREATE TABLE price (
      id TEXT NOT NULL CHECK (length(id) > 0),
      validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
      load INTEGER NOT NULL REFERENCES load (id),
      superseded INTEGER REFERENCES load (id) CHECK (superseded > load),
      line INTEGER NOT NULL,
      price INTEGER NOT NULL,
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      PRIMARY KEY (id, validFrom, load)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE exchangeRate (
      base TEXT NOT NULL CHECK (length(base) = 3),
      quote TEXT NOT NULL CHECK (length(quote) = 3 AND quote <> base),
      validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
      load INTEGER NOT NULL REFERENCES load (id),
      superseded INTEGER REFERENCES load (id) CHECK (superseded > load),
      line INTEGER NOT NULL,
      rate INTEGER NOT NULL CHECK (rate > 0),
      PRIMARY KEY (base, quote, validFrom, load)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE indexMember (
      id TEXT NOT NULL CHECK (length(id) > 0),
      indexCode TEXT NOT NULL CHECK (length(indexCode) > 0),
      validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
      load INTEGER NOT NULL REFERENCES load (id),
      superseded INTEGER REFERENCES load (id) CHECK (superseded > load),
      line INTEGER NOT NULL,
      validTo INTEGER CHECK (validTo BETWEEN -719162 AND 2932896),
      PRIMARY KEY (id, indexCode, validFrom, load)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE fundHolding (
      fund TEXT NOT NULL CHECK (length(fund) > 0),
      instrument TEXT NOT NULL CHECK (length(instrument) > 0),
      validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
      load INTEGER NOT NULL REFERENCES load (id),
      superseded INTEGER REFERENCES load (id) CHECK (superseded > load),
      line INTEGER NOT NULL,
      share INTEGER NOT NULL,
      PRIMARY KEY (fund, instrument, validFrom, load)
    ) STRICT, WITHOUT ROWID;
    """

  /// Agreements and pledges.
  static let desk = """
    CREATE TABLE agreement (
      id TEXT NOT NULL CHECK (length(id) > 0),
      validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
      load INTEGER NOT NULL REFERENCES load (id),
      superseded INTEGER REFERENCES load (id) CHECK (superseded > load),
      line INTEGER NOT NULL,
      regimes TEXT NOT NULL,
      margin TEXT NOT NULL CHECK (margin IN (
        'initial', 'variation')),
      baseCurrency TEXT NOT NULL CHECK (length(baseCurrency) = 3),
      settlementCurrency TEXT CHECK (length(settlementCurrency) = 3),
      pledgor TEXT CHECK (length(pledgor) = 20),
      securedParty TEXT CHECK (length(securedParty) = 20),
      securedPartyKind TEXT CHECK (securedPartyKind IN (
        'swap-entity', 'financial-end-user', 'other')),
      systemic INTEGER CHECK (systemic IN (0, 1)),
      requirement INTEGER NOT NULL CHECK (requirement >= 0),
      threshold INTEGER NOT NULL CHECK (threshold >= 0),
      minimumTransferAmount INTEGER NOT NULL CHECK (minimumTransferAmount >= 0),
      rounding INTEGER NOT NULL CHECK (rounding >= 0),
      PRIMARY KEY (id, validFrom, load)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE pledge (
      agreement TEXT NOT NULL CHECK (length(agreement) > 0),
      id TEXT NOT NULL CHECK (length(id) > 0),
      validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
      load INTEGER NOT NULL REFERENCES load (id),
      superseded INTEGER REFERENCES load (id) CHECK (superseded > load),
      line INTEGER NOT NULL,
      instrument TEXT NOT NULL CHECK (length(instrument) > 0),
      significand INTEGER NOT NULL CHECK (significand > 0),
      decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 18),
      price INTEGER,
      currency TEXT CHECK (length(currency) = 3),
      PRIMARY KEY (agreement, id, validFrom, load)
    ) STRICT, WITHOUT ROWID;
    """
}
