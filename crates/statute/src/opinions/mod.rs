//! Opinions (群众意见): from receipt to close-out. One file per act decides; [`Opinion`] is folded from dated facts.
//!
//! Each act's file has two functions of the act's name: the question "may this be done now?" and the decision that
//! asks it first. The screen's list of possible acts asks the same question. Everything else is in three places:
//! `fact.rs` (what can happen), `fold.rs` (what it makes of an opinion), `conditions.rs` (what acts have in common).

mod accept;
mod acts;
mod amend;
mod answer;
mod ask;
mod assign;
mod call_back;
mod clocks;
mod close_out;
mod conditions;
mod correct;
mod extend;
mod fact;
#[cfg(test)]
mod fixture;
mod fold;
mod forget;
mod hand_back;
mod hand_over;
mod handle;
mod join;
mod keep_private;
mod merge;
mod opinion;
mod publish;
mod questions;
mod rate;
mod receive;
mod refusal;
mod reopen;
mod reply;
mod resume;
mod return_opinion;
mod sign_for;
mod sort;
mod supervise;
mod suspend;
mod take_back;
mod transfer_out;
mod unmerge;
mod unpublish;
mod urge;
mod verify;
#[cfg(test)]
mod walk;
mod withdraw;
mod withhold;

pub use accept::*;
pub use acts::*;
pub use amend::*;
pub use answer::*;
pub use ask::*;
pub use assign::*;
pub use call_back::*;
pub use clocks::*;
pub use close_out::*;
pub use conditions::another_posts;
pub use correct::*;
pub use extend::*;
pub use fact::*;
pub use fold::*;
pub use forget::*;
pub use hand_back::*;
pub use hand_over::*;
pub use handle::*;
pub use join::*;
pub use keep_private::*;
pub use merge::*;
pub use opinion::*;
pub use publish::*;
pub use questions::*;
pub use rate::*;
pub use receive::*;
pub use refusal::*;
pub use reopen::*;
pub use reply::*;
pub use resume::*;
pub use return_opinion::*;
pub use sign_for::*;
pub use sort::*;
pub use supervise::*;
pub use suspend::*;
pub use take_back::*;
pub use transfer_out::*;
pub use unmerge::*;
pub use unpublish::*;
pub use urge::*;
pub use verify::*;
pub use withdraw::*;
pub use withhold::*;

use crate::access::Clerk;
use crate::calendar::WorkCalendar;
use crate::clock::{LimitRow, WorkingHours};
use crate::day::Instant;

words_of! {
    /// The acts on an opinion after it was received; the code is the end of its route.
    Act {
        /// 分类
        Sort = "sort",
        /// 不予受理
        Return = "return",
        /// 合并
        Merge = "merge",
        /// 撤销合并
        Unmerge = "unmerge",
        /// 派单
        Assign = "assign",
        /// 交回
        HandBack = "hand-back",
        /// 接单
        Accept = "accept",
        /// 转交
        HandOver = "hand-over",
        /// 请反映人补充
        Ask = "ask",
        /// 补充
        Answer = "answer",
        /// 暂停
        Suspend = "suspend",
        /// 恢复
        Resume = "resume",
        /// 延期
        Extend = "extend",
        /// 转外单位
        TransferOut = "transfer-out",
        /// 签收
        SignFor = "sign-for",
        /// 收回
        TakeBack = "take-back",
        /// 回访
        CallBack = "call-back",
        /// 催办
        Urge = "urge",
        /// 督办
        Supervise = "supervise",
        /// 现场处理
        Handle = "handle",
        /// 答复
        Reply = "reply",
        /// 核实
        Verify = "verify",
        /// 评价
        Rate = "rate",
        /// 重办
        Reopen = "reopen",
        /// 销号
        CloseOut = "close-out",
        /// 更正
        Correct = "correct",
        /// 公开
        Publish = "publish",
        /// 不公开
        Withhold = "withhold",
        /// 收回公开
        Unpublish = "unpublish",
        /// 撤回, by the reporter.
        Withdraw = "withdraw",
        /// Mending one's own words, by the reporter.
        Amend = "amend",
        /// Not to be shown to others, by the reporter.
        KeepPrivate = "keep-private",
        /// 删除反映人信息
        Forget = "forget",
    }
}

/// Now, and everything in force now. The same value serves every rule of one act.
#[derive(Clone, Copy)]
pub struct Today<'a> {
    /// The instant of the act.
    pub now: Instant,
    /// Working days.
    pub calendar: &'a WorkCalendar,
    /// The bureau's working hours by season.
    pub hours: &'a WorkingHours,
    /// The bureau's limits by step, category and urgency.
    pub limits: &'a [LimitRow],
    /// How many natural days after the reply a resident may have it reopened (contracts.md: 15).
    pub reopen_days: u16,
}

/// Who does an act: one of the bureau's people, or the resident with the receipt.
#[derive(Clone, Copy)]
pub enum Doer<'a> {
    /// Signed in, with permissions.
    Staff(&'a Clerk),
    /// Holds the receipt.
    Resident,
}

/// A decision that was possible: the facts to record, in order. What they change follows from them alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// At least one.
    pub facts: Vec<Fact>,
    /// The articles the act rests on.
    pub grounds: Vec<crate::cite::Cite>,
}

impl Outcome {
    /// One fact on the grounds of one article of the bureau's own rules.
    pub fn of(fact: Fact, article: u16) -> Self {
        Self { facts: vec![fact], grounds: vec![crate::cite::opinion_rules(article)] }
    }
}

/// What an act makes of an opinion and, where that was merged, of the one it goes on under.
#[derive(Clone, Debug, PartialEq)]
pub struct Halves {
    /// For the opinion itself.
    pub own: Outcome,
    /// For the other.
    pub lead: Option<Outcome>,
}

impl From<Outcome> for Halves {
    fn from(own: Outcome) -> Self {
        Self { own, lead: None }
    }
}
