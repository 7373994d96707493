//! What happened to an opinion: dated facts. Its standing is worked out from them and never set by hand.

use super::AnsweredQuestion;
use crate::clock::ClockName;
use crate::day::Instant;
use crate::ids::{AccountId, AttachmentId, OpinionId, SquadId};
use serde::{Deserialize, Serialize};

macro_rules! words_of {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[derive(::serde::Serialize, ::serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $code)] $variant),+ }

        impl $name {
            /// Every one, in the order screens offer them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The word used in the API, in the database and as the key of its Chinese name.
            pub fn code(self) -> &'static str { match self { $($name::$variant => $code),+ } }
            /// The one with that code.
            pub fn from_code(code: &str) -> Option<Self> { match code { $($code => Some($name::$variant),)+ _ => None } }
        }
    };
}
pub(crate) use words_of;

words_of! {
    /// What sort of thing a resident says.
    Kind {
        /// 建议
        Suggestion = "suggestion",
        /// 投诉
        Complaint = "complaint",
        /// 举报: the reporter's identity is hidden from all who do not need it.
        Report = "report",
        /// 求助
        Help = "help",
        /// 表扬
        Praise = "praise",
        /// 咨询
        Enquiry = "enquiry",
    }
}
words_of! {
    /// The way an opinion came in.
    Channel {
        /// The residents' pages.
        Portal = "portal",
        /// 热线, entered by an operator.
        Hotline = "hotline",
        /// 来访
        Visit = "visit",
        /// 来信
        Letter = "letter",
        /// 征求意见
        Consultation = "consultation",
        /// A ledger imported from a file.
        Import = "import",
        /// Another system, by Open311.
        Open311 = "open311",
    }
}
words_of! {
    /// How pressing it is.
    Urgency {
        /// 紧急件
        Urgent = "urgent",
        /// 一般件
        Normal = "normal",
    }
}
words_of! {
    /// The 721 method: by what means a matter is handled.
    Approach {
        /// 服务
        Assist = "assist",
        /// 管理
        Manage = "manage",
        /// 执法
        Enforce = "enforce",
    }
}

/// Words somebody wrote, with the salt that hides them in the journal. Kept beside each other, erased together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The words as written.
    pub text: String,
    /// 128 random bits in hexadecimal, made for these words alone.
    pub salt: String,
}

/// Where it is. Coordinates are WGS-84 degrees; a place may be an address alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Degrees east, absent when only an address was given.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub longitude: Option<f64>,
    /// Degrees north.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub latitude: Option<f64>,
    /// As the reporter wrote it.
    pub address: Said,
    /// The grid cell the point lies in, found by the server.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub grid: Option<String>,
}

/// A stored photo and the SM3 of its bytes, as journalled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    /// The attachment.
    pub id: AttachmentId,
    /// SM3 of the stored bytes, in hexadecimal.
    pub sm3: String,
}

/// The assignment rule that matched, and the words that say why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleMatch {
    /// The rule's short name, such as `R-07`.
    pub rule: String,
    /// Grid cell that matched, where the rule asks for a place.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub grid: Option<String>,
    /// Category that matched, where the rule asks for one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub category: Option<String>,
}

words_of! {
    /// Who is told when a clock has run out.
    EscalatedTo {
        /// 中队长, at once.
        SquadLeader = "squad_leader",
        /// 局领导, one working day later.
        BureauLeader = "bureau_leader",
    }
}
words_of! {
    /// What a clock shows.
    Colour {
        /// Running, far from due.
        OnTime = "on_time",
        /// Near due.
        Yellow = "yellow",
        /// Past due.
        Red = "red",
        /// Stopped.
        Suspended = "suspended",
        /// Done.
        Closed = "closed",
    }
}

/// New values for a recorded fact. Only what the target fact holds may be given.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// New words, for any fact that holds words.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub said: Option<Said>,
    /// New kind, for `received`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub kind: Option<Kind>,
    /// New place, for `received` and `sorted`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub place: Option<Place>,
    /// New category, for `sorted`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub category: Option<String>,
    /// New urgency, for `sorted`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub urgency: Option<Urgency>,
    /// New 721 kind, for `sorted`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub approach: Option<Approach>,
}

/// One thing that happened. The name of a variant is the name of the fact in the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
#[allow(missing_docs)] // The fields say what they are; the variant's comment says the rest.
pub enum Fact {
    /// 收到
    Received {
        kind: Kind,
        channel: Channel,
        said: Said,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        place: Option<Place>,
        anonymous: bool,
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        photos: Vec<Photo>,
        /// The number another system gave it.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        source_id: Option<String>,
        /// When it was first written, where it was written elsewhere.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        written_at: Option<Instant>,
        /// The category another system's form named. Sorting decides; until then nothing better is known.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        proposed: Option<String>,
        /// What the category named asked beyond the words, as far as it was answered.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        answers: Vec<AnsweredQuestion>,
    },
    /// 分类
    Sorted {
        category: String,
        urgency: Urgency,
        approach: Approach,
        /// Replaces the place received, where the operator found a better one.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        place: Option<Place>,
    },
    /// 不予受理
    Returned { reason: Said },
    /// 并入: this opinion goes on under another.
    Merged {
        into: OpinionId,
        /// Its ledger number; not `number` in writing, which is the fact's own in [`Dated`].
        #[serde(rename = "ledger_number")]
        number: String,
    },
    /// The other side of `Merged`, on the opinion that leads.
    Absorbed {
        from: OpinionId,
        #[serde(rename = "ledger_number")]
        number: String,
    },
    /// 撤销合并
    Unmerged { reason: Said },
    /// The other side of `Unmerged`.
    Released {
        from: OpinionId,
        #[serde(rename = "ledger_number")]
        number: String,
    },
    /// 派单, by a rule or by hand.
    Assigned {
        squad: SquadId,
        squad_name: String,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        rule: Option<RuleMatch>,
    },
    /// 交回
    HandedBack { reason: Said },
    /// 接单: the actor is now the handler.
    Accepted,
    /// 转交: somebody else is now the handler.
    HandedOver { to: AccountId, name: String, reason: Said },
    /// 请反映人补充
    Asked { question: Said, until: Instant },
    /// 补充, by the resident; also without having been asked.
    Answered {
        said: Said,
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        photos: Vec<Photo>,
    },
    /// The term for answering ran out.
    AnswerExpired,
    /// 暂停
    Suspended { reason: Said },
    /// 恢复
    Resumed,
    /// 延期, in working days after the due day.
    Extended { work_days: u16, reason: Said },
    /// 转外单位: another agency has it.
    TransferredOut { unit: String, reason: Said, until: Instant },
    /// 签收, by that agency.
    SignedFor { said: Said },
    /// 收回: its answer is in, or no longer waited for.
    TakenBack { said: Said },
    /// The day named passed without its answer.
    TransferExpired,
    /// 回访
    CalledBack {
        reached: bool,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        satisfied: Option<bool>,
        said: Said,
    },
    /// 催办
    Urged,
    /// 督办
    Supervised { order: Said },
    /// 现场处理
    Handled {
        said: Said,
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        companions: Vec<AccountId>,
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        before: Vec<Photo>,
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        after: Vec<Photo>,
    },
    /// 答复
    Replied { said: Said },
    /// 核实
    Verified {
        passed: bool,
        said: Said,
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        photos: Vec<Photo>,
    },
    /// 评价
    Rated {
        satisfied: bool,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        said: Option<Said>,
    },
    /// The other side of a merged opinion's `Rated`, on the opinion that leads.
    MergedRated {
        from: OpinionId,
        #[serde(rename = "ledger_number")]
        number: String,
        satisfied: bool,
    },
    /// 重办
    Reopened { reason: Said },
    /// 销号
    ClosedOut,
    /// 公开: what everybody may see from now on, as somebody looked at it.
    Published {
        said: Said,
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        photos: Vec<AttachmentId>,
        /// The newest reply, where it is shown, too.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        reply: Option<Said>,
    },
    /// 不公开, decided after looking.
    Withheld { reason: Said },
    /// 收回公开
    Unpublished { reason: Said },
    /// 撤回, by its reporter.
    Withdrawn { reason: Said },
    /// What its reporter said, mended by them. Name and telephone stand apart from the facts; here is only whether they
    /// were given (true), taken back (false) or left alone.
    Amended {
        #[serde(skip_serializing_if = "Option::is_none", default)]
        said: Option<Said>,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        contact: Option<bool>,
    },
    /// The reporter wants it shown to nobody else (true), or no longer minds.
    KeptPrivate { private: bool },
    /// 删除反映人信息: name and telephone are erased; a reason where somebody asked for it, none where the term was over.
    Forgotten {
        #[serde(skip_serializing_if = "Option::is_none", default)]
        reason: Option<Said>,
    },
    /// 更正 of the fact with that number.
    Corrected { target: u32, change: Correction, reason: Said },
    /// A clock turned yellow or red; `due` names which run of the clock it was.
    ClockTurned { clock: ClockName, colour: Colour, due: Instant },
    /// 上报: a leader was told that a clock had run out.
    Escalated { clock: ClockName, to: EscalatedTo, due: Instant },
}

/// In what capacity somebody acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "capacity", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ActedBy {
    /// One of the bureau's people.
    Staff {
        account: AccountId,
        name: String,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        squad: Option<SquadId>,
        /// Post as shown beside the name, such as a role code.
        post: String,
    },
    /// The resident who holds the receipt.
    Resident,
    /// The platform itself: a rule, a clock.
    Automatic,
}

/// A fact with its number (from 1, without gaps), when and by whom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dated {
    /// Number of the fact within its opinion; the newest is the opinion's version.
    pub number: u32,
    /// When it happened.
    pub at: Instant,
    /// Who did it.
    pub by: ActedBy,
    /// What happened.
    #[serde(flatten)]
    pub fact: Fact,
}
