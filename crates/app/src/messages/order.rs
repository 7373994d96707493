//! Which facts have people told outside the platform.

use crate::act::Act;
use crate::jobs::Job;
use crate::reference::Reference;
use chengguan_statute::ids::AccountId;
use chengguan_statute::opinions::{Dated, Fact, Opinion};
use chengguan_statute::system::{JobKind, MessageKind};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// What a job is to tell of an opinion.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ToTell {
    /// The reporter, and those of opinions merged into it.
    #[serde(default)]
    pub reporters: Vec<MessageKind>,
    /// The end of the term a question or an extension sets, in milliseconds.
    #[serde(default)]
    pub until: Option<i64>,
    /// The bureau's people, each with the kind of their notice.
    #[serde(default)]
    pub staff: Vec<(AccountId, String)>,
}

/// Orders on the act that whoever is concerned by these facts is told. `noticed` found something in their inbox.
pub fn order(act: &mut Act, reference: &Reference, opinion: &Opinion, facts: &[Dated], noticed: &[(AccountId, &'static str)]) {
    let mut to_tell = ToTell::default();
    for dated in facts {
        if let Some((kind, until)) = for_reporters(&dated.fact) {
            to_tell.reporters.push(kind);
            to_tell.until = to_tell.until.or(until);
        }
    }
    if reference.mail.is_some() {
        let by_mail = noticed.iter().filter(|(account, _)| reference.person(*account).is_some_and(|person| person.mail.is_some()));
        to_tell.staff = by_mail.map(|(account, kind)| (*account, (*kind).to_owned())).collect();
    }
    if to_tell != ToTell::default() {
        act.job(Job { kind: JobKind::Tell, subject: opinion.id.0, body: json!(to_tell), run_at: act.now() });
    }
}

fn for_reporters(fact: &Fact) -> Option<(MessageKind, Option<i64>)> {
    match fact {
        Fact::Asked { until, .. } => Some((MessageKind::Asked, Some(until.0))),
        Fact::Returned { .. } => Some((MessageKind::Returned, None)),
        Fact::Extended { .. } => Some((MessageKind::Extended, None)),
        Fact::Replied { .. } => Some((MessageKind::Replied, None)),
        _ => None,
    }
}
