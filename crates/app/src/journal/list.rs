//! The journal as a list, newest first: filters of a closed list, keyset pages, a bounded count.

use super::acts;
use super::view::{EntryView, Row, rows, views};
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::{May, permission::ReadJournal};
use crate::opinions::tables::opinion;
use crate::opinions::view::{Named, NamedId};
use crate::paging::{Count, Cursor, Newest, counted, unknown_value};
use crate::problem::{Field, Problem};
use crate::store::{Reader, Reads};
use axum::Json;
use axum::extract::{Query, State};
use chengguan_statute::day::Instant;
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, QueryTrait};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A page of the journal.
#[derive(Serialize, ToSchema)]
pub struct JournalPage {
    /// Newest first.
    pub items: Vec<EntryView>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many match, bounded; counted anew with each page.
    pub count: Count,
    /// Acts to look for.
    pub acts: Vec<Named>,
    /// People to look for.
    pub people: Vec<NamedId>,
}

/// Names a caller may use.
const NAMES: &[&str] = &["from", "to", "account", "act", "outcome", "number", "after", "limit"];

/// What became of an act.
pub const OUTCOMES: [&str; 2] = ["done", "refused"];

fn column(name: &'static str) -> Expr {
    Expr::col(Alias::new(name))
}

/// Entries of the journal. A list is no act; looking at somebody's data is, and stands in it.
#[utoipa::path(get, path = "/api/v1/journal", tag = "journal",
    params(("from" = Option<String>, Query), ("to" = Option<String>, Query), ("account" = Option<Uuid>, Query), ("act" = Option<String>, Query),
        ("outcome" = Option<closed::Outcome>, Query), ("number" = Option<String>, Query),
        ("after" = Option<String>, Query), ("limit" = Option<u64>, Query)),
    responses((status = 200, body = JournalPage), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn list(State(desk): State<Desk>, clerk: May<ReadJournal>, Query(asked): Query<Vec<(String, String)>>) -> Result<Json<JournalPage>, Problem> {
    let bureau = clerk.bureau.id;
    let mut matching = Condition::all().add(column("bureau_id").eq(bureau));
    let mut number = None;
    let page = Newest::read(&asked, NAMES, |name, value| {
        match name {
            "number" if value.chars().any(char::is_control) => return Err(Problem::malformed(Field::new(name, "control_character", &[]))),
            "number" => number = Some(value.trim().to_uppercase()),
            _ => matching = matching.clone().add(filter(name, value)?),
        }
        Ok(())
    })?;
    let mut reader = desk.reading();
    if let Some(number) = &number {
        // A number that is nobody's matches nothing.
        matching = matching.add(column("subject_id").eq(numbered(&mut reader, bureau, number).await?.unwrap_or_default()));
    }
    let found = page.of_rows(rows().cond_where(matching.clone()).to_owned(), Alias::new("recorded_at"), Alias::new("id"));
    let mut found: Vec<Row> = reader.all(found).await?;
    let next = page.cut(&mut found, |row| Cursor { value: row.recorded_at, id: row.id });
    let count = counted(&mut reader, Alias::new("journal_entry"), matching).await?;
    let items = views(&mut reader, bureau, &clerk.reference, &found).await?;
    let people = clerk.reference.people.iter().map(|person| NamedId { id: person.id.0, name: person.name.clone() });
    let mut people: Vec<NamedId> = people.collect();
    people.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    let named = acts::codes().into_iter().map(|code| Named { name: acts::name(&code), code });
    Ok(Json(JournalPage { items, next, count, acts: named.collect(), people }))
}

#[derive(FromQueryResult)]
struct Only {
    id: Uuid,
}

async fn numbered(reader: &mut Reader, bureau: i32, number: &str) -> Result<Option<Uuid>, Problem> {
    let select = opinion::Entity::find()
        .select_only()
        .column(opinion::Column::Id)
        .filter(opinion::Column::BureauId.eq(bureau))
        .filter(opinion::Column::Number.eq(number));
    Ok(reader.one::<Only>(select.into_query()).await?.map(|row| row.id))
}

fn filter(name: &str, value: &str) -> Result<Expr, Problem> {
    let known = |choices: &[&str]| if choices.contains(&value) { Ok(value) } else { Err(unknown_value(name, value, choices)) };
    let instant = || Instant::from_rfc3339(value).map(|at| at.0).map_err(|_| Problem::malformed(Field::new(name, "not_an_instant", &[])));
    Ok(match name {
        "from" => column("recorded_at").gte(instant()?),
        "to" => column("recorded_at").lt(instant()?),
        "account" => column("account_id").eq(value.parse::<Uuid>().map_err(|_| Problem::malformed(Field::new(name, "not_an_id", &[])))?),
        "act" => column("act").eq(known(&acts::codes().iter().map(String::as_str).collect::<Vec<_>>())?),
        // Written out: a bound value would not say that the index of refusals holds them all.
        _ if known(&OUTCOMES)? == OUTCOMES[1] => Expr::cust("outcome = 'refused'"),
        _ => column("outcome").eq(OUTCOMES[0]),
    })
}
