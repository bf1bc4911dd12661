/// The fourth step of the schema: any source may describe an instrument or an entity, and a source may end or cancel what
/// it said.
///
/// The sources were part of a table, and so were the keys: the rows move to new ones, as in ``SchemaV2``.
enum SchemaV4 {
  /// Instruments and their listings.
  static let instruments = """
    CREATE TABLE instrumentV4 (
      id TEXT NOT NULL CHECK (length(id) > 0),
      source TEXT NOT NULL CHECK (length(source) > 0),
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
      guarantor TEXT CHECK (length(guarantor) = 20),
      status TEXT CHECK (status IN ('ended', 'cancelled')),
      tokenGroup TEXT CHECK (length(tokenGroup) = 9),
      tokenLedger TEXT,
      tokenContract TEXT,
      PRIMARY KEY (id, source, validFrom, load)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO instrumentV4 (
      id, source, validFrom, load, superseded, line, idType, name, shortName,
      assetClass, issuer, country, currency, issueDate, maturityDate, couponType,
      couponRate, couponIndex, couponIndexTerm, couponSpread, seniority, issueSize,
      issueSizeCurrency, nominalPerUnit, cfi, listing, wraps, cusip, figi, isin, dti,
      ticker, isCommodityDerivative, expiryDate, priceMultiplier, underlying,
      optionType, strike, exerciseStyle, deliveryType, conflicts, guarantor)
    SELECT
      id, source, validFrom, load, superseded, line, idType, name, shortName,
      assetClass, issuer, country, currency, issueDate, maturityDate, couponType,
      couponRate, couponIndex, couponIndexTerm, couponSpread, seniority, issueSize,
      issueSizeCurrency, nominalPerUnit, cfi, listing, wraps, cusip, figi, isin, dti,
      ticker, isCommodityDerivative, expiryDate, priceMultiplier, underlying,
      optionType, strike, exerciseStyle, deliveryType, conflicts, guarantor
    FROM instrument;
    DROP TABLE instrument;
    ALTER TABLE instrumentV4 RENAME TO instrument;
    CREATE INDEX instrumentContract ON instrument (tokenContract)
      WHERE tokenContract IS NOT NULL;

    CREATE TABLE listingV4 (
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
      status TEXT CHECK (status IN ('ended', 'cancelled')),
      PRIMARY KEY (id, mic, source, validFrom, load)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO listingV4 (
      id, mic, source, validFrom, load, superseded, line, relevantVenue, authority,
      issuerRequested, admissionApproved, admissionRequested, firstTrade, termination,
      publishedFrom)
    SELECT
      id, mic, source, validFrom, load, superseded, line, relevantVenue, authority,
      issuerRequested, admissionApproved, admissionRequested, firstTrade, termination,
      publishedFrom
    FROM listing;
    DROP TABLE listing;
    ALTER TABLE listingV4 RENAME TO listing;
    """

  /// How much a load ended that its file no longer named, and what the parts of a full file repeated, until all of them
  /// have arrived.
  static let loads = """
    ALTER TABLE load ADD COLUMN recordsEnded INTEGER NOT NULL DEFAULT 0 CHECK (recordsEnded >= 0);

    CREATE TABLE fullSetMark (
      id TEXT NOT NULL,
      mic TEXT NOT NULL,
      load INTEGER NOT NULL REFERENCES load (id),
      PRIMARY KEY (id, mic, load)
    ) STRICT, WITHOUT ROWID;
    """

  /// Legal entities, each with the source that describes it; what was there is the desk's.
  static let entities = """
    CREATE TABLE entityV4 (
      lei TEXT NOT NULL CHECK (length(lei) = 20),
      source TEXT NOT NULL CHECK (length(source) > 0),
      validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
      load INTEGER NOT NULL REFERENCES load (id),
      superseded INTEGER REFERENCES load (id) CHECK (superseded > load),
      line INTEGER NOT NULL,
      name TEXT,
      country TEXT CHECK (length(country) = 2),
      sector TEXT CHECK (sector IN (
        'central-government', 'central-bank', 'regional-government',
        'public-sector-entity', 'agency', 'gse', 'multilateral-development-bank',
        'international-organization', 'credit-institution', 'broker-dealer',
        'swap-dealer', 'investment-firm', 'insurer', 'pension-fund', 'fund', 'ccp',
        'stablecoin-issuer', 'corporate')),
      parent TEXT CHECK (length(parent) = 20),
      ultimateParent TEXT CHECK (length(ultimateParent) = 20),
      branchOf TEXT CHECK (length(branchOf) = 20),
      successor TEXT CHECK (length(successor) = 20),
      manager TEXT CHECK (length(manager) = 20),
      parentException TEXT,
      ultimateParentException TEXT,
      PRIMARY KEY (lei, source, validFrom, load)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO entityV4 (
      lei, source, validFrom, load, superseded, line, name, country, sector, parent,
      ultimateParent, branchOf, successor, manager)
    SELECT
      lei, 'desk', validFrom, load, superseded, line, name, country, sector, parent,
      ultimateParent, branchOf, successor, manager
    FROM entity;
    DROP TABLE entity;
    ALTER TABLE entityV4 RENAME TO entity;

    CREATE INDEX entityParent ON entity (parent) WHERE parent IS NOT NULL;
    CREATE INDEX entityUltimateParent ON entity (ultimateParent) WHERE ultimateParent IS NOT NULL;
    CREATE INDEX entityBranchOf ON entity (branchOf) WHERE branchOf IS NOT NULL;
    CREATE INDEX entitySuccessor ON entity (successor) WHERE successor IS NOT NULL;
    CREATE INDEX entityGovernment ON entity (country) WHERE sector = 'central-government';
    """
}
