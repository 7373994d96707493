//! Holiday notices that came out after this release: what every clock in working days counts by, year by year.

use super::limits::{LimitsTrial, trial};
use super::rules::Trying;
use super::{Setting, SettingVersion, Told, change, shown};
use crate::act::Act;
use crate::desk::{Desk, today};
use crate::identity::{May, permission::ManageSettings};
use crate::opinions::said::check_text;
use crate::problem::{Field, Problem};
use crate::reference::Reference;
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use chengguan_statute::calendar::{HOLIDAY_DAYS_MAX, Notice, NoticeFault, NoticeSpan, WorkCalendar, festival_names, years_to_enter};
use chengguan_statute::day::Day;
use chengguan_statute::opinions::Today;
use chengguan_words::{fill, marks, settings as words};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use utoipa::ToSchema;

/// Characters of a document number.
const NUMBER_MAX: usize = 60;

/// By year.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Holidays(pub Vec<Notice>);

impl Setting for Holidays {
    const NAME: &'static str = "holidays";

    /// Clocks that run are looked at again by the new days.
    fn beside(&self, _before: &Self, act: &mut Act) -> Result<(), Problem> {
        crate::opinions::store::wake_clocks(act);
        Ok(())
    }

    fn check(&self, _reference: &Reference) -> Vec<Field> {
        let mut years = HashSet::new();
        let mut fields = Vec::new();
        for (at, notice) in self.0.iter().enumerate() {
            fields.extend(check_text(&format!("notices.{at}.number"), &notice.number, NUMBER_MAX));
            if !years.insert(notice.year) {
                fields.push(Field::new(format!("notices.{at}.year"), "name_taken", &[("name", &notice.year.to_string())]));
            }
            fields.extend(notice.fault().map(|fault| wrong(at, fault)));
        }
        fields
    }

    fn told(&self, _reference: &Reference) -> Vec<Told> {
        let days = |days: &[Day]| days.iter().map(Day::to_string).collect::<Vec<_>>().join(marks::LIST);
        let span = |span: &NoticeSpan| {
            let off = fill(words::HOLIDAY, &[("festival", &span.festival), ("from", &span.from.to_string()), ("to", &span.to.to_string())]);
            let worked = if span.workdays.is_empty() { String::new() } else { fill(words::HOLIDAY_WORKED, &[("days", &days(&span.workdays))]) };
            off + &worked
        };
        let told = |notice: &Notice| {
            let spans: Vec<String> = notice.spans.iter().map(span).collect();
            Told::new(fill(words::HOLIDAYS_OF, &[("year", &notice.year.to_string())]), format!("{}\n{}", notice.number, spans.join("\n")))
        };
        self.0.iter().map(told).collect()
    }
}

/// What cannot be, at the field it stands in.
fn wrong(notice: usize, fault: NoticeFault) -> Field {
    let span = |at: usize, part: &str| format!("notices.{notice}.spans.{at}.{part}");
    let day = |day: Day| [("day", day.to_string())];
    let (path, code, values) = match fault {
        NoticeFault::Year => (format!("notices.{notice}.year"), "holiday_year", [("day", years_to_enter().iter().map(i32::to_string).collect::<Vec<_>>().join(marks::LIST))]),
        NoticeFault::Festival(at) => (span(at, "festival"), "holiday_festival", [("day", festival_names().join(marks::LIST))]),
        NoticeFault::Span(at) => (span(at, "to"), "holiday_span", [("day", HOLIDAY_DAYS_MAX.to_string())]),
        NoticeFault::OtherYear(at, other) => (span(at, "from"), "holiday_other_year", day(other)),
        NoticeFault::NotWeekend(at, other) => (span(at, "workdays"), "holiday_not_weekend", day(other)),
        NoticeFault::Twice(at, other) => (span(at, "from"), "holiday_twice", day(other)),
        NoticeFault::Missing(other) => (format!("notices.{notice}.spans"), "holiday_missing", day(other)),
    };
    let [(name, value)] = values;
    Field::new(path, code, &[(name, &value)])
}

/// One festival.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HolidayBody {
    /// As the notices write it.
    pub festival: String,
    /// First day off, `YYYY-MM-DD`.
    pub from: String,
    /// Last day off.
    pub to: String,
    /// Weekend days worked instead.
    pub workdays: Vec<String>,
}

/// One year's notice.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeBody {
    /// Which year.
    pub year: i32,
    /// The document's number.
    pub number: String,
    /// Its holidays.
    pub spans: Vec<HolidayBody>,
}

/// The notices as they are to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HolidaysBody {
    /// By year.
    pub notices: Vec<NoticeBody>,
}

/// As shown.
#[derive(Serialize, ToSchema)]
pub struct HolidaysSet {
    /// What the bureau entered.
    pub notices: Vec<NoticeBody>,
    /// Festivals as the notices write them.
    pub festivals: Vec<String>,
    /// Years that can be entered: this release does not hold them.
    pub years: Vec<i32>,
    /// The last year that is settled, by this release or by the bureau.
    pub settled_until: i32,
    /// What a trial on what is open found, where one was asked for.
    pub trial: Option<LimitsTrial>,
    /// What was set, newest first.
    pub history: Vec<SettingVersion>,
}

fn day(path: String, text: &str, fields: &mut Vec<Field>) -> Option<Day> {
    let read = text.trim().parse().ok();
    if read.is_none() {
        fields.push(Field::new(path, "not_a_day", &[]));
    }
    read
}

fn read(asked: HolidaysBody) -> Result<Holidays, Problem> {
    let mut fields = Vec::new();
    let mut notices = Vec::with_capacity(asked.notices.len());
    for (at, notice) in asked.notices.into_iter().enumerate() {
        let mut spans = Vec::with_capacity(notice.spans.len());
        for (place, span) in notice.spans.into_iter().enumerate() {
            let path = |part: &str| format!("notices.{at}.spans.{place}.{part}");
            let (from, to) = (day(path("from"), &span.from, &mut fields), day(path("to"), &span.to, &mut fields));
            let workdays = span.workdays.iter().filter_map(|text| day(path("workdays"), text, &mut fields)).collect();
            if let (Some(from), Some(to)) = (from, to) {
                spans.push(NoticeSpan { festival: span.festival, from, to, workdays });
            }
        }
        notices.push(Notice { year: notice.year, number: notice.number.trim().into(), spans });
    }
    if fields.is_empty() { Ok(Holidays(notices)) } else { Err(Problem::invalid(fields)) }
}

async fn view(desk: &Desk, may: &May<ManageSettings>, trial: Option<LimitsTrial>) -> Result<Versioned<HolidaysSet>, Problem> {
    let (Holidays(notices), version, history) = shown::<Holidays>(desk, may).await?;
    let years = years_to_enter();
    let entered: HashSet<i32> = notices.iter().map(|notice| notice.year).collect();
    let settled_until = years.iter().find(|year| !entered.contains(year)).map_or(0, |year| year - 1);
    let span = |span: NoticeSpan| HolidayBody { festival: span.festival, from: span.from.to_string(), to: span.to.to_string(), workdays: span.workdays.iter().map(Day::to_string).collect() };
    let notice = |notice: Notice| NoticeBody { year: notice.year, number: notice.number, spans: notice.spans.into_iter().map(span).collect() };
    let body = HolidaysSet { notices: notices.into_iter().map(notice).collect(), festivals: festival_names().into_iter().map(str::to_owned).collect(), years, settled_until, trial, history };
    Ok(Versioned { status: StatusCode::OK, version, body })
}

/// The notices the bureau entered.
#[utoipa::path(get, path = "/api/v1/settings/holidays", tag = "system", responses((status = 200, body = HolidaysSet), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show(State(desk): State<Desk>, clerk: May<ManageSettings>) -> Result<Versioned<HolidaysSet>, Problem> {
    view(&desk, &clerk, None).await
}

/// Enters notices, or only tries them on what is open. Clocks that run are worked out anew.
#[utoipa::path(put, path = "/api/v1/settings/holidays", tag = "system", params(("If-Match" = String, Header), Trying), request_body = HolidaysBody,
    responses((status = 200, body = HolidaysSet), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn set(State(desk): State<Desk>, mut clerk: May<ManageSettings>, Query(trying): Query<Trying>, expected: IfMatch, Body(asked): Body<HolidaysBody>) -> Result<Versioned<HolidaysSet>, Problem> {
    let holidays = read(asked)?;
    if trying.dry_run {
        let wrong = holidays.check(&clerk.reference);
        if !wrong.is_empty() {
            return Err(Problem::invalid(wrong));
        }
        let calendar = WorkCalendar::with_notices(&holidays.0);
        let then = Today { calendar: &calendar, ..today(&clerk.reference, desk.now()) };
        let found = trial(&desk, &clerk, &then).await?;
        return view(&desk, &clerk, Some(found)).await;
    }
    change(&desk, &mut clerk, expected, |_| Ok(holidays)).await?;
    view(&desk, &clerk, None).await
}
