//! The statements that count. Each is one UNION of short walks: a stretch of time, and in it each squad, category or cell
//! has its own range of an index that holds all that is asked. So nothing is sorted and no row of the table is looked at.

use crate::opinions::list::figures::replied_in_time;
use crate::opinions::tables::opinion::{self, Column};
use chengguan_statute::day::Instant;
use chengguan_statute::insight::Cuts;
use chengguan_statute::opinions::{Approach, Standing};
use sea_orm::sea_query::{Alias, CaseStatement, Condition, Expr, ExprTrait, Func, Query, SelectStatement, UnionType};
use sea_orm::{ColumnTrait, FromQueryResult};
use uuid::Uuid;

/// The bucket of what is stopped: no day is near for it.
pub const STOPPED: i32 = -1;

/// Whose opinions are counted.
pub struct Within {
    /// In which bureau.
    pub bureau: i32,
    /// These squads'.
    pub squads: Vec<Uuid>,
    /// And those no squad has.
    pub unassigned: bool,
}

/// Open ones of a squad in one stretch of due instants.
#[derive(FromQueryResult)]
pub struct Open {
    pub squad_id: Option<Uuid>,
    /// [`STOPPED`], or how many of the cuts lie before it is due.
    pub bucket: i32,
    /// Its clock shows yellow.
    pub near: bool,
    pub found: i64,
}

/// Closed-out ones of a squad in one stretch of time: how many, and how many of them are so.
#[derive(FromQueryResult)]
pub struct Closed {
    pub squad_id: Option<Uuid>,
    pub bucket: i32,
    pub found: i64,
    pub assist: i64,
    pub manage: i64,
    pub enforce: i64,
    pub in_time: i64,
    pub satisfied: i64,
    pub not_satisfied: i64,
}

/// Received ones of a category in one stretch of time.
#[derive(FromQueryResult)]
pub struct Received {
    pub bucket: i32,
    /// Of every category together: one of them may be in the catalogue no more.
    pub whole: bool,
    pub category: Option<String>,
    pub found: i64,
}

/// Received ones of a grid cell in one stretch of time.
#[derive(FromQueryResult)]
pub struct OfCell {
    pub bucket: i32,
    pub grid: Option<String>,
    pub found: i64,
}

/// Open ones of a handler.
#[derive(FromQueryResult)]
pub struct InHand {
    pub handler_id: Option<Uuid>,
    pub found: i64,
    pub overdue: i64,
    pub today: i64,
}

/// Closed-out ones of a handler.
#[derive(FromQueryResult)]
pub struct ClosedBy {
    pub handler_id: Option<Uuid>,
    pub found: i64,
}

impl Within {
    /// In hand by squad, cut by when it is due: before now, by the end of today, and so on.
    pub fn open(&self, now: Instant, cuts: &[Instant]) -> SelectStatement {
        let stopped = Column::Standing.is_in([Standing::Suspended, Standing::Asking].map(Standing::code));
        // A term that ends at 24:00 belongs to the day it ends.
        let due = cuts.iter().enumerate().fold(CaseStatement::new().case(stopped.clone(), STOPPED).case(Column::DueAt.lt(now.0), 0), |case, (at, cut)| {
            case.case(Column::DueAt.lte(cut.0), at as i32 + 1)
        });
        let due = due.finally(cuts.len() as i32 + 1);
        let near = CaseStatement::new().case(Column::YellowAt.lte(now.0).and(Column::DueAt.gte(now.0)).and(stopped.not()), true).finally(false);
        let half = |whose: Condition| {
            let mut rows = Query::select();
            rows.column(Column::SquadId).expr_as(due.clone(), "bucket").expr_as(near.clone(), "near");
            rows.from(opinion::Entity).cond_where(whose.add(Column::Open.eq(true)));
            let groups = ["squad_id", "bucket", "near"].map(Alias::new);
            Query::select().columns(groups.clone()).expr_as(all(), "found").from_subquery(rows, "some").group_by_columns(groups).to_owned()
        };
        union(self.halves().into_iter().map(half))
    }

    /// Closed out by squad, cut by when.
    pub fn closed(&self, cuts: &Cuts) -> SelectStatement {
        let by = |approach: Approach| counted(Column::Approach.eq(approach.code()));
        let of = |(bucket, days, whose): (i32, Condition, Condition)| {
            let mut rows = Query::select();
            rows.column(Column::SquadId).expr_as(Expr::val(bucket), "bucket").expr_as(all(), "found");
            rows.expr_as(by(Approach::Assist), "assist").expr_as(by(Approach::Manage), "manage").expr_as(by(Approach::Enforce), "enforce");
            rows.expr_as(counted(replied_in_time()), "in_time");
            rows.expr_as(counted(Column::Satisfied.eq(true)), "satisfied").expr_as(counted(Column::Satisfied.eq(false)), "not_satisfied");
            rows.from(opinion::Entity).cond_where(whose.add(days).add(Column::Standing.eq(Standing::Closed.code()))).group_by_col(Column::SquadId);
            rows.take()
        };
        let halves = stretches(cuts, Column::ClosedAt).flat_map(|(bucket, days)| self.halves().into_iter().map(move |whose| (bucket, days.clone(), whose)));
        union(halves.map(of))
    }

    /// Received by category, and altogether, cut by when.
    pub fn received(&self, categories: &[&str], cuts: &Cuts) -> SelectStatement {
        let of = |bucket: i32, matching: Condition, category: Expr, whole: bool| {
            let mut rows = Query::select();
            rows.expr_as(Expr::val(bucket), "bucket").expr_as(Expr::val(whole), "whole").expr_as(category, "category").expr_as(all(), "found");
            rows.from(opinion::Entity).cond_where(matching);
            rows.take()
        };
        union(stretches(cuts, Column::ReceivedAt).flat_map(|(bucket, days)| {
            let own = self.whose().add(days);
            let mut named = of(bucket, own.clone().add(Column::Category.is_in(categories.iter().copied())), Expr::col(Column::Category), false);
            named.group_by_col(Column::Category);
            let unsorted = of(bucket, own.clone().add(Column::Category.is_null()), no_text(), false);
            [of(bucket, own, no_text(), true), named, unsorted]
        }))
    }

    /// Received by grid cell, and from nowhere, cut by when.
    pub fn cells(&self, cells: &[&str], cuts: &Cuts) -> SelectStatement {
        union(stretches(cuts, Column::ReceivedAt).flat_map(|(bucket, days)| {
            [Column::Grid.is_in(cells.iter().copied()), Column::Grid.is_null()].map(|place| {
                let mut rows = Query::select();
                rows.expr_as(Expr::val(bucket), "bucket").column(Column::Grid).expr_as(all(), "found").from(opinion::Entity);
                rows.cond_where(self.whose().add(days.clone()).add(place)).group_by_col(Column::Grid);
                rows.take()
            })
        }))
    }

    /// In hand by handler: all of it, overdue, due by the end of today.
    pub fn open_by_handler(&self, handlers: &[Uuid], now: Instant) -> SelectStatement {
        let day_ends = now.day().at_minute(24 * 60);
        let mut rows = Query::select();
        rows.column(Column::HandlerId).expr_as(all(), "found").expr_as(counted(Column::DueAt.lt(now.0)), "overdue");
        rows.expr_as(counted(Column::DueAt.gte(now.0).and(Column::DueAt.lte(day_ends.0))), "today").from(opinion::Entity);
        rows.cond_where(self.whose().add(Column::HandlerId.is_in(handlers.iter().copied())).add(Column::Open.eq(true))).group_by_col(Column::HandlerId);
        rows.take()
    }

    /// Closed out by handler since an instant.
    pub fn closed_by_handler(&self, handlers: &[Uuid], since: Instant) -> SelectStatement {
        let mut rows = Query::select();
        rows.column(Column::HandlerId).expr_as(all(), "found").from(opinion::Entity);
        let closed = self.of_squads().add(Column::Standing.eq(Standing::Closed.code())).add(Column::ClosedAt.gte(since.0));
        rows.cond_where(closed.add(Column::HandlerId.is_in(handlers.iter().copied()))).group_by_col(Column::HandlerId);
        rows.take()
    }

    fn bureau(&self) -> Condition {
        Condition::all().add(Column::BureauId.eq(self.bureau))
    }

    fn of_squads(&self) -> Condition {
        self.bureau().add(Column::SquadId.is_in(self.squads.iter().copied()))
    }

    /// Of the whole bureau, or of the squads.
    fn whose(&self) -> Condition {
        if self.unassigned { self.bureau() } else { self.of_squads() }
    }

    /// Those of the squads, and those of none: each has its range of the squads' indexes.
    fn halves(&self) -> Vec<Condition> {
        let none = || self.bureau().add(Column::SquadId.is_null());
        [self.of_squads()].into_iter().chain(self.unassigned.then(none)).collect()
    }
}

/// Each stretch with the condition that a row lies in it.
fn stretches(cuts: &Cuts, column: Column) -> impl Iterator<Item = (i32, Condition)> + '_ {
    let between = move |(at, pair): (usize, &[Instant])| (at as i32, Condition::all().add(column.gte(pair[0].0)).add(column.lt(pair[1].0)));
    cuts.points().windows(2).enumerate().map(between)
}

fn union(parts: impl IntoIterator<Item = SelectStatement>) -> SelectStatement {
    let mut parts = parts.into_iter();
    let mut whole = parts.next().unwrap_or_default();
    whole.unions(parts.map(|part| (UnionType::All, part)));
    whole
}

fn all() -> Expr {
    Expr::cust("COUNT(*)")
}

/// How many rows are so.
fn counted(so: Expr) -> Expr {
    Func::count(CaseStatement::new().case(so, 1)).into()
}

/// No value in a column of text: PostgreSQL asks what it would be.
fn no_text() -> Expr {
    Expr::cust("CAST(NULL AS VARCHAR)")
}
