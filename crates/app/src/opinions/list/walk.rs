//! The walk of one page along one index: rows an index leads to, and among them those a narrowing filter leaves.

use super::Sort;
use super::filters::Asked;
use crate::opinions::tables::opinion::{self, Column};
use crate::paging::{COUNT_MAX, Count, Found, counting};
use crate::problem::{Field, Problem};
use crate::store::{Reader, Reads};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query as Sql, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, Order, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::HashMap;
use uuid::Uuid;

/// Rows of an index one page may walk for a filter that no index answers (architecture.md). Some 8 ms.
const SCAN_MAX: u64 = 20_000;
/// The same where the index does not hold what the filter asks about, and each row is looked up in the table: four times
/// the work.
const LOOK_UP_MAX: u64 = 5_000;

/// Columns a narrowing filter may look at.
const NARROWING_COLUMNS: [Column; 17] = [
    Column::Kind, Column::Channel, Column::Urgency, Column::Approach, Column::Category, Column::Standing, Column::Open, Column::DueAt,
    Column::YellowAt, Column::ReceivedAt, Column::HandlerId, Column::Supervised,
    Column::ClosedAt, Column::Grid, Column::RepliedAt, Column::FinishDueAt, Column::Satisfied,
];

/// Where a page begins: the row before it, and what was counted when the list was begun, so that page 10,000 counts
/// nothing again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Value of the sort column.
    pub value: i64,
    /// Breaks ties.
    pub id: Uuid,
    /// How many match.
    pub count: Count,
}

impl Place {
    /// As sent to the caller: `value.id.count`, and a sign behind a count that is not exact.
    pub fn write(self) -> String {
        format!("{}.{}.{}", self.value, self.id.simple(), self.count.write())
    }

    /// Reads one back.
    pub fn read(path: &str, text: &str) -> Result<Self, Problem> {
        let parse = || {
            let mut parts = text.splitn(3, '.');
            Some(Self { value: parts.next()?.parse().ok()?, id: parts.next()?.parse().ok()?, count: Count::read(parts.next()?)? })
        };
        parse().ok_or_else(|| Problem::malformed(Field::new(path, "cursor", &[])))
    }
}

/// What a walk brought.
pub struct Stretch {
    /// Rows of the page, in the order walked.
    pub rows: Vec<opinion::Model>,
    /// There are more.
    pub more: bool,
    /// How many match altogether, bounded.
    pub count: Count,
    /// Where the walk stopped before the page was full.
    pub stopped: Option<Place>,
}

/// A walk along one index from a cursor.
pub struct Walk {
    bureau: i32,
    leading: Condition,
    sort: Sort,
    from: Option<Place>,
    /// Towards the page before.
    pub backwards: bool,
    most: u64,
    /// So few match that they are looked up and sorted.
    few: bool,
}

/// One row an index names.
#[derive(FromQueryResult)]
struct Named {
    value: i64,
    id: Uuid,
}

impl Walk {
    /// The walk of the page asked for.
    pub fn new(bureau: i32, asked: &Asked) -> Self {
        let most = if asked.looks_up { LOOK_UP_MAX } else { SCAN_MAX };
        Self { bureau, leading: asked.leading.clone(), sort: asked.sort, from: asked.before.or(asked.after), backwards: asked.before.is_some(), most, few: asked.few }
    }

    /// The page where an index leads to exactly what was asked for.
    pub async fn led(&self, reader: &mut Reader, asked: &Asked) -> Result<Stretch, Problem> {
        let mut rows: Vec<opinion::Model> = reader.all(self.select().limit(asked.limit + 1).into_query()).await?;
        let more = rows.len() as u64 > asked.limit;
        rows.truncate(asked.limit as usize);
        let count = match self.from {
            Some(place) => place.count,
            None => Count::bounded(reader.one(counting_led(self.bureau, &asked.leading, asked.sort)).await?.map_or(0, |Found { found }| found)),
        };
        Ok(Stretch { rows, more, count, stopped: None })
    }

    /// The page where each row walked past is looked at. From the top the same walk counts.
    pub async fn narrowed(&self, reader: &mut Reader, asked: &Asked) -> Result<Stretch, Problem> {
        let wanted = 1 + if self.from.is_none() { Ord::max(asked.limit, COUNT_MAX as u64) } else { asked.limit };
        let mut found: Vec<Named> = reader.all(self.matching(&asked.narrowing, wanted)).await?;
        let more = found.len() as u64 > asked.limit;
        // Only a walk that brought less than was wanted can have come to its end.
        let end: Option<Named> = if (found.len() as u64) < wanted { reader.one(self.end()).await? } else { None };
        let count = self.from.map_or_else(|| {
            let bounded = Count::bounded(found.len() as i64);
            Count { exact: bounded.exact && end.is_none(), ..bounded }
        }, |place| place.count);
        found.truncate(asked.limit as usize);
        let rows = self.rows(reader, &found).await?;
        let stopped = end.filter(|_| !more).map(|end| Place { value: end.value, id: end.id, count });
        Ok(Stretch { rows, more, count, stopped })
    }

    /// What is sorted by. As a sum no index holds it: SQLite would walk the index of the order through the whole ledger
    /// rather than sort a few rows.
    fn order(&self) -> Expr {
        let column = Expr::col(self.sort.column());
        if self.few { column.add(0) } else { column }
    }

    fn ascending(&self) -> bool {
        self.sort.ascending() != self.backwards
    }

    /// Rows from the cursor on that the index leads to, in order.
    fn select(&self) -> sea_orm::Select<opinion::Entity> {
        let column = self.sort.column();
        let mut select = opinion::Entity::find().filter(Column::BureauId.eq(self.bureau)).filter(self.leading.clone());
        if let Some(cursor) = self.from {
            // Compared as a row of two, both databases go straight to the place in the index.
            let (here, there) = (Expr::tuple([self.order(), Expr::col(Column::Id)]), Expr::tuple([Expr::val(cursor.value), Expr::val(cursor.id)]));
            select = select.filter(if self.ascending() { here.gt(there) } else { here.lt(there) });
        } else if self.sort == Sort::Closed {
            // Beyond a cursor nothing is NULL, and saying so would give SQLite a second bound: it then walks the whole
            // bureau's index instead of the squad's.
            select = select.filter(column.is_not_null());
        }
        let order = if self.ascending() { Order::Asc } else { Order::Desc };
        select.order_by(self.order(), order.clone()).order_by(Column::Id, order)
    }

    fn named(&self) -> sea_orm::Select<opinion::Entity> {
        self.select().select_only().column_as(self.sort.column(), "value").column(Column::Id)
    }

    /// The last row this walk may look at: read from the index alone.
    fn end(&self) -> SelectStatement {
        self.named().limit(1).offset(self.most - 1).into_query()
    }

    /// Those that match among the first the index leads to, in order.
    fn matching(&self, narrowing: &Condition, wanted: u64) -> SelectStatement {
        let looked_at = self.named().columns(NARROWING_COLUMNS).limit(self.most).into_query();
        let mut some = Sql::select();
        some.column(sea_orm::sea_query::Alias::new("value")).column(Column::Id);
        some.from_subquery(looked_at, opinion::Entity).cond_where(narrowing.clone()).limit(wanted);
        some
    }

    async fn rows(&self, reader: &mut Reader, found: &[Named]) -> Result<Vec<opinion::Model>, Problem> {
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let named = opinion::Entity::find().filter(Column::BureauId.eq(self.bureau)).filter(Column::Id.is_in(found.iter().map(|row| row.id)));
        let mut rows: HashMap<Uuid, opinion::Model> = reader.all::<opinion::Model>(named.into_query()).await?.into_iter().map(|row| (row.id, row)).collect();
        Ok(found.iter().filter_map(|at| rows.remove(&at.id)).collect())
    }
}

/// Counts what an index leads to, bounded.
pub fn counting_led(bureau: i32, leading: &Condition, sort: Sort) -> SelectStatement {
    let matching = Condition::all().add(Column::BureauId.eq(bureau)).add(leading.clone());
    counting(opinion::Entity, if sort == Sort::Closed { matching.add(Column::ClosedAt.is_not_null()) } else { matching })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_back_and_anything_else_is_refused() {
        for count in [Count { value: 0, exact: true }, Count { value: 1000, exact: false }] {
            let place = Place { value: -5, id: Uuid::from_u128(7), count };
            assert_eq!(Place::read("after", &place.write()).unwrap(), place);
        }
        let id = Uuid::from_u128(7).simple();
        for text in ["".into(), "1".into(), "x.0.0".into(), format!("1.{id}"), format!("1.{id}.x"), format!("1.{id}.-1"), format!("1.{id}.1001"), "1;drop table opinion.0.0".into()] {
            assert_eq!(Place::read("after", &text).unwrap_err().status, 400, "{text}");
        }
    }
}
