//! Unlock an account (解锁) that too many wrong passwords have locked.

use super::conditions::Conditions;
use super::{Account, Act, Desk, Outcome, Reason, Refusal, State};

/// Articles 8 and 9: what is locked now, and not disabled.
pub fn may_unlock(account: &Account, desk: &Desk) -> Result<(), Refusal> {
    let weighed = Conditions::of(Act::Unlock, desk).not_disabled(account);
    let open = account.state(desk.now) == State::Able;
    weighed.need(!open, || Reason::new("not_locked", 9)).verdict()
}

/// Unlocks it.
pub fn unlock(account: &Account, desk: &Desk) -> Result<Outcome, Refusal> {
    may_unlock(account, desk)?;
    Ok(Outcome::of(Account { locked_until: None, ..account.clone() }, 9))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;
    use crate::accounts::fixture::*;

    #[test]
    fn what_is_locked_at_this_moment_and_not_disabled() {
        let clerk = security();
        let able = account(&[Role::Officer]);
        let until = |ms: i64| Account { locked_until: Some(NOW.plus_ms(ms)), ..able.clone() };
        let may = |account: &Account| may_unlock(account, &desk(&clerk, 1));
        check(&[
            ("locked for a millisecond more", may(&until(1)), &[]),
            ("a lock that ends now", may(&until(0)), &["not_locked"]),
            ("never locked", may(&able), &["not_locked"]),
            ("locked and disabled", may(&Account { disabled: true, ..until(1) }), &["account_disabled"]),
            ("disabled", may(&Account { disabled: true, ..able.clone() }), &["account_disabled"]),
        ]);
        assert_eq!(unlock(&until(1), &desk(&clerk, 1)).unwrap().account, able);
    }
}
