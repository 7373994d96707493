//! Bureaus, squads, accounts, sessions, tokens, settings.

use crate::{bureau_table, create, index, optional, required};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, tables(), indexes()).await
    }
}

fn tables() -> Vec<TableCreateStatement> {
    vec![bureau(), squad(), account(), session(), token(), setting()]
}

/// A tenant. Not led by `bureau_id`: it is what `bureau_id` names (`reference-tables.txt`).
fn bureau() -> TableCreateStatement {
    Table::create()
        .table(Alias::new("bureau"))
        // Small and assigned at `init`, because it leads every index of every table.
        .col(required("id").integer().primary_key())
        // For addresses (`/b/{code}/…`) and Open311's jurisdiction.
        .col(required("code").string_len(40).unique_key())
        // Two letters that begin ledger numbers and receipts.
        .col(required("short_code").string_len(2).unique_key())
        .col(required("name").string_len(120))
        // 统一社会信用代码, where known.
        .col(optional("uscc").string_len(18))
        // The city or province above, which sees counts.
        .col(optional("parent_id").integer())
        // Made by `demo`: screens say 演示数据, its password opens it.
        .col(required("demo").boolean())
        .col(required("created_at").big_integer())
        .take()
}

fn squad() -> TableCreateStatement {
    bureau_table(
        "squad",
        &["id"],
        vec![
            required("id").uuid().take(),
            // The squad above; squads are a tree.
            optional("parent_id").uuid().take(),
            required("name").string_len(60).take(),
            // Order on screens.
            required("position").integer().take(),
        ],
    )
}

fn account() -> TableCreateStatement {
    bureau_table(
        "account",
        &["id"],
        vec![
            required("id").uuid().take(),
            // What is typed at sign-in; compared in lower case.
            required("login").string_len(60).take(),
            required("name").string_len(60).take(),
            optional("squad_id").uuid().take(),
            // JSON array of role codes.
            required("roles").text().take(),
            // Argon2id in PHC form.
            required("password_hash").text().take(),
            required("version").integer().take(),
            // Counts wrong passwords since the last right one; the delay grows with it.
            required("failed_count").integer().take(),
            // No password is looked at before this instant.
            optional("locked_until").big_integer().take(),
            // Left the bureau: kept because facts name it.
            optional("disabled_at").big_integer().take(),
            // Why it was last disabled or enabled: JSON with the words and the salt of their hash in the journal.
            optional("standing_reason").text().take(),
            required("created_at").big_integer().take(),
        ],
    )
}

fn session() -> TableCreateStatement {
    bureau_table(
        "session",
        // The cookie is a bearer secret: only its SM3 is stored.
        &["id_hash"],
        vec![
            required("id_hash").binary_len(32).take(),
            required("account_id").uuid().take(),
            required("created_at").big_integer().take(),
            // Moved at most once a minute; the idle limit counts from here.
            required("seen_at").big_integer().take(),
            // The absolute limit.
            required("expires_at").big_integer().take(),
        ],
    )
}

fn token() -> TableCreateStatement {
    bureau_table(
        "token",
        &["token_hash"],
        vec![
            required("token_hash").binary_len(32).take(),
            required("account_id").uuid().take(),
            // `read` or `write`.
            required("scope").string_len(8).take(),
            required("created_at").big_integer().take(),
            required("expires_at").big_integer().take(),
        ],
    )
}

/// Values a bureau sets for itself: categories, limits, rules, hours, map. One JSON document each, because each is read
/// whole into the reference snapshot and changed whole by one act.
fn setting() -> TableCreateStatement {
    bureau_table(
        "setting",
        &["name"],
        vec![
            required("name").string_len(40).take(),
            required("value").text().take(),
            required("version").integer().take(),
            required("changed_at").big_integer().take(),
        ],
    )
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![index("account", &["login"], true), index("session", &["account_id"], false)]
}
