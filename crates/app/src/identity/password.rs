//! Passwords: Argon2id with the library's defaults (19 MiB, 2 passes: OWASP's first choice).

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// Hashes side by side: each takes a core and 19 MiB.
static HASHES: Semaphore = Semaphore::const_new(2);

/// Compared with when there is no such account, so that both answers take the same time.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash(&chengguan_proof::hex(&crate::random::bytes::<16>())));

/// Signs of a password made here: Crockford's 32 in small letters. No i, l, o beside 1 and 0.
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Sixteen signs are 80 bits.
const SIGNS_MADE: usize = 16;

/// A password made by chance, for somebody who is told it once: `k7wm-q2xz-…`, in groups that are read out.
pub fn new_password() -> String {
    let bytes = crate::random::bytes::<SIGNS_MADE>();
    let signs: Vec<char> = bytes.iter().map(|byte| char::from(SIGNS[usize::from(*byte) % SIGNS.len()])).collect();
    signs.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// PHC string of a password.
pub async fn hash_password(password: &str) -> String {
    let password = password.to_owned();
    let _permit = HASHES.acquire().await;
    tokio::task::spawn_blocking(move || hash(&password)).await.unwrap_or_default()
}

/// Whether the password is the one hashed. Without a hash the answer is no, after the same work.
pub async fn verify_password(password: &str, stored: Option<String>) -> bool {
    let password = password.to_owned();
    let _permit = HASHES.acquire().await;
    let known = stored.is_some();
    let checked = tokio::task::spawn_blocking(move || {
        let stored = stored.unwrap_or_else(|| NOBODY.clone());
        PasswordHash::new(&stored).is_ok_and(|stored| Argon2::default().verify_password(password.as_bytes(), &stored).is_ok())
    });
    checked.await.unwrap_or(false) && known
}

fn hash(password: &str) -> String {
    let hashed: Result<PasswordHash, _> = Argon2::default().hash_password(password.as_bytes());
    hashed.map(|hash| hash.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_made_here_is_long_plain_and_new_each_time() {
        let made: std::collections::BTreeSet<String> = (0..200).map(|_| new_password()).collect();
        assert_eq!(made.len(), 200);
        for password in made {
            assert_eq!((password.len(), password.split('-').map(str::len).collect::<Vec<_>>()), (19, vec![4; 4]), "{password}");
            assert!(password.bytes().all(|sign| sign == b'-' || SIGNS.contains(&sign)), "{password}");
        }
    }

    #[tokio::test]
    async fn only_the_password_hashed_opens_and_nobody_never_does() {
        let stored = hash_password("正确的密码-1").await;
        assert!(stored.starts_with("$argon2id$"));
        assert!(verify_password("正确的密码-1", Some(stored.clone())).await);
        assert!(!verify_password("正确的密码-2", Some(stored)).await);
        assert!(!verify_password("", None).await);
        assert!(!verify_password("x", Some(String::new())).await, "a hash that failed opens nothing");
    }
}
