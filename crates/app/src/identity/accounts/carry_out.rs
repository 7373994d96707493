//! The way every act on an account goes: begin → lock → decide → record or refuse → reference data anew.

use super::refusals::{journal_name, refused};
use super::store::{self, Locked, Written, digest};
use crate::act::{Act, Entry};
use crate::desk::Desk;
use crate::identity::second_factor;
use crate::identity::tables::account;
use crate::identity::{May, permission::ManageAccounts};
use crate::opinions::said::veiled;
use crate::problem::Problem;
use crate::server::IfMatch;
use chengguan_statute::cite::Cite;
use chengguan_statute::accounts::{self as law, Outcome, Refusal};
use chengguan_statute::ids::AccountId;
use chengguan_statute::opinions::Said;
use serde_json::{Value, json};

/// What an act does beside changing the account's row.
#[derive(Default)]
pub struct Beside {
    /// Columns the rules know nothing of.
    pub written: Written,
    /// Signs the person out everywhere.
    pub ends_sessions: bool,
    /// Forgets second factor and recovery codes.
    pub drops_second_factor: bool,
    /// Why, where the account does not keep it.
    pub reason: Option<Said>,
    /// Ends the keys of programs, too.
    pub ends_tokens: bool,
    /// An answer that cannot be made again for a repeat of the request.
    pub answer: Option<Value>,
}

/// Carries out an act on an account that is there. A repeat of a request does nothing again.
pub async fn carry_out(
    desk: &Desk,
    may: &mut May<ManageAccounts>,
    (id, expected): (AccountId, IfMatch),
    beside: Beside,
    decide: impl FnOnce(&law::Account, &law::Desk<'_>) -> Result<Outcome, Refusal>,
    named: law::Act,
) -> Result<(), Problem> {
    if may.repeated().is_some() {
        return Ok(());
    }
    let mut act = may.begin(desk);
    let Locked { row, account, others } = store::lock(&mut act, id).await?;
    // Somebody disabled whoever asks, or took the post away, while this waited for its turn.
    if id != may.clerk.account && !others.contains(&may.clerk.account) {
        return Err(Problem::not_signed_in());
    }
    expected.check(row.version as u32)?;
    let at = law::Desk { clerk: &may.clerk, now: act.now(), other_security_administrators: others.len() };
    let outcome = match decide(&account, &at) {
        Ok(outcome) => outcome,
        Err(refusal) => return Err(act.refuse("account", row.id, refused(Some(&row), &refusal)).await),
    };
    let payload = payload(&account, &outcome, &beside);
    if let Some(answer) = &beside.answer {
        act.remember(answer);
    }
    let after = store::update(&mut act, &row, &outcome.account, beside.written)?;
    if beside.ends_sessions {
        store::end_sessions(&mut act, &row, None);
    }
    if beside.drops_second_factor {
        second_factor::forget(&mut act, &row);
    }
    if beside.ends_tokens {
        store::end_tokens(&mut act, &row);
    }
    record(desk, act, &after, outcome, named, payload).await
}

/// Records what was put on the act's set, and has everybody know of it.
pub async fn record(desk: &Desk, act: Act, row: &account::Model, outcome: Outcome, named: law::Act, payload: Value) -> Result<(), Problem> {
    let bureau = act.bureau().id;
    record_alone(act, row, named, outcome.grounds, payload).await?;
    desk.reload_bureau(bureau).await?;
    Ok(())
}

/// Records what was put on the act's set and changes nothing that is kept in memory; `row` is the account as it is then.
pub async fn record_alone(act: Act, row: &account::Model, named: law::Act, grounds: Vec<Cite>, payload: Value) -> Result<(), Problem> {
    let entry = Entry {
        act: format!("identity.{}", journal_name(named)),
        subject_kind: "account",
        subject: row.id,
        version: row.version as u32,
        digest: digest(row),
        grounds,
        payload,
    };
    act.record(entry).await.map(drop)
}

/// What changed: the name only as the word that it did, a reason as a salted hash, nothing of a password.
fn payload(before: &law::Account, outcome: &Outcome, beside: &Beside) -> Value {
    let (old, new) = (&before.profile, &outcome.account.profile);
    let changed = [("name", old.name != new.name), ("squad", old.squad != new.squad), ("roles", old.roles != new.roles)];
    let changed: Vec<&str> = changed.iter().filter(|(_, differs)| *differs).map(|(name, _)| *name).collect();
    let mut payload = json!({});
    if !changed.is_empty() {
        payload = json!({ "changed": changed, "squad": new.squad, "roles": new.roles });
    }
    if let Some(reason) = beside.written.reason.as_ref().or(beside.reason.as_ref()) {
        payload["reason"] = veiled(json!(reason));
    }
    payload
}
