//! Correct (更正): people mistype daily, so every recorded fact has a way to be put right; what was first written stays.

use super::conditions::{Conditions, place_fault, text_fault};
use super::{ADDRESS_MAX, CATEGORY_MAX, TEXT_MAX};
use super::{Act, ActedBy, Approach, Correction, Dated, Doer, Fact, Kind, Opinion, Outcome, Place, Reason};
use super::{Refusal, Said, Today, Urgency};
use crate::access::Permission;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct CorrectAsked {
    /// Number of the fact.
    pub target: u32,
    /// Its new values.
    pub change: Correction,
    /// Why.
    pub reason: Said,
}

/// Article 20: whoever recorded a fact may correct it, and so may those entrusted with it. What the platform recorded
/// by itself, and corrections, stay. Once closed out or returned, only words and places may still be put right.
/// Without a target the answer holds for facts recorded by others.
pub fn may_correct(opinion: &Opinion, target: Option<&Dated>, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, target, doer).verdict()
}

fn conditions(opinion: &Opinion, target: Option<&Dated>, doer: Doer) -> Conditions {
    let weighed = Conditions::of(Act::Correct);
    let weighed = match (doer, target.map(|dated| &dated.by)) {
        (Doer::Staff(clerk), Some(ActedBy::Staff { account, .. })) if *account == clerk.account => {
            weighed.permitted(opinion, doer, Permission::CorrectOwnFact)
        }
        _ => weighed.permitted(opinion, doer, Permission::CorrectOpinion),
    };
    match target {
        None => weighed,
        Some(dated) => weighed.need("fact_correctable", !stays_as_it_is(&dated.fact), || {
            Reason::new("fact_not_correctable", 20).with("target", dated.number)
        }),
    }
}

/// Corrects a fact. `facts` is the opinion's whole history.
pub fn correct(
    opinion: &Opinion,
    facts: &[Dated],
    asked: &CorrectAsked,
    doer: Doer,
    _today: &Today,
) -> Result<Outcome, Refusal> {
    let target = facts.iter().find(|dated| dated.number == asked.target);
    let change = &asked.change;
    let mut changed = target.map(|dated| dated.fact.clone());
    let fits = changed.as_mut().is_none_or(|fact| apply_correction(fact, change));
    let beyond_words =
        change.kind.is_some() || change.category.is_some() || change.urgency.is_some() || change.approach.is_some();
    let is_done = opinion.closed.is_some() || opinion.returned.is_some() || opinion.withdrawn.is_some();
    conditions(opinion, target, doer)
        .refuse_if(target.is_none(), || Reason::new("no_such_fact", 20).with("target", asked.target).at_field("target"))
        .settled()?
        .refuse_if(*change == Correction::default(), || Reason::new("nothing_to_correct", 20).at_field("change"))
        .refuse_if(!fits, || Reason::new("change_does_not_fit", 20).at_field("change"))
        .refuse_if(is_done && beyond_words, || Reason::new("only_words_and_place", 20).at_field("change"))
        .new_values(change)
        .words("reason", &asked.reason)
        .verdict()?;
    let CorrectAsked { target, change, reason } = asked.clone();
    Ok(Outcome::of(Fact::Corrected { target, change, reason }, 20))
}

impl Conditions {
    /// New values are held to the same limits as the first ones.
    fn new_values(self, change: &Correction) -> Self {
        let said = change.said.as_ref().and_then(|said| text_fault(&said.text, TEXT_MAX));
        let category = change.category.as_ref().and_then(|code| text_fault(code, CATEGORY_MAX));
        let place = change.place.as_ref().and_then(place_fault).map(|(_, code)| code);
        [
            ("change.said", said, TEXT_MAX),
            ("change.category", category, CATEGORY_MAX),
            ("change.place", place, ADDRESS_MAX),
        ]
        .into_iter()
        .fold(self, |weighed, (field, fault, max)| match fault {
            None => weighed,
            Some(code) => weighed.refuse_if(true, || Reason::new(code, 4).with("max", max).at_field(field)),
        })
    }
}

/// What the platform recorded of itself, and corrections: a wrong correction is mended by correcting its target again.
fn stays_as_it_is(fact: &Fact) -> bool {
    matches!(fact, Fact::AnswerExpired | Fact::TransferExpired | Fact::ClockTurned { .. } | Fact::Escalated { .. } | Fact::Corrected { .. })
}

/// Puts new values into a fact; false, and the fact untouched, where it holds no such thing.
pub(super) fn apply_correction(fact: &mut Fact, change: &Correction) -> bool {
    let Correction { said, kind, place, category, urgency, approach } = change;
    let holds = Holds::of(fact);
    let fits = (said.is_none() || holds.said.is_some() || holds.remark.is_some())
        && (kind.is_none() || holds.kind.is_some())
        && (place.is_none() || holds.place.is_some())
        && (category.is_none() || holds.category.is_some())
        && (urgency.is_none() || holds.urgency.is_some())
        && (approach.is_none() || holds.approach.is_some());
    if fits {
        replace(holds.said, said.clone());
        replace(holds.remark, said.clone().map(Some));
        replace(holds.kind, *kind);
        replace(holds.place, place.clone().map(Some));
        replace(holds.category, category.clone());
        replace(holds.urgency, *urgency);
        replace(holds.approach, *approach);
    }
    fits
}

fn replace<T>(old: Option<&mut T>, new: Option<T>) {
    if let (Some(old), Some(new)) = (old, new) {
        *old = new;
    }
}

/// The values of one fact that can be mistyped.
#[derive(Default)]
struct Holds<'a> {
    said: Option<&'a mut Said>,
    /// Words that may be absent: what somebody adds to a rating.
    remark: Option<&'a mut Option<Said>>,
    kind: Option<&'a mut Kind>,
    place: Option<&'a mut Option<Place>>,
    category: Option<&'a mut String>,
    urgency: Option<&'a mut Urgency>,
    approach: Option<&'a mut Approach>,
}

impl<'a> Holds<'a> {
    fn of(fact: &'a mut Fact) -> Self {
        let nothing = Self::default();
        match fact {
            Fact::Received { kind, said, place, .. } => {
                Self { kind: Some(kind), said: Some(said), place: Some(place), ..nothing }
            }
            Fact::Sorted { category, urgency, approach, place } => Self {
                category: Some(category),
                urgency: Some(urgency),
                approach: Some(approach),
                place: Some(place),
                ..nothing
            },
            Fact::Rated { said, .. } | Fact::Amended { said, .. } => Self { remark: Some(said), ..nothing },
            Fact::Returned { reason: words }
            | Fact::Unmerged { reason: words }
            | Fact::HandedBack { reason: words }
            | Fact::HandedOver { reason: words, .. }
            | Fact::Asked { question: words, .. }
            | Fact::Answered { said: words, .. }
            | Fact::Suspended { reason: words }
            | Fact::Extended { reason: words, .. }
            | Fact::TransferredOut { reason: words, .. }
            | Fact::SignedFor { said: words }
            | Fact::TakenBack { said: words }
            | Fact::CalledBack { said: words, .. }
            | Fact::Supervised { order: words }
            | Fact::Handled { said: words, .. }
            | Fact::Replied { said: words }
            | Fact::Verified { said: words, .. }
            | Fact::Withheld { reason: words }
            | Fact::Unpublished { reason: words }
            | Fact::Withdrawn { reason: words }
            | Fact::Reopened { reason: words } => Self { said: Some(words), ..nothing },
            // That these happened cannot be mistyped; what undoes them is an act of its own.
            Fact::Merged { .. }
            | Fact::Absorbed { .. }
            | Fact::MergedRated { .. }
            | Fact::Released { .. }
            | Fact::Assigned { .. }
            | Fact::Accepted
            | Fact::AnswerExpired
            | Fact::TransferExpired
            | Fact::Resumed
            | Fact::Urged
            | Fact::ClosedOut
            | Fact::Published { .. }
            | Fact::KeptPrivate { .. }
            | Fact::Forgotten { .. }
            | Fact::Corrected { .. }
            | Fact::ClockTurned { .. }
            | Fact::Escalated { .. } => nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    fn words(text: &str) -> Correction {
        Correction { said: Some(said(text)), ..Correction::default() }
    }

    fn try_at(story: &Story, target: u32, change: Correction, who: Person) -> Result<(), Refusal> {
        let asked = CorrectAsked { target, change, reason: said("Mistyped.") };
        let clerk = (who != RESIDENT).then(|| who.clerk());
        let doer = clerk.as_ref().map_or(Doer::Resident, Doer::Staff);
        correct(&story.opinion(), &story.facts, &asked, doer, &story.today()).map(drop)
    }

    #[test]
    fn whoever_recorded_a_fact_corrects_it_and_so_do_those_entrusted() {
        let story = replied().verified(true);
        // Facts: 1 received, 2 sorted, 3 assigned, 4 accepted, 5 handled, 6 replied, 7 verified.
        check(&[
            ("the reviewer, own fact", try_at(&story, 7, words("Seen."), REVIEWER), &[]),
            ("the reviewer, another's", try_at(&story, 6, words("Gone."), REVIEWER), &["not_permitted"]),
            ("the officer, own reply", try_at(&story, 6, words("Gone."), OFFICER), &[]),
            ("a colleague of the squad", try_at(&story, 6, words("Gone."), SECOND_OFFICER), &[]),
            ("another squad's officer", try_at(&story, 6, words("Gone."), OTHER_OFFICER), &["not_your_squad"]),
            ("an operator, the resident's words", try_at(&story, 1, words("Stalls."), OPERATOR), &[]),
            ("the resident", try_at(&story, 1, words("Stalls."), RESIDENT), &["not_for_residents"]),
        ]);
    }

    #[test]
    fn only_what_a_fact_holds_can_be_put_right() {
        let story = accepted().asked().then(AUTOMATIC, Fact::AnswerExpired);
        let reason = said("Mistyped.");
        let story = story.then(OPERATOR, Fact::Corrected { target: 1, change: words("Stalls."), reason });
        let category = |code: &str| Correction { category: Some(code.into()), ..Correction::default() };
        let kind = Correction { kind: Some(Kind::Help), ..Correction::default() };
        let off = Correction { place: Some(place(0.0, 91.0)), ..Correction::default() };
        check(&[
            ("the kind received", try_at(&story, 1, kind.clone(), OPERATOR), &[]),
            ("the category sorted", try_at(&story, 2, category("lighting"), OPERATOR), &[]),
            ("the kind of a sorting", try_at(&story, 2, kind, OPERATOR), &["change_does_not_fit"]),
            ("the words of a sorting", try_at(&story, 2, words("x"), OPERATOR), &["change_does_not_fit"]),
            ("who was assigned", try_at(&story, 3, words("x"), OPERATOR), &["change_does_not_fit"]),
            ("what the platform recorded", try_at(&story, 6, words("x"), OPERATOR), &["fact_not_correctable"]),
            ("a correction", try_at(&story, 7, words("x"), OPERATOR), &["fact_not_correctable"]),
            ("no such fact", try_at(&story, 8, words("x"), OPERATOR), &["no_such_fact"]),
            ("nothing new", try_at(&story, 1, Correction::default(), OPERATOR), &["nothing_to_correct"]),
            ("no words", try_at(&story, 1, words(" "), OPERATOR), &["text_missing"]),
            ("4,001 characters", try_at(&story, 1, words(&"x".repeat(4_001)), OPERATOR), &["text_too_long"]),
            ("no category", try_at(&story, 2, category(""), OPERATOR), &["text_missing"]),
            ("nowhere in China", try_at(&story, 1, off, OPERATOR), &["not_a_point"]),
        ]);
        let silent = CorrectAsked { target: 1, change: words("x"), reason: said("") };
        let who = operator();
        let decided = correct(&story.opinion(), &story.facts, &silent, Doer::Staff(&who), &story.today());
        check(&[("without a reason", decided.map(drop), &["text_missing"])]);
    }

    #[test]
    fn once_closed_out_only_words_and_places_are_put_right() {
        let at = || Correction { place: Some(place(118.76, 30.96)), ..Correction::default() };
        let urgent = || Correction { urgency: Some(Urgency::Urgent), ..Correction::default() };
        check(&[
            ("open, urgency", try_at(&replied(), 2, urgent(), OPERATOR), &[]),
            ("closed out, urgency", try_at(&closed(), 2, urgent(), OPERATOR), &["only_words_and_place"]),
            ("closed out, place", try_at(&closed(), 2, at(), OPERATOR), &[]),
            ("closed out, words", try_at(&closed(), 6, words("x"), OPERATOR), &[]),
            ("returned, urgency", try_at(&sorted().returned(), 2, urgent(), OPERATOR), &["only_words_and_place"]),
            ("returned, reason", try_at(&sorted().returned(), 3, words("x"), OPERATOR), &[]),
            ("merged, urgency", try_at(&sorted().merged(), 2, urgent(), OPERATOR), &[]),
        ]);
    }

    #[test]
    fn what_was_first_written_stays_and_the_state_is_the_corrected_one() {
        let change = Correction { kind: Some(Kind::Help), place: Some(place(118.7, 30.9)), ..words("Mended.") };
        let story = received().then(OPERATOR, Fact::Corrected { target: 1, change, reason: said("Misheard.") });
        let opinion = story.opinion();
        assert_eq!((opinion.kind, opinion.said.text.as_str()), (Kind::Help, "Mended."));
        assert_eq!(opinion.place.unwrap().longitude, Some(118.7));
        assert_eq!(opinion.received_at, received().now());
        assert_eq!(story.facts[0], received().facts[0]);
        let remark = Fact::Corrected { target: 7, change: words("Not quite."), reason: said("Misheard.") };
        let rated = replied().rated(false).then(OPERATOR, remark);
        let facts = crate::opinions::corrected_facts(&rated.facts).unwrap();
        assert_eq!(facts[6].fact, Fact::Rated { satisfied: false, said: Some(said("Not quite.")) });
    }
}
