//! Change a setting (改设置).

use super::refusal::weigh;
use super::{Act, Reason, Refusal};
use crate::access::Clerk;

/// Articles 1 and 2: by the system administrator, and to something else.
pub fn change<T: PartialEq>(before: &T, after: &T, clerk: &Clerk) -> Result<(), Refusal> {
    weigh(Act::Change, clerk, before != after, || Reason::new("nothing_changed", 2))
}

#[cfg(test)]
mod tests {
    use super::super::refusal::fixture::{clerk, codes};
    use super::*;
    use crate::access::Role;

    #[test]
    fn by_the_system_administrator_and_to_something_else() {
        let administrator = clerk(Role::SystemAdministrator);
        assert_eq!(codes(change(&1, &2, &administrator)), [""; 0]);
        assert_eq!(codes(change(&1, &1, &administrator)), ["nothing_changed"]);
        assert_eq!(codes(change(&1, &1, &clerk(Role::SecurityAdministrator))), ["not_permitted", "nothing_changed"]);
    }
}
