//! Accounts of the bureau's people: opened, changed, disabled, enabled, unlocked, given a new password; and what people do
//! with their own. One file per act decides; `conditions.rs` has what acts have in common.
//!
//! Each act's file has two functions: the question "may this be done now?" and the decision that asks it first. The
//! list beside every account asks the same question.

mod acts;
mod change;
mod well_known_passwords;
mod conditions;
mod disable;
mod enable;
mod end_sessions;
#[cfg(test)]
mod fixture;
mod form;
mod open;
mod own;
mod refusal;
mod reset_password;
mod rules;
mod take_off_second_factor;
mod unlock;

pub use acts::*;
pub use change::*;
pub use conditions::another_posts;
pub use disable::*;
pub use enable::*;
pub use end_sessions::*;
pub use form::*;
pub use open::*;
pub use own::*;
pub use refusal::*;
pub use reset_password::*;
pub use rules::*;
pub use take_off_second_factor::*;
pub use unlock::*;

use crate::access::{Clerk, Role};
use crate::cite::Cite;
use crate::day::Instant;
use crate::ids::{AccountId, SquadId};
use crate::opinions::words_of;

words_of! {
    /// The acts on an account; the code is the end of its route.
    Act {
        /// 开账号
        Open = "open",
        /// 修改
        Change = "change",
        /// 停用
        Disable = "disable",
        /// 启用
        Enable = "enable",
        /// 解锁
        Unlock = "unlock",
        /// 重置密码
        ResetPassword = "reset-password",
        /// 全部退出: signs somebody out everywhere.
        EndSessions = "end-sessions",
        /// 停掉动态口令, of somebody who lost it.
        TakeOffSecondFactor = "take-off-second-factor",
        /// 改密码: one's own.
        ChangePassword = "change-password",
        /// 改邮箱: one's own.
        ChangeMail = "change-mail",
        /// 退出一处: of one's own.
        EndSession = "end-session",
        /// 退出别处: of one's own.
        EndOtherSessions = "end-other-sessions",
        /// 开令牌
        CreateToken = "create-token",
        /// 作废令牌
        RevokeToken = "revoke-token",
        /// 开通动态口令: a key is made.
        EnrolSecondFactor = "enrol-second-factor",
        /// 确认动态口令: the first code counts.
        ConfirmSecondFactor = "confirm-second-factor",
        /// 换备用码
        RenewRecoveryCodes = "renew-recovery-codes",
    }
}

words_of! {
    /// Whether somebody gets in.
    State {
        /// 可登录
        Able = "able",
        /// 已锁定: too many wrong passwords, for a while.
        Locked = "locked",
        /// 已停用
        Disabled = "disabled",
    }
}

/// Posts that work in a squad and reach only what it has: without one they reach nothing.
pub const OF_A_SQUAD: &[Role] = &[Role::SquadLeader, Role::Officer];

/// What an account says of a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// As shown beside acts.
    pub name: String,
    /// Own squad.
    pub squad: Option<SquadId>,
    /// Posts held.
    pub roles: Vec<Role>,
}

impl Profile {
    /// The same with each post once, in the order of [`Role::ALL`].
    pub fn in_order(mut self) -> Self {
        self.roles.sort_unstable();
        self.roles.dedup();
        self
    }
}

/// An account as the rules see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// Which.
    pub id: AccountId,
    /// What it says of the person.
    pub profile: Profile,
    /// Nobody gets in with it.
    pub disabled: bool,
    /// Nobody gets in with it before this instant.
    pub locked_until: Option<Instant>,
    /// A code is asked for at sign-in beside the password.
    pub second_factor: bool,
}

impl Account {
    /// Whether somebody gets in with it now. A lock that has run out is none.
    pub fn state(&self, now: Instant) -> State {
        if self.disabled {
            State::Disabled
        } else if self.locked_until.is_some_and(|until| until > now) {
            State::Locked
        } else {
            State::Able
        }
    }

    /// Whether it may sign in as security administrator; a lock passes by itself and does not count.
    pub fn is_able_security_administrator(&self) -> bool {
        !self.disabled && self.profile.roles.contains(&Role::SecurityAdministrator)
    }
}

/// Who decides, when, and who else could.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// Who asks.
    pub clerk: &'a Clerk,
    /// The instant of the act.
    pub now: Instant,
    /// Security administrators of the bureau who are not disabled, without the account decided on.
    pub other_security_administrators: usize,
}

/// A decision that was possible: the account as it is from now on.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Afterwards.
    pub account: Account,
    /// The articles the act rests on.
    pub grounds: Vec<Cite>,
}

impl Outcome {
    /// An account on the grounds of one article of the bureau's own rules.
    fn of(account: Account, article: u16) -> Self {
        Self { account, grounds: vec![crate::cite::account_rules(article)] }
    }
}
