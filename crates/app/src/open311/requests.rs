//! Requests by number, by when they came, or by when they changed. Each walks an index, and ends.

use super::asked::Asked;
use super::form::{Answer, Open311Error};
use super::offered::category_of;
use super::view::{self, RequestView, Status};
use crate::desk::Desk;
use crate::opinions::numbers::ledger_number;
use crate::opinions::tables::opinion::{self, Column};
use crate::problem::Problem;
use crate::reference::Reference;
use crate::store::Reads;
use axum::extract::State;
use chengguan_statute::day::{DAY_MS, Day, Instant};
use chengguan_statute::opinions::{Channel, Kind};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

/// Days of one question, and the requests of one answer (GeoReport v2).
const DAYS_MAX: i64 = 90;
const REQUESTS_MAX: u64 = 1000;
/// Requests passed over at most: what lies farther is asked for by narrower dates.
const PASSED_MAX: u64 = 100_000;

/// Names a caller may use.
const NAMES: &[&str] = &["service_request_id", "service_code", "start_date", "end_date", "status", "updated_after", "page", "page_size"];

/// Requests, newest first; with `updated_after`, in order of change.
#[utoipa::path(get, path = "/open311/v2/requests", operation_id = "open311_requests", tag = "open311",
    params(("jurisdiction_id" = Option<String>, Query), ("service_request_id" = Option<String>, Query), ("service_code" = Option<String>, Query),
        ("start_date" = Option<String>, Query), ("end_date" = Option<String>, Query), ("status" = Option<Status>, Query),
        ("updated_after" = Option<String>, Query), ("page" = Option<u64>, Query), ("page_size" = Option<u64>, Query), ("extensions" = Option<String>, Query)),
    responses((status = 200, content((Vec<RequestView> = "application/json"), (Vec<RequestView> = "text/xml"))),
        (status = 400, body = Vec<Open311Error>), (status = 404, body = Vec<Open311Error>), (status = 429, body = Vec<Open311Error>)))]
pub async fn list(State(desk): State<Desk>, asked: Asked) -> Result<Answer<Vec<RequestView>>, Problem> {
    asked.only(NAMES)?;
    let reference = desk.reference(asked.bureau.id);
    let wanted = read(&asked, &reference, desk.now())?;
    let mut select = opinion::Entity::find().filter(published(asked.bureau.id)).filter(wanted.condition);
    let (column, order) = if wanted.by_change { (Column::ChangedAt, Order::Asc) } else { (Column::ReceivedAt, Order::Desc) };
    select = select.order_by(column, order.clone()).order_by(Column::Id, order).offset(wanted.passed).limit(wanted.most);
    let mut reader = desk.reading();
    let rows: Vec<opinion::Model> = reader.all(select.into_query()).await?;
    let body = view::shown(&desk, &mut reader, &asked.bureau, rows, asked.root.as_deref(), asked.extended()).await?;
    Ok(asked.answer("service_requests", "request", body))
}

/// What is answered at all: what came by Open311 and is no report of an offence, whose reporter is hidden.
pub fn published(bureau: i32) -> Condition {
    let own = Condition::all().add(Column::BureauId.eq(bureau)).add(Column::Channel.eq(Channel::Open311.code()));
    own.add(Column::Kind.ne(Kind::Report.code()))
}

struct Wanted {
    condition: Condition,
    by_change: bool,
    passed: u64,
    most: u64,
}

fn read(asked: &Asked, reference: &Reference, now: Instant) -> Result<Wanted, Problem> {
    let most = number(asked, "page_size", REQUESTS_MAX, REQUESTS_MAX)?;
    let passed = (number(asked, "page", 1, PASSED_MAX / most + 1)? - 1) * most;
    let numbers = asked.several("service_request_id");
    if numbers.len() as u64 > REQUESTS_MAX {
        return Err(Problem::field("service_request_id", "too_many_ids", &[("max", &REQUESTS_MAX.to_string())]));
    }
    if !numbers.is_empty() {
        // It overrides everything else (GeoReport v2).
        let condition = Condition::all().add(Column::Number.is_in(numbers.iter().filter_map(|number| ledger_number(number))));
        return Ok(Wanted { condition, by_change: false, passed, most });
    }
    let mut condition = Condition::all();
    let changed = moment(asked, "updated_after", false)?;
    match changed {
        Some(at) => condition = condition.add(Column::ChangedAt.gte(at.0)),
        None => {
            let (from, to) = window(asked, now)?;
            condition = condition.add(Column::ReceivedAt.gte(from.0)).add(Column::ReceivedAt.lte(to.0));
        }
    }
    if let Some(open) = open(asked)? {
        condition = condition.add(Column::Open.eq(open));
    }
    let codes = asked.several("service_code");
    if !codes.is_empty() {
        let categories = codes.iter().map(|code| Ok(category_of(reference, code)?.map(|category| category.code.as_str()))).collect::<Result<Vec<_>, Problem>>()?;
        condition = condition.add(of_categories(&categories));
    }
    Ok(Wanted { condition, by_change: changed.is_some(), passed, most })
}

/// Sorted into one of them or, before that, sent as one of them; nothing means neither.
fn of_categories(categories: &[Option<&str>]) -> Condition {
    categories.iter().fold(Condition::any(), |any, category| match category {
        Some(code) => any.add(Column::Category.eq(*code)).add(Condition::all().add(Column::Category.is_null()).add(Column::ProposedCategory.eq(*code))),
        None => any.add(Condition::all().add(Column::Category.is_null()).add(Column::ProposedCategory.is_null())),
    })
}

/// From when to when: 90 days, from the one end named, or back from now.
fn window(asked: &Asked, now: Instant) -> Result<(Instant, Instant), Problem> {
    let span = DAYS_MAX * DAY_MS;
    match (moment(asked, "start_date", false)?, moment(asked, "end_date", true)?) {
        (None, None) => Ok((now.plus_ms(-span), now)),
        (Some(from), None) => Ok((from, from.plus_ms(span))),
        (None, Some(to)) => Ok((to.plus_ms(-span), to)),
        (Some(from), Some(to)) if to < from => Err(Problem::field("end_date", "end_before_start", &[])),
        // A day of grace: both ends may be written as days.
        (Some(from), Some(to)) if to.0 - from.0 > span + DAY_MS - 1 => Err(Problem::field("end_date", "span_too_long", &[("max", &DAYS_MAX.to_string())])),
        (Some(from), Some(to)) => Ok((from, to)),
    }
}

/// An instant, or a day: its beginning, or its end.
fn moment(asked: &Asked, name: &str, end: bool) -> Result<Option<Instant>, Problem> {
    let Some(typed) = asked.get(name) else { return Ok(None) };
    if let Ok(day) = typed.parse::<Day>() {
        return Ok(Some(if end { day.plus(1).at_minute(0).plus_ms(-1) } else { day.at_minute(0) }));
    }
    // A plus sign of an offset that was not encoded came as a space.
    let mended = typed.rsplit_once(' ').filter(|(time, _)| time.len() > 10).map(|(time, offset)| format!("{time}+{offset}"));
    let read = Instant::from_rfc3339(mended.as_deref().unwrap_or(typed));
    read.map(Some).map_err(|_| Problem::field(name, "not_an_instant", &[]))
}

fn open(asked: &Asked) -> Result<Option<bool>, Problem> {
    let named = asked.several("status");
    if let Some(unknown) = named.iter().find(|status| !["open", "closed"].contains(status)) {
        let choices = ["open", "closed"].join(chengguan_words::marks::LIST);
        return Err(Problem::field("status", "unknown_value", &[("value", unknown), ("choices", &choices)]));
    }
    let (open, closed) = (named.contains(&"open"), named.contains(&"closed"));
    Ok((open != closed).then_some(open))
}

fn number(asked: &Asked, name: &str, unasked: u64, max: u64) -> Result<u64, Problem> {
    let Some(typed) = asked.get(name) else { return Ok(unasked) };
    let wrong = || Problem::field(name, "number_range", &[("min", "1"), ("max", &max.to_string())]);
    typed.parse().ok().filter(|number| (1..=max).contains(number)).ok_or_else(wrong)
}
