//! Open311: keys of other systems, and what their questions walk.

use crate::{bureau_table, create, index, optional, required};
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_query::SubQueryStatement;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for mut column in columns() {
            manager.alter_table(Table::alter().table(Alias::new("opinion")).add_column(&mut column).take()).await?;
        }
        manager.execute(backfill()).await?;
        create(manager, vec![key()], indexes()).await
    }
}

fn columns() -> [ColumnDef; 2] {
    [
        // When the newest fact was recorded: another system asks for what has changed since it asked last.
        required("changed_at").big_integer().default(0).take(),
        // The category the sending system named, shown until the opinion is sorted.
        optional("proposed_category").string_len(60).take(),
    ]
}

/// What stands on the ledger already changed when its newest fact was recorded.
fn backfill() -> UpdateStatement {
    let fact = |name: &'static str| Expr::col((Alias::new("opinion_fact"), Alias::new(name)));
    let opinion = |name: &'static str| Expr::col((Alias::new("opinion"), Alias::new(name)));
    let newest = Query::select()
        .expr(fact("at").max())
        .from(Alias::new("opinion_fact"))
        .and_where(fact("bureau_id").eq(opinion("bureau_id")))
        .and_where(fact("opinion_id").eq(opinion("id")))
        .take();
    Query::update().table(Alias::new("opinion")).value(Alias::new("changed_at"), Expr::from(SubQueryStatement::SelectStatement(newest))).take()
}

/// A system that may send requests.
fn key() -> TableCreateStatement {
    bureau_table(
        "open311_key",
        // SM3 of the key, which is shown once and stored nowhere.
        &["key_hash"],
        vec![
            required("key_hash").binary_len(32).take(),
            // What its journal entry calls it.
            required("id").uuid().take(),
            // Which system it was given to.
            required("name").string_len(60).take(),
            required("created_at").big_integer().take(),
        ],
    )
}

fn indexes() -> Vec<IndexCreateStatement> {
    // Requests by when they came, and by when they changed.
    vec![index("opinion", &["channel", "received_at", "id"], false), index("opinion", &["channel", "changed_at", "id"], false)]
}
