//! What the platform must be able to read again and nobody else may (a gateway's password, a reporter's telephone): sealed
//! with SM4-GCM under a key that is not in the database but in a file, so that a copy of the one without the other tells
//! nothing. The file lies in the data folder, or wherever it is said to.
//!
//! A sealed value names its key (`k1.<nonce and ciphertext in hexadecimal>`): a further key comes beside it, and old values
//! are sealed anew one by one. Nodes on one database share the file.

use crate::random::bytes;
use aes_gcm::aead::{Aead, KeyInit, Payload};
use chengguan_proof::{hex, unhex};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

/// SM4 in Galois/Counter Mode with nonces of 96 bits (RFC 8998).
pub(crate) type Sm4Gcm = aes_gcm::AesGcm<sm4::Sm4, aes_gcm::aead::consts::U12>;

/// File of the data folder, where no other is named.
pub const FILE: &str = "secret.key";
const KEY_BYTES: usize = 16;
const NONCE_BYTES: usize = 12;
/// What the key of marks is drawn from a key with.
const MARKS: &[u8] = b"chengguan marks 1";

/// A sealed value, as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sealed(String);

impl Sealed {
    /// As a column holds it.
    pub fn text(self) -> String {
        self.0
    }

    /// The name of the key it was sealed under; nothing where a column holds what was never sealed.
    pub fn key(text: &str) -> Option<&str> {
        let (key, rest) = text.split_once('.')?;
        let named = key.strip_prefix('k').is_some_and(|number| !number.is_empty() && number.bytes().all(|sign| sign.is_ascii_digit()));
        (named && rest.len() >= 2 * NONCE_BYTES && rest.bytes().all(|sign| sign.is_ascii_hexdigit())).then_some(key)
    }
}

/// Marks a value so that it is known again and not read: HMAC-SM3 under a key of its own.
#[derive(Clone)]
pub struct Marker {
    name: String,
    key: [u8; 32],
}

impl Marker {
    /// The name of the key behind it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The mark of a value at one place: at another it is another.
    pub fn mark(&self, place: &str, value: &str) -> Vec<u8> {
        hmac(&self.key, &[place.as_bytes(), &[0], value.as_bytes()]).to_vec()
    }
}

fn hmac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    // A key of any length is one.
    let Ok(mut mac) = Hmac::<sm3::Sm3>::new_from_slice(key) else { return [0; 32] };
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

struct Key {
    name: String,
    cipher: Sm4Gcm,
    marker: Marker,
}

impl Key {
    fn of(name: &str, text: &str) -> Option<Self> {
        let key: [u8; KEY_BYTES] = unhex(text)?.try_into().ok()?;
        let marker = Marker { name: name.to_owned(), key: hmac(&key, &[MARKS]) };
        Some(Self { name: name.to_owned(), cipher: Sm4Gcm::new(&key.into()), marker })
    }
}

/// Seals under the newest key, opens under whichever a value names.
#[derive(Clone)]
pub struct Secrets {
    path: Arc<PathBuf>,
    /// Oldest first; never empty.
    keys: Arc<RwLock<Vec<Key>>>,
}

impl Secrets {
    /// Reads a file of keys, or makes one that only its owner reads.
    pub fn open(path: &Path) -> io::Result<Self> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(why) if why.kind() == io::ErrorKind::NotFound => {
                if let Some(folder) = path.parent() {
                    std::fs::create_dir_all(folder)?;
                }
                write_new(path, &format!("k1 {}\n", hex(&bytes::<KEY_BYTES>())))?;
                // Another process may have been first: whatever stands there is the key.
                std::fs::read_to_string(path)?
            }
            Err(why) => return Err(why),
        };
        let keys = read(&text).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, format!("{} holds no keys", path.display())))?;
        Ok(Self { path: Arc::new(path.to_owned()), keys: Arc::new(RwLock::new(keys)) })
    }

    /// The name of the key in use.
    pub fn in_use(&self) -> String {
        self.newest(|key| key.name.clone())
    }

    /// Marks under the key in use.
    pub fn marker(&self) -> Marker {
        self.newest(|key| key.marker.clone())
    }

    /// Seals a value for one place: opened for another, it is wrong.
    pub fn seal(&self, place: &str, value: &str) -> Sealed {
        let nonce = bytes::<NONCE_BYTES>();
        self.newest(|key| {
            let sealed = key.cipher.encrypt(&nonce.into(), Payload { msg: value.as_bytes(), aad: place.as_bytes() });
            // Only a value of 64 GB is refused.
            Sealed(format!("{}.{}{}", key.name, hex(&nonce), hex(&sealed.unwrap_or_default())))
        })
    }

    /// Opens what was sealed for a place; nothing where it was changed, or sealed under a key that is not here.
    pub fn unseal(&self, place: &str, sealed: &Sealed) -> Option<String> {
        let (name, rest) = sealed.0.split_once('.')?;
        let all = unhex(rest)?;
        let (nonce, rest) = all.split_at_checked(NONCE_BYTES)?;
        let nonce: [u8; NONCE_BYTES] = nonce.try_into().ok()?;
        if !self.has(name) {
            // Keys may have been changed by another process since.
            self.read_again();
        }
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        let key = keys.iter().find(|key| key.name == name)?;
        let opened = key.cipher.decrypt(&nonce.into(), Payload { msg: rest, aad: place.as_bytes() }).ok()?;
        String::from_utf8(opened).ok()
    }

    /// Opens what a column holds for a place; what was never sealed is as it is.
    pub fn open_text(&self, place: &str, text: &str) -> Option<String> {
        match Sealed::key(text) {
            Some(_) => self.unseal(place, &Sealed(text.to_owned())),
            None => Some(text.to_owned()),
        }
    }

    /// A new key, in use from now on; the ones before still open what they sealed. Gives the names of both.
    pub fn rotate(&self) -> io::Result<(String, String)> {
        self.read_again();
        let before = self.in_use();
        let number: u32 = before.trim_start_matches('k').parse().unwrap_or(0);
        let name = format!("k{}", number + 1);
        let mut text = std::fs::read_to_string(&*self.path)?;
        if read(&text).is_some_and(|keys| keys.len() == 1 && !text.contains(' ')) {
            text = format!("{before} {}", text.trim());
        }
        let text = format!("{}\n{name} {}\n", text.trim_end(), hex(&bytes::<KEY_BYTES>()));
        let beside = self.path.with_extension("new");
        let _ = std::fs::remove_file(&beside); // Left by one that was interrupted.
        write_new(&beside, &text)?;
        std::fs::rename(&beside, &*self.path)?;
        if let Some(folder) = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::File::open(folder)?.sync_all()?;
        }
        self.read_again();
        Ok((before, name))
    }

    fn newest<T>(&self, of: impl FnOnce(&Key) -> T) -> T {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        of(&keys[keys.len() - 1])
    }

    fn has(&self, name: &str) -> bool {
        self.keys.read().unwrap_or_else(PoisonError::into_inner).iter().any(|key| key.name == name)
    }

    fn read_again(&self) {
        if let Some(keys) = std::fs::read_to_string(&*self.path).ok().as_deref().and_then(read) {
            *self.keys.write().unwrap_or_else(PoisonError::into_inner) = keys;
        }
    }
}

/// One key a line, its name and sixteen bytes in hexadecimal; the first files held the bytes of `k1` alone.
fn read(text: &str) -> Option<Vec<Key>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let keys: Option<Vec<Key>> = lines.map(|line| {
        let (name, key) = line.split_once(' ').unwrap_or(("k1", line));
        Key::of(name, key.trim())
    }).collect();
    keys.filter(|keys| !keys.is_empty())
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let made = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    match made {
        Ok(mut file) => {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        }
        Err(why) if why.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(why) => Err(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_in_its_place_with_its_key_and_nowhere_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        let secrets = Secrets::open(&path).unwrap();
        let sealed = secrets.seal("mail", "s3cret");
        assert!(!sealed.0.contains("s3cret"));
        assert_eq!(Secrets::open(&path).unwrap().unseal("mail", &sealed).as_deref(), Some("s3cret"));
        assert_eq!(secrets.unseal("sms", &sealed), None);
        let other = tempfile::tempdir().unwrap();
        assert_eq!(Secrets::open(&other.path().join(FILE)).unwrap().unseal("mail", &sealed), None);
        let mut bent = sealed.0.clone();
        bent.replace_range(40..41, if &bent[40..41] == "0" { "1" } else { "0" });
        assert_eq!(secrets.unseal("mail", &Sealed(bent)), None);
        for text in ["", "k1.", "k2.00", "k1.zz"] {
            assert_eq!(secrets.unseal("mail", &Sealed(text.into())), None, "{text}");
        }
    }

    #[test]
    fn only_its_owner_reads_the_key_and_a_spoilt_one_is_not_replaced() {
        use std::os::unix::fs::PermissionsExt;
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("made by opening");
        let path = folder.join(FILE);
        Secrets::open(&path).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        std::fs::write(&path, "spoilt").unwrap();
        assert!(Secrets::open(&path).is_err());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "spoilt");
    }

    #[test]
    fn a_new_key_seals_from_now_on_and_the_old_one_still_opens_what_it_sealed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        // As the first files were: the key alone.
        std::fs::write(&path, "000102030405060708090a0b0c0d0e0f").unwrap();
        let (here, elsewhere) = (Secrets::open(&path).unwrap(), Secrets::open(&path).unwrap());
        let old = here.seal("1|name", "\u{738b}");
        let mark = here.marker().mark("phone", "13800000000");
        assert_eq!(here.rotate().unwrap(), ("k1".into(), "k2".into()));
        let new = here.seal("1|name", "\u{738b}");
        assert_eq!((Sealed::key(&old.0), Sealed::key(&new.0)), (Some("k1"), Some("k2")));
        for secrets in [&here, &elsewhere, &Secrets::open(&path).unwrap()] {
            for sealed in [&old, &new] {
                assert_eq!(secrets.unseal("1|name", sealed).as_deref(), Some("\u{738b}"));
            }
        }
        assert_ne!(here.marker().mark("phone", "13800000000"), mark);
        assert_eq!(here.rotate().unwrap(), ("k2".into(), "k3".into()));
        assert_eq!(here.unseal("1|name", &old).as_deref(), Some("\u{738b}"));
    }

    #[test]
    fn what_was_never_sealed_is_known_from_what_was() {
        for text in ["", "k1.", "k1.zz", "13800000000", "kk.000000000000000000000000", "k.000000000000000000000000", "\u{738b}\u{5973}\u{58eb}"] {
            assert_eq!(Sealed::key(text), None, "{text}");
        }
        assert_eq!(Sealed::key("k12.000000000000000000000000ab"), Some("k12"));
    }
}
