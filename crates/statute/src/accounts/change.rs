//! Change what an account says of a person (修改): name, squad, posts.

use super::conditions::Conditions;
use super::{Account, Act, Desk, Outcome, Profile, Reason, Refusal};
use crate::access::Role;

/// Articles 4 to 7: not one's own, posts that go together, and one security administrator stays. Without `asked`, whether
/// anything may be changed at all.
pub fn may_change(account: &Account, asked: Option<&Profile>, desk: &Desk) -> Result<(), Refusal> {
    let weighed = Conditions::of(Act::Change, desk).not_own(account, desk);
    let Some(asked) = asked else { return weighed.verdict() };
    weighed
        .posts_agree(asked)
        .one_stays(account, asked.roles.contains(&Role::SecurityAdministrator), desk)
        .need(*asked != account.profile, || Reason::new("nothing_changed", 11))
        .verdict()
}

/// Changes it.
pub fn change(account: &Account, asked: Profile, desk: &Desk) -> Result<Outcome, Refusal> {
    let asked = asked.in_order();
    may_change(account, Some(&asked), desk)?;
    Ok(Outcome::of(Account { profile: asked, ..account.clone() }, 3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::fixture::*;

    #[test]
    fn everybody_but_oneself_and_to_posts_that_go_together() {
        use Role::*;
        let clerk = security();
        let account = account(&[Officer]);
        let change = |squad: bool, roles: &[Role]| may_change(&account, Some(&profile(squad, roles)), &desk(&clerk, 1));
        check(&[
            ("another post", change(true, &[SquadLeader]), &[]),
            ("out of the squad to a post without one", change(false, &[Operator]), &[]),
            ("out of the squad", change(false, &[Officer]), &["squad_missing"]),
            ("no post", change(true, &[]), &["no_role"]),
            ("one of the three beside it", change(true, &[Officer, Auditor]), &["roles_exclude"]),
            ("nothing", change(true, &[Officer]), &["nothing_changed"]),
            ("own", may_change(&of(&clerk), Some(&profile(false, &[Auditor])), &desk(&clerk, 1)), &["own_account"]),
            ("own, before anything is asked", may_change(&of(&clerk), None, &desk(&clerk, 1)), &["own_account"]),
            ("another's, before anything is asked", may_change(&account, None, &desk(&clerk, 1)), &[]),
        ]);
    }

    #[test]
    fn the_same_posts_in_another_order_are_no_change() {
        let clerk = security();
        let account = account(&[Role::Officer, Role::Trainer]);
        let asked = profile(true, &[Role::Trainer, Role::Officer]);
        let refusal = change(&account, asked, &desk(&clerk, 1)).unwrap_err();
        assert_eq!(refusal.reasons[0].code, "nothing_changed");
        let renamed = Profile { name: "Another".into(), ..account.profile.clone() };
        assert_eq!(change(&account, renamed, &desk(&clerk, 1)).unwrap().account.profile.name, "Another");
    }

    #[test]
    fn the_last_security_administrator_keeps_the_post() {
        use Role::*;
        let clerk = security();
        let account = account(&[SecurityAdministrator]);
        let change = |roles: &[Role], others| may_change(&account, Some(&profile(true, roles)), &desk(&clerk, others));
        let disabled = Account { disabled: true, ..account.clone() };
        check(&[
            ("one other left", change(&[Auditor], 1), &[]),
            ("no other left", change(&[Auditor], 0), &["last_security_administrator"]),
            ("only renamed", may_change(&account, Some(&profile(false, &[SecurityAdministrator])), &desk(&clerk, 0)), &[]),
            ("one who is disabled anyway", may_change(&disabled, Some(&profile(true, &[Auditor])), &desk(&clerk, 0)), &[]),
        ]);
    }
}
