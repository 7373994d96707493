//! Reading an opinion: its row, its facts, and what they fold into.

use super::store::Before;
use super::tables::{fact, opinion};
use crate::act::Act;
use crate::problem::Problem;
use crate::store::{Reads, StoreError};
use chengguan_statute::day::Instant;
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions::{ActedBy, Dated, Fact, Opinion};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, JoinType, SelectStatement};
use sea_orm::{ColumnTrait, Condition as Cond, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QueryTrait};
use std::collections::HashMap;
use uuid::Uuid;

/// An opinion as read: its row, its facts, and what they fold into.
pub struct Loaded {
    /// The row.
    pub row: opinion::Model,
    /// Facts, oldest first.
    pub facts: Vec<Dated>,
    /// The journal entry of each fact. What is locked for an act does not read them.
    pub entries: Vec<Recorded>,
    /// What they make.
    pub opinion: Opinion,
    /// The opinion it goes on under: what it was answered is answered here, too.
    pub lead: Option<Box<Loaded>>,
}

/// A fact's entry in the journal.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Recorded {
    /// Nothing until linked.
    pub sequence: Option<i64>,
    /// SM3 of the entry.
    pub leaf: Vec<u8>,
}

impl Loaded {
    /// The opinion it goes on under.
    pub fn lead(&self) -> Option<&Opinion> {
        self.lead.as_ref().map(|lead| &lead.opinion)
    }

    /// What an act needs of it.
    pub fn before(&self) -> Result<Before<'_>, Problem> {
        let digest = self.row.digest.clone().try_into().map_err(|_| Problem::internal())?;
        Ok(Before { opinion: &self.opinion, facts: &self.facts, digest })
    }
}

/// Reads an opinion with its facts: two statements.
pub async fn by_id(reads: &mut (impl Reads + Send), bureau: i32, id: OpinionId) -> Result<Option<Loaded>, StoreError> {
    let Some(row) = reads.one::<opinion::Model>(select(bureau, id)).await? else { return Ok(None) };
    Ok(Some(by_row(reads, row).await?))
}

/// As [`by_id`], where the row was read already.
pub async fn by_row(reads: &mut (impl Reads + Send), row: opinion::Model) -> Result<Loaded, StoreError> {
    let bureau = row.bureau_id;
    let mut loaded = whole(reads, row).await?;
    // Two more statements for the few that were merged.
    if let Some(id) = loaded.opinion.merged_into
        && let Some(row) = reads.one::<opinion::Model>(select(bureau, id)).await?
    {
        loaded.lead = Some(Box::new(whole(reads, row).await?));
    }
    Ok(loaded)
}

/// Opinions with their facts, in the order of their rows: one statement, without entries and leads.
pub async fn by_rows(reads: &mut (impl Reads + Send), bureau: i32, rows: Vec<opinion::Model>) -> Result<Vec<Loaded>, StoreError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut facts: HashMap<Uuid, Vec<fact::Model>> = HashMap::new();
    for row in reads.all::<fact::Model>(facts_of(bureau, rows.iter().map(|row| row.id))).await? {
        facts.entry(row.opinion_id).or_default().push(row);
    }
    rows.into_iter().map(|row| { let facts = facts.remove(&row.id).unwrap_or_default(); unfold(row, facts) }).collect()
}

/// Facts of several opinions, each one's oldest first.
pub fn facts_of(bureau: i32, opinions: impl IntoIterator<Item = Uuid>) -> SelectStatement {
    fact::Entity::find()
        .filter(fact::Column::BureauId.eq(bureau))
        .filter(fact::Column::OpinionId.is_in(opinions))
        .order_by_asc(fact::Column::OpinionId)
        .order_by_asc(fact::Column::Number)
        .into_query()
}

async fn whole(reads: &mut (impl Reads + Send), row: opinion::Model) -> Result<Loaded, StoreError> {
    let facts = reads.all::<FactRow>(select_recorded(row.bureau_id, OpinionId(row.id))).await?;
    let (facts, entries) = facts.into_iter().map(|row| (row.fact, row.entry)).unzip();
    Ok(Loaded { entries, ..unfold(row, facts)? })
}

/// Reads an opinion, and the one it goes on under, so that nobody else changes them before the act is recorded, and
/// compares the version the caller saw.
pub async fn lock(act: &mut Act, id: OpinionId, expected: Option<u32>) -> Result<Loaded, Problem> {
    let bureau = act.bureau().id;
    let row: opinion::Model = act.lock(select(bureau, id)).await?.ok_or_else(Problem::not_found)?;
    if expected.is_some_and(|expected| expected != row.version as u32) {
        return Err(Problem::stale());
    }
    let facts = act.read::<fact::Model>(select_facts(bureau, id)).await?;
    let mut loaded = unfold(row, facts)?;
    // A merged opinion before its lead, everywhere: so no two wait for each other.
    if let Some(id) = loaded.opinion.merged_into
        && let Some(row) = act.lock::<opinion::Model>(select(bureau, id)).await?
    {
        let facts = act.read::<fact::Model>(select_facts(bureau, id)).await?;
        loaded.lead = Some(Box::new(unfold(row, facts)?));
    }
    Ok(loaded)
}

fn select(bureau: i32, id: OpinionId) -> SelectStatement {
    opinion::Entity::find().filter(opinion::Column::BureauId.eq(bureau)).filter(opinion::Column::Id.eq(id.0)).into_query()
}

fn select_facts(bureau: i32, id: OpinionId) -> SelectStatement {
    fact::Entity::find()
        .filter(fact::Column::BureauId.eq(bureau))
        .filter(fact::Column::OpinionId.eq(id.0))
        .order_by_asc(fact::Column::Number)
        .into_query()
}

#[derive(FromQueryResult)]
struct FactRow {
    #[sea_orm(nested)]
    fact: fact::Model,
    #[sea_orm(nested)]
    entry: Recorded,
}

/// As [`select_facts`], each with its entry in the journal.
fn select_recorded(bureau: i32, id: OpinionId) -> SelectStatement {
    let entry = |column: &'static str| Expr::col((Alias::new("journal_entry"), Alias::new(column)));
    let joined = Cond::all().add(entry("bureau_id").equals((fact::Entity, fact::Column::BureauId))).add(entry("id").equals((fact::Entity, fact::Column::EntryId)));
    let mut select = select_facts(bureau, id);
    select.expr_as(entry("sequence"), "sequence").expr_as(entry("leaf"), "leaf").join(JoinType::InnerJoin, Alias::new("journal_entry"), joined);
    select
}

fn unfold(row: opinion::Model, rows: Vec<fact::Model>) -> Result<Loaded, StoreError> {
    let broken = |why: String| StoreError::Broken(format!("opinion {}: {why}", row.id));
    let mut facts = Vec::with_capacity(rows.len());
    for stored in rows {
        let by: ActedBy = serde_json::from_str(&stored.by).map_err(|why| broken(why.to_string()))?;
        let fact: Fact = serde_json::from_str(&stored.body).map_err(|why| broken(why.to_string()))?;
        facts.push(Dated { number: stored.number as u32, at: Instant(stored.at), by, fact });
    }
    let opinion = Opinion::fold(OpinionId(row.id), row.number.clone(), &facts).map_err(|why| broken(why.to_string()))?;
    Ok(Loaded { row, facts, entries: Vec::new(), opinion, lead: None })
}
