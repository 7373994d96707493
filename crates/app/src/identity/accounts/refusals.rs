//! A refusal in the reader's words: what cannot be done, each reason with its articles, the way out.

use super::store::digest;
use crate::act::Refused;
use crate::identity::tables::account;
use crate::opinions::refusals::value_words;
use crate::problem::{Field, Ground, Problem, ReasonView};
use axum::http::StatusCode;
use chengguan_statute::accounts::{Act, Reason, Refusal};
use chengguan_statute::cite::Cite;
use chengguan_words::{accounts as words, fill, of, problems};

/// For the journal and the caller; without a row there is no account yet.
pub fn refused(row: Option<&account::Model>, refusal: &Refusal) -> Refused {
    let mut grounds: Vec<Cite> = Vec::new();
    for ground in refusal.reasons.iter().flat_map(|reason| &reason.grounds) {
        if !grounds.contains(ground) {
            grounds.push(ground.clone());
        }
    }
    Refused {
        act: format!("identity.{}", journal_name(refusal.act)),
        version: row.map_or(0, |row| row.version as u32),
        digest: row.map_or([0; 32], digest),
        codes: refusal.reasons.iter().map(|reason| reason.code.to_owned()).collect(),
        problem: problem(refusal),
        grounds,
    }
}

/// 409 with every reason; what was asked wrongly stands at its field, too.
fn problem(refusal: &Refusal) -> Problem {
    let reasons: Vec<ReasonView> = refusal.reasons.iter().map(reason_view).collect();
    let mut problem = Problem::new(StatusCode::CONFLICT, "refused");
    problem.title = fill(problems::REFUSED, &[("act", act_name(refusal.act))]);
    problem.detail = Some(reasons.iter().map(|reason| reason.text.as_str()).collect::<Vec<_>>().join(""));
    problem.act = Some(refusal.act.code().into());
    problem.grounds = reasons.iter().flat_map(|reason| reason.grounds.clone()).collect();
    let at_field = |(reason, shown): (&Reason, &ReasonView)| {
        Some(Field { path: reason.field?.into(), code: reason.code.into(), mend: format!("{}{}", shown.text, shown.way.as_deref().unwrap_or_default()) })
    };
    problem.fields = refusal.reasons.iter().zip(&reasons).filter_map(at_field).collect();
    problem.reasons = reasons;
    problem
}

/// 403 with who may; `act` where an act on an account was asked for.
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
    ReasonView {
        code: reason.code.into(),
        text: fill(of(words::EVERY, &format!("refusal_{}", reason.code)), &pairs),
        way: Some(fill(of(words::EVERY, &format!("refusal_{}_way", reason.code)), &pairs)),
        earliest: None,
        grounds: reason.grounds.iter().map(Ground::from).collect(),
        way_out: reason.way_out.iter().map(|act| act.code().to_owned()).collect(),
    }
}

/// The act's name in Chinese.
pub fn act_name(act: Act) -> &'static str {
    let key = format!("act_{}", act.code().replace('-', "_"));
    words::EVERY.binary_search_by(|(known, _)| known.cmp(&key.as_str())).map_or("", |at| words::EVERY[at].1)
}

/// The act's name in the journal, behind `identity.`: all nodes read their reference data again after it.
pub fn journal_name(act: Act) -> &'static str {
    match act {
        Act::Open => "open_account",
        Act::Change => "change_account",
        Act::Disable => "disable_account",
        Act::Enable => "enable_account",
        Act::Unlock => "unlock_account",
        Act::ResetPassword => "reset_password",
    }
}
