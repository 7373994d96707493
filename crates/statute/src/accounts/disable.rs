//! Disable an account (停用): its sessions and tokens end with it.

use super::conditions::Conditions;
use super::{Account, Act, Desk, Outcome, Refusal};

/// Articles 6 to 8: not one's own, not the last security administrator, not twice.
pub fn may_disable(account: &Account, desk: &Desk) -> Result<(), Refusal> {
    weighed(account, desk).verdict()
}

fn weighed(account: &Account, desk: &Desk) -> Conditions {
    Conditions::of(Act::Disable, desk).not_own(account, desk).one_stays(account, false, desk).not_disabled(account)
}

/// Disables it, for a reason.
pub fn disable(account: &Account, reason: &str, desk: &Desk) -> Result<Outcome, Refusal> {
    weighed(account, desk).reason_given(reason).verdict()?;
    Ok(Outcome::of(Account { disabled: true, ..account.clone() }, 8))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;
    use crate::accounts::fixture::*;

    #[test]
    fn one_security_administrator_always_stays_and_nobody_disables_themselves() {
        let clerk = security();
        let (officer, other) = (account(&[Role::Officer]), account(&[Role::SecurityAdministrator]));
        let disabled = Account { disabled: true, ..other.clone() };
        let may = |account: &Account, others| may_disable(account, &desk(&clerk, others));
        check(&[
            ("an officer", may(&officer, 1), &[]),
            ("one locked for a while", may(&locked(&officer), 1), &[]),
            ("a security administrator, one other left", may(&other, 1), &[]),
            ("a security administrator, none left", may(&other, 0), &["last_security_administrator"]),
            ("oneself", may(&of(&clerk), 1), &["own_account"]),
            ("oneself, the last", may(&of(&clerk), 0), &["own_account", "last_security_administrator"]),
            ("twice", may(&disabled, 0), &["account_disabled"]),
        ]);
    }

    #[test]
    fn a_reason_is_given() {
        let clerk = security();
        let officer = account(&[Role::Officer]);
        let with = |reason: &str| disable(&officer, reason, &desk(&clerk, 1)).map(drop);
        check(&[("none", with(""), &["reason_missing"]), ("blanks", with(" \n"), &["reason_missing"]), ("one sign", with("x"), &[])]);
        assert!(disable(&officer, "left", &desk(&clerk, 1)).unwrap().account.disabled);
    }
}
