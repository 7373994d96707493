//! An opinion as its dated facts make it.

use super::{AnsweredQuestion, Calls, Transfer};
use super::fact::*;
use crate::clock::Pause;
use crate::day::Instant;
use crate::ids::{AccountId, AttachmentId, OpinionId, SquadId};

words_of! {
    /// 进展: where an opinion stands. Worked out by [`Opinion::standing`], never stored by hand.
    Standing {
        /// 待分类
        ToSort = "to_sort",
        /// 待派单
        ToAssign = "to_assign",
        /// 已派单: a squad has it, nobody has accepted.
        ToAccept = "to_accept",
        /// 办理中
        Handling = "handling",
        /// 等群众补充
        Asking = "asking",
        /// 已暂停
        Suspended = "suspended",
        /// 待答复
        ToReply = "to_reply",
        /// 待核实
        ToVerify = "to_verify",
        /// 待销号
        ToCloseOut = "to_close_out",
        /// 已销号
        Closed = "closed",
        /// 不予受理
        Returned = "returned",
        /// 已并入
        Merged = "merged",
        /// 已撤回
        Withdrawn = "withdrawn",
    }
}

impl Standing {
    /// Still being worked on by the bureau.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Closed | Self::Returned | Self::Merged | Self::Withdrawn)
    }
}

/// What sorting decided.
#[derive(Clone, Debug, PartialEq)]
pub struct Sorting {
    /// Category code.
    pub category: String,
    /// How pressing.
    pub urgency: Urgency,
    /// By what means.
    pub approach: Approach,
    /// When it was first sorted; sorting again starts no clock afresh.
    pub at: Instant,
}

/// The squad that has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    /// Which squad.
    pub squad: SquadId,
    /// Its name at the time.
    pub squad_name: String,
    /// Since when.
    pub at: Instant,
}

/// What everybody may see of it, as somebody looked at it.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    /// The words.
    pub said: Said,
    /// The photos shown.
    pub photos: Vec<AttachmentId>,
    /// The newest reply; nothing until somebody looked at it, too.
    pub reply: Option<Said>,
    /// Since when.
    pub at: Instant,
}

/// Somebody did something at some time.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// By whom; nothing where it was not one of the bureau's people.
    pub by: Option<AccountId>,
    /// Name shown.
    pub name: String,
    /// When.
    pub at: Instant,
}

/// The current state, folded from facts. `version` is the number of the newest fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Opinion {
    /// Which opinion.
    pub id: OpinionId,
    /// Ledger number `<short code>-<YYYYMMDD>-<NNNN>`.
    pub number: String,
    /// Number of the newest fact.
    pub version: u32,
    /// When it came in.
    pub received_at: Instant,
    /// What sort.
    pub kind: Kind,
    /// How it came in.
    pub channel: Channel,
    /// The words, corrected where they were.
    pub said: Said,
    /// The place, sorted or received.
    pub place: Option<Place>,
    /// The reporter gave no name.
    pub anonymous: bool,
    /// What was asked beyond the words, and answered.
    pub answers: Vec<AnsweredQuestion>,
    /// Set once sorted.
    pub sorting: Option<Sorting>,
    /// Set once returned as not accepted.
    pub returned: Option<Done>,
    /// The opinion it goes on under.
    pub merged_into: Option<OpinionId>,
    /// The ledger number of that opinion.
    pub merged_into_number: Option<String>,
    /// Opinions that go on under this one, in the order they were merged.
    pub absorbed: Vec<OpinionId>,
    /// The squad that has it now.
    pub assignment: Option<Assignment>,
    /// When it was last handed back, while no squad has taken it since: from here it waits to be assigned again.
    pub handed_back: Option<Instant>,
    /// The handler.
    pub accepted: Option<Done>,
    /// All who took part in handling since it was last (re)opened: handlers and companions.
    pub handlers: Vec<AccountId>,
    /// An open question to the resident: when it was asked and until when an answer counts.
    pub asked: Option<(Instant, Instant)>,
    /// Suspended since.
    pub suspended: Option<Instant>,
    /// Set while another agency has it.
    pub transferred: Option<Transfer>,
    /// Calls to its reporter about the newest reply.
    pub calls: Calls,
    /// Stretches that do not count for the finish clock, questions and suspensions alike; an open one has no end.
    pub pauses: Vec<Pause>,
    /// Working days of extension granted since it was last (re)opened.
    pub extended_work_days: u16,
    /// The newest handling.
    pub handled: Option<Done>,
    /// The newest reply.
    pub replied: Option<Done>,
    /// The newest passed verification.
    pub verified: Option<Done>,
    /// The rating of the newest reply: satisfied, when.
    pub rated: Option<(bool, Instant)>,
    /// Opinions merged into this one, by number, whose reporters are not content with the newest reply.
    pub not_content: Vec<(OpinionId, String)>,
    /// When it was last urged.
    pub urged_at: Option<Instant>,
    /// Under supervision (督办) since.
    pub supervised: Option<Instant>,
    /// When it was last reopened.
    pub reopened: Option<Instant>,
    /// When its reporter withdrew it.
    pub withdrawn: Option<Instant>,
    /// Set while everybody may see it.
    pub publication: Option<Publication>,
    /// Not to be shown until somebody has looked (again): since it was decided against, or what was shown changed.
    pub kept_back: Option<Instant>,
    /// Its reporter does not want it shown, since then.
    pub private: Option<Instant>,
    /// When its reporter's name and telephone were erased.
    pub forgotten: Option<Instant>,
    /// When it was closed out.
    pub closed: Option<Instant>,
    /// Clock turns recorded: clock, colour, and the due instant of that run.
    pub turned: Vec<(crate::clock::ClockName, Colour, Instant)>,
    /// Escalations recorded: clock, to whom, and the due instant of that run.
    pub escalated: Vec<(crate::clock::ClockName, EscalatedTo, Instant)>,
}

impl Opinion {
    /// Where it stands now.
    pub fn standing(&self) -> Standing {
        if self.withdrawn.is_some() {
            Standing::Withdrawn
        } else if self.returned.is_some() {
            Standing::Returned
        } else if self.merged_into.is_some() {
            Standing::Merged
        } else if self.closed.is_some() {
            Standing::Closed
        } else if self.suspended.is_some() || self.transferred.as_ref().is_some_and(|transfer| !transfer.expired) {
            Standing::Suspended
        } else if self.asked.is_some() {
            Standing::Asking
        } else if self.sorting.is_none() {
            Standing::ToSort
        } else if self.assignment.is_none() {
            Standing::ToAssign
        } else if self.accepted.is_none() {
            Standing::ToAccept
        } else if self.handled.is_none() {
            Standing::Handling
        } else if self.replied.is_none() {
            Standing::ToReply
        } else if self.verified.is_none() {
            Standing::ToVerify
        } else {
            Standing::ToCloseOut
        }
    }
}
