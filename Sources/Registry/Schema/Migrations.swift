import GRDB

/// The registry's schema as the sequence of its changes; published steps are never edited.
enum Migrations {
  /// `PRAGMA application_id` of a registry: the letters "CoRg".
  static let applicationID: Int32 = 0x436F_5267

  /// All steps in order.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("v1") { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.execute(sql: SchemaV1.loads)
      try database.execute(sql: SchemaV1.instruments)
      try database.execute(sql: SchemaV1.parties)
      try database.execute(sql: SchemaV1.market)
      try database.execute(sql: SchemaV1.desk)
    }
    migrator.registerMigration("v2") { database in
      try database.execute(sql: SchemaV2.assessments)
      try database.execute(sql: SchemaV2.agreements)
    }
    migrator.registerMigration("v3") { database in
      try database.execute(sql: SchemaV3.parties)
      try database.execute(sql: SchemaV3.assessments)
      try database.execute(sql: SchemaV3.desk)
    }
    migrator.registerMigration("drift") { database in
      try database.execute(sql: SchemaDrift.tables)
      try database.execute(sql: SchemaDrift.profiles)
    }
    migrator.registerMigration("v4") { database in
      try database.execute(sql: SchemaV4.instruments)
      try database.execute(sql: SchemaV4.entities)
      try database.execute(sql: SchemaV4.loads)
      try database.execute(sql: SchemaCompaction.tables)
    }
    return migrator
  }
}
