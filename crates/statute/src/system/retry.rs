//! Try work again that stopped (再试).

use super::refusal::weigh;
use super::{Act, JobState, Reason, Refusal};
use crate::access::Clerk;

/// Article 6: only what was given up.
pub fn retry(state: JobState, clerk: &Clerk) -> Result<(), Refusal> {
    weigh(Act::Retry, clerk, state == JobState::Dead, || Reason::new("job_not_dead", 6))
}

#[cfg(test)]
mod tests {
    use super::super::refusal::fixture::{clerk, codes};
    use super::*;
    use crate::access::Role;

    #[test]
    fn only_what_was_given_up() {
        let administrator = clerk(Role::SystemAdministrator);
        assert_eq!(codes(retry(JobState::Dead, &administrator)), [""; 0]);
        for state in [JobState::Waiting, JobState::Done] {
            assert_eq!(codes(retry(state, &administrator)), ["job_not_dead"]);
        }
        assert_eq!(codes(retry(JobState::Dead, &clerk(Role::Auditor))), ["not_permitted"]);
    }
}
