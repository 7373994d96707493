//! The portal's pages. Each page is a struct of finished values; its template, where the words are, stands in
//! `words/pages/` under the same name. A handler fills the struct, calls `render()` and sends the text.
//!
//! Nothing here reads a database, a clock or a request: a page is a pure function of its fields.

mod frame;
mod home;
mod ledger;
mod mine;
mod receipt;
mod receipt_parts;
mod speak;
mod trouble;

pub use frame::{CONTENT_SECURITY_POLICY, Errors, FieldError, Frame, Size};
pub use ledger::{Choice, FeedEntry, FeedPage, LedgerPage, LedgerRow, PublicOpinionPage};
pub use mine::{MinePage, MineRow};
pub use home::{Figures, FollowPage, FollowTrouble, HomePage, Window};
pub use receipt::{Question, ReceiptPage, Stage, Told, Typed};
pub use receipt_parts::{Ahead, Clock, Day, Entry, Mark, Picture, Possible, Said, Tint, Why};
pub use speak::{Asks, DraftPhoto, Major, NearRow, SpeakCheck, SpeakContact, SpeakForm, SpeakMore, SpeakNear, SpeakWhat, SpeakWhere, Step};
pub use trouble::{Ground, RefusedPage, Trouble, TroublePage};

#[cfg(test)]
mod tests;
