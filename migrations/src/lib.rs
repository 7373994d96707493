//! One schema history for both databases, written with the query builder.
//!
//! `bureau_id` leads every key, so that a cluster can be sharded by bureau; the exceptions are named in
//! `reference-tables.txt`. Instants (`*_at`) are milliseconds since 1970 in UTC, in BIGINT: the same on both databases.
//! Digests are 32 bytes. An absent value is NULL, never an empty string (openGauss reads those as NULL).

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

mod m20261124_000001_identity;
mod m20261124_000002_journal;
mod m20261124_000003_opinions;
mod m20261124_000004_open311;
mod m20261124_000010_messages;
mod m20261124_000021_own_account;
mod m20261124_000022_audit;
mod m20261124_000031_publication;
mod m20261124_000041_insight;
mod m20261124_000051_exports;
mod m20261130_000061_import_files;
mod m20261130_000062_sealed_reporters;
mod m20261201_000071_founding_settings;
mod m20261201_000072_squads;
mod m20261201_000073_waiting;
mod m20261201_000074_reply_texts;

/// Runs the history forward. Nothing in the product runs it backward or drops a schema.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_identity::Migration),
            Box::new(m20261124_000002_journal::Migration),
            Box::new(m20261124_000003_opinions::Migration),
            Box::new(m20261124_000004_open311::Migration),
            Box::new(m20261124_000010_messages::Migration),
            Box::new(m20261124_000021_own_account::Migration),
            Box::new(m20261124_000022_audit::Migration),
            Box::new(m20261124_000031_publication::Migration),
            Box::new(m20261124_000041_insight::Migration),
            Box::new(m20261124_000051_exports::Migration),
            Box::new(m20261130_000061_import_files::Migration),
            Box::new(m20261130_000062_sealed_reporters::Migration),
            Box::new(m20261201_000071_founding_settings::Migration),
            Box::new(m20261201_000072_squads::Migration),
            Box::new(m20261201_000073_waiting::Migration),
            Box::new(m20261201_000074_reply_texts::Migration),
        ]
    }
}

/// Creates tables, then indexes, in the order given.
async fn create(manager: &SchemaManager<'_>, tables: Vec<TableCreateStatement>, indexes: Vec<IndexCreateStatement>) -> Result<(), DbErr> {
    for table in tables {
        manager.create_table(table).await?;
    }
    for index in indexes {
        manager.create_index(index).await?;
    }
    Ok(())
}

/// A column that must have a value.
fn required(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.not_null();
    column
}

/// A column that may have none.
fn optional(name: &'static str) -> ColumnDef {
    ColumnDef::new(Alias::new(name))
}

/// A table whose key is led by `bureau_id`.
fn bureau_table(name: &'static str, key: &[&'static str], columns: Vec<ColumnDef>) -> TableCreateStatement {
    let mut primary = Index::create();
    primary.col(Alias::new("bureau_id"));
    for column in key {
        primary.col(Alias::new(*column));
    }
    let mut table = Table::create();
    table.table(Alias::new(name)).col(required("bureau_id").integer().take());
    for mut column in columns {
        table.col(&mut column);
    }
    table.primary_key(&mut primary);
    table
}

/// An index led by `bureau_id`, named after its table and columns.
fn index(table: &'static str, columns: &[&'static str], unique: bool) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_{}", columns.join("_"))).table(Alias::new(table)).col(Alias::new("bureau_id"));
    for column in columns {
        index.col(Alias::new(*column));
    }
    if unique {
        index.unique();
    }
    index.take()
}
