//! Secrets the platform must be able to read again (a gateway's password): sealed with SM4-GCM under a key that is not in
//! the database but in a file of the data folder, so that a copy of the one without the other tells nothing.
//!
//! A sealed value names its key (`k1.<nonce and ciphertext in hexadecimal>`): a further key can come beside it, and
//! old values are sealed anew one by one. Nodes on one database share the file.

use crate::random::bytes;
use aes_gcm::aead::{Aead, KeyInit, Payload};
use chengguan_proof::{hex, unhex};
use serde::{Deserialize, Serialize};
use std::io::{self, Write};
use std::path::Path;

/// SM4 in Galois/Counter Mode with nonces of 96 bits (RFC 8998).
pub(crate) type Sm4Gcm = aes_gcm::AesGcm<sm4::Sm4, aes_gcm::aead::consts::U12>;

/// The key in use.
const KEY: &str = "k1";
/// File of the data folder.
const FILE: &str = "secret.key";
const KEY_BYTES: usize = 16;
const NONCE_BYTES: usize = 12;

/// A sealed value, as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sealed(String);

/// Seals and opens.
#[derive(Clone)]
pub struct Secrets(Sm4Gcm);

impl Secrets {
    /// Reads the folder's key, or makes one that only its owner reads.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let path = folder.join(FILE);
        match std::fs::read_to_string(&path) {
            Ok(text) => Self::of(text.trim()).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, format!("{} is no key", path.display()))),
            Err(why) if why.kind() == io::ErrorKind::NotFound => {
                let key = bytes::<KEY_BYTES>();
                std::fs::create_dir_all(folder)?;
                write_new(&path, &hex(&key))?;
                // Another process may have been first: whatever stands there is the key.
                Self::of(std::fs::read_to_string(&path)?.trim()).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, format!("{} is no key", path.display())))
            }
            Err(why) => Err(why),
        }
    }

    fn of(text: &str) -> Option<Self> {
        let key: [u8; KEY_BYTES] = unhex(text)?.try_into().ok()?;
        Some(Self(Sm4Gcm::new(&key.into())))
    }

    /// Seals a value for one place: opened for another, it is wrong.
    pub fn seal(&self, place: &str, value: &str) -> Sealed {
        let nonce = bytes::<NONCE_BYTES>();
        let sealed = self.0.encrypt(&nonce.into(), Payload { msg: value.as_bytes(), aad: place.as_bytes() });
        // Only a value of 64 GB is refused.
        let sealed = sealed.unwrap_or_default();
        Sealed(format!("{KEY}.{}{}", hex(&nonce), hex(&sealed)))
    }

    /// Opens what was sealed for a place; nothing where it was changed, or sealed under another key.
    pub fn unseal(&self, place: &str, sealed: &Sealed) -> Option<String> {
        let all = unhex(sealed.0.strip_prefix(KEY)?.strip_prefix('.')?)?;
        let (nonce, rest) = all.split_at_checked(NONCE_BYTES)?;
        let nonce: [u8; NONCE_BYTES] = nonce.try_into().ok()?;
        let opened = self.0.decrypt(&nonce.into(), Payload { msg: rest, aad: place.as_bytes() }).ok()?;
        String::from_utf8(opened).ok()
    }
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
        let secrets = Secrets::open(folder.path()).unwrap();
        let sealed = secrets.seal("mail", "s3cret");
        assert!(!sealed.0.contains("s3cret"));
        assert_eq!(Secrets::open(folder.path()).unwrap().unseal("mail", &sealed).as_deref(), Some("s3cret"));
        assert_eq!(secrets.unseal("sms", &sealed), None);
        let other = tempfile::tempdir().unwrap();
        assert_eq!(Secrets::open(other.path()).unwrap().unseal("mail", &sealed), None);
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
        Secrets::open(&folder).unwrap();
        let path = folder.join(FILE);
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        std::fs::write(&path, "spoilt").unwrap();
        assert!(Secrets::open(&folder).is_err());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "spoilt");
    }
}
