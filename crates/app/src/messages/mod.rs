//! What people are told outside the platform: reporters by short message, the bureau's people by mail.
//!
//! An act orders that somebody is told ([`order`]); the job that follows writes one message a person (`tell.rs`), each with
//! a job of its own that sends it (`send.rs`) over a channel (`mail.rs`, `sms.rs`). A channel nobody has connected is said
//! to be so on every message it would have carried.

mod channels;
mod gateway;
mod list;
mod mail;
mod order;
mod quiet;
mod resend;
mod sealed;
mod send;
mod sms;
pub mod tables;
mod tell;
mod texts;
mod trial;

pub use channels::{MailSetting, Security, SmsForm, SmsSetting};
pub(crate) use channels::Perhaps;
pub(crate) use quiet::Quiet;
pub use list::of_opinions;
pub use order::order;
pub use sealed::{forget_reporter, seal_channels_anew, seal_messages_anew};
pub use send::{after_fault, send};
pub use tell::tell;
pub use texts::Texts;

use crate::desk::Desk;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Routes of the system administrator's pages.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(resend::resend))
        .routes(routes!(trial::try_channel))
        .routes(routes!(channels::show_mail, channels::set_mail))
        .routes(routes!(channels::show_sms, channels::set_sms))
        .routes(routes!(texts::show, texts::set))
        .routes(routes!(texts::preview))
        .routes(routes!(quiet::show, quiet::set))
}
