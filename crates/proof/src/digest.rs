//! SM3 (GB/T 32905-2016) digests as 32 bytes and as lower-case hexadecimal.

use sm3::{Digest, Sm3 as Hasher};

/// A digest of 32 bytes.
pub type Sm3 = [u8; 32];

/// SM3 of the parts one after another.
pub fn sm3(parts: &[&[u8]]) -> Sm3 {
    let mut hasher = Hasher::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// SM3 of what comes piece by piece.
#[derive(Default)]
pub struct Sm3Stream(Hasher);

impl Sm3Stream {
    /// What comes next.
    pub fn update(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    /// Of all of it.
    pub fn finish(self) -> Sm3 {
        self.0.finalize().into()
    }
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(SIGNS[usize::from(byte >> 4)] as char);
        text.push(SIGNS[usize::from(byte & 15)] as char);
    }
    text
}

/// Reads 64 hexadecimal signs, lower case only, so that one digest has one text.
pub fn from_hex(text: &str) -> Option<Sm3> {
    unhex(text)?.try_into().ok()
}

/// Reads pairs of hexadecimal signs, lower case only, so that the same bytes have one text.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let value = |sign: u8| match sign {
        b'0'..=b'9' => Some(sign - b'0'),
        b'a'..=b'f' => Some(sign - b'a' + 10),
        _ => None,
    };
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| Some(value(pair[0])? << 4 | value(*pair.get(1)?)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The two examples of GB/T 32905-2016, appendix A.
    #[test]
    fn sm3_gives_the_digests_of_the_standard() {
        assert_eq!(hex(&sm3(&[b"abc"])), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        let long = b"abcd".repeat(16);
        assert_eq!(hex(&sm3(&[&long])), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
        assert_eq!(from_hex(&hex(&sm3(&[b"abc"]))), Some(sm3(&[b"abc"])));
        assert_eq!(from_hex(&"A".repeat(64)), None, "one digest has one text");
    }
}
