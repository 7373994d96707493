//! The journal, its heads, and what makes a repeated request safe.

use crate::{bureau_table, create, index, optional, required};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, vec![entry(), head(), idempotency()], indexes()).await
    }
}

fn entry() -> TableCreateStatement {
    bureau_table(
        "journal_entry",
        &["id"],
        vec![
            // UUIDv7: in order of making, also before a sequence is given.
            required("id").uuid().take(),
            required("recorded_at").big_integer().take(),
            // Such as `opinion`; with the id it finds all entries of one thing.
            required("subject_kind").string_len(20).take(),
            required("subject_id").uuid().take(),
            // The canonical JSON (RFC 8785) exactly as hashed: never parsed and written again.
            required("payload").binary().take(),
            // SM3(0x00 ‖ payload).
            required("leaf").binary_len(32).take(),
            // Given inside the batch's COMMIT on SQLite, by the sealer within a second on PostgreSQL.
            optional("sequence").big_integer().take(),
            // SM3(previous chain ‖ leaf).
            optional("chain").binary_len(32).take(),
        ],
    )
}

fn head() -> TableCreateStatement {
    bureau_table(
        "journal_head",
        &[],
        vec![
            // Sequence and chain of the newest linked entry; a row lock here makes one sealer a bureau.
            required("sequence").big_integer().take(),
            required("chain").binary_len(32).take(),
        ],
    )
}

fn idempotency() -> TableCreateStatement {
    bureau_table(
        "idempotency",
        // SM3 over who, route and key: a lookup needs nothing else, and the key itself opens the stored answer.
        &["key_hash"],
        vec![
            required("key_hash").binary_len(32).take(),
            required("body_hash").binary_len(32).take(),
            // The answer, sealed under a key derived from the caller's own key: a receipt is never readable at rest.
            optional("answer").binary().take(),
            required("recorded_at").big_integer().take(),
        ],
    )
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("journal_entry", &["sequence"], true),
        index("journal_entry", &["subject_id"], false),
        index("idempotency", &["recorded_at"], false),
    ]
}
