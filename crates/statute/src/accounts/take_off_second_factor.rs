//! Take somebody's second factor off (停掉动态口令): telephone and recovery codes are lost.

use super::conditions::Conditions;
use super::{Account, Act, Desk, Outcome, Reason, Refusal};

/// Articles 6 and 16: not one's own, and one that is there.
pub fn may_take_off_second_factor(account: &Account, desk: &Desk) -> Result<(), Refusal> {
    weighed(account, desk).verdict()
}

fn weighed(account: &Account, desk: &Desk) -> Conditions {
    Conditions::of(Act::TakeOffSecondFactor, desk).not_own(account, desk).need(account.second_factor, || Reason::new("no_second_factor", 16))
}

/// Takes it off, for a reason.
pub fn take_off_second_factor(account: &Account, reason: &str, desk: &Desk) -> Result<Outcome, Refusal> {
    weighed(account, desk).reason_given(reason).verdict()?;
    Ok(Outcome::of(Account { second_factor: false, ..account.clone() }, 16))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;
    use crate::accounts::fixture::*;

    #[test]
    fn anybodys_but_ones_own_where_there_is_one_for_a_reason() {
        let clerk = security();
        let without = account(&[Role::Officer]);
        let with = Account { second_factor: true, ..without.clone() };
        let own = Account { second_factor: true, ..of(&clerk) };
        let take = |account: &Account, reason: &str| take_off_second_factor(account, reason, &desk(&clerk, 1)).map(drop);
        check(&[
            ("there", take(&with, "lost"), &[]),
            ("no reason", take(&with, " "), &["reason_missing"]),
            ("none there", take(&without, "lost"), &["no_second_factor"]),
            ("own", take(&own, "lost"), &["own_account"]),
        ]);
        assert_eq!(take_off_second_factor(&with, "lost", &desk(&clerk, 1)).unwrap().account, without);
    }
}
