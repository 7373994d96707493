//! The home page, asking by receipt number, reading aids.

use super::fields::Fields;
use super::map;
use super::pages::{Figures, FollowPage, FollowTrouble, HomePage, Size, Window};
use super::visit::{ELDER, MODE_COOKIE, SIZE_COOKIE, Visit, go_on, html, wait};
use crate::opinions::receipt::read_code;
use crate::opinions::tables::opinion;
use crate::problem::Problem;
use crate::store::Reads;
use axum::body::Bytes;
use axum::extract::RawQuery;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use chengguan_statute::day::Day;
use chengguan_statute::opinions::Standing;
use chengguan_words::{fill, portal as words};
use sea_orm::sea_query::{Alias, CaseStatement, Cond, Expr, ExprTrait, Func, Query as Select};
use sea_orm::{ColumnTrait, FromQueryResult};

/// Reading aids are kept for a year.
const AIDS_SECONDS: u32 = 365 * 24 * 3600;

/// `GET /`
pub async fn home(visit: Visit) -> Response {
    let made = home_page(&visit).await;
    visit.show(made, String::new())
}

async fn home_page(visit: &Visit) -> Result<Response, Problem> {
    let page = HomePage {
        frame: visit.frame.clone(),
        window: window(visit),
        figures: figures(visit).await?,
        map: map::overview(&visit.reference.district),
        reopen_days: visit.reference.reopen_days,
    };
    Ok(html(StatusCode::OK, &page))
}

fn window(visit: &Visit) -> Option<Window> {
    let address = visit.reference.window.clone()?;
    let clock = |minute: &u16| format!("{}:{:02}", minute / 60, minute % 60);
    let spans = visit.reference.hours.spans(visit.desk.now().day());
    let spans: Vec<String> = spans.iter().map(|(from, to)| format!("{}–{}", clock(from), clock(to))).collect();
    Some(Window { address, hours: fill(words::WINDOW_HOURS, &[("spans", &spans.join(words::COMMA))]) })
}

#[derive(FromQueryResult)]
struct Counts {
    received: i64,
    due: i64,
    in_time: i64,
}

/// This month so far: one statement over the month's rows.
async fn figures(visit: &Visit) -> Result<Option<Figures>, Problem> {
    let now = visit.desk.now();
    let (year, month, _) = now.day().civil();
    let Some(first) = Day::new(year, month, 1) else { return Ok(None) };
    let replied = Expr::col(opinion::Column::RepliedAt);
    let finish = || Expr::col(opinion::Column::FinishDueAt);
    let due = Cond::any().add(replied.clone().is_not_null()).add(finish().lt(now.0));
    // What goes on under another, was not accepted or withdrawn, has no reply of its own to be late with.
    let own = || Expr::col(opinion::Column::Standing).is_not_in([Standing::Merged.code(), Standing::Returned.code(), Standing::Withdrawn.code()]);
    let one_if = |condition: Cond| Func::count(CaseStatement::new().case(condition, 1));
    let select = Select::select()
        .expr_as(Func::count(Expr::col(opinion::Column::Id)), Alias::new("received"))
        .expr_as(one_if(Cond::all().add(own()).add(finish().is_not_null()).add(due)), Alias::new("due"))
        .expr_as(one_if(Cond::all().add(own()).add(replied.lte(finish()))), Alias::new("in_time"))
        .from(opinion::Entity)
        .and_where(opinion::Column::BureauId.eq(visit.visitor.bureau.id))
        .and_where(opinion::Column::ReceivedAt.gte(first.at_minute(0).0))
        .to_owned();
    let counts: Option<Counts> = visit.desk.reading().one(select).await?;
    Ok(counts.filter(|counts| counts.received > 0).map(|counts| Figures {
        month: fill(words::MONTH, &[("month", &month.to_string())]),
        received: counts.received.to_string(),
        on_time: (counts.due > 0).then(|| format!("{}%", counts.in_time * 100 / counts.due)),
        satisfied: None,
    }))
}

/// `GET /receipts`
pub async fn follow(visit: Visit, RawQuery(query): RawQuery) -> Response {
    match Fields::query(query.as_deref()).get("code") {
        "" => follow_page(&visit, StatusCode::OK, String::new(), None),
        code => find(&visit, code.to_owned()),
    }
}

/// `POST /receipts`: the code is in the body, so that no address holds what was mistyped.
pub async fn follow_by_form(visit: Visit, body: Result<Bytes, BytesRejection>) -> Response {
    match Fields::of(body) {
        Ok(fields) => find(&visit, fields.get("code").to_owned()),
        Err(problem) => visit.show(Err(problem), visit.path("/receipts")),
    }
}

fn find(visit: &Visit, typed: String) -> Response {
    if typed.trim().is_empty() {
        return follow_page(visit, StatusCode::UNPROCESSABLE_ENTITY, typed, Some(FollowTrouble::Empty));
    }
    match read_code(&typed) {
        Some(code) => visit.show(go_on(&visit.path(&format!("/receipts/{code}"))), String::new()),
        None => follow_page(visit, StatusCode::NOT_FOUND, typed, Some(FollowTrouble::NotFound)),
    }
}

/// Asking again, after a code that led nowhere.
pub fn asked_in_vain(visit: &Visit, typed: &str, problem: Problem) -> Response {
    let (status, trouble) = match StatusCode::from_u16(problem.status) {
        Ok(status @ StatusCode::NOT_FOUND) => (status, FollowTrouble::NotFound),
        Ok(status @ StatusCode::TOO_MANY_REQUESTS) => (status, FollowTrouble::TooMany { wait: wait(problem.retry_after) }),
        _ => return visit.show(Err(problem), visit.path("/receipts")),
    };
    let seconds = problem.retry_after;
    let mut response = follow_page(visit, status, typed.to_owned(), Some(trouble));
    if let Some(seconds) = seconds {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

fn follow_page(visit: &Visit, status: StatusCode, typed: String, trouble: Option<FollowTrouble>) -> Response {
    let mut frame = visit.frame.clone();
    frame.path = visit.path("/receipts");
    html(status, &FollowPage { frame, typed, trouble })
}

/// `GET /display`
pub async fn display(visit: Visit, RawQuery(query): RawQuery) -> Response {
    let aids = Fields::query(query.as_deref());
    let back = aids.get("back");
    // Only a path on this host: `//host` and `/\host` lead elsewhere.
    let local = back.starts_with('/') && !back[1..].starts_with(['/', '\\']) && !back.contains(char::is_control);
    let back = if local { back.to_owned() } else { visit.path("/") };
    let mut response = visit.show(go_on(&back), String::new());
    let mode = [ELDER, "standard"].into_iter().find(|mode| *mode == aids.get("mode"));
    let size = Size::from_code(aids.get("size")).map(Size::code);
    for (name, value) in [(SIZE_COOKIE, size), (MODE_COOKIE, mode)] {
        let Some(value) = value else { continue };
        let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={AIDS_SECONDS}");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    response
}
