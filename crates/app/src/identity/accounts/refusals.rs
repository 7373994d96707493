//! A refused act on an account, for the journal and the caller.

use super::store::digest;
use crate::act::Refused;
use crate::identity::tables::account;
use crate::problem::{Field, ReasonView};
use crate::refusals;
use chengguan_statute::accounts::{Act, Reason, Refusal};

/// With the version and digest of the account it was asked of; without a row there is none yet. What was asked wrongly
/// stands at its field, too.
pub fn refused(row: Option<&account::Model>, refusal: &Refusal) -> Refused {
    let (version, digest) = row.map_or((0, [0; 32]), |row| (row.version as u32, digest(row)));
    let mut refused = refusals::refused(format!("identity.{}", journal_name(refusal.act)), version, digest, refusal);
    let at_field = |(reason, shown): (&Reason, &ReasonView)| {
        Some(Field { path: reason.field?.into(), code: reason.code.into(), mend: format!("{}{}", shown.text, shown.way.as_deref().unwrap_or_default()) })
    };
    refused.problem.fields = refusal.reasons.iter().zip(&refused.problem.reasons).filter_map(at_field).collect();
    refused
}

/// The act's name in the journal, behind `identity.`: all nodes read their reference data again after it.
pub fn journal_name(act: Act) -> &'static str {
    match act {
        Act::Open => "open_account",
        Act::Change => "change_account",
        Act::Disable => "disable_account",
        Act::Enable => "enable_account",
        Act::Unlock => "unlock_account",
        Act::ResetPassword => "reset_password",
        Act::EndSessions => "end_sessions",
        Act::TakeOffSecondFactor => "take_off_second_factor",
        Act::ChangePassword => "change_password",
        Act::ChangeMail => "change_mail",
        Act::EndSession => "end_session",
        Act::EndOtherSessions => "end_other_sessions",
        Act::CreateToken => "create_token",
        Act::RevokeToken => "revoke_token",
        Act::EnrolSecondFactor => "enrol_second_factor",
        Act::ConfirmSecondFactor => "confirm_second_factor",
        Act::RenewRecoveryCodes => "renew_recovery_codes",
    }
}
