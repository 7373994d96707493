//! The list beside every account: which acts are possible now, and for the others why not and what would help.

use super::*;

/// Every act on an account that is there, in the order of [`Act::ALL`], asked of the same functions that decide. What
/// only the act itself will name (the posts, the reason) is not weighed yet.
pub fn standing_of_acts(account: &Account, desk: &Desk) -> Vec<ActStanding> {
    let ask = |act: Act| {
        Some(match act {
            Act::Open => return None,
            Act::Change => may_change(account, None, desk),
            Act::Disable => may_disable(account, desk),
            Act::Enable => may_enable(account, desk),
            Act::Unlock => may_unlock(account, desk),
            Act::ResetPassword => may_reset_password(account, desk),
            Act::EndSessions => may_end_sessions(account, desk),
            Act::TakeOffSecondFactor => may_take_off_second_factor(account, desk),
            _ => return None, // Everybody's own.
        })
    };
    Act::ALL.iter().filter_map(|act| Some(ActStanding::of(*act, ask(*act)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::fixture::*;
    use super::*;

    fn possible(account: &Account, clerk: &Clerk) -> Vec<Act> {
        let acts = standing_of_acts(account, &desk(clerk, 1));
        assert_eq!(acts.iter().map(|standing| standing.act).collect::<Vec<_>>(), Act::ALL[1..8]);
        acts.into_iter().filter(|standing| standing.reasons.is_empty()).map(|standing| standing.act).collect()
    }

    #[test]
    fn the_list_offers_what_the_acts_allow() {
        use Act::*;
        let clerk = security();
        let able = account(&[Role::Officer]);
        let disabled = Account { disabled: true, ..able.clone() };
        for (situation, account, expected) in [
            ("able", able.clone(), &[Change, Disable, ResetPassword, EndSessions][..]),
            ("locked", locked(&able), &[Change, Disable, Unlock, ResetPassword, EndSessions]),
            ("disabled", disabled, &[Change, Enable]),
            ("own", of(&clerk), &[EndSessions]),
            ("with a second factor", Account { second_factor: true, ..able.clone() }, &[Change, Disable, ResetPassword, EndSessions, TakeOffSecondFactor]),
        ] {
            assert_eq!(possible(&account, &clerk), expected, "{situation}");
        }
        assert_eq!(possible(&able, &super::fixture::clerk(3, &[Role::Auditor])), []);
    }
}
