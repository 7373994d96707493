//! What everybody may read: rows of `publication`, each with where its opinion stands. Words come from that table alone.

use crate::opinions::tables::{opinion, publication};
use crate::paging::{Count, Cursor, Newest, counting_of, told, unknown_value};
use crate::problem::Problem;
use crate::reference::Reference;
use crate::store::Reads;
use chengguan_statute::ids::{AttachmentId, OpinionId};
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, JoinType, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};
use uuid::Uuid;

/// Names a caller may use.
pub const NAMES: &[&str] = &["area", "grid", "category", "standing", "limit", "after"];
/// Standings to choose from.
pub const STANDINGS: &[&str] = &["open", "done"];

/// One that is shown.
#[derive(Clone, Debug, FromQueryResult)]
#[allow(missing_docs)] // As the columns of the two tables.
pub struct Shown {
    pub opinion_id: Uuid,
    pub published_at: i64,
    pub title: String,
    pub said: String,
    pub reply: Option<String>,
    pub photos: String,
    pub number: String,
    pub kind: String,
    pub category: Option<String>,
    pub grid: Option<String>,
    pub longitude: Option<f64>,
    pub latitude: Option<f64>,
    pub standing: String,
    pub open: bool,
    pub squad_id: Option<Uuid>,
    pub merged_count: i32,
    pub received_at: i64,
    pub replied_at: Option<i64>,
    pub finish_due_at: Option<i64>,
}

impl Shown {
    /// Photos somebody released, in order.
    pub fn photo_ids(&self) -> Vec<AttachmentId> {
        serde_json::from_str(&self.photos).unwrap_or_default()
    }

    /// Which opinion.
    pub fn id(&self) -> OpinionId {
        OpinionId(self.opinion_id)
    }
}

/// What is asked for. A place is never asked for more closely than by its grid cell.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// A street or town.
    pub area: Option<String>,
    /// A cell of the grid.
    pub grid: Option<String>,
    /// A category.
    pub category: Option<String>,
    /// Still worked on, or done.
    pub open: Option<bool>,
}

/// Streets and towns of the district, as the map names them, each once.
pub fn areas(reference: &Reference) -> Vec<&str> {
    let mut areas: Vec<&str> = Vec::new();
    for cell in &reference.district.cells {
        if !areas.contains(&cell.street.as_str()) {
            areas.push(&cell.street);
        }
    }
    areas
}

impl Wanted {
    /// Reads a query; 400 for a name or value that is not known.
    pub fn read(asked: &[(String, String)], reference: &Reference) -> Result<(Self, Newest), Problem> {
        let mut wanted = Self::default();
        let page = Newest::read(asked, NAMES, |name, value| {
            let known = |known: bool, choices: &[&str]| if known { Ok(Some(value.to_owned())) } else { Err(unknown_value(name, value, choices)) };
            match name {
                "area" => wanted.area = known(areas(reference).contains(&value), &areas(reference))?,
                "grid" => wanted.grid = known(reference.district.cells.iter().any(|cell| cell.name == value), &[])?,
                "category" => wanted.category = known(reference.category(value).is_some(), &[])?,
                _ => wanted.open = known(STANDINGS.contains(&value), STANDINGS)?.map(|value| value == "open"),
            }
            Ok(())
        })?;
        Ok((wanted, page))
    }

    fn condition(&self, reference: &Reference) -> Condition {
        let of = |column| Expr::col((opinion::Entity, column));
        let cells = |street: &String| {
            let cells = reference.district.cells.iter().filter(|cell| cell.street == *street);
            of(opinion::Column::Grid).is_in(cells.map(|cell| cell.name.clone()).collect::<Vec<_>>())
        };
        Condition::all()
            .add_option(self.area.as_ref().map(cells))
            .add_option(self.grid.as_ref().map(|grid| of(opinion::Column::Grid).eq(grid.as_str())))
            .add_option(self.category.as_ref().map(|category| of(opinion::Column::Category).eq(category.as_str())))
            .add_option(self.open.map(|open| of(opinion::Column::Open).eq(open)))
    }
}

/// A page, newest first, with the cursor of the next.
pub async fn page(reads: &mut (impl Reads + Send), bureau: i32, wanted: &Wanted, page: &Newest, reference: &Reference) -> Result<(Vec<Shown>, Option<String>), Problem> {
    let rows = publication::Entity::find().filter(publication::Column::BureauId.eq(bureau));
    let mut select = page.of(rows, publication::Column::PublishedAt, publication::Column::OpinionId);
    beside(&mut select);
    select.cond_where(wanted.condition(reference));
    let mut rows: Vec<Shown> = reads.all(select).await?;
    let next = page.cut(&mut rows, |row| Cursor { value: row.published_at, id: row.opinion_id });
    Ok((rows, next))
}

/// How many match, bounded.
pub async fn count(reads: &mut (impl Reads + Send), bureau: i32, wanted: &Wanted, reference: &Reference) -> Result<Count, Problem> {
    let mut some = of_bureau(bureau);
    some.cond_where(wanted.condition(reference));
    Ok(told(reads, counting_of(some)).await?)
}

/// One by its ledger number.
pub async fn by_number(reads: &mut (impl Reads + Send), bureau: i32, number: &str) -> Result<Option<Shown>, Problem> {
    let mut select = of_bureau(bureau);
    publication_columns(&mut select);
    opinion_columns(&mut select);
    select.and_where(Expr::col((opinion::Entity, opinion::Column::Number)).eq(number));
    Ok(reads.one(select).await?)
}

/// Those still worked on in these squares of the map.
pub async fn open_in_squares(reads: &mut (impl Reads + Send), bureau: i32, squares: Vec<i64>, most: u64) -> Result<Vec<Shown>, Problem> {
    let mut select = of_bureau(bureau);
    publication_columns(&mut select);
    opinion_columns(&mut select);
    select
        .and_where(Expr::col((opinion::Entity, opinion::Column::PlaceCell)).is_in(squares))
        .and_where(Expr::col((opinion::Entity, opinion::Column::Open)).eq(true))
        .limit(most);
    Ok(reads.all(select).await?)
}

/// A cell of the grid with what is shown in it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Counted {
    /// Its name.
    pub grid: String,
    /// How many.
    pub found: i64,
}

/// What is still worked on, by cell: one statement.
pub async fn by_cell(reads: &mut (impl Reads + Send), bureau: i32) -> Result<Vec<Counted>, Problem> {
    let grid = || Expr::col((opinion::Entity, opinion::Column::Grid));
    let mut select = of_bureau(bureau);
    select
        .expr_as(grid(), "grid")
        .expr_as(Expr::cust("COUNT(*)"), "found")
        .and_where(grid().is_not_null())
        .and_where(Expr::col((opinion::Entity, opinion::Column::Open)).eq(true))
        .group_by_col((opinion::Entity, opinion::Column::Grid));
    Ok(reads.all(select).await?)
}

fn of_bureau(bureau: i32) -> SelectStatement {
    let mut select = Query::select();
    select.from(publication::Entity).and_where(publication::Column::BureauId.eq(bureau));
    join(&mut select);
    select.take()
}

fn beside(select: &mut SelectStatement) {
    opinion_columns(select);
    join(select);
}

fn join(select: &mut SelectStatement) {
    let same = |one: publication::Column, other: opinion::Column| -> SimpleExpr { Expr::col((publication::Entity, one)).equals((opinion::Entity, other)) };
    let on = Condition::all().add(same(publication::Column::BureauId, opinion::Column::BureauId)).add(same(publication::Column::OpinionId, opinion::Column::Id));
    select.join(JoinType::InnerJoin, opinion::Entity, on);
}

fn publication_columns(select: &mut SelectStatement) {
    use publication::Column::{OpinionId, Photos, PublishedAt, Reply, Said, Title};
    for column in [OpinionId, PublishedAt, Title, Said, Reply, Photos] {
        select.column((publication::Entity, column));
    }
}

fn opinion_columns(select: &mut SelectStatement) {
    use opinion::Column::{Category, FinishDueAt, Grid, Kind, Latitude, Longitude, MergedCount, Number, Open, ReceivedAt, RepliedAt, SquadId, Standing};
    for column in [Number, Kind, Category, Grid, Longitude, Latitude, Standing, Open, SquadId, MergedCount, ReceivedAt, RepliedAt, FinishDueAt] {
        select.expr_as(Expr::col((opinion::Entity, column)), Alias::new(sea_orm::IdenStatic::as_str(&column)));
    }
}
