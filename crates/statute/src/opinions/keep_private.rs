//! Keep private (不要公开): its reporter wants it shown to nobody else, or no longer minds.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, Reason, Refusal, Today};

/// Article 26: at any time, also after close-out; what is shown is taken back at once. Without a wish the answer holds for
/// not being shown.
pub fn may_keep_private(opinion: &Opinion, wish: Option<bool>, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, wish.unwrap_or(true), doer).verdict()
}

/// Records the wish: `private` true shows it to nobody else, false leaves it to whoever looks at it.
pub fn keep_private(opinion: &Opinion, private: bool, doer: Doer, _today: &Today) -> Result<Outcome, Refusal> {
    conditions(opinion, private, doer).verdict()?;
    Ok(Outcome::of(Fact::KeptPrivate { private }, 26))
}

fn conditions(opinion: &Opinion, private: bool, doer: Doer) -> Conditions {
    let is_private = opinion.private.is_some();
    Conditions::of(Act::KeepPrivate)
        .reporters_own(doer)
        .refuse_if(private && is_private, || Reason::new("already_private", 26))
        .refuse_if(!private && !is_private, || Reason::new("not_private", 26))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    #[test]
    fn at_any_time_and_back() {
        let wish = |story: &Story, private| keep_private(&story.opinion(), private, Doer::Resident, &story.today()).map(drop);
        let private = closed().then(RESIDENT, Fact::KeptPrivate { private: true });
        check(&[
            ("just received", wish(&received(), true), &[]),
            ("shown and closed out", wish(&closed().published(), true), &[]),
            ("said already", wish(&private, true), &["already_private"]),
            ("no longer minded", wish(&private, false), &[]),
            ("never said", wish(&received(), false), &["not_private"]),
            ("by an operator", may_keep_private(&received().opinion(), None, Doer::Staff(&operator()), &received().today()), &["only_reporter"]),
        ]);
        assert_eq!(private.then(RESIDENT, Fact::KeptPrivate { private: false }).opinion().private, None);
    }
}
