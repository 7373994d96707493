//! The conditions of one act, weighed one by one, so that a refusal names all that stands in the way at once.

use super::{Account, Act, Desk, OF_A_SQUAD, Profile, Reason, Refusal};
use crate::access::{Permission, roles_agree, roles_with};

/// Conditions weighed so far.
pub(super) struct Conditions {
    act: Act,
    reasons: Vec<Reason>,
}

/// The post lacks the permission: these have it (article 3).
pub fn another_posts(permission: Permission) -> Reason {
    let roles: Vec<&str> = roles_with(permission).into_iter().map(|(role, _)| role.code()).collect();
    Reason::new("not_permitted", 3).with("roles", roles)
}

impl Conditions {
    /// Nothing weighed yet but who asks (article 3).
    pub(super) fn of(act: Act, desk: &Desk) -> Self {
        let permission = Permission::ManageAccounts;
        Self { act, reasons: Vec::new() }.need(desk.clerk.may(permission, None), || another_posts(permission))
    }

    /// Nothing weighed yet: everybody may do it with their own account.
    pub(super) fn own(act: Act) -> Self {
        Self { act, reasons: Vec::new() }
    }

    /// Weighs one condition.
    pub(super) fn need(mut self, holds: bool, otherwise: impl FnOnce() -> Reason) -> Self {
        if !holds {
            self.reasons.push(otherwise());
        }
        self
    }

    /// Nobody decides on their own access (article 6).
    pub(super) fn not_own(self, account: &Account, desk: &Desk) -> Self {
        self.need(account.id != desk.clerk.account, || Reason::new("own_account", 6))
    }

    /// One security administrator who is not disabled stays, whatever becomes of this account (article 7).
    pub(super) fn one_stays(self, account: &Account, stays: bool, desk: &Desk) -> Self {
        let last = account.is_able_security_administrator() && desk.other_security_administrators == 0;
        self.need(stays || !last, || Reason::new("last_security_administrator", 7).cleared_by(Act::Open))
    }

    /// Posts that go together, and the squad they need (articles 4 and 5).
    pub(super) fn posts_agree(self, profile: &Profile) -> Self {
        let in_a_squad: Vec<&str> = profile.roles.iter().filter(|role| OF_A_SQUAD.contains(role)).map(|role| role.code()).collect();
        self.need(!profile.roles.is_empty(), || Reason::new("no_role", 4).at_field("roles"))
            .need(roles_agree(&profile.roles), || Reason::new("roles_exclude", 4).at_field("roles"))
            .need(profile.squad.is_some() || in_a_squad.is_empty(), || {
                Reason::new("squad_missing", 5).with("roles", in_a_squad.clone()).at_field("squad")
            })
    }

    /// Why it is done is said (article 8).
    pub(super) fn reason_given(self, reason: &str) -> Self {
        self.need(!reason.trim().is_empty(), || Reason::new("reason_missing", 8).at_field("reason"))
    }

    /// Not disabled: somebody may still get in with it (article 8).
    pub(super) fn not_disabled(self, account: &Account) -> Self {
        self.need(!account.disabled, || Reason::new("account_disabled", 8).cleared_by(Act::Enable))
    }

    /// The end: possible, or refused with every reason.
    pub(super) fn verdict(self) -> Result<(), Refusal> {
        if self.reasons.is_empty() { Ok(()) } else { Err(Refusal { act: self.act, reasons: self.reasons, met: Vec::new() }) }
    }
}
