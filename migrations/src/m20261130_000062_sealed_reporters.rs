//! Reporters' names and telephones, and where messages went, are sealed: a sealed value is longer than the plain one.
//! SQLite does not hold a column to its length; PostgreSQL does.

use crate::{index, optional};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == sea_orm::DatabaseBackend::Postgres {
            for (table, column) in [("opinion", "contact_name"), ("opinion", "contact_phone"), ("message", "address")] {
                let mut longer = ColumnDef::new(Alias::new(column));
                let longer = longer.text().take();
                manager.alter_table(Table::alter().table(Alias::new(table)).modify_column(longer).take()).await?;
            }
        }
        // HMAC-SM3 of the telephone under a key of its own: the same one is found again and not read.
        let mark = optional("contact_phone_mark").binary_len(32).take();
        manager.alter_table(Table::alter().table(Alias::new("opinion")).add_column(mark).take()).await?;
        manager.create_index(index("opinion", &["contact_phone_mark", "received_at"], false)).await
    }
}
