//! What the system administrator keeps: settings, messages to people outside the platform, work after acts. One file per
//! act decides; when a message goes out, and how often it is tried, is in `sending.rs`.

mod change;
mod refusal;
mod resend;
mod retry;
mod sending;
mod squads;

pub use change::*;
pub use refusal::*;
pub use resend::*;
pub use retry::*;
pub use sending::*;
pub use squads::*;

use crate::opinions::words_of;

words_of! {
    /// The acts of the system administrator; the code is the end of the route.
    Act {
        /// 改设置
        Change = "change",
        /// 再试: work that stopped.
        Retry = "retry",
        /// 重发: a message that did not go out.
        Resend = "resend",
        /// 试发
        Try = "try",
        /// 设中队
        OpenSquad = "open-squad",
        /// 改中队
        ChangeSquad = "change-squad",
    }
}

words_of! {
    /// Ways out of the platform.
    Channel {
        /// 短信
        Sms = "sms",
        /// 邮件
        Mail = "mail",
    }
}

words_of! {
    /// Which text.
    MessageKind {
        /// The reporter is asked something.
        Asked = "asked",
        /// 不予受理
        Returned = "returned",
        /// 延期
        Extended = "extended",
        /// 答复
        Replied = "replied",
        /// One of the bureau's people has something in their inbox.
        Notice = "notice",
        /// A trial of the channel.
        Trial = "trial",
    }
}

words_of! {
    /// Where a message stands.
    MessageState {
        /// To be sent.
        Waiting = "waiting",
        /// The gateway took it.
        Sent = "sent",
        /// Given up.
        Failed = "failed",
        /// Its channel was not connected when it was due.
        NotConnected = "not_connected",
    }
}

words_of! {
    /// Work after an act.
    JobKind {
        /// Writes the messages an act calls for.
        Tell = "tell",
        /// Sends one message.
        Send = "send",
        /// Puts the rows of an accepted import on the ledger.
        PlaceImport = "place_import",
        /// Writes a file of the ledger.
        Export = "export",
        /// Looks at every row of a file brought to be imported.
        CheckImport = "check_import",
        /// Takes the rows of a file in.
        TakeImport = "take_import",
    }
}

words_of! {
    /// Where work stands.
    JobState {
        /// To be done, or being done.
        Waiting = "waiting",
        /// Done.
        Done = "done",
        /// Given up.
        Dead = "dead",
    }
}
