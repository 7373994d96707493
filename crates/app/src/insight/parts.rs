//! The parts of the overview, summed from the groups the database counted.

use super::counts::{Closed, OfCell, Open, Received, STOPPED};
use super::figures::{Figure, Opens};
use super::overview::{CategoryLine, CellFigure, Compared, DaysView, DueDay, Load, Month, SquadLine, TargetsView};
use crate::opinions::list::figures::NONE;
use crate::opinions::view::{Named, NamedId};
use crate::reference::Reference;
use chengguan_statute::ids::SquadId;
use chengguan_statute::insight::{Cuts, Days, DueDays};
use chengguan_statute::opinions::Approach;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What was counted, and what for.
pub struct Parts<'a> {
    pub reference: &'a Reference,
    /// Only this squad's was asked for.
    pub squad: Option<SquadId>,
    pub span: Days,
    pub cuts: Cuts,
    pub open: Vec<Open>,
    pub closed: Vec<Closed>,
    pub received: Vec<Received>,
    /// Where time is cut for the cells.
    pub of_two: Cuts,
    pub of_cells: Vec<OfCell>,
}

/// A line of the squads' table: one of them, or what none has.
type Whose = Option<Option<Uuid>>;

impl Parts<'_> {
    pub fn targets(&self) -> TargetsView {
        let targets = self.reference.targets;
        TargetsView { assist: targets.assist, assist_and_manage: targets.assist_and_manage, in_time: targets.in_time, verified: false }
    }

    /// Of everything asked for (no line), or of one line.
    pub fn standing(&self, line: Whose) -> Load {
        let count = |which: &dyn Fn(&Open) -> bool| self.open.iter().filter(|row| line.is_none_or(|squad| row.squad_id == squad) && which(row)).map(|row| row.found).sum();
        let opens = |view: &str| self.opens(line).and("view", view).and("sort", "due");
        Load {
            in_hand: opens("open").counts(count(&|_| true)),
            today: opens("today").counts(count(&|row| row.bucket == 1)),
            near: opens("open").and("colour", "yellow").counts(count(&|row| row.near)),
            overdue: opens("overdue").counts(count(&|row| row.bucket == 0)),
            stopped: opens("open").and("colour", "suspended").counts(count(&|row| row.bucket == STOPPED)),
        }
    }

    pub fn received(&self) -> Compared {
        self.compared(|days| self.received_in(days, None))
    }

    pub fn closed_out(&self) -> Compared {
        self.compared(|days| self.closed_in(days, None))
    }

    pub fn in_time(&self) -> Compared {
        self.compared(|days| self.in_time_in(days, None))
    }

    pub fn rated(&self, line: Whose, satisfied: bool) -> Figure {
        let opens = self.opens(line).closed(self.span).and("satisfied", if satisfied { "yes" } else { "no" });
        opens.counts(self.count(self.span, line, |row| if satisfied { row.satisfied } else { row.not_satisfied }))
    }

    pub fn month(&self, days: Days) -> Month {
        let by = |approach: Approach, of: fn(&Closed) -> i64| self.opens(None).closed(days).and("approach", approach.code()).counts(self.count(days, None, of));
        Month {
            first: days.from.to_string(),
            received: self.received_in(days, None),
            closed: self.closed_in(days, None),
            in_time: self.in_time_in(days, None),
            assist: by(Approach::Assist, |row| row.assist),
            manage: by(Approach::Manage, |row| row.manage),
            enforce: by(Approach::Enforce, |row| row.enforce),
        }
    }

    /// Today's bar is what is still to come of today, as everywhere; the others are whole days.
    pub fn due(&self, bars: &[DueDays]) -> Vec<DueDay> {
        let of = |(at, bar): (usize, &DueDays)| {
            let found = self.open.iter().filter(|row| row.bucket == at as i32 + 1).map(|row| row.found).sum();
            let opens = if at == 0 { self.opens(None).and("view", "today").and("sort", "due") } else { self.opens(None).due(bar.days) };
            DueDay { days: DaysView::of(bar.days), works: bar.works, due: opens.counts(found) }
        };
        bars.iter().enumerate().map(of).collect()
    }

    /// Every cell of the map, those with none too: where nothing comes from is something to know.
    pub fn cells(&self) -> Vec<CellFigure> {
        let mut found: BTreeMap<&str, Vec<&OfCell>> = BTreeMap::new();
        for row in &self.of_cells {
            found.entry(row.grid.as_deref().unwrap_or(NONE)).or_default().push(row);
        }
        let cells = self.reference.district.cells.iter().map(|cell| CellFigure {
            grid: cell.name.clone(),
            street: cell.street.clone(),
            received: self.compared(|days| self.of_cell(days, &cell.name, found.get(cell.name.as_str()))),
        });
        cells.collect()
    }

    pub fn nowhere(&self) -> Compared {
        let rows: Vec<&OfCell> = self.of_cells.iter().filter(|row| row.grid.is_none()).collect();
        self.compared(|days| self.of_cell(days, NONE, Some(&rows)))
    }

    fn of_cell(&self, days: Days, cell: &str, rows: Option<&Vec<&OfCell>>) -> Figure {
        let stretches = self.of_two.stretches(days);
        let found = rows.into_iter().flatten().filter(|row| stretches.contains(&row.bucket)).map(|row| row.found).sum();
        self.opens(None).received(days).and("grid", cell).counts(found)
    }

    /// In the order the bureau keeps them, never by a figure; last what no squad has, where there is any.
    pub fn squads(&self, squads: &[SquadId], unassigned: bool) -> Vec<SquadLine> {
        let lines = squads.iter().map(|squad| Some(squad.0)).chain(unassigned.then_some(None));
        let line = |squad: Option<Uuid>| SquadLine {
            squad: squad.and_then(|id| self.reference.squad(SquadId(id))).map(|squad| NamedId { id: squad.id.0, name: squad.name.clone() }),
            now: self.standing(Some(squad)),
            closed: self.opens(Some(squad)).closed(self.span).counts(self.count(self.span, Some(squad), |row| row.found)),
            in_time: self.opens(Some(squad)).closed(self.span).and("in_time", "yes").counts(self.count(self.span, Some(squad), |row| row.in_time)),
            satisfied: self.rated(Some(squad), true),
            not_satisfied: self.rated(Some(squad), false),
        };
        lines.map(line).filter(|line| line.squad.is_some() || line.now.in_hand.value > 0).collect()
    }

    /// In the order of the catalogue, those something was received of; last what is not sorted.
    pub fn categories(&self) -> Vec<CategoryLine> {
        let catalogue = self.reference.categories.iter().map(|category| Some((category.code.as_str(), category.name.as_str())));
        let line = |category: Option<(&str, &str)>| {
            let code = category.map_or(NONE, |(code, _)| code);
            CategoryLine {
                category: category.map(|(code, name)| Named { code: code.into(), name: name.into() }),
                received: self.compared(|days| self.received_in(days, Some(code))),
            }
        };
        let lines = catalogue.chain([None]).map(line);
        lines.filter(|line| line.received.now.value + line.received.before.value > 0).collect()
    }

    fn compared(&self, of: impl Fn(Days) -> Figure) -> Compared {
        Compared { now: of(self.span), before: of(self.span.before()) }
    }

    fn received_in(&self, days: Days, category: Option<&str>) -> Figure {
        let stretches = self.cuts.stretches(days);
        let asked = |row: &Received| match category {
            None => row.whole,
            Some(code) => !row.whole && row.category.as_deref().unwrap_or(NONE) == code,
        };
        let of = |row: &&Received| stretches.contains(&row.bucket) && asked(row);
        let opens = self.opens(None).received(days).and_some("category", category.map(str::to_owned));
        opens.counts(self.received.iter().filter(of).map(|row| row.found).sum())
    }

    fn closed_in(&self, days: Days, line: Whose) -> Figure {
        self.opens(line).closed(days).counts(self.count(days, line, |row| row.found))
    }

    fn in_time_in(&self, days: Days, line: Whose) -> Figure {
        self.opens(line).closed(days).and("in_time", "yes").counts(self.count(days, line, |row| row.in_time))
    }

    fn count(&self, days: Days, line: Whose, which: impl Fn(&Closed) -> i64) -> i64 {
        let stretches = self.cuts.stretches(days);
        let of = |row: &&Closed| stretches.contains(&row.bucket) && line.is_none_or(|squad| row.squad_id == squad);
        self.closed.iter().filter(of).map(which).sum()
    }

    fn opens(&self, line: Whose) -> Opens {
        match line {
            Some(None) => Opens::default().and("squad", NONE),
            Some(squad) => Opens::whose(squad),
            None => Opens::whose(self.squad.map(|squad| squad.0)),
        }
    }
}
