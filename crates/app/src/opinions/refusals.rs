//! A refusal in the reader's words: what cannot be done, each reason with its articles, the way out.

use super::load::Loaded;
use crate::act::Refused;
use crate::problem::{Ground, Problem, ReasonView};
use axum::http::StatusCode;
use chengguan_statute::opinions::{Act, Reason, Refusal};
use chengguan_words::{fill, of, opinions as words, problems};
use serde_json::Value;

/// For the journal and the caller.
pub fn refused(loaded: &Loaded, refusal: &Refusal) -> Refused {
    let mut grounds = Vec::new();
    for ground in refusal.reasons.iter().flat_map(|reason| &reason.grounds) {
        if !grounds.contains(ground) {
            grounds.push(ground.clone());
        }
    }
    Refused {
        act: format!("opinions.{}", refusal.act.code()),
        version: loaded.opinion.version,
        digest: loaded.row.digest.clone().try_into().unwrap_or_default(),
        codes: refusal.reasons.iter().map(|reason| reason.code.to_owned()).collect(),
        problem: problem(refusal),
        grounds,
    }
}

/// 409 with every reason.
pub fn problem(refusal: &Refusal) -> Problem {
    let reasons: Vec<ReasonView> = refusal.reasons.iter().map(reason_view).collect();
    let mut problem = Problem::new(StatusCode::CONFLICT, "refused");
    problem.title = fill(problems::REFUSED, &[("act", act_name(refusal.act))]);
    problem.detail = Some(reasons.iter().map(|reason| reason.text.as_str()).collect::<Vec<_>>().join(""));
    problem.act = Some(refusal.act.code().into());
    problem.grounds = reasons.iter().flat_map(|reason| reason.grounds.clone()).collect();
    problem.met = refusal.met.iter().map(|code| of(words::EVERY, &format!("met_{code}")).to_owned()).collect();
    problem.reasons = reasons;
    problem
}

/// 403 with who may; `act` where an act on an opinion was asked for.
pub fn not_permitted(act: Option<Act>, reason: &Reason) -> Problem {
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
pub fn reason_view(reason: &Reason) -> ReasonView {
    let values: Vec<(&str, String)> = reason.values.iter().map(|(name, value)| (*name, value_words(name, value))).collect();
    let pairs: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let text = |key: String| words::EVERY.binary_search_by(|(known, _)| known.cmp(&key.as_str())).ok().map(|at| fill(words::EVERY[at].1, &pairs));
    ReasonView {
        code: reason.code.into(),
        text: text(format!("refusal_{}", reason.code)).unwrap_or_else(|| reason.code.into()),
        way: text(format!("refusal_{}_way", reason.code)),
        earliest: reason.earliest.map(|at| at.to_rfc3339()),
        grounds: reason.grounds.iter().map(Ground::from).collect(),
        way_out: reason.way_out.iter().map(|act| act.code().to_owned()).collect(),
    }
}

/// Codes become names, instants become days; everything else is shown as it is.
pub fn value_words(name: &str, value: &Value) -> String {
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
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The act's name in Chinese.
pub fn act_name(act: Act) -> &'static str {
    let key = format!("act_{}", act.code().replace('-', "_"));
    words::EVERY.binary_search_by(|(known, _)| known.cmp(&key.as_str())).map_or("", |at| words::EVERY[at].1)
}
