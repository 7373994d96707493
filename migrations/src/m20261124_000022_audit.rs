//! What the auditor looks the journal up by. The canonical bytes stay the truth: these columns only find them.

use crate::{bureau_table, create, index, optional, required};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            let mut alter = Table::alter();
            manager.alter_table(alter.table(Alias::new("journal_entry")).add_column(column).take()).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        create(manager, vec![sign_in(), look()], vec![index("sign_in", &["at", "id"], false), index("sign_in", &["account_id", "at", "id"], false), index("look", &["at", "entry_id"], false)]).await
    }
}

/// Somebody tried to sign in. Kept longer than the six months the Cybersecurity Law asks for.
fn sign_in() -> TableCreateStatement {
    bureau_table(
        "sign_in",
        &["id"],
        vec![
            required("id").uuid().take(),
            required("at").big_integer().take(),
            // Nothing where no account is called so: what was typed then may be a password, and is not kept.
            optional("account_id").uuid().take(),
            // `opened`, or the code of why not.
            required("outcome").string_len(24).take(),
            // Where from.
            optional("address").string_len(45).take(),
            // What the browser calls itself, cut.
            optional("agent").string_len(200).take(),
        ],
    )
}

/// Somebody looked at a reporter's name and telephone in full. The journal has the reason as a salted hash.
fn look() -> TableCreateStatement {
    bureau_table(
        "look",
        &["entry_id"],
        vec![
            required("entry_id").uuid().take(),
            required("at").big_integer().take(),
            required("account_id").uuid().take(),
            required("opinion_id").uuid().take(),
            required("reason").text().take(),
            required("reason_salt").string_len(32).take(),
        ],
    )
}

fn columns() -> Vec<ColumnDef> {
    vec![
        // Capability and act as in the bytes, without the `.refused` of an attempt.
        optional("act").string_len(60).not_null().default("").take(),
        // `done` or `refused`.
        optional("outcome").string_len(8).not_null().default("done").take(),
        // Who, where it was one of the staff.
        optional("account_id").uuid().take(),
    ]
}

/// Each filter with the order of the list, newest first. Every act writes into the first two, at their end; only what
/// staff did, and only what was refused, into the others.
fn indexes() -> Vec<IndexCreateStatement> {
    let mut of_account = index("journal_entry", &["account_id", "recorded_at", "id"], false);
    of_account.cond_where(Expr::col(Alias::new("account_id")).is_not_null());
    let mut refused = index("journal_entry", &["outcome", "recorded_at", "id"], false);
    refused.cond_where(Expr::cust("outcome = 'refused'"));
    vec![index("journal_entry", &["recorded_at", "id"], false), index("journal_entry", &["act", "recorded_at", "id"], false), of_account, refused]
}
