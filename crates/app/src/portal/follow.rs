//! Following up by receipt: standing and history in public words.

use super::api::{PublicEntry, ReceiptView};
use crate::desk::{Desk, today};
use crate::opinions::load::Loaded;
use crate::opinions::view::named;
use chengguan_proof::hex;
use chengguan_statute::day::Instant;
use chengguan_statute::opinions::{ActedBy, Fact, Opinion, clocks};
use chengguan_words::{fill, portal as words};

/// What a receipt shows. The lead's answer is this reporter's answer, too.
pub fn public_view(desk: &Desk, loaded: &Loaded) -> ReceiptView {
    let now = desk.now();
    let reference = desk.reference(loaded.row.bureau_id);
    let opinion = answering(loaded);
    let finish = clocks(opinion, &today(&reference, now)).into_iter().find(|run| run.clock == chengguan_statute::clock::ClockName::Finish);
    let timeline = loaded.facts.iter().filter_map(|dated| {
        Some(PublicEntry { text: public_words(&dated.fact)?, at: dated.at.to_rfc3339() })
    });
    ReceiptView {
        opinion: loaded.row.number.clone(),
        title: loaded.row.title.clone(),
        standing: named("standing", opinion.standing().code()),
        received_at: loaded.opinion.received_at.to_rfc3339(),
        due_at: finish.and_then(|run| run.due).map(|due| due.due.to_rfc3339()),
        timeline: timeline.collect(),
        reply: reply(loaded).map(|(_, said)| said),
        leaf: loaded.entries.first().map(|entry| hex(&entry.leaf)).unwrap_or_default(),
        version: loaded.opinion.version,
    }
}

/// The opinion that is worked on: the lead, where this one was merged.
pub fn answering(loaded: &Loaded) -> &Opinion {
    loaded.lead().unwrap_or(&loaded.opinion)
}

/// When its reporter joined the opinion it goes on under by themselves. What was said there before was not meant for them:
/// of that they read what everybody may read.
pub fn joined_at(loaded: &Loaded) -> Option<Instant> {
    let merged = loaded.facts.iter().rev().find(|dated| matches!(dated.fact, Fact::Merged { .. }))?;
    (merged.by == ActedBy::Resident).then_some(merged.at)
}

/// The newest reply, of the opinion it goes on under where it was merged, and when; nothing where the reply was undone.
pub fn reply(loaded: &Loaded) -> Option<(Instant, String)> {
    let replied = answering(loaded).replied.as_ref()?;
    if joined_at(loaded).is_some_and(|joined| replied.at < joined) {
        let shown = answering(loaded).publication.as_ref()?.reply.as_ref()?;
        return Some((replied.at, shown.text.clone()));
    }
    let loaded = loaded.lead.as_deref().unwrap_or(loaded);
    let facts = chengguan_statute::opinions::corrected_facts(&loaded.facts);
    chengguan_statute::opinions::newest_reply(facts.as_deref().unwrap_or(&loaded.facts)).map(|(at, said)| (at, said.text.clone()))
}

/// What a resident reads of a fact; inner matters stay inside.
pub fn public_words(fact: &Fact) -> Option<String> {
    Some(match fact {
        Fact::Received { .. } => words::RECEIVED.into(),
        Fact::Sorted { .. } => words::SORTED.into(),
        Fact::Returned { reason } => fill(words::RETURNED, &[("reason", &reason.text)]),
        Fact::Merged { .. } => words::MERGED.into(),
        Fact::Unmerged { .. } => words::UNMERGED.into(),
        Fact::Assigned { squad_name, .. } => fill(words::ASSIGNED, &[("squad", squad_name)]),
        Fact::Accepted => words::ACCEPTED.into(),
        Fact::Asked { question, .. } => fill(words::ASKED, &[("question", &question.text)]),
        Fact::Answered { .. } => words::ANSWERED.into(),
        Fact::AnswerExpired => words::ANSWER_EXPIRED.into(),
        Fact::Suspended { reason } => fill(words::SUSPENDED, &[("reason", &reason.text)]),
        Fact::Resumed => words::RESUMED.into(),
        Fact::Extended { work_days, reason } => fill(words::EXTENDED, &[("n", &work_days.to_string()), ("reason", &reason.text)]),
        Fact::TransferredOut { unit, .. } => fill(words::TRANSFERRED_OUT, &[("unit", unit)]),
        Fact::TakenBack { .. } => words::TAKEN_BACK.into(),
        Fact::CalledBack { reached: true, .. } => words::CALLED_BACK.into(),
        Fact::Urged => words::URGED.into(),
        Fact::Handled { .. } => words::HANDLED.into(),
        Fact::Replied { .. } => words::REPLIED.into(),
        Fact::Verified { passed: true, .. } => words::VERIFIED.into(),
        Fact::Verified { passed: false, .. } => words::NOT_PASSED.into(),
        Fact::Rated { satisfied: true, .. } => words::SATISFIED.into(),
        Fact::Rated { satisfied: false, .. } => words::UNSATISFIED.into(),
        Fact::Reopened { .. } => words::REOPENED.into(),
        Fact::ClosedOut => words::CLOSED_OUT.into(),
        Fact::Published { .. } => words::PUBLISHED.into(),
        Fact::Unpublished { .. } => words::UNPUBLISHED.into(),
        Fact::Withdrawn { .. } => words::WITHDRAWN.into(),
        Fact::Amended { .. } => words::AMENDED.into(),
        Fact::KeptPrivate { private: true } => words::KEPT_PRIVATE.into(),
        Fact::KeptPrivate { private: false } => words::NOT_PRIVATE.into(),
        Fact::Forgotten { .. } => words::FORGOTTEN.into(),
        Fact::Withheld { .. } | Fact::Absorbed { .. } | Fact::MergedRated { .. } | Fact::Released { .. } | Fact::HandedBack { .. } | Fact::HandedOver { .. } | Fact::Supervised { .. } | Fact::Corrected { .. }
        | Fact::SignedFor { .. } | Fact::TransferExpired | Fact::CalledBack { reached: false, .. }
        | Fact::ClockTurned { .. } | Fact::Escalated { .. } => return None,
    })
}
