//! Open a token for one's own program, and end one (开令牌, 作废令牌).

use crate::accounts::conditions::Conditions;
use crate::accounts::{Act, Reason, Refusal};
use crate::cite::{Cite, account_rules};

/// Tokens one account has at a time.
pub const TOKENS_MAX: usize = 20;
/// Longest life of a token, in days (article 17).
pub const TOKEN_DAYS_MAX: u32 = 366;

/// Articles 12 and 17: `there` tokens are in force already.
pub fn create_token(password_right: bool, there: usize) -> Result<Vec<Cite>, Refusal> {
    Conditions::own(Act::CreateToken)
        .password_right(password_right)
        .need(there < TOKENS_MAX, || Reason::new("too_many_tokens", 17).with("count", there).cleared_by(Act::RevokeToken))
        .verdict()?;
    Ok(vec![account_rules(17)])
}

/// Article 17: always.
pub fn revoke_token() -> Vec<Cite> {
    vec![account_rules(17)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::fixture::check;

    #[test]
    fn with_the_password_and_no_more_than_twenty() {
        let create = |right, there| create_token(right, there).map(drop);
        check(&[
            ("the twentieth", create(true, TOKENS_MAX - 1), &[]),
            ("one more", create(true, TOKENS_MAX), &["too_many_tokens"]),
            ("a wrong password", create(false, 0), &["password_wrong"]),
        ]);
    }
}
