import Foundation

/// What polars and DuckDB do with the same files: the bare join of pledges, agreements, instruments and prices, one haircut
/// looked up by class and maturity, and sums by agreement and issuer.
///
/// No rules, ratings, groups, limits, reasons or history, and binary floating point: the least that anybody would do.
enum FramePeers {
  /// The peers by name, with their scripts.
  static let all = [("polars", polars), ("duckdb", duckDB)]

  private static let polars = """
    import sys
    import polars as pl
    folder = sys.argv[1]
    pledges = pl.scan_csv(f"{folder}/pledges.csv")
    agreements = pl.scan_csv(f"{folder}/agreements.csv").select("agreement", "base_currency")
    instruments = pl.scan_csv(f"{folder}/instruments.csv", try_parse_dates=True).select(
        "id", "asset_class", "issuer", "maturity_date")
    prices = pl.scan_csv(f"{folder}/prices.csv").select("id", "price", pl.col("currency").alias("price_currency"))
    fx = pl.LazyFrame({"currency": ["EUR", "USD", "GBP"], "rate": [1.0, 1.1172, 0.8338]})
    classes = ["sovereign-debt", "corporate-debt", "bank-debt", "covered-bond", "equity"]
    table = pl.LazyFrame({
        "asset_class": [c for c in classes for _ in range(3)], "band": [0, 1, 2] * 5,
        "haircut": [0.5, 2.0, 4.0, 1.0, 4.0, 8.0, 1.0, 4.0, 8.0, 1.0, 4.0, 8.0, 15.0, 15.0, 15.0]})
    year = pl.date(2027, 11, 20), pl.date(2031, 11, 20)
    maturity = pl.col("maturity_date")
    band = pl.when(maturity <= year[0]).then(0).when(maturity <= year[1]).then(1).otherwise(2).cast(pl.Int64)
    per100 = pl.when(pl.col("asset_class") == "equity").then(1.0).otherwise(100.0)
    sums = (
        pledges.join(agreements, on="agreement").join(instruments, left_on="instrument", right_on="id")
        .join(prices, left_on="instrument", right_on="id").with_columns(band.alias("band"))
        .join(table, on=["asset_class", "band"])
        .join(fx, left_on="price_currency", right_on="currency")
        .join(fx, left_on="base_currency", right_on="currency", suffix="_base")
        .with_columns((pl.col("quantity") * pl.col("price") / per100 * pl.col("rate_base") / pl.col("rate")
            * (100.0 - pl.col("haircut")) / 100.0).alias("value"))
        .group_by("agreement", "issuer").agg(pl.col("value").sum(), pl.len()).collect())
    print(sums.height, round(sums["value"].sum()))
    """

  private static let duckDB = """
    import sys
    import duckdb
    folder = sys.argv[1]
    database = duckdb.connect()
    database.execute("SET threads TO 2")
    row = database.execute(f\"\"\"
      WITH fx(currency, rate) AS (VALUES ('EUR', 1.0::DOUBLE), ('USD', 1.1172), ('GBP', 0.8338)),
      haircuts(asset_class, band, haircut) AS (VALUES
        ('sovereign-debt', 0, 0.5::DOUBLE), ('sovereign-debt', 1, 2), ('sovereign-debt', 2, 4),
        ('corporate-debt', 0, 1), ('corporate-debt', 1, 4), ('corporate-debt', 2, 8),
        ('bank-debt', 0, 1), ('bank-debt', 1, 4), ('bank-debt', 2, 8),
        ('covered-bond', 0, 1), ('covered-bond', 1, 4), ('covered-bond', 2, 8),
        ('equity', 0, 15), ('equity', 1, 15), ('equity', 2, 15)),
      joined AS (
        SELECT p.agreement, i.issuer, i.asset_class, p.quantity, q.price, q.currency, a.base_currency,
          CASE WHEN i.maturity_date <= DATE '2027-11-20' THEN 0 WHEN i.maturity_date <= DATE '2031-11-20' THEN 1 ELSE 2 END AS band
        FROM read_csv('{folder}/pledges.csv') p
        JOIN read_csv('{folder}/agreements.csv') a USING (agreement)
        JOIN read_csv('{folder}/instruments.csv') i ON i.id = p.instrument
        JOIN read_csv('{folder}/prices.csv') q ON q.id = p.instrument)
      SELECT count(*), sum(value) FROM (SELECT agreement, issuer, sum(quantity * price / (CASE WHEN asset_class = 'equity' THEN 1 ELSE 100 END)
        * b.rate / f.rate * (100 - haircut) / 100) AS value
      FROM joined JOIN haircuts USING (asset_class, band)
      JOIN fx f ON f.currency = joined.currency JOIN fx b ON b.currency = joined.base_currency
      GROUP BY agreement, issuer)\"\"\").fetchone()
    print(row)
    """
}
