//! What a planned step asks of the law: the same decision as the screens', for the fill and for the test of the plans.

use super::story::Deed;
use crate::opinions::carry_out::terms;
use crate::opinions::nameless::{SIGNS, covered};
use crate::opinions::said::said;
use chengguan_statute::ids::{AccountId, SquadId};
use chengguan_statute::opinions::*;

/// Who and where the plans' names are.
pub(super) struct Known<'a> {
    pub(super) rules: &'a [Rule],
    /// A squad's id and name by its code.
    pub(super) squad: &'a dyn Fn(&str) -> (SquadId, String),
    pub(super) account: &'a dyn Fn(&str) -> AccountId,
}

/// Photos of a step: as it was found (or as the reporter sent them), and as it was left.
pub(super) type Photos = (Vec<Photo>, Vec<Photo>);

/// Decides one step on one opinion. Merging touches two and is the caller's.
pub(super) fn decide((opinion, facts): (&Opinion, &[Dated]), lead: Option<&Opinion>, deed: &Deed, (before, after): Photos, doer: Doer, today: &Today, known: &Known) -> Result<Halves, Refusal> {
    let decided = match deed {
        Deed::Sort { category, urgency, approach } => {
            let asked = SortAsked { category: (*category).to_owned(), urgency: *urgency, approach: *approach, place: None };
            sort(opinion, &asked, doer, today)
        }
        Deed::Return { reason } => return_opinion(opinion, &ReturnAsked { reason: said(reason) }, doer, today),
        Deed::MergeInto { .. } => Ok(Outcome { facts: Vec::new(), grounds: Vec::new() }),
        Deed::AssignByRule { .. } => assign_by_rule(opinion, known.rules, today),
        Deed::AssignByHand { squad } => {
            let (squad, squad_name) = (known.squad)(squad);
            assign(opinion, &AssignAsked { squad, squad_name, rule: None }, doer, today)
        }
        Deed::HandBack { reason } => hand_back(opinion, &HandBackAsked { reason: said(reason) }, doer, today),
        Deed::Accept => accept(opinion, doer, today),
        Deed::Ask { question, days } => {
            let until = today.now.day().plus(*days).at_minute(24 * 60);
            ask(opinion, &AskAsked { question: said(question), until }, doer, today)
        }
        Deed::Answer { text, .. } => answer(opinion, &AnswerAsked { said: said(text), photos: before }, doer, today),
        Deed::Suspend { reason } => suspend(opinion, &SuspendAsked { reason: said(reason) }, doer, today),
        Deed::Resume => resume(opinion, doer, today),
        Deed::Extend { work_days, reason } => {
            extend(opinion, &ExtendAsked { work_days: *work_days, reason: said(reason) }, doer, today, terms(opinion, today).finish_due)
        }
        Deed::Urge => urge(opinion, doer, today, terms(opinion, today).half_term_at),
        Deed::Supervise { order } => supervise(opinion, &SuperviseAsked { order: said(order) }, doer, today),
        Deed::Handle { text, companions, .. } => {
            let companions = companions.iter().map(|login| (known.account)(login)).collect();
            handle(opinion, &HandleAsked { said: said(text), companions, before, after }, doer, today)
        }
        Deed::Reply { text } => reply(opinion, &ReplyAsked { said: said(text) }, doer, today),
        Deed::Verify { passed, text } => verify(opinion, &VerifyAsked { passed: *passed, said: said(text), photos: Vec::new() }, doer, today),
        Deed::Rate { satisfied, text } => return rate(opinion, lead, &RateAsked { satisfied: *satisfied, said: text.as_deref().map(said) }, doer, today),
        Deed::Reopen { reason } => reopen(opinion, &ReopenAsked { reason: said(reason) }, doer, today),
        Deed::CloseOut => close_out(opinion, doer, today),
        Deed::Withdraw { reason } => return withdraw(opinion, &WithdrawAsked { reason: said(reason) }, doer, today),
        Deed::Publish => publish(opinion, facts, &shown(opinion, facts), &SIGNS, doer, today),
    };
    decided.map(Halves::from)
}

/// The demo's people and pictures are invented: stars over names and numbers are enough, and every photo is shown.
fn shown(opinion: &Opinion, facts: &[Dated]) -> PublishAsked {
    let reply = newest_reply(facts).map(|(_, said)| said.text.as_str());
    PublishAsked {
        said: said(&covered(&opinion.said.text)),
        photos: facts.iter().flat_map(|dated| showable_photos(&dated.fact)).collect(),
        reply: reply.filter(|_| opinion.replied.is_some()).map(|reply| said(&covered(reply))),
        no_names: true,
    }
}

/// Pictures of a step in the order [`decide`] takes them.
pub(super) fn pictures(deed: &Deed) -> (&[super::story::Picture], &[super::story::Picture]) {
    match deed {
        Deed::Handle { before, after, .. } => (before, after),
        Deed::Answer { photos, .. } => (photos, &[]),
        _ => (&[], &[]),
    }
}

impl Deed {
    /// The act's name in the journal.
    pub(super) fn act(&self) -> &'static str {
        match self {
            Self::Sort { .. } => "sort",
            Self::Return { .. } => "return",
            Self::MergeInto { .. } => "merge",
            Self::AssignByRule { .. } | Self::AssignByHand { .. } => "assign",
            Self::HandBack { .. } => "hand-back",
            Self::Accept => "accept",
            Self::Ask { .. } => "ask",
            Self::Answer { .. } => "answer",
            Self::Suspend { .. } => "suspend",
            Self::Resume => "resume",
            Self::Extend { .. } => "extend",
            Self::Urge => "urge",
            Self::Supervise { .. } => "supervise",
            Self::Handle { .. } => "handle",
            Self::Reply { .. } => "reply",
            Self::Verify { .. } => "verify",
            Self::Rate { .. } => "rate",
            Self::Reopen { .. } => "reopen",
            Self::CloseOut => "close-out",
            Self::Publish => "publish",
            Self::Withdraw { .. } => "withdraw",
        }
    }
}
