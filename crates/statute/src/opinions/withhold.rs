//! Withhold (不公开): somebody looked and decided against it.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, Reason, Refusal, Said, Today};
use crate::access::Permission;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct WithholdAsked {
    /// Why not.
    pub reason: Said,
}

/// Article 25: what is not shown now, and not decided already.
pub fn may_withhold(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

/// Withholds.
pub fn withhold(opinion: &Opinion, asked: &WithholdAsked, doer: Doer, _today: &Today) -> Result<Outcome, Refusal> {
    conditions(opinion, doer).settled()?.words("reason", &asked.reason).verdict()?;
    Ok(Outcome::of(Fact::Withheld { reason: asked.reason.clone() }, 25))
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    Conditions::of(Act::Withhold)
        .permitted(opinion, doer, Permission::PublishOpinion)
        .need("not_public", opinion.publication.is_none(), || Reason::new("already_public", 25).cleared_by(Act::Unpublish))
        .need("not_withheld", opinion.kept_back.is_none(), || Reason::new("already_withheld", 25).cleared_by(Act::Publish))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    #[test]
    fn decided_once_and_never_beside_what_is_shown() {
        let may = |story: &Story, clerk: &Clerk| may_withhold(&story.opinion(), Doer::Staff(clerk), &story.today());
        let silent = withhold(&sorted().opinion(), &WithholdAsked { reason: said(" ") }, Doer::Staff(&operator()), &sorted().today());
        let withheld = sorted().then(OPERATOR, Fact::Withheld { reason: said("A family matter.") });
        check(&[
            ("just received", may(&received(), &operator()), &[]),
            ("shown", may(&sorted().published(), &operator()), &["already_public"]),
            ("decided before", may(&withheld, &operator()), &["already_withheld"]),
            ("by an officer", may(&accepted(), &officer()), &["not_permitted"]),
            ("without a reason", silent.map(drop), &["text_missing"]),
        ]);
    }
}
