//! A refusal in the reader's words: what cannot be done, each reason with its articles, the way out. One form for the acts
//! of every capability; each adds what of its subject goes into the journal.

use crate::act::Refused;
use crate::problem::{Ground, Problem, ReasonView};
use axum::http::StatusCode;
use chengguan_proof::Sm3;
use chengguan_statute::refusal::{Reason, Refusal, RuledAct};
use chengguan_statute::{accounts, opinions, system};
use chengguan_words::{fill, of, problems};
use serde_json::Value;

/// Acts that have words.
pub trait Spoken: RuledAct {
    /// Key and sentence: `act_`, `refusal_`, `met_`, in order of their keys.
    const WORDS: &'static [(&'static str, &'static str)];
}

impl Spoken for opinions::Act {
    const WORDS: &'static [(&'static str, &'static str)] = chengguan_words::opinions::EVERY;
}

impl Spoken for accounts::Act {
    const WORDS: &'static [(&'static str, &'static str)] = chengguan_words::accounts::EVERY;
}

impl Spoken for system::Act {
    const WORDS: &'static [(&'static str, &'static str)] = chengguan_words::system::EVERY;
}

fn word<A: Spoken>(key: &str) -> Option<&'static str> {
    A::WORDS.binary_search_by(|(known, _)| (*known).cmp(key)).ok().map(|at| A::WORDS[at].1)
}

/// For the journal, under this name, and the caller. Version and digest are the subject's.
pub fn refused<A: Spoken>(named: String, version: u32, digest: Sm3, refusal: &Refusal<A>) -> Refused {
    Refused {
        act: named,
        version,
        digest,
        grounds: refusal.grounds(),
        codes: refusal.reasons.iter().map(|reason| reason.code.to_owned()).collect(),
        problem: problem(refusal),
    }
}

/// 409 with every reason.
fn problem<A: Spoken>(refusal: &Refusal<A>) -> Problem {
    let reasons: Vec<ReasonView> = refusal.reasons.iter().map(reason_view).collect();
    let mut problem = Problem::new(StatusCode::CONFLICT, "refused");
    problem.title = fill(problems::REFUSED, &[("act", act_name(refusal.act))]);
    problem.detail = Some(reasons.iter().map(|reason| reason.text.as_str()).collect::<Vec<_>>().join(""));
    problem.act = Some(refusal.act.code().into());
    problem.grounds = reasons.iter().flat_map(|reason| reason.grounds.clone()).collect();
    problem.met = refusal.met.iter().map(|code| of(A::WORDS, &format!("met_{code}")).to_owned()).collect();
    problem.reasons = reasons;
    problem
}

/// 403 with who may; `act` where an act was asked for.
pub fn not_permitted<A: Spoken>(act: Option<A>, reason: &Reason<A>) -> Problem {
    let reason = reason_view(reason);
    Problem {
        act: act.map(|act| act.code().into()),
        detail: Some(reason.text.clone()),
        grounds: reason.grounds.clone(),
        reasons: vec![reason],
        ..Problem::not_permitted()
    }
}

/// One reason in words.
pub fn reason_view<A: Spoken>(reason: &Reason<A>) -> ReasonView {
    let values: Vec<(&str, String)> = reason.values.iter().map(|(name, value)| (*name, value_words(name, value))).collect();
    let pairs: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let text = |key: String| word::<A>(&key).map(|words| fill(words, &pairs));
    ReasonView {
        code: reason.code.into(),
        text: text(format!("refusal_{}", reason.code)).unwrap_or_else(|| reason.code.into()),
        way: text(format!("refusal_{}_way", reason.code)),
        earliest: reason.earliest.map(|at| at.to_rfc3339()),
        grounds: reason.grounds.iter().map(Ground::from).collect(),
        way_out: reason.way_out.iter().map(|act| act.code().to_owned()).collect(),
    }
}

/// The act's name in Chinese.
pub fn act_name<A: Spoken>(act: A) -> &'static str {
    word::<A>(&format!("act_{}", act.code().replace('-', "_"))).unwrap_or_default()
}

/// Codes become names, instants become days; everything else is shown as it is.
fn value_words(name: &str, value: &Value) -> String {
    match value {
        Value::Array(items) => items.iter().map(|item| value_words(name, item)).collect::<Vec<_>>().join(chengguan_words::marks::LIST),
        Value::Number(number) if name.ends_with("_at") => number
            .as_i64()
            .map(|ms| crate::times::moment(chengguan_statute::day::Instant(ms), None))
            .unwrap_or_else(|| number.to_string()),
        Value::String(day) if name.ends_with("_on") => day.parse().map_or_else(|_| day.clone(), |day| crate::times::date(day, None)),
        Value::String(code) if name == "roles" || name == "role" => {
            of(chengguan_words::identity::EVERY, &format!("role_{code}")).trim_start_matches("role_").to_owned()
        }
        Value::String(code) if name == "channel" => of(chengguan_words::system::EVERY, &format!("channel_{code}")).to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
