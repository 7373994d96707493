//! Keyset paging: a cursor names the last row seen, so that page 10,000 costs what page 1 costs.

use crate::problem::{Field, Problem};
use crate::store::{Reads, StoreError};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryTrait, Select};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, IntoColumnRef, IntoTableRef, Order, Query, SelectStatement};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Rows of a page unless asked otherwise (contracts.md).
pub const LIMIT_DEFAULT: u64 = 50;
/// Rows of a page at most.
pub const LIMIT_MAX: u64 = 200;
/// Counting stops here: an exact million costs a scan and tells nobody more.
pub const COUNT_MAX: i64 = 1000;

/// Where a page begins: the sort value and the id of the row before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Value of the sort column.
    pub value: i64,
    /// Breaks ties.
    pub id: Uuid,
}

impl Cursor {
    /// As sent to the caller.
    pub fn write(self) -> String {
        format!("{}.{}", self.value, self.id.simple())
    }

    /// Reads one back.
    pub fn read(path: &str, text: &str) -> Result<Self, Problem> {
        let parsed = text.split_once('.').and_then(|(value, id)| Some(Self { value: value.parse().ok()?, id: id.parse().ok()? }));
        parsed.ok_or_else(|| Problem::malformed(Field::new(path, "cursor", &[])))
    }
}

/// A bounded count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Count {
    /// How many, up to `COUNT_MAX`.
    pub value: i64,
    /// False: there are more.
    pub exact: bool,
}

impl Count {
    /// From a count that stopped at `COUNT_MAX` + 1.
    pub fn bounded(found: i64) -> Self {
        Self { value: Ord::min(found, COUNT_MAX), exact: found <= COUNT_MAX }
    }

    /// As a cursor carries it, so that a further page counts nothing again: a sign stands behind one that is not exact.
    pub fn write(self) -> String {
        format!("{}{}", self.value, if self.exact { "" } else { "-" })
    }

    /// Reads one back.
    pub fn read(text: &str) -> Option<Self> {
        let value = text.strip_suffix('-').unwrap_or(text).parse().ok().filter(|n| (0..=COUNT_MAX).contains(n))?;
        Some(Self { value, exact: !text.ends_with('-') })
    }
}

/// What [`counting`] brings.
#[derive(FromQueryResult)]
pub struct Found {
    /// Up to one more than `COUNT_MAX`.
    pub found: i64,
}

/// Counts the rows of a table that match, up to one more than `COUNT_MAX`.
pub fn counting(table: impl IntoTableRef, matching: Condition) -> SelectStatement {
    counting_of(Query::select().from(table).cond_where(matching).to_owned())
}

/// Counts the rows a statement without columns leads to, up to one more than `COUNT_MAX`.
pub fn counting_of(mut rows: SelectStatement) -> SelectStatement {
    let some = rows.expr(Expr::val(1)).limit(COUNT_MAX as u64 + 1).to_owned();
    Query::select().expr_as(Expr::cust("COUNT(*)"), "found").from_subquery(some, "some").to_owned()
}

/// Counts the rows of a table that match, bounded.
pub async fn counted(reads: &mut (impl Reads + Send), table: impl IntoTableRef, matching: Condition) -> Result<Count, StoreError> {
    told(reads, counting(table, matching)).await
}

/// What a counting statement tells.
pub async fn told(reads: &mut (impl Reads + Send), counting: SelectStatement) -> Result<Count, StoreError> {
    let row: Option<Found> = reads.one(counting).await?;
    Ok(Count::bounded(row.map_or(0, |row| row.found)))
}

/// A page of a list that begins with what is newest.
pub struct Newest {
    after: Option<Cursor>,
    limit: u64,
}

impl Newest {
    /// Reads `after` and `limit`. `names` has all the list knows; what else is among them goes to `own`.
    pub fn read(asked: &[(String, String)], names: &[&str], mut own: impl FnMut(&str, &str) -> Result<(), Problem>) -> Result<Self, Problem> {
        let mut page = Self { after: None, limit: LIMIT_DEFAULT };
        for (name, value) in asked {
            match name.as_str() {
                name if !names.contains(&name) => return Err(unknown_name(name, names)),
                _ if value.is_empty() => {}
                "limit" => page.limit = limit(value)?,
                "after" => page.after = Some(Cursor::read(name, value)?),
                name => own(name, value)?,
            }
        }
        Ok(page)
    }

    /// The statement: newest first by `value`, then `id`, and one row more than the page holds.
    pub fn of<E: EntityTrait>(&self, rows: Select<E>, value: E::Column, id: E::Column) -> SelectStatement {
        self.of_rows(rows.into_query(), value.as_column_ref(), id.as_column_ref())
    }

    /// As [`Newest::of`], of a statement that already says from where.
    pub fn of_rows(&self, mut rows: SelectStatement, value: impl IntoColumnRef, id: impl IntoColumnRef) -> SelectStatement {
        let (value, id) = (Expr::col(value), Expr::col(id));
        if let Some(cursor) = self.after {
            let tie = Condition::all().add(value.clone().eq(cursor.value)).add(id.clone().lt(cursor.id));
            rows.and_where(value.clone().lte(cursor.value)).cond_where(Condition::any().add(value.clone().lt(cursor.value)).add(tie));
        }
        rows.order_by_expr(value, Order::Desc).order_by_expr(id, Order::Desc).limit(self.limit + 1).to_owned()
    }

    /// Takes the row too many away; where there was one, gives the cursor of the next page.
    pub fn cut<M>(&self, rows: &mut Vec<M>, place: impl Fn(&M) -> Cursor) -> Option<String> {
        let more = rows.len() as u64 > self.limit;
        rows.truncate(self.limit as usize);
        rows.last().filter(|_| more).map(|row| place(row).write())
    }
}

/// Reads `limit`.
pub fn limit(text: &str) -> Result<u64, Problem> {
    let wrong = || Problem::malformed(Field::new("limit", "number_range", &[("min", "1"), ("max", &LIMIT_MAX.to_string())]));
    text.parse().ok().filter(|limit| (1..=LIMIT_MAX).contains(limit)).ok_or_else(wrong)
}

/// 400 for a name that is not on a list's closed list.
pub fn unknown_name(name: &str, choices: &[&str]) -> Problem {
    if choices.is_empty() {
        return Problem::malformed(Field::new(name, "unknown_field", &[("name", name)]));
    }
    let choices = choices.join(chengguan_words::marks::LIST);
    Problem::malformed(Field::new(name, "unknown_name", &[("name", name), ("choices", &choices)]))
}

/// 400 for a value that is not on a condition's closed list.
pub fn unknown_value(name: &str, value: &str, choices: &[&str]) -> Problem {
    Problem::malformed(Field::new(name, "unknown_value", &[("value", value), ("choices", &choices.join(chengguan_words::marks::LIST))]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_and_anything_else_is_refused() {
        let cursor = Cursor { value: -5, id: Uuid::from_u128(7) };
        assert_eq!(Cursor::read("after", &cursor.write()).unwrap(), cursor);
        for text in ["", "1", "x.0", "1.x", "1;drop table opinion.0"] {
            assert_eq!(Cursor::read("after", text).unwrap_err().status, 400);
        }
        assert!(limit("200").is_ok() && limit("201").is_err() && limit("0").is_err() && limit("x").is_err());
    }

    #[test]
    fn a_count_says_when_there_are_more() {
        assert_eq!(Count::bounded(1000), Count { value: 1000, exact: true });
        assert_eq!(Count::bounded(1001), Count { value: 1000, exact: false });
    }
}
