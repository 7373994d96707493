//! Enable an account again (启用).

use super::conditions::Conditions;
use super::{Account, Act, Desk, Outcome, Reason, Refusal};

/// Article 8: what is disabled. Its posts must still go together, because they work again from now on.
pub fn may_enable(account: &Account, desk: &Desk) -> Result<(), Refusal> {
    weighed(account, desk).verdict()
}

fn weighed(account: &Account, desk: &Desk) -> Conditions {
    Conditions::of(Act::Enable, desk)
        .need(account.disabled, || Reason::new("not_disabled", 8).cleared_by(Act::Disable))
        .posts_agree(&account.profile)
}

/// Enables it, for a reason. A lock of before is over.
pub fn enable(account: &Account, reason: &str, desk: &Desk) -> Result<Outcome, Refusal> {
    weighed(account, desk).reason_given(reason).verdict()?;
    Ok(Outcome::of(Account { disabled: false, locked_until: None, ..account.clone() }, 8))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;
    use crate::accounts::fixture::*;

    #[test]
    fn what_is_disabled_is_enabled_for_a_reason() {
        let clerk = security();
        let able = account(&[Role::Officer]);
        let disabled = Account { disabled: true, ..locked(&able) };
        let with = |account: &Account, reason: &str| enable(account, reason, &desk(&clerk, 1)).map(drop);
        let homeless = Account { disabled: true, profile: profile(false, &[Role::Officer]), ..able.clone() };
        check(&[
            ("disabled", with(&disabled, "back"), &[]),
            ("without a reason", with(&disabled, " "), &["reason_missing"]),
            ("not disabled", with(&able, "back"), &["not_disabled"]),
            ("locked, not disabled", with(&locked(&able), "back"), &["not_disabled"]),
            ("with posts that want a squad", with(&homeless, "back"), &["squad_missing"]),
        ]);
        assert_eq!(enable(&disabled, "back", &desk(&clerk, 1)).unwrap().account, able);
    }
}
