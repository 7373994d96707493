//! End one of one's own sessions, or all but the one at hand (退出一处, 退出别处).

use crate::accounts::conditions::Conditions;
use crate::accounts::{Act, Reason, Refusal};
use crate::cite::{Cite, account_rules};

/// Article 12: any but the one at hand, which is signed out of.
pub fn end_session(at_hand: bool) -> Result<Vec<Cite>, Refusal> {
    Conditions::own(Act::EndSession).need(!at_hand, || Reason::new("this_session", 12)).verdict()?;
    Ok(vec![account_rules(12)])
}

/// Article 12: always.
pub fn end_other_sessions() -> Vec<Cite> {
    vec![account_rules(12)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::fixture::check;

    #[test]
    fn any_but_the_one_at_hand() {
        check(&[("another", end_session(false).map(drop), &[]), ("this one", end_session(true).map(drop), &["this_session"])]);
    }
}
