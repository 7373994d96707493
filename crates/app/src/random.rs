//! Random bits from the operating system.

use chengguan_proof::hex;

/// `N` random bytes.
///
/// # Panics
/// Where the operating system has no randomness to give: nothing on this platform may go on without it.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    bytes
}

/// 128 random bits in hexadecimal: the salt of one value in the journal.
pub fn salt() -> String {
    hex(&bytes::<16>())
}
