//! Reset a password (重置密码): a new one, made by chance and shown once.

use super::conditions::Conditions;
use super::{Account, Act, Desk, Outcome, Refusal};

/// Articles 6 and 8: not one's own, and not of an account that is disabled.
pub fn may_reset_password(account: &Account, desk: &Desk) -> Result<(), Refusal> {
    Conditions::of(Act::ResetPassword, desk).not_own(account, desk).not_disabled(account).verdict()
}

/// Resets it. Wrong passwords of before are forgotten: whoever gets the new one has not typed it yet.
pub fn reset_password(account: &Account, desk: &Desk) -> Result<Outcome, Refusal> {
    may_reset_password(account, desk)?;
    Ok(Outcome::of(Account { locked_until: None, ..account.clone() }, 10))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;
    use crate::accounts::fixture::*;

    #[test]
    fn anybodys_but_ones_own_while_it_is_not_disabled() {
        let clerk = security();
        let able = account(&[Role::Officer]);
        let may = |account: &Account| may_reset_password(account, &desk(&clerk, 1));
        check(&[
            ("able", may(&able), &[]),
            ("locked", may(&locked(&able)), &[]),
            ("disabled", may(&Account { disabled: true, ..able.clone() }), &["account_disabled"]),
            ("own", may(&of(&clerk)), &["own_account"]),
        ]);
        assert_eq!(reset_password(&locked(&able), &desk(&clerk, 1)).unwrap().account, able);
    }
}
