//! The second factor: time-based one-time passwords (RFC 6238 over RFC 4226, HMAC-SHA-1, six digits), and recovery codes.

use super::tables::{account, recovery_code, second_factor};
use crate::act::Act;
use crate::chores;
use crate::desk::Desk;
use crate::secrets::Sealed;
use crate::store::{Reads, StoreError, Turn};
use chengguan_proof::sm3;
use chengguan_statute::accounts::{RECOVERY_CODES, steps_taken};
use chengguan_statute::day::Instant;
use hmac::{Hmac, KeyInit, Mac};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{DeleteStatement, Expr, Query, SelectStatement, UpdateStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use sha1::Sha1;
use uuid::Uuid;

/// RFC 4226, 4, R6: 160 bits are advised.
const KEY_BYTES: usize = 20;
/// RFC 4648, 6: what apps read keys in.
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// A key, as apps read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key(String);

/// What somebody proved to have, beside the password.
pub enum Proof {
    /// The code of this time step.
    Step(i64),
    /// The recovery code of this digest.
    Recovery(Vec<u8>),
}

/// What is written so that it proves nothing a second time.
pub enum Spent {
    /// The step is the newest used.
    Step(UpdateStatement),
    /// The recovery code is gone.
    Code(DeleteStatement),
}

impl Key {
    /// A new one.
    pub fn new() -> Self {
        Self(base32(&crate::random::bytes::<KEY_BYTES>()))
    }

    /// As typed into an app that does not scan.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Sealed for this account: put into another's row it is wrong.
    pub fn seal(&self, desk: &Desk, account: Uuid) -> Result<String, StoreError> {
        let sealed = desk.secrets().seal(&place(account), &self.0);
        serde_json::to_string(&sealed).map_err(|why| StoreError::Broken(why.to_string()))
    }

    /// Opened again.
    pub fn unseal(desk: &Desk, account: Uuid, stored: &str) -> Option<Self> {
        let sealed: Sealed = serde_json::from_str(stored).ok()?;
        desk.secrets().unseal(&place(account), &sealed).map(Self)
    }

    /// The step whose code it is, among those taken at an instant.
    pub fn step(&self, code: &str, now: Instant, last_used: i64) -> Option<i64> {
        let code: String = code.chars().filter(|sign| !sign.is_whitespace()).collect();
        steps_taken(now.0, last_used).find(|step| code_of(&self.0, *step).as_deref() == Some(&code))
    }
}

/// Seals every second factor of a bureau under the key in use; gives how many were not.
pub async fn seal_second_factors_anew(desk: &Desk, bureau: i32) -> Result<usize, StoreError> {
    let rows = second_factor::Entity::find().filter(second_factor::Column::BureauId.eq(bureau)).filter(second_factor::Column::Secret.is_not_null());
    let mut done = 0;
    for row in desk.reading().all::<second_factor::Model>(rows.into_query()).await? {
        let Some(key) = row.secret.as_deref().and_then(|secret| Key::unseal(desk, row.account_id, secret)) else { continue };
        chores::seal_second_factor_anew(desk, &row, key.seal(desk, row.account_id)?).await?;
        done += 1;
    }
    Ok(done)
}

fn place(account: Uuid) -> String {
    format!("second_factor/{account}")
}

/// The six digits of a key in a time step; nothing where the key is none.
pub fn code_of(key: &str, step: i64) -> Option<String> {
    let digits = hotp(&unbase32(key)?, step.to_be_bytes())? % 1_000_000;
    Some(format!("{digits:06}"))
}

/// RFC 4226, 5.3: the truncated digest, not yet cut to its digits.
fn hotp(key: &[u8], counter: [u8; 8]) -> Option<u32> {
    let mut mac = Hmac::<Sha1>::new_from_slice(key).ok()?;
    mac.update(&counter);
    let digest = mac.finalize().into_bytes();
    let at = usize::from(digest.last()? & 0x0f);
    let four: [u8; 4] = digest.get(at..at + 4)?.try_into().ok()?;
    Some(u32::from_be_bytes(four) & 0x7fff_ffff)
}

/// Whole groups of five bits: keys made here have no rest.
fn base32(bytes: &[u8]) -> String {
    let bit = |at: usize| (bytes[at / 8] >> (7 - at % 8)) & 1;
    (0..bytes.len() * 8 / 5).map(|group| char::from(BASE32[usize::from((0..5).fold(0, |value, at| value << 1 | bit(group * 5 + at)))])).collect()
}

fn unbase32(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut value, mut bits) = (Vec::new(), 0_u32, 0);
    for sign in text.bytes() {
        value = (value << 5 | BASE32.iter().position(|known| *known == sign)? as u32) & 0xfff;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((value >> bits) as u8);
        }
    }
    Some(bytes)
}

/// The row of an account, if it has one.
pub fn of_account(bureau: i32, account: Uuid) -> SelectStatement {
    second_factor::Entity::find().filter(second_factor::Column::BureauId.eq(bureau)).filter(second_factor::Column::AccountId.eq(account)).into_query()
}

/// What a code proves at sign-in; nothing where it is wrong or used.
pub async fn proof(desk: &Desk, row: &account::Model, code: &str, now: Instant) -> Result<Option<Proof>, StoreError> {
    let stored: Option<second_factor::Model> = desk.reading().one(of_account(row.bureau_id, row.id)).await?;
    let Some(stored) = stored else { return Ok(None) };
    let key = stored.secret.as_deref().and_then(|secret| Key::unseal(desk, row.id, secret));
    if key.is_none() {
        tracing::error!(account = %row.id, "a second factor cannot be opened: secret.key is not the one it was sealed under");
    }
    if let Some(step) = key.and_then(|key| key.step(code, now, stored.last_step)) {
        return Ok(Some(Proof::Step(step)));
    }
    let hash = recovery_hash(row.id, code);
    let found: Option<recovery_code::Model> = desk.reading().one(recovery(row.bureau_id, row.id, &hash)).await?;
    Ok(found.map(|found| Proof::Recovery(found.code_hash)))
}

impl Proof {
    /// What makes it worthless, in the turn that holds the account's row; nothing where that has happened already.
    pub(crate) async fn spend(self, turn: &mut Turn, bureau: i32, account: Uuid) -> Result<Option<Spent>, StoreError> {
        match self {
            Self::Step(step) => {
                use second_factor::Column::{AccountId, BureauId, LastStep};
                let stored: Option<second_factor::Model> = turn.one(of_account(bureau, account)).await?;
                let update = Query::update()
                    .table(second_factor::Entity)
                    .value(LastStep, Expr::value(step))
                    .and_where(BureauId.eq(bureau))
                    .and_where(AccountId.eq(account))
                    .to_owned();
                Ok(stored.filter(|stored| stored.last_step < step).map(|_| Spent::Step(update)))
            }
            Self::Recovery(hash) => {
                let stored: Option<recovery_code::Model> = turn.one(recovery(bureau, account, &hash)).await?;
                let mut delete = every_recovery_code(bureau, account);
                delete.and_where(recovery_code::Column::CodeHash.eq(hash));
                Ok(stored.map(|_| Spent::Code(delete)))
            }
        }
    }
}

fn recovery(bureau: i32, account: Uuid, hash: &[u8]) -> SelectStatement {
    use recovery_code::Column::{AccountId, BureauId, CodeHash};
    recovery_code::Entity::find().filter(BureauId.eq(bureau)).filter(AccountId.eq(account)).filter(CodeHash.eq(hash.to_vec())).into_query()
}

fn every_recovery_code(bureau: i32, account: Uuid) -> DeleteStatement {
    use recovery_code::Column::{AccountId, BureauId};
    Query::delete().from_table(recovery_code::Entity).and_where(BureauId.eq(bureau)).and_where(AccountId.eq(account)).to_owned()
}

/// However it is written: capitals and hyphens do not count.
fn recovery_hash(account: Uuid, code: &str) -> Vec<u8> {
    let plain: String = code.chars().filter(|sign| sign.is_ascii_alphanumeric()).collect::<String>().to_lowercase();
    sm3(&[account.as_bytes(), plain.as_bytes()]).to_vec()
}

/// Puts new recovery codes on the write set in place of those before, and says them.
pub fn renew_codes(act: &mut Act, row: &account::Model) -> Vec<String> {
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| super::new_password()).collect();
    act.remove(format!("recovery codes of {}", row.id), every_recovery_code(row.bureau_id, row.id));
    let rows = codes.iter().map(|code| recovery_code::ActiveModel { bureau_id: Set(row.bureau_id), account_id: Set(row.id), code_hash: Set(recovery_hash(row.id, code)) });
    act.insert_many(rows.collect());
    codes
}

/// Puts the end of an account's second factor on the write set.
pub fn forget(act: &mut Act, row: &account::Model) {
    use second_factor::Column::{AccountId, BureauId};
    let delete = Query::delete().from_table(second_factor::Entity).and_where(BureauId.eq(row.bureau_id)).and_where(AccountId.eq(row.id)).to_owned();
    act.remove(format!("second factor of {}", row.id), delete);
    act.remove(format!("recovery codes of {}", row.id), every_recovery_code(row.bureau_id, row.id));
}

#[cfg(test)]
mod tests {
    use super::*;
    use chengguan_statute::accounts::STEP_SECONDS;

    /// The time step of an instant.
    fn step_at(now: Instant) -> i64 {
        now.0.div_euclid(STEP_SECONDS * 1000)
    }

    /// RFC 6238, appendix B, SHA-1: eight digits there, of which an app shows the last six.
    #[test]
    fn codes_are_those_of_the_standard() {
        let key = base32(b"12345678901234567890");
        assert_eq!(key, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        for (seconds, eight) in [(59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130")] {
            assert_eq!(code_of(&key, step_at(Instant(seconds * 1000))).unwrap(), eight[2..], "{seconds}");
        }
        assert_eq!(code_of("not base 32", 1), None);
    }

    #[test]
    fn keys_read_back_and_are_new_each_time() {
        let (one, other) = (Key::new(), Key::new());
        assert_ne!(one, other);
        assert_eq!((one.text().len(), base32(&unbase32(one.text()).unwrap())), (32, one.text().to_owned()));
    }

    #[test]
    fn a_code_is_taken_one_step_early_or_late_and_not_two() {
        let (key, now) = (Key::new(), Instant(1_772_500_000_000));
        let present = step_at(now);
        for (apart, taken) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            let code = code_of(key.text(), present + apart).unwrap();
            assert_eq!(key.step(&code, now, 0), taken.then_some(present + apart), "{apart}");
            assert_eq!(key.step(&code, now, present + apart), None, "{apart}, used");
        }
        let code = code_of(key.text(), present).unwrap();
        assert_eq!(key.step(&format!(" {} {}", &code[..3], &code[3..]), now, 0), Some(present), "as apps write it");
    }

    #[test]
    fn a_recovery_code_is_read_however_it_is_written() {
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert_eq!(recovery_hash(one, "k7wm-q2xz"), recovery_hash(one, " K7WMQ2XZ"));
        assert_ne!(recovery_hash(one, "k7wm-q2xz"), recovery_hash(other, "k7wm-q2xz"));
    }
}
