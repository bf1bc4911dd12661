import Foundation

/// The load in Python, without checks, history, conflicts or rejects: as it is often written, with ElementTree's
/// incremental parser, and tuned, with lxml and many rows at once.
enum PythonPeer {
  private static let usual = """
    import sqlite3, sys
    import xml.etree.ElementTree as tree

    path, database = sys.argv[1:3]
    base = sqlite3.connect(database)
    base.executescript('''
      pragma journal_mode = wal;
      pragma synchronous = normal;
      create table listing (isin text, mic text, first text, last text, published text,
        relevant text, primary key (isin, mic));
      create table instrument (isin text primary key, name text, short text, cfi text,
        currency text, issuer text, size text, maturity text, nominal text, rate text,
        rank text, expiry text, multiplier text);
    ''')

    def rows():
        space = None
        root = None
        for event, element in tree.iterparse(path, events=('start', 'end')):
            if event == 'start':
                if element.tag.endswith('}FinInstrmRptgRefDataRpt'):
                    space = element.tag[:element.tag.index('}') + 1]
                    root = element
                continue
            if space is None or element.tag != space + 'RefData':
                continue
            def get(name):
                return element.findtext('/'.join(space + part for part in name.split('/')))
            yield (get('FinInstrmGnlAttrbts/Id'), get('TradgVnRltdAttrbts/Id'),
                   get('TradgVnRltdAttrbts/FrstTradDt'), get('TradgVnRltdAttrbts/TermntnDt'),
                   get('TechAttrbts/PblctnPrd/FrDt'), get('TechAttrbts/RlvntTradgVn'),
                   get('FinInstrmGnlAttrbts/FullNm'), get('FinInstrmGnlAttrbts/ShrtNm'),
                   get('FinInstrmGnlAttrbts/ClssfctnTp'), get('FinInstrmGnlAttrbts/NtnlCcy'),
                   get('Issr'), get('DebtInstrmAttrbts/TtlIssdNmnlAmt'),
                   get('DebtInstrmAttrbts/MtrtyDt'), get('DebtInstrmAttrbts/NmnlValPerUnit'),
                   get('DebtInstrmAttrbts/IntrstRate/Fxd'), get('DebtInstrmAttrbts/DebtSnrty'),
                   get('DerivInstrmAttrbts/XpryDt'), get('DerivInstrmAttrbts/PricMltplr'))
            root.clear()

    for row in rows():
        base.execute('insert or replace into listing values (?, ?, ?, ?, ?, ?)', row[:6])
        if row[1] == row[5]:
            base.execute('insert or replace into instrument values '
                         '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', row[:1] + row[6:])
    base.commit()
    """

  private static let tuned = """
    import sqlite3, sys
    from lxml import etree

    path, database = sys.argv[1:3]
    base = sqlite3.connect(database)
    base.executescript('''
      pragma journal_mode = wal;
      pragma synchronous = normal;
      pragma cache_size = -65536;
      create table listing (isin, name, short, cfi, currency, issuer, mic, first, last, size, maturity, nominal,
        rank, published, relevant, primary key (isin, mic)) without rowid;
    ''')
    FIELDS = {'FullNm': 1, 'ShrtNm': 2, 'ClssfctnTp': 3, 'NtnlCcy': 4, 'Issr': 5, 'FrstTradDt': 7, 'TermntnDt': 8,
      'TtlIssdNmnlAmt': 9, 'MtrtyDt': 10, 'NmnlValPerUnit': 11, 'DebtSnrty': 12, 'FrDt': 13, 'RlvntTradgVn': 14}

    def rows():
        for event, element in etree.iterparse(path, tag='{*}RefData'):
            row = [None] * 15
            for child in element.iter('*'):
                name = child.tag.rpartition('}')[2]
                if name == 'Id':
                    row[6 if child.getparent().tag.endswith('TradgVnRltdAttrbts') else 0] = child.text
                elif name in FIELDS:
                    row[FIELDS[name]] = child.text
            yield row
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]

    base.executemany('insert or replace into listing values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)', rows())
    base.commit()
    """

  /// The command lines that load a file, by name.
  static func commands(
    loading path: String, in folder: URL, python: String
  ) throws -> [(name: String, arguments: [String])] {
    try [("Python, usual", usual), ("Python, lxml", tuned)].enumerated().map { number, peer in
      let file = folder.appendingPathComponent("peer-\(number).py").path
      try peer.1.write(toFile: file, atomically: true, encoding: .utf8)
      return (
        peer.0, [python, file, path, folder.appendingPathComponent("peer-\(number).sqlite").path]
      )
    }
  }
}
