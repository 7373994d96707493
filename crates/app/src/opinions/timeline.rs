//! 经过: what happened, newest first, each entry with its place in the journal.

use super::load::{Loaded, Recorded};
use super::view::named;
use crate::closed_lists as closed;
use crate::reference::Reference;
use chengguan_proof::hex;
use chengguan_statute::access::{Clerk, Permission};
use chengguan_statute::day::Instant;
use chengguan_statute::opinions::{ActedBy, Dated, Fact, Photo, RuleMatch, Said};
use chengguan_words::{fill, identity, of, timeline as words};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A photo as shown.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[allow(missing_docs)] // docs/formats/office-api.md says what they are.
pub struct PhotoView {
    pub id: Uuid,
    pub url: String,
    pub small_url: String,
    pub sm3: String,
    pub label: String,
}

/// Who did it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct ByView {
    #[schema(value_type = closed::Capacity)]
    pub capacity: String,
    pub name: String,
    pub post: String,
    pub squad: Option<String>,
}

/// One entry.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct TimelineEntry {
    pub number: u32,
    pub at: String,
    pub by: ByView,
    #[schema(value_type = closed::FactName)]
    pub fact: String,
    pub text: String,
    pub said: Option<String>,
    pub photos: Vec<PhotoView>,
    pub corrected: bool,
    pub correctable: bool,
    pub sequence: Option<i64>,
    pub hash: Option<String>,
}

/// Where photos are fetched.
pub fn photo_view(photo: &Photo, label: &str) -> PhotoView {
    let url = format!("/api/v1/attachments/{}", photo.id);
    PhotoView { id: photo.id.0, small_url: format!("{url}/small"), url, sm3: photo.sm3.clone(), label: label.into() }
}

/// What happened, newest first, without who did it and where the journal has it: when, what, in which words.
pub fn told(loaded: &Loaded, reference: &Reference, now: Instant) -> Vec<(Instant, String, Option<String>)> {
    let facts = chengguan_statute::opinions::corrected_facts(&loaded.facts);
    let facts = facts.as_deref().unwrap_or(&loaded.facts);
    facts.iter().rev().map(|dated| (dated.at, text(&dated.fact, reference, now), said_of(&dated.fact).map(|said| said.text.clone()))).collect()
}

/// Newest first.
pub fn timeline(loaded: &Loaded, reference: &Reference, clerk: &Clerk, now: Instant) -> Vec<TimelineEntry> {
    let corrected = corrected_numbers(&loaded.facts);
    let squad = loaded.opinion.assignment.as_ref().map(|assignment| assignment.squad);
    let may_correct_own = clerk.may(Permission::CorrectOwnFact, squad);
    let may_correct = clerk.may(Permission::CorrectOpinion, squad);
    let facts = chengguan_statute::opinions::corrected_facts(&loaded.facts);
    let facts = facts.as_deref().unwrap_or(&loaded.facts);
    let entry = |(dated, recorded): (&Dated, &Recorded)| {
        let own = may_correct_own && matches!(&dated.by, ActedBy::Staff { account, .. } if *account == clerk.account);
        let automatic = matches!(dated.by, ActedBy::Automatic);
        TimelineEntry {
            number: dated.number,
            at: dated.at.to_rfc3339(),
            by: by_view(&dated.by, reference),
            fact: fact_code(&dated.fact),
            text: text(&dated.fact, reference, now),
            said: said_of(&dated.fact).map(|said| said.text.clone()),
            photos: photos(&dated.fact),
            corrected: corrected.contains(&dated.number),
            correctable: (own || may_correct) && !automatic && has_content(&dated.fact),
            sequence: recorded.sequence,
            hash: Some(hex(&recorded.leaf)),
        }
    };
    facts.iter().zip(&loaded.entries).map(entry).rev().collect()
}

fn corrected_numbers(facts: &[Dated]) -> Vec<u32> {
    facts.iter().filter_map(|dated| match dated.fact { Fact::Corrected { target, .. } => Some(target), _ => None }).collect()
}

fn by_view(by: &ActedBy, reference: &Reference) -> ByView {
    match by {
        ActedBy::Staff { name, squad, post, .. } => ByView {
            capacity: "staff".into(),
            name: name.clone(),
            post: of(identity::EVERY, &format!("role_{post}")).trim_start_matches("role_").into(),
            squad: squad.and_then(|id| reference.squad(id)).map(|squad| squad.name.clone()),
        },
        ActedBy::Resident => ByView { capacity: "resident".into(), name: words::RESIDENT.into(), post: String::new(), squad: None },
        ActedBy::Automatic => ByView { capacity: "automatic".into(), name: words::AUTOMATIC.into(), post: String::new(), squad: None },
    }
}

/// The fact's name as in the journal.
pub fn fact_code(fact: &Fact) -> String {
    serde_json::to_value(fact).ok().and_then(|value| value["fact"].as_str().map(str::to_owned)).unwrap_or_default()
}

/// What happened, in one line.
fn text(fact: &Fact, reference: &Reference, now: Instant) -> String {
    let clock = |name: &chengguan_statute::clock::ClockName| named("clock", name.code()).name;
    match fact {
        Fact::Received { kind, channel, written_at, .. } => {
            let template = if written_at.is_some() { words::RECEIVED_WRITTEN } else { words::RECEIVED };
            let at = written_at.map(|at| crate::times::moment(at, Some(now))).unwrap_or_default();
            fill(template, &[("kind", &named("kind", kind.code()).name), ("channel", &named("channel", channel.code()).name), ("at", &at)])
        }
        Fact::Sorted { category, urgency, approach, .. } => {
            let category = reference.category(category).map_or(category.as_str(), |category| category.name.as_str());
            let (urgency, approach) = (named("urgency", urgency.code()).name, named("approach", approach.code()).name);
            fill(words::SORTED, &[("category", category), ("urgency", &urgency), ("approach", &approach)])
        }
        Fact::Returned { .. } => words::RETURNED.into(),
        Fact::Merged { number, .. } => fill(words::MERGED, &[("number", number)]),
        Fact::Absorbed { number, .. } => fill(words::ABSORBED, &[("number", number)]),
        Fact::Unmerged { .. } => words::UNMERGED.into(),
        Fact::Released { number, .. } => fill(words::RELEASED, &[("number", number)]),
        Fact::Assigned { squad_name, rule: None, .. } => fill(words::ASSIGNED, &[("squad", squad_name)]),
        Fact::Assigned { squad_name, rule: Some(rule), .. } => assigned_by(rule, squad_name, reference),
        Fact::HandedBack { .. } => words::HANDED_BACK.into(),
        Fact::Accepted => words::ACCEPTED.into(),
        Fact::HandedOver { name, .. } => fill(words::HANDED_OVER, &[("name", name)]),
        Fact::Asked { until, .. } => fill(words::ASKED, &[("until", &crate::times::deadline(*until, Some(now)))]),
        Fact::Answered { .. } => words::ANSWERED.into(),
        Fact::AnswerExpired => words::ANSWER_EXPIRED.into(),
        Fact::TransferredOut { .. } | Fact::SignedFor { .. } | Fact::TakenBack { .. } | Fact::TransferExpired | Fact::CalledBack { .. } => with_others(fact, now),
        Fact::Suspended { .. } => words::SUSPENDED.into(),
        Fact::Resumed => words::RESUMED.into(),
        Fact::Extended { work_days, .. } => fill(words::EXTENDED, &[("n", &work_days.to_string())]),
        Fact::Urged => words::URGED.into(),
        Fact::Supervised { .. } => words::SUPERVISED.into(),
        Fact::Handled { companions, .. } if !companions.is_empty() => {
            let names: Vec<&str> = companions.iter().filter_map(|id| reference.person(*id)).map(|person| person.name.as_str()).collect();
            fill(words::HANDLED_WITH, &[("names", &names.join(chengguan_words::marks::LIST))])
        }
        Fact::Handled { .. } => words::HANDLED.into(),
        Fact::Replied { .. } => words::REPLIED.into(),
        Fact::Verified { passed: true, .. } => words::VERIFIED.into(),
        Fact::Verified { passed: false, .. } => words::NOT_PASSED.into(),
        Fact::Rated { satisfied: true, .. } => words::SATISFIED.into(),
        Fact::Rated { satisfied: false, .. } => words::UNSATISFIED.into(),
        Fact::MergedRated { number, satisfied: true, .. } => fill(words::MERGED_SATISFIED, &[("number", number)]),
        Fact::MergedRated { number, satisfied: false, .. } => fill(words::MERGED_UNSATISFIED, &[("number", number)]),
        Fact::Reopened { .. } => words::REOPENED.into(),
        Fact::ClosedOut => words::CLOSED_OUT.into(),
        Fact::Published { .. } | Fact::Withheld { .. } | Fact::Unpublished { .. } | Fact::Withdrawn { .. } | Fact::Amended { .. } | Fact::KeptPrivate { .. } | Fact::Forgotten { .. } => {
            shown_or_taken_back(fact)
        }
        Fact::Corrected { target, .. } => fill(words::CORRECTED, &[("target", &target.to_string())]),
        Fact::ClockTurned { clock: name, colour, .. } => {
            let template = of(words::EVERY, if colour.code() == "yellow" { "turned_yellow" } else { "turned_red" });
            fill(template, &[("clock", &clock(name))])
        }
        Fact::Escalated { clock: name, to, .. } => {
            let template = of(words::EVERY, match to {
                chengguan_statute::opinions::EscalatedTo::SquadLeader => "escalated_squad_leader",
                chengguan_statute::opinions::EscalatedTo::BureauLeader => "escalated_bureau_leader",
            });
            fill(template, &[("clock", &clock(name))])
        }
    }
}

/// Which rule sent it there, and what in the opinion it matched.
fn assigned_by(rule: &RuleMatch, squad: &str, reference: &Reference) -> String {
    let mut why = Vec::new();
    if let Some(grid) = &rule.grid {
        why.push(fill(words::MATCHED_GRID, &[("grid", grid)]));
    }
    if let Some(category) = &rule.category {
        let name = reference.category(category).map_or(category.as_str(), |category| category.name.as_str());
        why.push(fill(words::MATCHED_CATEGORY, &[("category", name)]));
    }
    let why = if why.is_empty() { words::MATCHED_ANY.to_owned() } else { why.join(chengguan_words::marks::CLAUSE) };
    fill(words::ASSIGNED_BY_RULE, &[("squad", squad), ("rule", &rule.rule), ("why", &why)])
}

/// What another agency does of it, and what its reporter says on the telephone.
fn with_others(fact: &Fact, now: Instant) -> String {
    match fact {
        Fact::TransferredOut { unit, until, .. } => fill(words::TRANSFERRED_OUT, &[("unit", unit), ("until", &crate::times::deadline(*until, Some(now)))]),
        Fact::SignedFor { .. } => words::SIGNED_FOR.into(),
        Fact::TakenBack { .. } => words::TAKEN_BACK.into(),
        Fact::TransferExpired => words::TRANSFER_EXPIRED.into(),
        Fact::CalledBack { reached: false, .. } => words::CALLED_BACK_MISSED.into(),
        Fact::CalledBack { satisfied, .. } => match satisfied {
            Some(true) => words::CALLED_BACK_SATISFIED.into(),
            Some(false) => words::CALLED_BACK_UNSATISFIED.into(),
            None => words::CALLED_BACK.into(),
        },
        _ => String::new(),
    }
}

/// What everybody may read, and what its reporter takes back.
fn shown_or_taken_back(fact: &Fact) -> String {
    match fact {
        Fact::Published { reply, photos, .. } => {
            let template = if reply.is_some() { words::PUBLISHED_WITH_REPLY } else { words::PUBLISHED };
            fill(template, &[("n", &photos.len().to_string())])
        }
        Fact::Withheld { .. } => words::WITHHELD.into(),
        Fact::Unpublished { .. } => words::UNPUBLISHED.into(),
        Fact::Withdrawn { .. } => words::WITHDRAWN.into(),
        Fact::Amended { said, contact } => match (said, contact) {
            (Some(_), None) => words::AMENDED.into(),
            (None, Some(false)) => words::AMENDED_CONTACT_GONE.into(),
            (None, _) => words::AMENDED_CONTACT.into(),
            (Some(_), Some(_)) => words::AMENDED_BOTH.into(),
        },
        Fact::KeptPrivate { private: true } => words::KEPT_PRIVATE.into(),
        Fact::KeptPrivate { private: false } => words::NOT_PRIVATE.into(),
        Fact::Forgotten { reason: Some(_) } => words::FORGOTTEN_ASKED.into(),
        Fact::Forgotten { reason: None } => words::FORGOTTEN.into(),
        _ => String::new(),
    }
}

/// The words a fact holds.
pub fn said_of(fact: &Fact) -> Option<&Said> {
    match fact {
        Fact::Received { said, .. } | Fact::Answered { said, .. } | Fact::Handled { said, .. } | Fact::Replied { said } | Fact::Verified { said, .. }
        | Fact::SignedFor { said } | Fact::TakenBack { said } | Fact::CalledBack { said, .. } => Some(said),
        Fact::Returned { reason } | Fact::Unmerged { reason } | Fact::HandedBack { reason } | Fact::HandedOver { reason, .. } | Fact::Suspended { reason } | Fact::TransferredOut { reason, .. } | Fact::Extended { reason, .. }
        | Fact::Withheld { reason } | Fact::Unpublished { reason } | Fact::Withdrawn { reason } | Fact::Reopened { reason } | Fact::Corrected { reason, .. } => Some(reason),
        Fact::Asked { question, .. } => Some(question),
        Fact::Supervised { order } => Some(order),
        Fact::Rated { said, .. } | Fact::Amended { said, .. } | Fact::Forgotten { reason: said } => said.as_ref(),
        Fact::Published { said, .. } => Some(said),
        Fact::Sorted { .. } | Fact::Merged { .. } | Fact::Absorbed { .. } | Fact::Released { .. } | Fact::Assigned { .. } | Fact::Accepted
        | Fact::AnswerExpired | Fact::TransferExpired | Fact::Resumed | Fact::Urged | Fact::MergedRated { .. } | Fact::ClosedOut | Fact::KeptPrivate { .. } | Fact::ClockTurned { .. } | Fact::Escalated { .. } => None,
    }
}

/// Facts that hold something a person may have mistyped.
fn has_content(fact: &Fact) -> bool {
    !matches!(fact, Fact::Corrected { .. } | Fact::Published { .. } | Fact::Forgotten { .. }) && (said_of(fact).is_some() || matches!(fact, Fact::Sorted { .. }))
}

fn photos(fact: &Fact) -> Vec<PhotoView> {
    match fact {
        Fact::Received { photos, .. } | Fact::Answered { photos, .. } | Fact::Verified { photos, .. } => photos.iter().map(|photo| photo_view(photo, "")).collect(),
        Fact::Handled { before, after, .. } => {
            let before = before.iter().map(|photo| photo_view(photo, words::BEFORE));
            before.chain(after.iter().map(|photo| photo_view(photo, words::AFTER))).collect()
        }
        _ => Vec::new(),
    }
}
