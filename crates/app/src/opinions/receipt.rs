//! The resident's follow-up code: a bearer secret, printed once, stored as a digest.
//!
//! Short code, twelve random signs and one check sign of Crockford's base 32 (60 bits), in groups of four when printed.

use chengguan_proof::{Sm3, sm3};

const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RANDOM_SIGNS: usize = 12;

/// A new code.
pub fn new_code(short_code: &str) -> String {
    let random = crate::random::bytes::<RANDOM_SIGNS>();
    let signs: Vec<u8> = random.iter().map(|byte| byte & 31).collect();
    let mut code = short_code.to_owned();
    code.extend(signs.iter().map(|sign| SIGNS[usize::from(*sign)] as char));
    code.push(check(&signs));
    code
}

/// Reads what somebody typed: any case, with or without gaps, O for 0, I and L for 1. Nothing when the check sign says
/// it was mistyped.
pub fn read_code(typed: &str) -> Option<String> {
    let plain: Vec<char> = typed.chars().filter(|sign| !matches!(sign, ' ' | '-' | '\u{3000}' | '—' | '–')).collect();
    if plain.len() != 2 + RANDOM_SIGNS + 1 {
        return None;
    }
    let short: String = plain[..2].iter().map(|sign| sign.to_ascii_uppercase()).collect();
    if !short.bytes().all(|sign| sign.is_ascii_uppercase()) {
        return None;
    }
    let signs: Vec<u8> = plain[2..].iter().map(|sign| value(*sign)).collect::<Option<_>>()?;
    let (random, last) = signs.split_at(RANDOM_SIGNS);
    if SIGNS[usize::from(last[0])] as char != check(random) {
        return None;
    }
    Some(short + &signs.iter().map(|sign| SIGNS[usize::from(*sign)] as char).collect::<String>())
}

/// As printed: groups of four.
pub fn grouped(code: &str) -> Vec<String> {
    code.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect()
}

/// What is stored.
pub fn code_hash(code: &str) -> Sm3 {
    sm3(&[b"receipt", code.as_bytes()])
}

fn value(sign: char) -> Option<u8> {
    let sign = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    SIGNS.iter().position(|known| *known as char == sign).map(|at| at as u8)
}

/// A weighted sum modulo 31, a prime: one wrong sign or two neighbours swapped give another check sign but for 0 and
/// 31, which weigh the same; those two look nothing alike (`0`, `Z`).
fn check(signs: &[u8]) -> char {
    let sum: u32 = signs.iter().enumerate().map(|(at, sign)| u32::from(*sign) * (at as u32 + 1)).sum();
    SIGNS[(sum % 31) as usize] as char
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_back_however_it_is_typed() {
        let code = new_code("QT");
        assert_eq!(code.len(), 15);
        assert_eq!(read_code(&code), Some(code.clone()));
        let typed = grouped(&code).join(" - ").to_lowercase().replace('0', "o").replace('1', "l");
        assert_eq!(read_code(&typed), Some(code));
    }

    #[test]
    fn a_mistyped_sign_is_noticed_before_anything_is_looked_up() {
        let code = new_code("QT");
        let last = code.chars().nth(5).unwrap();
        let other = if last == 'A' { 'B' } else { 'A' };
        let wrong: String = code.chars().enumerate().map(|(at, sign)| if at == 5 { other } else { sign }).collect();
        assert_eq!(read_code(&wrong), None);
        assert_eq!(read_code("QT"), None);
        assert_eq!(read_code("../../etc/passwd"), None);
    }
}
