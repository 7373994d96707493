//! Resume (恢复): what was waited for has come.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, Reason, Refusal, Today};
use crate::access::Permission;

/// Article 12: once what was waited for has come, the clock runs on.
pub fn may_resume(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    Conditions::of(Act::Resume)
        .permitted(opinion, doer, Permission::ResumeOpinion)
        .open(opinion)
        .need("suspended", opinion.suspended.is_some(), || Reason::new("not_suspended", 12).cleared_by(Act::Suspend))
        .verdict()
}

/// Lets the clock run on.
pub fn resume(opinion: &Opinion, doer: Doer, today: &Today) -> Result<Outcome, Refusal> {
    may_resume(opinion, doer, today)?;
    Ok(Outcome::of(Fact::Resumed, 12))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    #[test]
    fn only_a_suspended_opinion_is_resumed() {
        let may = |story: &Story, who: &Clerk| may_resume(&story.opinion(), Doer::Staff(who), &story.today());
        check(&[
            ("suspended", may(&suspended(), &officer()), &[]),
            ("suspended by a colleague", may(&suspended(), &second_officer()), &[]),
            ("not suspended", may(&accepted(), &officer()), &["not_suspended"]),
            ("waiting for the resident", may(&asked(), &officer()), &["not_suspended"]),
            ("resumed already", may(&suspended().resumed(), &officer()), &["not_suspended"]),
            ("another squad's officer", may(&suspended(), &other_officer()), &["not_your_squad"]),
            ("merged meanwhile", may(&suspended().merged(), &officer()), &["merged_into"]),
        ]);
        let decided = resume(&suspended().opinion(), Doer::Staff(&officer()), &suspended().today()).unwrap();
        assert_eq!(decided.facts, [Fact::Resumed]);
    }
}
