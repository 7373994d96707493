//! Who finds what in their inbox. Written in the act itself, so nobody is told of something that did not happen.

use super::tables::notice;
use crate::act::Act;
use crate::reference::Reference;
use chengguan_statute::access::Role;
use chengguan_statute::ids::AccountId;
use chengguan_statute::opinions::{ActedBy, Colour, Dated, EscalatedTo, Fact, Opinion};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

/// Puts the notices of these facts on the write set and says who got one.
pub fn put(act: &mut Act, reference: &Reference, opinion: &Opinion, facts: &[Dated]) -> Vec<(AccountId, &'static str)> {
    let actor = match act.by() {
        ActedBy::Staff { account, .. } => Some(*account),
        ActedBy::Resident | ActedBy::Automatic => None,
    };
    let mut noticed: Vec<(AccountId, &'static str)> = Vec::new();
    for dated in facts {
        let Some((kind, accounts)) = addressees(reference, opinion, &dated.fact) else { continue };
        for account in accounts {
            if Some(account) == actor || noticed.iter().any(|(known, _)| *known == account) {
                continue;
            }
            act.insert(notice::ActiveModel {
                bureau_id: Set(act.bureau().id),
                id: Set(Uuid::now_v7()),
                account_id: Set(account.0),
                opinion_id: Set(opinion.id.0),
                kind: Set(kind.into()),
                at: Set(act.now().0),
                read_at: Set(None),
            });
            noticed.push((account, kind));
        }
    }
    noticed
}

fn addressees(reference: &Reference, opinion: &Opinion, fact: &Fact) -> Option<(&'static str, Vec<AccountId>)> {
    let squad = opinion.assignment.as_ref().map(|assignment| assignment.squad);
    let handler: Vec<AccountId> = opinion.accepted.as_ref().and_then(|done| done.by).into_iter().collect();
    let operators = || reference.holders(Role::Operator, None);
    // Whoever leads the squad that has it; before a squad has it, the operators.
    let leading = || match squad {
        Some(squad) => reference.holders(Role::SquadLeader, Some(squad)),
        None => operators(),
    };
    let handling = || if handler.is_empty() { leading() } else { handler.clone() };
    let both = || handler.iter().copied().chain(leading()).collect();
    match fact {
        Fact::Assigned { .. } => Some(("assigned", leading())),
        Fact::HandedBack { .. } => Some(("handed_back", operators())),
        Fact::HandedOver { to, .. } => Some(("handed_over", vec![*to])),
        Fact::Answered { .. } => Some(("answered", handling())),
        Fact::AnswerExpired => Some(("answer_expired", handling())),
        Fact::TransferExpired => Some(("transfer_expired", operators())),
        Fact::Urged => Some(("urged", both())),
        Fact::Supervised { .. } => Some(("supervised", both())),
        Fact::Replied { .. } => Some(("to_verify", leading())),
        Fact::Verified { passed: false, .. } => Some(("not_passed", handling())),
        Fact::Rated { satisfied: false, .. } | Fact::MergedRated { satisfied: false, .. } => Some(("unsatisfied", both())),
        Fact::Reopened { .. } => Some(("reopened", both())),
        Fact::ClockTurned { colour: Colour::Yellow, .. } => Some(("yellow", handling())),
        Fact::ClockTurned { .. } => Some(("red", handling())),
        Fact::Escalated { to: EscalatedTo::SquadLeader, .. } => Some(("escalated", leading())),
        Fact::Escalated { to: EscalatedTo::BureauLeader, .. } => Some(("escalated_leader", reference.holders(Role::Leader, None))),
        Fact::Withdrawn { .. } => Some(("withdrawn", leading())),
        Fact::Amended { said: Some(_), .. } => Some(("amended", handling())),
        Fact::Received { .. }
        | Fact::Sorted { .. }
        | Fact::Returned { .. }
        | Fact::Merged { .. }
        | Fact::Absorbed { .. }
        | Fact::Unmerged { .. }
        | Fact::Released { .. }
        | Fact::Accepted
        | Fact::Asked { .. }
        | Fact::TransferredOut { .. }
        | Fact::SignedFor { .. }
        | Fact::TakenBack { .. }
        | Fact::CalledBack { .. }
        | Fact::Suspended { .. }
        | Fact::Resumed
        | Fact::Extended { .. }
        | Fact::Handled { .. }
        | Fact::Verified { .. }
        | Fact::Rated { .. }
        | Fact::MergedRated { .. }
        | Fact::ClosedOut
        | Fact::Published { .. }
        | Fact::Withheld { .. }
        | Fact::Unpublished { .. }
        | Fact::Amended { .. }
        | Fact::KeptPrivate { .. }
        | Fact::Forgotten { .. }
        | Fact::Corrected { .. } => None,
    }
}
