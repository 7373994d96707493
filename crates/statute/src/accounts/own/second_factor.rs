//! Enrol with a second factor, confirm it by its first code, take new recovery codes (动态口令, 备用码).

use crate::accounts::conditions::Conditions;
use crate::accounts::{Act, Reason, Refusal};
use crate::cite::{Cite, account_rules};

/// Length of a time step in seconds (RFC 6238, 4.1).
pub const STEP_SECONDS: i64 = 30;
/// Steps before and after the present one whose code is taken: clocks differ (RFC 6238, 5.2).
pub const STEPS_APART: i64 = 1;
/// Recovery codes of one issue.
pub const RECOVERY_CODES: usize = 10;

/// Article 12: with the password. A factor already there stays in force until the new one is confirmed.
pub fn enrol_second_factor(password_right: bool) -> Result<Vec<Cite>, Refusal> {
    Conditions::own(Act::EnrolSecondFactor).password_right(password_right).verdict()?;
    Ok(vec![account_rules(15)])
}

/// Article 15: `pending` says whether a key waits, `code_right` whether the code is one of its.
pub fn confirm_second_factor(pending: bool, code_right: bool) -> Result<Vec<Cite>, Refusal> {
    Conditions::own(Act::ConfirmSecondFactor)
        .need(pending, || Reason::new("nothing_pending", 15).cleared_by(Act::EnrolSecondFactor))
        .need(code_right || !pending, || Reason::new("code_wrong", 15).at_field("code"))
        .verdict()?;
    Ok(vec![account_rules(15), account_rules(16)])
}

/// Articles 12 and 16: with the password, for a factor that is there. The codes of before end.
pub fn renew_recovery_codes(password_right: bool, second_factor: bool) -> Result<Vec<Cite>, Refusal> {
    Conditions::own(Act::RenewRecoveryCodes)
        .password_right(password_right)
        .need(second_factor, || Reason::new("no_second_factor", 16).cleared_by(Act::EnrolSecondFactor))
        .verdict()?;
    Ok(vec![account_rules(16)])
}

/// The time steps whose code is taken at an instant, the present one first; those used already and older ones are not.
pub fn steps_taken(now_ms: i64, last_used: i64) -> impl Iterator<Item = i64> {
    let present = now_ms.div_euclid(STEP_SECONDS * 1000);
    [0, -STEPS_APART, STEPS_APART].into_iter().map(move |apart| present + apart).filter(move |step| *step > last_used)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::fixture::check;

    #[test]
    fn with_the_password_then_with_a_code_of_the_key_that_waits() {
        let (enrol, confirm, renew) = (enrol_second_factor, confirm_second_factor, renew_recovery_codes);
        check(&[
            ("enrol", enrol(true).map(drop), &[]),
            ("enrol, wrong password", enrol(false).map(drop), &["password_wrong"]),
            ("confirm", confirm(true, true).map(drop), &[]),
            ("confirm, wrong code", confirm(true, false).map(drop), &["code_wrong"]),
            ("confirm, nothing waits", confirm(false, false).map(drop), &["nothing_pending"]),
            ("renew", renew(true, true).map(drop), &[]),
            ("renew, wrong password", renew(false, true).map(drop), &["password_wrong"]),
            ("renew, no factor", renew(true, false).map(drop), &["no_second_factor"]),
        ]);
    }

    #[test]
    fn the_step_before_and_after_are_taken_and_none_twice() {
        let now = 100 * STEP_SECONDS * 1000;
        let taken = |now, used| steps_taken(now, used).collect::<Vec<_>>();
        assert_eq!(taken(now, 0), [100, 99, 101]);
        assert_eq!(taken(now - 1, 0), [99, 98, 100]);
        assert_eq!(taken(now, 99), [100, 101]);
        assert_eq!(taken(now, 100), [101]);
        assert_eq!(taken(now, 101), [0; 0]);
    }
}
