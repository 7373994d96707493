//! A repeated request gives the same answer once. The answer is stored sealed under a key derived from the caller's own
//! key, which is not stored: a receipt is never readable at rest.

use crate::problem::Problem;
use crate::secrets::Sm4Gcm;
use crate::store::{Reads, StoreError};
use aes_gcm::aead::{AeadInOut, KeyInit};
use axum::http::StatusCode;
use chengguan_proof::{Sm3, sm3};
use chengguan_statute::day::Instant;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde_json::Value;

/// Longest key taken; a UUID has 36 signs.
pub const KEY_MAX: usize = 200;
/// How long a key is kept (contracts.md: 48 h).
pub const KEPT_MS: i64 = 48 * 3_600_000;

/// The row of a request done.
#[allow(clippy::module_inception)] // SeaORM names the entity after its table.
pub mod idempotency {
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "idempotency")]
    #[allow(missing_docs)] // Every column is explained in the migration.
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub bureau_id: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key_hash: Vec<u8>,
        pub body_hash: Vec<u8>,
        pub answer: Option<Vec<u8>>,
        pub recorded_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    #[allow(missing_docs)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// The key and the digest of the body, as they came in.
#[derive(Clone, Debug)]
pub struct Keyed {
    /// The header or hidden field.
    pub key: String,
    /// SM3 of the body.
    pub body: Sm3,
    /// Method and path.
    pub route: String,
}

/// The first run of a keyed request.
#[derive(Clone, Debug)]
pub struct Once {
    key_hash: Sm3,
    body: Sm3,
    secret: [u8; 16],
    answer: Option<Vec<u8>>,
}

/// What looking a key up found.
pub enum Found {
    /// Never seen: go on, and record with this.
    First(Once),
    /// Done before; with the answer, where it was kept.
    Again(Option<Value>),
}

impl Once {
    /// Looks a key up for one person (account or address).
    pub async fn find(reads: &mut (impl Reads + Send), bureau: i32, who: &str, keyed: &Keyed) -> Result<Found, Problem> {
        let parts: [&[u8]; 5] = [who.as_bytes(), &[0], keyed.route.as_bytes(), &[0], keyed.key.as_bytes()];
        let key_hash = sm3(&parts);
        let derived = sm3(&[b"chengguan answer", keyed.key.as_bytes()]);
        let mut secret = [0; 16];
        secret.copy_from_slice(&derived[..16]);
        let select = idempotency::Entity::find()
            .filter(idempotency::Column::BureauId.eq(bureau))
            .filter(idempotency::Column::KeyHash.eq(key_hash.to_vec()))
            .into_query();
        let Some(row) = reads.one::<idempotency::Model>(select).await? else {
            return Ok(Found::First(Self { key_hash, body: keyed.body, secret, answer: None }));
        };
        if row.body_hash != keyed.body {
            return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "reused_key"));
        }
        let answer = row.answer.map(|sealed| open(&secret, &key_hash, sealed)).transpose()?;
        Ok(Found::Again(answer))
    }

    /// Keeps the answer.
    pub fn remember(&mut self, answer: &Value) {
        let mut buffer = answer.to_string().into_bytes();
        // One key seals one answer, so the nonce may be fixed: the caller's key and route are hashed into the row's key.
        let nonce = self.nonce();
        if Sm4Gcm::new(&self.secret.into()).encrypt_in_place(&nonce.into(), &self.key_hash, &mut buffer).is_ok() {
            self.answer = Some(buffer);
        }
    }

    fn nonce(&self) -> [u8; 12] {
        nonce_of(&self.key_hash)
    }

    /// The row to write with the act.
    pub fn row(self, bureau: i32, now: Instant) -> idempotency::ActiveModel {
        idempotency::ActiveModel {
            bureau_id: Set(bureau),
            key_hash: Set(self.key_hash.to_vec()),
            body_hash: Set(self.body.to_vec()),
            answer: Set(self.answer),
            recorded_at: Set(now.0),
        }
    }
}

fn nonce_of(key_hash: &Sm3) -> [u8; 12] {
    let mut nonce = [0; 12];
    nonce.copy_from_slice(&key_hash[..12]);
    nonce
}

fn open(secret: &[u8; 16], key_hash: &Sm3, mut sealed: Vec<u8>) -> Result<Value, StoreError> {
    let broken = || StoreError::Broken("a kept answer does not open".into());
    let cipher = Sm4Gcm::new(&(*secret).into());
    cipher.decrypt_in_place(&nonce_of(key_hash).into(), key_hash, &mut sealed).map_err(|_| broken())?;
    serde_json::from_slice(&sealed).map_err(|_| broken())
}
