//! Passwords everybody guesses first. A short list of our own making in the manner of those that are published; what has a
//! pattern needs no list.

/// In small letters. Shorter ones than a bureau may allow are left out.
const COMMON: &[&str] = &[
    "chengguan-demo-2026", "password", "password1", "password12", "password123", "password1234", "passw0rd", "p@ssw0rd", "p@ssw0rd123",
    "iloveyou", "iloveyou1314", "woaini1314", "woaini520", "woaini1314520", "5201314520", "qwertyuiop", "qwerty123", "qwerty123456",
    "1q2w3e4r", "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx", "1qaz2wsx3edc", "1qaz@wsx", "1qaz!qaz", "qazwsxedc", "zaq12wsx", "asdfghjkl", "zxcvbnm123",
    "admin123", "admin1234", "admin12345", "admin123456", "administrator", "root123456", "abc12345", "abc123456", "abcd1234", "abcd123456",
    "a123456789", "a1234567890", "123456789a", "1234567890a", "qq123456", "qq123456789", "aa123456", "aa123456789", "changeme", "changeme123",
    "welcome123", "welcome1234", "letmein123", "chengguan", "chengguan123", "chengguan2026", "chengguan@2026", "zhifa123456", "zongzhi123",
];

/// Whether somebody guesses it at once: on the list, one short piece over and over, or one run of neighbours.
pub(super) fn is_common(password: &str) -> bool {
    let lower = password.to_lowercase();
    let signs: Vec<char> = lower.chars().collect();
    COMMON.contains(&lower.as_str()) || repeats(&signs) || runs(&signs)
}

/// A piece of up to four signs over and over: `abcabcabc`.
fn repeats(signs: &[char]) -> bool {
    (1..=4).any(|piece| signs.len() >= 2 * piece && (piece..signs.len()).all(|at| signs[at] == signs[at - piece]))
}

/// Each sign the neighbour of the one before, up or down; digits go round: `6789012345`.
fn runs(signs: &[char]) -> bool {
    let step = |by: u32| signs.windows(2).all(|pair| match (pair[0].to_digit(10), pair[1].to_digit(10)) {
        (Some(first), Some(second)) => (first + by) % 10 == second,
        _ => if by == 1 { pair[0] as u32 + 1 == pair[1] as u32 } else { pair[1] as u32 + 1 == pair[0] as u32 },
    });
    step(1) || step(9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_repeats_and_runs_are_common_and_a_sentence_is_not() {
        for password in ["Password1234", "CHENGGUAN-demo-2026", "aaaaaaaaaaaa", "abcabcabcabc", "abcdabcdabcd", "123456789012", "098765432109", "abcdefghijkl", "lkjihgfedcba"] {
            assert!(is_common(password), "{password}");
        }
        for password in ["k7wm-q2xz-9a0b-ccdd", "abcdeabcdeabcde", "123456789013", "correct horse battery", "\u{4e00}\u{53e5}\u{8bdd}\u{53ea}\u{6709}\u{5979}\u{77e5}\u{9053}"] {
            assert!(!is_common(password), "{password}");
        }
    }
}
