//! The way every act on one's own account goes: password where one is asked → begin → lock → decide → record or refuse.

use crate::act::Act;
use crate::desk::Desk;
pub(super) use crate::identity::accounts::record_alone as record;
use crate::identity::accounts::{by_id, refused};
use crate::identity::sign_in::{locked, wrong};
use crate::identity::tables::account;
use crate::identity::{May, permission::OwnAccount, verify_password};
use crate::problem::{Field, Problem};
use crate::store::Reads;
use chengguan_statute::accounts as law;
use chengguan_statute::cite::Cite;
use chengguan_statute::day::Instant;

/// The account as it was when its password was compared.
pub struct Compared {
    /// Its row.
    pub row: account::Model,
    /// The password typed is its.
    pub right: bool,
}

/// Compares the password typed with one's own. A wrong one counts as at sign-in: a browser left open is no place to guess.
pub async fn compare(desk: &Desk, may: &May<OwnAccount>, typed: &str) -> Result<Compared, Problem> {
    if typed.is_empty() {
        return Err(Problem::invalid(vec![Field::new("password", "text_missing", &[])]));
    }
    let row: Option<account::Model> = desk.reading().one(by_id(may.bureau.id, may.clerk.account)).await?;
    let row = row.ok_or_else(Problem::not_signed_in)?;
    let now = desk.now();
    if let Some(until) = row.locked_until.filter(|until| *until > now.0) {
        return Err(locked(Instant(until), now));
    }
    let right = verify_password(typed, Some(row.password_hash.clone())).await;
    if !right {
        let counted = wrong(desk, &row, now, "wrong_password").await?;
        if counted.code == "locked" {
            return Err(counted);
        }
    }
    Ok(Compared { row, right })
}

/// Begins an act on one's own account and locks its row.
pub async fn begin(desk: &Desk, may: &mut May<OwnAccount>) -> Result<(Act, account::Model), Problem> {
    let mut act = may.begin(desk);
    let row: Option<account::Model> = act.lock(by_id(may.bureau.id, may.clerk.account)).await?;
    // Somebody disabled it while this waited for its turn.
    let row = row.filter(|row| row.disabled_at.is_none()).ok_or_else(Problem::not_signed_in)?;
    Ok((act, row))
}

/// The same after a password was compared: what was changed meanwhile was not compared.
pub async fn begin_compared(desk: &Desk, may: &mut May<OwnAccount>, compared: &Compared) -> Result<(Act, account::Model), Problem> {
    let (act, row) = begin(desk, may).await?;
    if row.password_hash != compared.row.password_hash { Err(Problem::stale()) } else { Ok((act, row)) }
}

/// The act as decided, or its end where the rules say no.
pub async fn decided(act: Act, row: &account::Model, decision: Result<Vec<Cite>, law::Refusal>) -> Result<(Act, Vec<Cite>), Problem> {
    match decision {
        Ok(grounds) => Ok((act, grounds)),
        Err(refusal) => Err(act.refuse("account", row.id, refused(Some(row), &refusal)).await),
    }
}
