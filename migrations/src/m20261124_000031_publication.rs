//! What everybody may read on the residents' pages.

use crate::{bureau_table, create, index, optional, required};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, vec![publication()], vec![index("publication", &["published_at", "opinion_id"], false)]).await
    }
}

/// One row for each opinion that is shown now, and no other: public pages read words from here alone, so that what is taken
/// back is gone from all of them at once. Only `opinions/store.rs` writes it, from the opinion's facts.
fn publication() -> TableCreateStatement {
    bureau_table(
        "publication",
        &["opinion_id"],
        vec![
            required("opinion_id").uuid().take(),
            // Since when it is shown; the order of the public list.
            required("published_at").big_integer().take(),
            // First words of what is shown, for lists.
            required("title").string_len(80).take(),
            // The words as somebody looked at them, not as they were sent.
            required("said").text().take(),
            // The newest reply as somebody looked at it; nothing until then.
            optional("reply").text().take(),
            // Photos shown: a JSON list of ids, often empty.
            required("photos").text().take(),
        ],
    )
}
