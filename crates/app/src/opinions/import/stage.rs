//! Staging: rows composed and written where nobody sees them, and the one act that accepts them.

use super::By;
use super::check::Checked;
use crate::act::{Act, Entry};
use crate::chores;
use crate::desk::{Bureau, Desk};
use crate::jobs::Job;
use crate::opinions::receipt::{code_hash, new_code};
use crate::opinions::store;
use crate::opinions::tables::{fact, import_batch, import_row, opinion};
use crate::problem::Problem;
use crate::store::Reads;
use chengguan_proof::{Merkle, hex};
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions::{self as law, ActedBy};
use chengguan_statute::system::JobKind;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, TryIntoModel};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::sync::Arc;
use uuid::Uuid;

/// Rows that are accepted and not placed after this long are placed by whichever server looks first.
const PLACED_WITHIN_MS: i64 = 10 * 60_000;

/// A staged row: what will stand on the ledger, complete but for its place.
#[derive(Serialize, Deserialize)]
pub struct Staged {
    pub opinion: opinion::Model,
    pub facts: Vec<fact::Model>,
}

pub struct Staging<'a> {
    desk: &'a Desk,
    bureau: &'a Arc<Bureau>,
    /// Begun now and recorded last; until then it holds no turn. Its instant is that of every row.
    act: Act,
    batch: Uuid,
    entry: Uuid,
    file_name: String,
    tree: Merkle,
}

impl<'a> Staging<'a> {
    pub fn open(desk: &'a Desk, bureau: &'a Arc<Bureau>, name: &str, by: By) -> Self {
        let (by, batch) = match by {
            By::Platform => (ActedBy::Automatic, Uuid::now_v7()),
            By::Ordered { by, batch } => (by, batch),
        };
        let act = desk.begin(bureau, by, None);
        Self { desk, bureau, act, batch, entry: Uuid::now_v7(), file_name: name.chars().take(200).collect(), tree: Merkle::default() }
    }

    /// Rows staged so far.
    pub fn rows(&self) -> usize {
        self.tree.leaves() as usize
    }

    /// Stages a chunk, and says how many of it the ledger has already. A dry run writes nothing.
    pub async fn take(&mut self, mut rows: Vec<Checked>, dry_run: bool) -> Result<usize, Problem> {
        let there = known(self.desk, self.bureau.id, self.batch, &rows).await?;
        rows.retain(|row| !there.contains(&row.source_id));
        if rows.is_empty() {
            return Ok(there.len());
        }
        let batch = (self.rows() == 0).then(|| import_batch::ActiveModel {
            bureau_id: Set(self.bureau.id),
            id: Set(self.batch),
            file_name: Set(self.file_name.clone()),
            rows: Set(0),
            root: Set(vec![0; 32]),
            staged_at: Set(self.act.now().0),
            ..Default::default()
        });
        let mut staged = Vec::with_capacity(rows.len());
        for row in rows {
            staged.push(self.compose(row).await?);
        }
        if !dry_run {
            chores::stage_import(self.desk, self.bureau.id, batch, staged).await?;
        }
        Ok(there.len())
    }

    async fn compose(&mut self, row: Checked) -> Result<import_row::ActiveModel, Problem> {
        let bureau = self.bureau.id;
        let reference = self.desk.reference(bureau);
        let outcome = law::receive(&row.asked).map_err(|_| Problem::internal())?;
        let number = self.desk.numbers().next(self.desk, self.bureau, self.act.now().day()).await?;
        // Nobody holds this code: an imported opinion is answered through the system it came from.
        let code = code_hash(&new_code(&self.bureau.short_code));
        let (model, applied) = store::compose(&self.act, &reference, OpinionId(Uuid::now_v7()), number, code, row.contact, &outcome)?;
        self.tree.push(&applied.digest);
        let facts = applied.new.iter().map(|dated| store::fact_row(bureau, applied.opinion.id, dated, self.entry).and_then(complete));
        let staged = Staged { opinion: complete(model)?, facts: facts.collect::<Result<_, _>>()? };
        Ok(import_row::ActiveModel {
            bureau_id: Set(bureau),
            batch_id: Set(self.batch),
            row: Set(self.rows() as i32),
            source_id: Set(row.source_id),
            body: Set(serde_json::to_string(&staged).map_err(|_| Problem::internal())?),
            opinion_id: Set(Some(staged.opinion.id)),
        })
    }

    /// One act, however many rows: from here on all of them stand. Gives the batch to be placed.
    pub async fn accept(mut self) -> Result<Uuid, Problem> {
        let (rows, root) = (self.rows(), self.tree.root());
        self.act.update(import_batch::ActiveModel {
            bureau_id: Set(self.bureau.id),
            id: Set(self.batch),
            rows: Set(rows as i32),
            root: Set(root.to_vec()),
            accepted_at: Set(Some(self.act.now().0)),
            entry_id: Set(Some(self.entry)),
            ..Default::default()
        })?;
        // Whoever imports places the rows, too. Should they die, this is found due.
        self.act.job(Job { kind: JobKind::PlaceImport, subject: self.batch, body: Value::Null, run_at: self.act.now().plus_ms(PLACED_WITHIN_MS) });
        let payload = json!({ "file": self.file_name, "rows": rows, "root": hex(&root) });
        let entry = Entry { act: "opinions.import".into(), subject_kind: "import", subject: self.batch, version: 1, digest: root, grounds: Vec::new(), payload };
        self.act.record_as(self.entry, entry).await?;
        Ok(self.batch)
    }
}

fn complete<M: sea_orm::ModelTrait>(row: impl TryIntoModel<M>) -> Result<M, Problem> {
    row.try_into_model().map_err(|why| {
        tracing::error!(%why, "a row composed for an import is not complete");
        Problem::internal()
    })
}

#[derive(sea_orm::FromQueryResult)]
struct SourceRow {
    source_id: Option<String>,
}

#[derive(sea_orm::FromQueryResult)]
struct OtherBatch {
    id: Uuid,
}

/// Source ids of these rows that the ledger, or an import on its way there, has already.
async fn known(desk: &Desk, bureau: i32, own: Uuid, rows: &[Checked]) -> Result<HashSet<String>, Problem> {
    if rows.is_empty() {
        return Ok(HashSet::new());
    }
    let ids = || rows.iter().map(|row| row.source_id.as_str());
    let stands = opinion::Entity::find()
        .select_only()
        .column(opinion::Column::SourceId)
        .filter(opinion::Column::BureauId.eq(bureau))
        .filter(opinion::Column::SourceId.is_in(ids()));
    let mut reader = desk.reading();
    let mut found: Vec<SourceRow> = reader.all(stands.into_query()).await?;
    // The file's own rows are compared when they are read. Asked for here, too, PostgreSQL would look through all of them
    // for each chunk until it has counted the new table.
    let others = import_batch::Entity::find()
        .select_only()
        .column(import_batch::Column::Id)
        .filter(import_batch::Column::BureauId.eq(bureau))
        .filter(import_batch::Column::FinishedAt.is_null())
        .filter(import_batch::Column::Id.ne(own));
    let others: Vec<OtherBatch> = reader.all(others.into_query()).await?;
    if !others.is_empty() {
        let staged = import_row::Entity::find()
            .select_only()
            .column(import_row::Column::SourceId)
            .filter(import_row::Column::BureauId.eq(bureau))
            .filter(import_row::Column::BatchId.is_in(others.iter().map(|batch| batch.id)))
            .filter(import_row::Column::SourceId.is_in(ids()));
        found.extend(reader.all::<SourceRow>(staged.into_query()).await?);
    }
    Ok(found.into_iter().filter_map(|row| row.source_id).collect())
}
