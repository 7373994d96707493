//! Change one's own password (改密码).

use crate::accounts::well_known_passwords::is_common;
use crate::accounts::conditions::Conditions;
use crate::accounts::{Act, Reason, Refusal, SignInRules};
use crate::cite::{Cite, account_rules};

/// Most signs of a password: more would only take time to digest.
pub const PASSWORD_MAX: usize = 128;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct NewPassword<'a> {
    /// The password to be.
    pub new: &'a str,
    /// Whose.
    pub login: &'a str,
    /// The present password was typed rightly.
    pub password_right: bool,
    /// It is the present one, or one of those the rules look back on.
    pub used_before: bool,
}

/// Articles 12 and 13.
pub fn change_password(asked: NewPassword, rules: &SignInRules) -> Result<Vec<Cite>, Refusal> {
    let (length, classes) = (asked.new.chars().count(), classes(asked.new));
    let reason = |code: &'static str| Reason::new(code, 13).at_field("new");
    Conditions::own(Act::ChangePassword)
        .password_right(asked.password_right)
        .need(length >= usize::from(rules.password_min), || reason("password_too_short").with("min", rules.password_min).with("now", length))
        .need(classes >= rules.password_classes, || reason("password_too_plain").with("min", rules.password_classes).with("now", classes))
        .need(!holds_login(asked.new, asked.login), || reason("password_has_login"))
        .need(!is_common(asked.new), || reason("password_common"))
        // Told only to whoever knows the present one.
        .need(!(asked.used_before && asked.password_right), || reason("password_used_before").with("count", rules.passwords_remembered.max(1)))
        .verdict()?;
    Ok(vec![account_rules(12), account_rules(13)])
}

fn holds_login(password: &str, login: &str) -> bool {
    !login.is_empty() && password.to_lowercase().contains(&login.to_lowercase())
}

/// Kinds of signs in it.
fn classes(password: &str) -> u16 {
    let other = |sign: char| !sign.is_ascii_alphanumeric();
    let kinds: [fn(char) -> bool; 3] = [|sign| sign.is_ascii_lowercase(), |sign| sign.is_ascii_uppercase(), |sign| sign.is_ascii_digit()];
    kinds.iter().filter(|kind| password.chars().any(**kind)).count() as u16 + u16::from(password.chars().any(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::fixture::check;

    fn ask(new: &str) -> NewPassword<'_> {
        NewPassword { new, login: "lixiao", password_right: true, used_before: false }
    }

    #[test]
    fn long_enough_of_enough_kinds_not_guessed_and_new() {
        let rules = SignInRules { password_min: 12, password_classes: 3, ..SignInRules::default() };
        let change = |asked: NewPassword| change_password(asked, &rules).map(drop);
        check(&[
            ("twelve signs", change(ask("Autumn-12345")), &[]),
            ("eleven signs", change(ask("Autumn-1234")), &["password_too_short"]),
            ("twelve Chinese signs and two kinds beside them", change(ask("\u{4e00}\u{53e5}\u{53ea}\u{6709}\u{6211}\u{77e5}\u{9053}\u{7684}\u{8bdd}\u{5427}A1")), &[]),
            ("three kinds of three", change(ask("autumn-12345")), &[]),
            ("two kinds of three", change(ask("autumnleaf45")), &["password_too_plain"]),
            ("with the login", change(ask("xx-LiXiao-2026")), &["password_has_login"]),
            ("guessed", change(ask("P@ssw0rd123")), &["password_too_short", "password_common"]),
            ("used before", change(NewPassword { used_before: true, ..ask("Autumn-12345") }), &["password_used_before"]),
            ("present one wrong", change(NewPassword { password_right: false, ..ask("Autumn-12345") }), &["password_wrong"]),
            ("present one wrong: nothing is told of those before", change(NewPassword { password_right: false, used_before: true, ..ask("Autumn-12345") }), &["password_wrong"]),
        ]);
    }
}
