//! Sign for (签收): the other agency has taken it.

use super::conditions::{Conditions, day_of};
use super::{Act, Doer, Fact, Opinion, Outcome, Reason, Refusal, Said, Today};
use crate::access::Permission;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct SignForAsked {
    /// Who signed, and under which number.
    pub said: Said,
}

/// Article 30: once, while the agency has it.
pub fn may_sign_for(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    let signed = opinion.transferred.as_ref().and_then(|transfer| transfer.signed);
    Conditions::of(Act::SignFor)
        .permitted(opinion, doer, Permission::ReturnOpinion)
        .open(opinion)
        .with_others(opinion)
        .need("not_signed", signed.is_none(), || {
            Reason::new("already_signed", 30).with("signed_on", day_of(signed.unwrap_or(opinion.received_at)))
        })
}

impl Conditions {
    /// Another agency has it.
    pub(super) fn with_others(self, opinion: &Opinion) -> Self {
        self.need("transferred", opinion.transferred.is_some(), || Reason::new("not_transferred", 30).cleared_by(Act::TransferOut))
    }
}

/// Records it.
pub fn sign_for(opinion: &Opinion, asked: &SignForAsked, doer: Doer, _today: &Today) -> Result<Outcome, Refusal> {
    conditions(opinion, doer).settled()?.words("said", &asked.said).verdict()?;
    Ok(Outcome::of(Fact::SignedFor { said: asked.said.clone() }, 30))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    #[test]
    fn what_was_handed_out_is_signed_for_once() {
        let may = |story: &Story, who: &Clerk| may_sign_for(&story.opinion(), Doer::Staff(who), &story.today());
        let signed = transferred().then(OPERATOR, Fact::SignedFor { said: said("No. 7.") });
        check(&[
            ("never handed out", may(&accepted(), &operator()), &["not_transferred"]),
            ("handed out", may(&transferred(), &operator()), &[]),
            ("after the day", may(&transferred().then(AUTOMATIC, Fact::TransferExpired), &operator()), &[]),
            ("signed for", may(&signed, &operator()), &["already_signed"]),
            ("taken back", may(&signed.then(OPERATOR, Fact::TakenBack { said: said("Done.") }), &operator()), &["not_transferred"]),
            ("an officer", may(&transferred(), &officer()), &["not_permitted"]),
        ]);
        let silent = sign_for(&transferred().opinion(), &SignForAsked { said: said("") }, Doer::Staff(&operator()), &transferred().today());
        check(&[("without a word", silent.map(drop), &["text_missing"])]);
    }
}
