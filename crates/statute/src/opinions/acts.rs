//! The list beside every opinion: which acts are possible now, and for the others why not and what would help.

use super::*;

/// Every act, in the order of [`Act::ALL`], asked of the same functions that decide. What only the act itself will
/// name (the opinion to merge into, the fact to correct, the squad) is not weighed yet.
///
/// `lead` is the opinion it goes on under, where it was merged; `finish_due` and `half_term_at` are when its finish
/// clock runs out and when half of that term has passed, nothing while the clock is stopped.
pub fn standing_of_acts(
    opinion: &Opinion,
    lead: Option<&Opinion>,
    doer: Doer,
    today: &Today,
    finish_due: Option<Instant>,
    half_term_at: Option<Instant>,
) -> Vec<ActStanding> {
    let ask = |act: Act| match act {
        Act::Sort => may_sort(opinion, doer, today),
        Act::Return => may_return(opinion, doer, today),
        Act::Merge => may_merge(opinion, None, doer, today),
        Act::Unmerge => may_unmerge(opinion, lead, doer, today),
        Act::Assign => may_assign(opinion, doer, today),
        Act::HandBack => may_hand_back(opinion, doer, today),
        Act::Accept => may_accept(opinion, doer, today),
        Act::HandOver => may_hand_over(opinion, doer, today),
        Act::Ask => may_ask(opinion, doer, today),
        Act::Answer => may_answer(opinion, doer, today),
        Act::Suspend => may_suspend(opinion, doer, today),
        Act::Resume => may_resume(opinion, doer, today),
        Act::Extend => may_extend(opinion, doer, today, finish_due),
        Act::Urge => may_urge(opinion, doer, today, half_term_at),
        Act::TransferOut => may_transfer_out(opinion, doer, today),
        Act::SignFor => may_sign_for(opinion, doer, today),
        Act::TakeBack => may_take_back(opinion, doer, today),
        Act::CallBack => may_call_back(opinion, doer, today),
        Act::Supervise => may_supervise(opinion, doer, today),
        Act::Handle => may_handle(opinion, doer, today),
        Act::Reply => may_reply(opinion, doer, today),
        Act::Verify => may_verify(opinion, doer, today),
        Act::Rate => may_rate(opinion, lead, doer, today),
        Act::Reopen => may_reopen(opinion, doer, today),
        Act::CloseOut => may_close_out(opinion, doer, today),
        Act::Correct => may_correct(opinion, None, doer, today),
        Act::Publish => may_publish(opinion, doer, today),
        Act::Withhold => may_withhold(opinion, doer, today),
        Act::Unpublish => may_unpublish(opinion, doer, today),
        Act::Withdraw => may_withdraw(opinion, doer, today),
        Act::Amend => may_amend(opinion, doer, today),
        Act::KeepPrivate => may_keep_private(opinion, None, doer, today),
        Act::Forget => may_forget(opinion, lead, doer, today),
    };
    Act::ALL.iter().map(|act| ActStanding::of(*act, ask(*act))).collect()
}

#[cfg(test)]
mod tests {
    use super::fixture::*;
    use super::*;

    fn possible(story: &Story, doer: Doer) -> Vec<Act> {
        let now = Some(story.now());
        let acts = standing_of_acts(&story.opinion(), None, doer, &story.today(), now, now);
        assert_eq!(acts.iter().map(|standing| standing.act).collect::<Vec<_>>(), Act::ALL);
        acts.iter().filter(|standing| standing.possible()).map(|standing| standing.act).collect()
    }

    #[test]
    fn the_list_offers_what_is_next() {
        use Act::*;
        let (operator, officer, leader) = (operator(), officer(), bureau_leader());
        let (operator, officer, leader) = (Doer::Staff(&operator), Doer::Staff(&officer), Doer::Staff(&leader));
        let resident = Doer::Resident;
        for (situation, story, doer, expected) in [
            ("to sort", received(), operator, &[Sort, Return, Merge, TransferOut, Urge, Correct, Withhold][..]),
            ("to assign", sorted(), operator, &[Sort, Return, Merge, Assign, TransferOut, Urge, Correct, Publish, Withhold]),
            ("to accept", assigned(), officer, &[HandBack, Accept, Correct]),
            ("handling", accepted(), officer, &[HandBack, Ask, Suspend, Handle, Correct]),
            ("asking", asked(), officer, &[HandBack, Correct]),
            ("suspended", suspended(), officer, &[Resume, Correct]),
            ("with another agency", transferred(), operator, &[Sort, Merge, SignFor, TakeBack, Urge, Correct, Publish, Withhold]),
            ("to reply", handled(), officer, &[Ask, Suspend, Handle, Reply, Correct]),
            ("to verify, by the handler", replied(), officer, &[Handle, Reply, Correct]),
            ("to verify", replied(), operator, &[Verify, Rate, Reopen, Correct, Publish, Withhold]),
            ("to close out", replied().verified(true), operator, &[Rate, Reopen, CloseOut, Correct, Publish, Withhold]),
            ("closed", closed(), operator, &[Rate, Reopen, Correct, Publish, Withhold, Forget]),
            ("returned", received().returned(), operator, &[Correct, Withhold, Forget]),
            ("handling, leader", accepted(), leader, &[Extend, Urge, Supervise]),
            ("shown", sorted().published(), operator, &[Sort, Return, Merge, Assign, TransferOut, Urge, Correct, Publish, Unpublish]),
            ("received, resident", received(), resident, &[Answer, Urge, Withdraw, Amend, KeepPrivate]),
            ("handling, resident", accepted(), resident, &[Answer, Urge, Amend, KeepPrivate]),
            ("answered, resident", replied(), resident, &[Answer, Rate, Reopen, Amend, KeepPrivate]),
            ("closed, resident", closed(), resident, &[Rate, Reopen, KeepPrivate]),
            ("returned, resident", received().returned(), resident, &[KeepPrivate]),
        ] {
            assert_eq!(possible(&story, doer), expected, "{situation}");
        }
    }

    #[test]
    fn a_merged_opinion_keeps_only_the_acts_of_its_own_reporter() {
        let child = accepted().merged();
        let lead = replied().other_opinion();
        let people = [operator(), squad_leader(), officer(), bureau_leader()];
        for doer in people.iter().map(Doer::Staff).chain([Doer::Resident]) {
            let now = Some(child.now());
            let acts = standing_of_acts(&child.opinion(), Some(&lead), doer, &child.today(), now, now);
            for standing in acts {
                let own = matches!(standing.act, Act::Unmerge | Act::Answer | Act::Rate | Act::Correct | Act::Withhold | Act::Unpublish)
                    || matches!(standing.act, Act::Withdraw | Act::Amend | Act::KeepPrivate | Act::Forget);
                let merged = standing.reasons.iter().any(|reason| reason.code == "merged_into");
                assert_eq!(merged, !own, "{:?}", standing.act);
            }
        }
    }

    #[test]
    fn every_act_is_refused_to_somebody_without_a_post_of_it() {
        let nobody = Person::TRAINER.clerk();
        for story in [received(), assigned(), accepted(), suspended(), handled(), closed()] {
            assert_eq!(possible(&story, Doer::Staff(&nobody)), []);
        }
    }
}
