//! Unpublish (收回公开): what everybody saw is taken back, with the reason.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, Reason, Refusal, Said, Today};
use crate::access::Permission;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct UnpublishAsked {
    /// Why.
    pub reason: Said,
}

/// Article 25: what is shown can be taken back at any time.
pub fn may_unpublish(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

/// Takes it back.
pub fn unpublish(opinion: &Opinion, asked: &UnpublishAsked, doer: Doer, _today: &Today) -> Result<Outcome, Refusal> {
    conditions(opinion, doer).settled()?.words("reason", &asked.reason).verdict()?;
    Ok(Outcome::of(Fact::Unpublished { reason: asked.reason.clone() }, 25))
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    Conditions::of(Act::Unpublish)
        .permitted(opinion, doer, Permission::PublishOpinion)
        .need("public", opinion.publication.is_some(), || Reason::new("not_public", 25).cleared_by(Act::Publish))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    #[test]
    fn what_is_shown_can_be_taken_back_also_when_closed_out() {
        let may = |story: &Story, clerk: &Clerk| may_unpublish(&story.opinion(), Doer::Staff(clerk), &story.today());
        let silent = unpublish(&sorted().published().opinion(), &UnpublishAsked { reason: said("") }, Doer::Staff(&operator()), &sorted().today());
        check(&[
            ("shown", may(&sorted().published(), &operator()), &[]),
            ("closed out", may(&closed().published(), &operator()), &[]),
            ("never shown", may(&sorted(), &operator()), &["not_public"]),
            ("by an officer", may(&accepted().published(), &officer()), &["not_permitted"]),
            ("without a reason", silent.map(drop), &["text_missing"]),
        ]);
    }
}
