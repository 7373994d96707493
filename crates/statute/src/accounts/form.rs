//! What is wrong with what was typed, before any rule is asked: codes with words in `words/problems.json`.

/// Signs of a login (article 2).
pub const LOGIN_LENGTH: std::ops::RangeInclusive<usize> = 2..=32;
/// Most signs of a name (article 2).
pub const NAME_MAX: usize = 40;

/// What is wrong with a login, as a code. Compared and kept in lower case, so capitals are lowered before it is asked.
pub fn login_fault(login: &str) -> Option<&'static str> {
    let plain = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || matches!(sign, '-' | '.');
    if login.is_empty() {
        Some("text_missing")
    } else if !LOGIN_LENGTH.contains(&login.chars().count()) || !login.chars().all(plain) {
        Some("login")
    } else {
        None
    }
}

/// What is wrong with a name, as a code.
pub fn name_fault(name: &str) -> Option<&'static str> {
    if name.trim().is_empty() {
        Some("text_missing")
    } else if name.trim().chars().count() > NAME_MAX {
        Some("text_too_long")
    } else if name.chars().any(char::is_control) {
        Some("control_character")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_has_2_to_32_plain_signs() {
        for (login, fault) in [
            ("", Some("text_missing")),
            ("a", Some("login")),
            ("ab", None),
            (&"a".repeat(32), None),
            (&"a".repeat(33), Some("login")),
            ("li.xiao-2", None),
            ("0-.", None),
            ("Ab", Some("login")),
            ("a_b", Some("login")),
            ("a b", Some("login")),
            ("\u{674e}\u{6653}", Some("login")),
            ("é1", Some("login")),
        ] {
            assert_eq!(login_fault(login), fault, "{login}");
        }
    }

    #[test]
    fn a_name_has_1_to_40_signs() {
        for (name, fault) in [
            ("", Some("text_missing")),
            (" \u{3000} ", Some("text_missing")),
            ("\u{674e}", None),
            (&"\u{674e}".repeat(40), None),
            (&"\u{674e}".repeat(41), Some("text_too_long")),
            (" a ", None),
            ("a\nb", Some("control_character")),
            ("a\0", Some("control_character")),
        ] {
            assert_eq!(name_fault(name), fault, "{name:?}");
        }
    }
}
