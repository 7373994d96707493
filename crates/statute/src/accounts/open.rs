//! Open an account (开账号).

use super::conditions::Conditions;
use super::{Account, Act, Desk, Outcome, Profile, Reason, Refusal};
use crate::ids::AccountId;

/// Articles 2, 4 and 5: a login nobody has, posts that go together, a squad where the post works in one. `taken` says
/// whether the bureau has the login already, compared in lower case.
pub fn may_open(profile: &Profile, taken: bool, desk: &Desk) -> Result<(), Refusal> {
    Conditions::of(Act::Open, desk)
        .need(!taken, || Reason::new("login_taken", 2).at_field("login"))
        .posts_agree(profile)
        .verdict()
}

/// Opens it.
pub fn open(id: AccountId, profile: Profile, taken: bool, desk: &Desk) -> Result<Outcome, Refusal> {
    let profile = profile.in_order();
    may_open(&profile, taken, desk)?;
    Ok(Outcome::of(Account { id, profile, disabled: false, locked_until: None, second_factor: false }, 3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;
    use crate::accounts::fixture::*;

    #[test]
    fn posts_that_go_together_with_a_squad_where_one_is_needed_and_a_login_nobody_has() {
        use Role::*;
        let clerk = security();
        let open = |squad: bool, roles: &[Role], taken| may_open(&profile(squad, roles), taken, &desk(&clerk, 1));
        check(&[
            ("an operator", open(false, &[Operator], false), &[]),
            ("two posts", open(false, &[Operator, Trainer], false), &[]),
            ("an officer of a squad", open(true, &[Officer], false), &[]),
            ("an officer of none", open(false, &[Officer], false), &["squad_missing"]),
            ("a squad leader of none", open(false, &[SquadLeader], false), &["squad_missing"]),
            ("no post", open(false, &[], false), &["no_role"]),
            ("one of the three", open(false, &[Auditor], false), &[]),
            ("two of the three", open(false, &[Auditor, SystemAdministrator], false), &["roles_exclude"]),
            ("one of the three and a post", open(true, &[SecurityAdministrator, Operator], false), &["roles_exclude"]),
            ("a login somebody has", open(false, &[Operator], true), &["login_taken"]),
            ("all wrong at once", open(false, &[Officer, Auditor], true), &["login_taken", "roles_exclude", "squad_missing"]),
        ]);
    }

    #[test]
    fn only_the_security_administrator_opens_accounts() {
        for role in Role::ALL {
            let clerk = clerk(1, &[*role]);
            let decided = may_open(&profile(false, &[Role::Operator]), false, &desk(&clerk, 1));
            assert_eq!(decided.is_ok(), *role == Role::SecurityAdministrator, "{role:?}");
        }
    }

    #[test]
    fn a_post_said_twice_is_held_once_and_in_order() {
        let clerk = security();
        let asked = profile(false, &[Role::Trainer, Role::Operator, Role::Trainer]);
        let opened = open(SOMEBODY, asked, false, &desk(&clerk, 1)).unwrap();
        assert_eq!(opened.account.profile.roles, [Role::Operator, Role::Trainer]);
        assert!(!opened.account.disabled && opened.account.locked_until.is_none());
        let twice = profile(false, &[Role::Auditor, Role::Auditor]);
        assert!(open(SOMEBODY, twice, false, &desk(&clerk, 1)).is_ok(), "the same post twice excludes nothing");
    }
}
