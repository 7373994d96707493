//! Squads are changed by somebody who saw them as they are, and closed instead of deleted.

use crate::optional;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut version = ColumnDef::new(Alias::new("version"));
        version.integer().not_null().default(1);
        for column in [version, optional("closed_at").big_integer().take()] {
            manager.alter_table(Table::alter().table(Alias::new("squad")).add_column(column).take()).await?;
        }
        Ok(())
    }
}
