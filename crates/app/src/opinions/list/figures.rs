//! Filters that figures open to: each says exactly what one figure counts.

use crate::opinions::tables::opinion::Column;
use crate::paging::unknown_value;
use crate::problem::{Field, Problem};
use chengguan_statute::day::Day;
use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// The value of a filter for rows that have none: not sorted, nowhere, with no squad.
pub const NONE: &str = "none";

/// A filter of these, as a condition; nothing where the name is another's.
pub fn filter(name: &str, value: &str) -> Option<Result<Condition, Problem>> {
    let all = |condition: Expr| Ok(Condition::all().add(condition));
    Some(match name {
        "closed_from" => day(name, value).and_then(|day| all(Column::ClosedAt.gte(day.at_minute(0).0))),
        "closed_to" => day(name, value).and_then(|day| all(Column::ClosedAt.lt(day.plus(1).at_minute(0).0))),
        // A term that ends at 24:00 ends on the day before midnight, not on the one after.
        "due_from" => day(name, value).and_then(|day| all(Column::DueAt.gt(day.at_minute(0).0))),
        "due_to" => day(name, value).and_then(|day| all(Column::DueAt.lte(day.plus(1).at_minute(0).0))),
        "grid" => all(or_none(Column::Grid, value)),
        "in_time" => yes_or_no(name, value).map(in_time),
        "satisfied" => yes_or_no(name, value).and_then(|satisfied| all(Column::Satisfied.eq(satisfied))),
        "handler" => match value.parse::<uuid::Uuid>() {
            Ok(handler) => all(Column::HandlerId.eq(handler)),
            Err(_) => Err(Problem::malformed(Field::new(name, "not_an_id", &[]))),
        },
        "supervised" => yes_or_no(name, value).and_then(|supervised| all(Column::Supervised.eq(supervised))),
        _ => return None,
    })
}

/// A column's value, or [`NONE`].
pub fn or_none(column: Column, value: &str) -> Expr {
    if value == NONE { column.is_null() } else { column.eq(value) }
}

/// Replied to by the end of the finish term, to the millisecond; without a term nothing is in time.
pub fn replied_in_time() -> Expr {
    Expr::col(Column::RepliedAt).lte(Expr::col(Column::FinishDueAt))
}

fn in_time(yes: bool) -> Condition {
    if yes {
        return Condition::all().add(replied_in_time());
    }
    let late = Expr::col(Column::RepliedAt).gt(Expr::col(Column::FinishDueAt));
    Condition::any().add(late).add(Column::RepliedAt.is_null()).add(Column::FinishDueAt.is_null())
}

fn yes_or_no(name: &str, value: &str) -> Result<bool, Problem> {
    match value {
        "yes" => Ok(true),
        "no" => Ok(false),
        other => Err(unknown_value(name, other, &["yes", "no"])),
    }
}

/// A day as the filters take it.
pub fn day(name: &str, value: &str) -> Result<Day, Problem> {
    value.parse().map_err(|_| Problem::malformed(Field::new(name, "not_a_date", &[])))
}
