//! Sign somebody out everywhere (全部退出): a device was lost.

use super::conditions::Conditions;
use super::{Account, Act, Desk, Outcome, Refusal};

/// Article 8: a disabled account has no sessions any more. One's own may be ended, too: that takes nobody's access away.
pub fn may_end_sessions(account: &Account, desk: &Desk) -> Result<(), Refusal> {
    Conditions::of(Act::EndSessions, desk).not_disabled(account).verdict()
}

/// Ends them; the account stays as it is.
pub fn end_sessions(account: &Account, desk: &Desk) -> Result<Outcome, Refusal> {
    may_end_sessions(account, desk)?;
    Ok(Outcome::of(account.clone(), 12))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;
    use crate::accounts::fixture::*;

    #[test]
    fn of_anybody_who_is_not_disabled() {
        let clerk = security();
        let able = account(&[Role::Officer]);
        let may = |account: &Account| may_end_sessions(account, &desk(&clerk, 1));
        check(&[
            ("able", may(&able), &[]),
            ("own", may(&of(&clerk)), &[]),
            ("disabled", may(&Account { disabled: true, ..able.clone() }), &["account_disabled"]),
        ]);
        assert_eq!(end_sessions(&able, &desk(&clerk, 1)).unwrap().account, able);
    }
}
