//! The receipt: where a matter stands, what can be done, in public words.

use super::api::by_code;
use super::fields::Fields;
use super::follow::{answering, reply};
use super::home::asked_in_vain;
use super::pages::{Ahead, Errors, Possible, Question, ReceiptPage, Said, Stage, Told, Typed};
use super::qr::Qr;
use super::receipt_clock::clock;
use super::receipt_entries::{entries, fact_of, short_hash};
use super::visit::{Visit, earliest, html};
use crate::desk::today;
use crate::opinions::carry_out::terms;
use crate::opinions::receipt::grouped;
use crate::opinions::load::Loaded;
use crate::problem::Problem;
use crate::refusals::reason_view;
use crate::times;
use axum::extract::{Path, RawQuery};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use chengguan_proof::hex;
use chengguan_statute::clock::ClockName;
use chengguan_statute::opinions::{
    Doer, Fact, Opinion, Refusal, Standing, Today, clocks, may_amend, may_answer, may_rate, may_reopen, may_urge, may_withdraw,
};
use chengguan_words::{fill, portal as words};
use uuid::Uuid;

/// `GET /receipts/{code}`
pub async fn receipt(visit: Visit, Path(code): Path<String>, RawQuery(query): RawQuery) -> Response {
    let loaded = match by_code(&visit.desk, &visit.visitor, &code).await {
        Ok(loaded) => loaded,
        Err(problem) => return asked_in_vain(&visit, &code, problem),
    };
    let told = Told::from_code(Fields::query(query.as_deref()).get("told"));
    let made = page(&visit, &code, &loaded, told, Errors::default(), Typed::default()).await;
    visit.show(made, visit.path("/receipts"))
}

/// The receipt's page, also when a form of it comes back with errors.
pub async fn page(visit: &Visit, typed_code: &str, loaded: &Loaded, told: Option<Told>, errors: Errors, typed: Typed) -> Result<Response, Problem> {
    let code = crate::opinions::receipt::read_code(typed_code).ok_or_else(Problem::not_found)?;
    let now = visit.desk.now();
    let today = today(&visit.reference, now);
    let opinion = answering(loaded);
    let own = &loaded.opinion;
    let first = loaded.entries.first();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut frame = visit.frame.clone();
    frame.path = visit.path(&format!("/receipts/{code}"));
    let place = own.place.as_ref().map(|place| place.address.text.clone()).filter(|address| !address.is_empty());
    let page = ReceiptPage {
        told,
        stage: stage(own, opinion),
        lead: lead_words(loaded, &today),
        code_groups: grouped(&code),
        qr: absolute(&visit.headers, &frame.path).and_then(|address| Qr::of(&address)),
        number: loaded.row.number.clone(),
        title: loaded.row.title.clone(),
        place: place.or_else(|| own.place.as_ref().and_then(|place| place.grid.clone())),
        received: times::moment(own.received_at, Some(now)),
        photos: usize::try_from(loaded.row.photos).unwrap_or_default(),
        clock: clock(own, opinion, &visit.reference, &today),
        sequence: first.and_then(|first| first.sequence).map(|sequence| sequence.to_string()),
        hash: first.map(|first| short_hash(&hex(&first.leaf))).unwrap_or_default(),
        sealed: None,
        entries: entries(loaded, &visit.reference, &visit.path(&format!("/receipts/{code}/photos")), now),
        ahead: ahead(own, opinion, &today),
        question: question(loaded, now),
        reply: reply_box(loaded, visit),
        answer: possible(may_answer(own, Doer::Resident, &today), &["closed"]),
        urge: possible(may_urge(own, Doer::Resident, &today, terms(own, &today).half_term_at), &["before_half_term", "clock_stopped", "urged_today"]),
        rate: possible(may_rate(own, loaded.lead(), Doer::Resident, &today), &["already_rated", "rating_window_over"]),
        reopen: possible(may_reopen(own, Doer::Resident, &today), &["reopening_window_over"]),
        withdraw: possible(may_withdraw(own, Doer::Resident, &today), &["squad_has_it", "others_joined"]),
        amend: possible(may_amend(own, Doer::Resident, &today), &["closed"]),
        own_words: if typed.text.is_empty() { own.said.text.clone() } else { typed.text.clone() },
        has_contact: crate::opinions::reporter::is_named(&loaded.row),
        private: own.private.is_some(),
        remembered: super::mine::kept(visit).contains(&code),
        public_url: own.publication.as_ref().map(|_| visit.path(&format!("/opinions/{}", loaded.row.number))),
        reopen_days: visit.reference.reopen_days,
        version: own.version.to_string(),
        idempotency_key: Uuid::new_v4().to_string(),
        errors,
        typed,
        code,
        frame,
    };
    Ok(html(status, &page))
}

/// The absolute address of a path, to scan. Nothing where the request does not say a host.
pub(crate) fn absolute(headers: &HeaderMap, path: &str) -> Option<String> {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    let host = text(header::HOST)?;
    let plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | ':' | '[' | ']');
    let scheme = if headers.get("x-forwarded-proto").is_some_and(|scheme| scheme == "https") { "https" } else { "http" };
    (!host.is_empty() && host.chars().all(plain)).then(|| format!("{scheme}://{host}{path}"))
}

/// Where it stands for its reporter. What is asked of another's reporter is not asked here.
fn stage(own: &Opinion, answering: &Opinion) -> Stage {
    match answering.standing() {
        Standing::Returned => Stage::Returned,
        Standing::Withdrawn => Stage::Withdrawn,
        Standing::Closed => Stage::Closed,
        Standing::Asking if own.asked.is_some() => Stage::Asking,
        _ if answering.replied.is_some() => Stage::Replied,
        Standing::Suspended => Stage::Suspended,
        _ if answering.assignment.is_some() => Stage::InHand,
        _ => Stage::Received,
    }
}

/// What the stage's own words do not say.
fn lead_words(loaded: &Loaded, today: &Today) -> Option<String> {
    if loaded.opinion.merged_into.is_some() {
        return Some(fill(words::LEAD_MERGED, &[]));
    }
    if loaded.opinion.rated.is_some_and(|(satisfied, _)| !satisfied) && may_reopen(&loaded.opinion, Doer::Resident, today).is_ok() {
        return Some(fill(words::LEAD_RATED_NO, &[("days", &today.reopen_days.to_string())]));
    }
    loaded.opinion.suspended.and_then(|_| fact_of(&loaded.facts, |fact| match fact {
        Fact::Suspended { reason } => Some(fill(words::LEAD_SUSPENDED, &[("reason", &open_ended(&reason.text))])),
        _ => None,
    }))
}

fn question(loaded: &Loaded, now: chengguan_statute::day::Instant) -> Option<Question> {
    let (_, until) = loaded.opinion.asked.filter(|_| loaded.opinion.standing() == Standing::Asking)?;
    let question = fact_of(&loaded.facts, |fact| match fact {
        Fact::Asked { question, .. } => Some(question.text.clone()),
        _ => None,
    })?;
    Some(Question { question, until: fill(words::QUESTION_UNTIL, &[("moment", &times::deadline(until, Some(now)))]) })
}

/// The newest reply in a box of its own.
fn reply_box(loaded: &Loaded, visit: &Visit) -> Option<Said> {
    let (at, words) = reply(loaded)?;
    let squad = answering(loaded).assignment.as_ref().map(|assignment| assignment.squad_name.as_str()).unwrap_or_default();
    let when = times::moment(at, Some(visit.desk.now()));
    let by = fill(words::REPLIED_BY, &[("squad", squad), ("when", &when)]);
    Some(Said { by: by.trim().to_owned(), words })
}

/// An act as the page shows it: a form, words why not yet, or nothing.
fn possible(may: Result<(), Refusal>, said: &[&str]) -> Possible {
    let Err(refusal) = may else { return Possible::Yes };
    match refusal.reasons.as_slice() {
        [reason] if said.contains(&reason.code) => {
            let shown = reason_view(reason);
            let way = match reason.code {
                "urged_today" => shown.earliest.as_deref().and_then(earliest).map(|when| fill(words::FROM, &[("when", &when)])),
                _ => shown.way,
            };
            Possible::No { reason: open_ended(&shown.text), way }
        }
        _ => Possible::Absent,
    }
}

/// Without the full stop, which the page sets.
fn open_ended(sentence: &str) -> String {
    sentence.trim_end_matches(words::FULL_STOP).to_owned()
}

fn ahead(own: &Opinion, answering: &Opinion, today: &Today) -> Vec<Ahead> {
    if !answering.standing().is_open() {
        let rateable = answering.closed.is_some() && own.rated.is_none() && answering.replied.is_some();
        return if rateable { vec![Ahead::Rate] } else { Vec::new() };
    }
    let finish = clocks(answering, today).into_iter().find(|run| run.clock == ClockName::Finish).and_then(|run| run.due);
    let until = finish.map(|due| fill(words::BEFORE, &[("when", &times::deadline(due.due, Some(today.now)))]));
    let rated = own.rated.zip(answering.replied.as_ref()).is_some_and(|((_, at), replied)| at >= replied.at);
    [
        (answering.sorting.is_none(), Ahead::Sort),
        (answering.assignment.is_none(), Ahead::Assign),
        (answering.handled.is_none(), Ahead::Handle),
        (answering.replied.is_none(), Ahead::Reply { until }),
        (answering.verified.is_none(), Ahead::Verify),
        (!rated, Ahead::Rate),
        (true, Ahead::CloseOut),
    ]
    .into_iter()
    .filter_map(|(open, step)| open.then_some(step))
    .collect()
}
