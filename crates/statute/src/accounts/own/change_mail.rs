//! Set where one's own notices go by mail (改邮箱).

use crate::accounts::conditions::Conditions;
use crate::accounts::{Act, Reason, Refusal};
use crate::cite::{Cite, account_rules};

/// Most signs of a mail address (RFC 5321, 4.5.3.1.3).
pub const MAIL_MAX: usize = 254;

/// Article 18, and 11: to something else.
pub fn change_mail(before: Option<&str>, asked: Option<&str>) -> Result<Vec<Cite>, Refusal> {
    Conditions::own(Act::ChangeMail).need(before != asked, || Reason::new("nothing_changed", 11).at_field("mail")).verdict()?;
    Ok(vec![account_rules(18)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::fixture::check;

    #[test]
    fn to_another_or_to_none_but_not_to_the_same() {
        let change = |before: Option<&str>, asked: Option<&str>| change_mail(before, asked).map(drop);
        check(&[
            ("first", change(None, Some("a@example.cn")), &[]),
            ("another", change(Some("a@example.cn"), Some("b@example.cn")), &[]),
            ("none any more", change(Some("a@example.cn"), None), &[]),
            ("the same", change(Some("a@example.cn"), Some("a@example.cn")), &["nothing_changed"]),
            ("none again", change(None, None), &["nothing_changed"]),
        ]);
    }
}
