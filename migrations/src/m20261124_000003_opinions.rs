//! Opinions, their dated facts, photos, notices, staged imports.

use crate::{bureau_table, create, index, optional, required};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![opinion(), fact(), attachment(), draft(), notice(), number_block(), batch(), batch_row()];
        create(manager, tables, indexes()).await
    }
}

/// One row an opinion. Everything but the reporter is worked out from its facts, and kept here so that lists need no
/// folding; only `opinions/store.rs` writes it.
fn opinion() -> TableCreateStatement {
    let mut columns = said_columns();
    columns.extend(derived_columns());
    columns.extend(clock_columns());
    bureau_table("opinion", &["id"], columns)
}

/// What was said, by whom.
fn said_columns() -> Vec<ColumnDef> {
    vec![
        required("id").uuid().take(),
        // `<short code>-<YYYYMMDD>-<NNNN>`.
        required("number").string_len(20).take(),
        // Its last four digits: what people say to each other, looked up by themselves.
        required("number_tail").string_len(4).take(),
        // Number of the newest fact: the ETag.
        required("version").integer().take(),
        // SM3 over all facts so far, as the journal's newest entry of this opinion names it.
        required("digest").binary_len(32).take(),
        required("kind").string_len(12).take(),
        required("channel").string_len(12).take(),
        // The number the sending system gave it: the same one twice adds nothing.
        optional("source_id").string_len(100).take(),
        // First words, for lists.
        required("title").string_len(80).take(),
        // Reporter. Apart from the facts, so that erasing leaves the chain valid.
        optional("contact_name").string_len(60).take(),
        optional("contact_phone").string_len(30).take(),
        // 128 random bits each, hexadecimal: what hides name and telephone in the journal.
        optional("contact_name_salt").string_len(32).take(),
        optional("contact_phone_salt").string_len(32).take(),
        required("anonymous").boolean().take(),
        // SM3 of the follow-up code, a bearer secret.
        required("receipt_hash").binary_len(32).take(),
        required("photos").integer().take(),
    ]
}

/// Where it stands.
fn derived_columns() -> Vec<ColumnDef> {
    vec![
        optional("address").string_len(200).take(),
        optional("grid").string_len(20).take(),
        optional("longitude").double().take(),
        optional("latitude").double().take(),
        // The square of some 300 metres it lies in (`nearby.rs`): what is near is looked up in nine of them.
        optional("place_cell").big_integer().take(),
        optional("category").string_len(60).take(),
        optional("urgency").string_len(8).take(),
        optional("approach").string_len(8).take(),
        required("standing").string_len(14).take(),
        // Not closed, returned or merged: leads most views.
        required("open").boolean().take(),
        optional("squad_id").uuid().take(),
        optional("handler_id").uuid().take(),
        required("supervised").boolean().take(),
        // The opinion it goes on under, and how many go on under it.
        optional("merged_into").uuid().take(),
        required("merged_count").integer().take(),
    ]
}

/// Its leading clock.
fn clock_columns() -> Vec<ColumnDef> {
    vec![
        required("received_at").big_integer().take(),
        optional("replied_at").big_integer().take(),
        optional("closed_at").big_integer().take(),
        // The clock that falls due first, its unit, and when it turns. Nothing running: the year 9999, because the two
        // databases sort NULL differently.
        optional("clock").string_len(8).take(),
        optional("clock_unit").string_len(12).take(),
        optional("yellow_at").big_integer().take(),
        required("due_at").big_integer().take(),
        // When the finish clock was due, kept after the reply: in time or not.
        optional("finish_due_at").big_integer().take(),
        // The next instant at which a clock has something to record; escalation reads this and nothing else.
        optional("next_alarm_at").big_integer().take(),
    ]
}

fn fact() -> TableCreateStatement {
    bureau_table(
        "opinion_fact",
        &["opinion_id", "number"],
        vec![
            required("opinion_id").uuid().take(),
            // From 1 without gaps; two acts from one version collide here, whatever else fails.
            required("number").integer().take(),
            required("at").big_integer().take(),
            // Who, as JSON (`ActedBy`).
            required("by").text().take(),
            // What, as JSON (`Fact`), with the salts of its words.
            required("body").text().take(),
            // The journal entry that records it.
            required("entry_id").uuid().take(),
        ],
    )
}

fn attachment() -> TableCreateStatement {
    bureau_table(
        "attachment",
        &["id"],
        vec![
            required("id").uuid().take(),
            // SM3 of the stored bytes: the name of the file.
            required("sm3").binary_len(32).take(),
            required("bytes").big_integer().take(),
            required("width").integer().take(),
            required("height").integer().take(),
            // The draft it was uploaded to; nobody else may use it.
            optional("draft_hash").binary_len(32).take(),
            // Or the account that uploaded it.
            optional("account_id").uuid().take(),
            // The opinion it belongs to, once an act has taken it in.
            optional("opinion_id").uuid().take(),
            required("created_at").big_integer().take(),
        ],
    )
}

fn draft() -> TableCreateStatement {
    bureau_table(
        "draft",
        // SM3 of the draft token, a bearer secret.
        &["token_hash"],
        vec![required("token_hash").binary_len(32).take(), required("created_at").big_integer().take()],
    )
}

/// Something in somebody's inbox.
fn notice() -> TableCreateStatement {
    bureau_table(
        "notice",
        &["id"],
        vec![
            required("id").uuid().take(),
            required("account_id").uuid().take(),
            required("opinion_id").uuid().take(),
            // Which words to show.
            required("kind").string_len(20).take(),
            required("at").big_integer().take(),
            optional("read_at").big_integer().take(),
        ],
    )
}

/// The next free ledger number of a day. A node takes a block at a time, so that numbers cost no lock an act.
fn number_block() -> TableCreateStatement {
    bureau_table("number_block", &["day"], vec![required("day").integer().take(), required("next").integer().take()])
}

/// A file on its way in: staged in chunks, invisible until one act accepts it.
fn batch() -> TableCreateStatement {
    bureau_table(
        "import_batch",
        &["id"],
        vec![
            required("id").uuid().take(),
            required("file_name").string_len(200).take(),
            required("rows").integer().take(),
            // Merkle root of the rows' digests, as the accepting entry names it.
            required("root").binary_len(32).take(),
            required("staged_at").big_integer().take(),
            optional("accepted_at").big_integer().take(),
            // All rows stand on the ledger.
            optional("finished_at").big_integer().take(),
            // The entry that accepted it.
            optional("entry_id").uuid().take(),
        ],
    )
}

fn batch_row() -> TableCreateStatement {
    bureau_table(
        "import_row",
        &["batch_id", "row"],
        vec![
            required("batch_id").uuid().take(),
            required("row").integer().take(),
            required("source_id").string_len(100).take(),
            required("body").text().take(),
            optional("opinion_id").uuid().take(),
        ],
    )
}

/// What a walk of the whole ledger may be narrowed by: in the index, so that a row passed over costs no look at the table.
const NARROWING: [&str; 5] = ["kind", "channel", "urgency", "approach", "category"];

/// Lists have three sort orders; each leading filter is indexed with the orders that make sense for it.
fn indexes() -> Vec<IndexCreateStatement> {
    let list = |columns: &[&'static str]| index("opinion", columns, false);
    let walk = |columns: &[&'static str]| {
        let mut index = list(columns);
        for column in NARROWING {
            index.col(Alias::new(column));
        }
        index
    };
    vec![
        index("opinion", &["number"], true),
        list(&["number_tail"]),
        index("opinion", &["receipt_hash"], true),
        index("opinion", &["source_id"], true),
        walk(&["received_at", "id"]),
        walk(&["closed_at", "id"]),
        walk(&["open", "due_at", "id"]),
        list(&["standing", "due_at", "id"]),
        list(&["standing", "received_at", "id"]),
        list(&["squad_id", "open", "due_at", "id"]),
        list(&["squad_id", "received_at", "id"]),
        list(&["squad_id", "closed_at", "id"]),
        list(&["handler_id", "open", "due_at", "id"]),
        list(&["category", "received_at", "id"]),
        list(&["next_alarm_at"]),
        list(&["merged_into"]),
        list(&["place_cell", "received_at"]),
        index("attachment", &["opinion_id"], false),
        index("attachment", &["draft_hash"], false),
        index("notice", &["account_id", "at", "id"], false),
        index("notice", &["account_id", "read_at"], false),
        index("import_row", &["source_id"], false),
    ]
}
