//! Take back (收回): the other agency's answer is in, or is no longer waited for.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, Refusal, Said, Today};
use crate::access::Permission;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct TakeBackAsked {
    /// What the agency did and said, or why it is not waited for.
    pub said: Said,
}

/// Article 30: while the agency has it, also after the day named. The clock runs on.
pub fn may_take_back(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    Conditions::of(Act::TakeBack).permitted(opinion, doer, Permission::ReturnOpinion).open(opinion).with_others(opinion)
}

/// Takes it back.
pub fn take_back(opinion: &Opinion, asked: &TakeBackAsked, doer: Doer, _today: &Today) -> Result<Outcome, Refusal> {
    conditions(opinion, doer).settled()?.words("said", &asked.said).verdict()?;
    Ok(Outcome::of(Fact::TakenBack { said: asked.said.clone() }, 30))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::Standing;
    use crate::opinions::fixture::*;

    #[test]
    fn what_is_out_is_taken_back_and_its_clock_runs_on() {
        let may = |story: &Story, who: &Clerk| may_take_back(&story.opinion(), Doer::Staff(who), &story.today());
        let back = transferred().then(OPERATOR, Fact::TakenBack { said: said("Towed.") });
        check(&[
            ("out", may(&transferred(), &operator()), &[]),
            ("after the day", may(&transferred().then(AUTOMATIC, Fact::TransferExpired), &operator()), &[]),
            ("never out", may(&accepted(), &operator()), &["not_transferred"]),
            ("back", may(&back, &operator()), &["not_transferred"]),
            ("an officer", may(&transferred(), &officer()), &["not_permitted"]),
        ]);
        let opinion = back.opinion();
        assert_eq!((opinion.standing(), opinion.pauses[0].to), (Standing::Handling, Some(back.now())));
        for (situation, out) in [("handling", super::super::may_handle(&transferred().opinion(), Doer::Staff(&officer()), &transferred().today())), ("replying", super::super::may_reply(&transferred().handled().opinion(), Doer::Staff(&officer()), &transferred().today()))] {
            check(&[(situation, out, &["with_other_unit"])]);
        }
    }
}
