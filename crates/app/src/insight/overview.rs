//! The overview: what is in hand, what was closed in time, 721 as measured, what falls due, where it comes from.

use super::counts::{Closed, OfCell, Open, Received, Within};
use super::figures::Figure;
use super::parts::Parts;
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::{May, out_of_scope, permission::ReadOverview};
use crate::opinions::list::figures::day;
use crate::opinions::view::{Named, NamedId};
use crate::paging::{unknown_name, unknown_value};
use crate::problem::{Field, Problem};
use crate::store::Reads;
use axum::Json;
use axum::extract::{Query, State};
use chengguan_statute::access::Scope;
use chengguan_statute::day::Day;
use chengguan_statute::ids::SquadId;
use chengguan_statute::insight::{Cuts, Days, Period, SPAN_DAYS_MAX, SpanFault, due_days, months, span_between};
use serde::Serialize;
use utoipa::ToSchema;

/// Working days ahead that the page shows.
const DUE_WORKING_DAYS: usize = 10;
/// Months it looks back.
const MONTHS: u32 = 6;

/// How the bureau or a squad stands.
#[derive(Serialize, ToSchema)]
#[allow(missing_docs)] // docs/formats/office-api.md says what they are.
pub struct Overview {
    /// When it was counted.
    pub as_of: String,
    /// Only this squad's.
    pub squad: Option<NamedId>,
    /// Squads one may choose.
    pub choices: Vec<NamedId>,
    #[schema(value_type = Option<closed::Period>)]
    pub period: Option<String>,
    pub span: DaysView,
    /// As many days before: what is compared with.
    pub before: DaysView,
    pub targets: TargetsView,
    pub now: Load,
    pub received: Compared,
    pub closed: Compared,
    pub in_time: Compared,
    pub satisfied: Figure,
    pub not_satisfied: Figure,
    pub months: Vec<Month>,
    pub due: Vec<DueDay>,
    pub cells: Vec<CellFigure>,
    pub nowhere: Compared,
    pub squads: Vec<SquadLine>,
    pub categories: Vec<CategoryLine>,
}

/// Days, both among them.
#[derive(Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct DaysView {
    #[schema(format = "date")]
    pub from: String,
    #[schema(format = "date")]
    pub to: String,
}

impl DaysView {
    pub(super) fn of(days: Days) -> Self {
        Self { from: days.from.to_string(), to: days.to.to_string() }
    }
}

/// The bureau's own targets in per cent; local values, not verified against any instrument.
#[derive(Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct TargetsView {
    pub assist: u8,
    pub assist_and_manage: u8,
    pub in_time: u8,
    pub verified: bool,
}

/// Where the open ones stand now.
#[derive(Clone, Default, Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct Load {
    pub in_hand: Figure,
    pub today: Figure,
    pub near: Figure,
    pub overdue: Figure,
    pub stopped: Figure,
}

/// A figure and the one of the span before.
#[derive(Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct Compared {
    pub now: Figure,
    pub before: Figure,
}

/// A calendar month.
#[derive(Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct Month {
    #[schema(format = "date")]
    pub first: String,
    pub received: Figure,
    pub closed: Figure,
    pub in_time: Figure,
    /// Closed out by service, management, enforcement.
    pub assist: Figure,
    pub manage: Figure,
    pub enforce: Figure,
}

/// What falls due on a working day and on the days off before it.
#[derive(Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct DueDay {
    pub days: DaysView,
    pub works: bool,
    pub due: Figure,
}

/// What was received from a grid cell.
#[derive(Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct CellFigure {
    pub grid: String,
    pub street: String,
    pub received: Compared,
}

/// A squad; nothing for what no squad has.
#[derive(Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct SquadLine {
    pub squad: Option<NamedId>,
    pub now: Load,
    pub closed: Figure,
    pub in_time: Figure,
    pub satisfied: Figure,
    pub not_satisfied: Figure,
}

/// A category; nothing for what is not sorted.
#[derive(Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct CategoryLine {
    pub category: Option<Named>,
    pub received: Compared,
}

const NAMES: &[&str] = &["period", "from", "to", "squad"];

/// What was asked.
struct Asked {
    period: Option<Period>,
    span: Days,
    squad: Option<SquadId>,
}

/// The overview of everything within reach, or of one squad.
#[utoipa::path(get, path = "/api/v1/overview", tag = "insight",
    params(("period" = Option<closed::Period>, Query), ("from" = Option<String>, Query), ("to" = Option<String>, Query), ("squad" = Option<uuid::Uuid>, Query)),
    responses((status = 200, body = Overview), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn overview(State(desk): State<Desk>, clerk: May<ReadOverview>, Query(asked): Query<Vec<(String, String)>>) -> Result<Json<Overview>, Problem> {
    let now = desk.now();
    let asked = read(&asked, now.day())?;
    if let Some(squad) = asked.squad {
        clerk.reference.squad(squad).ok_or_else(|| Problem::malformed(Field::new("squad", "unknown_squad", &[])))?;
        if !clerk.reaches(Some(squad)) {
            return Err(out_of_scope(&desk, &clerk, "squad", squad.0).await);
        }
    }
    let whole = clerk.scope == Scope::Bureau;
    let reached: Vec<SquadId> = clerk.reference.squads.iter().map(|squad| squad.id).filter(|squad| clerk.reaches(Some(*squad))).collect();
    let squads = asked.squad.map_or(reached.clone(), |squad| vec![squad]);
    let within = Within { bureau: clerk.bureau.id, squads: squads.iter().map(|squad| squad.0).collect(), unassigned: whole && asked.squad.is_none() };
    let due = due_days(now.day(), DUE_WORKING_DAYS, &clerk.reference.calendar);
    let due_cuts: Vec<_> = due.iter().map(|bar| bar.days.to.plus(1).at_minute(0)).collect();
    let months = months(asked.span.to, MONTHS);
    let cuts = Cuts::of(&months.iter().copied().chain([asked.span, asked.span.before()]).collect::<Vec<_>>());
    let cells: Vec<&str> = clerk.reference.district.cells.iter().map(|cell| cell.name.as_str()).collect();
    let categories: Vec<&str> = clerk.reference.categories.iter().map(|category| category.code.as_str()).collect();
    let of_two = Cuts::of(&[asked.span, asked.span.before()]);
    let mut reader = desk.reading();
    let open: Vec<Open> = reader.all(within.open(now, &due_cuts)).await?;
    let closed: Vec<Closed> = reader.all(within.closed(&cuts)).await?;
    let received: Vec<Received> = reader.all(within.received(&categories, &cuts)).await?;
    let of_cells: Vec<OfCell> = reader.all(within.cells(&cells, &of_two)).await?;
    let parts = Parts { reference: &clerk.reference, squad: asked.squad, span: asked.span, cuts, open, closed, received, of_two, of_cells };
    let named = |squad: SquadId| clerk.reference.squad(squad).map(|squad| NamedId { id: squad.id.0, name: squad.name.clone() });
    Ok(Json(Overview {
        as_of: now.to_rfc3339(),
        squad: asked.squad.and_then(named),
        choices: reached.into_iter().filter_map(named).collect(),
        period: asked.period.map(|period| period.code().into()),
        span: DaysView::of(asked.span),
        before: DaysView::of(asked.span.before()),
        targets: parts.targets(),
        now: parts.standing(None),
        received: parts.received(),
        closed: parts.closed_out(),
        in_time: parts.in_time(),
        satisfied: parts.rated(None, true),
        not_satisfied: parts.rated(None, false),
        months: months.into_iter().map(|month| parts.month(month)).collect(),
        due: parts.due(&due),
        nowhere: parts.nowhere(),
        cells: parts.cells(),
        squads: parts.squads(&squads, within.unassigned),
        categories: parts.categories(),
    }))
}

fn read(pairs: &[(String, String)], today: Day) -> Result<Asked, Problem> {
    let (mut period, mut from, mut to, mut squad) = (None, None, None, None);
    for (name, value) in pairs.iter().filter(|(name, value)| !value.is_empty() || !NAMES.contains(&name.as_str())) {
        match name.as_str() {
            "period" => period = Some(Period::from_code(value).ok_or_else(|| unknown_value(name, value, &Period::ALL.iter().map(|it| it.code()).collect::<Vec<_>>()))?),
            "from" => from = Some(day(name, value)?),
            "to" => to = Some(day(name, value)?),
            "squad" => squad = Some(value.parse().map_err(|_| Problem::malformed(Field::new(name, "not_an_id", &[])))?),
            other => return Err(unknown_name(other, NAMES)),
        }
    }
    if from.is_none() && to.is_none() {
        let period = period.unwrap_or(Period::Last30);
        return Ok(Asked { period: Some(period), span: period.days(today), squad });
    }
    let to = to.unwrap_or(today);
    let span = span_between(from.unwrap_or_else(|| Period::Last30.days(to).from), to).map_err(fault)?;
    Ok(Asked { period: None, span, squad })
}

fn fault(fault: SpanFault) -> Problem {
    Problem::malformed(match fault {
        SpanFault::EndsBeforeItBegins => Field::new("to", "ends_before_it_begins", &[]),
        SpanFault::TooLong => Field::new("to", "span_too_long", &[("max", &SPAN_DAYS_MAX.to_string())]),
    })
}
