//! Squads (中队): set up, renamed and moved, closed and opened again, by the system administrator.

use super::refusal::{another_posts, weigh};
use super::{Act, Reason, Refusal};
use crate::access::{Clerk, Permission};
use crate::ids::SquadId;

/// Characters of a squad's name.
pub const SQUAD_NAME_MAX: usize = 30;

/// A squad as these rules see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SquadForm {
    /// As shown.
    pub name: String,
    /// The one above.
    pub parent: Option<SquadId>,
    /// 撤销: takes nobody and nothing new.
    pub closed: bool,
}

/// What still hangs on a squad.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SquadUse {
    /// Accounts of it that are not disabled.
    pub people: u64,
    /// Open opinions it has.
    pub opinions: u64,
    /// Assignment rules that send to it.
    pub rules: u64,
}

/// Articles 1 and 9: a new squad, under a name nobody has, below one that is not closed.
pub fn open_squad(all: &[(SquadId, SquadForm)], asked: &SquadForm, clerk: &Clerk) -> Result<(), Refusal> {
    let mut reasons = permitted(clerk);
    reasons.extend(named(all, asked, None));
    reasons.extend(below(all, asked, None));
    verdict(Act::OpenSquad, reasons)
}

/// Articles 1, 2 and 9: other than it was, under a name nobody else has, not below itself; closed once nothing hangs on it.
pub fn change_squad(all: &[(SquadId, SquadForm)], id: SquadId, asked: &SquadForm, used: SquadUse, clerk: &Clerk) -> Result<(), Refusal> {
    let before = all.iter().find(|(one, _)| *one == id).map(|(_, form)| form);
    weigh(Act::ChangeSquad, clerk, before != Some(asked), || Reason::new("nothing_changed", 2))?;
    let mut reasons: Vec<Reason> = named(all, asked, Some(id)).into_iter().chain(below(all, asked, Some(id))).collect();
    if asked.closed && before.is_some_and(|before| !before.closed) {
        let open_below = all.iter().filter(|(_, form)| form.parent == Some(id) && !form.closed).count() as u64;
        let hangs = [("squad_has_people", used.people), ("squad_has_opinions", used.opinions), ("squad_has_rules", used.rules), ("squad_has_squads", open_below)];
        reasons.extend(hangs.into_iter().filter(|(_, n)| *n > 0).map(|(code, n)| Reason::new(code, 9).with("n", n)));
    }
    verdict(Act::ChangeSquad, reasons)
}

fn permitted(clerk: &Clerk) -> Vec<Reason> {
    if clerk.may(Permission::ManageSettings, None) { Vec::new() } else { vec![another_posts(Permission::ManageSettings)] }
}

fn named(all: &[(SquadId, SquadForm)], asked: &SquadForm, own: Option<SquadId>) -> Option<Reason> {
    let taken = all.iter().any(|(id, form)| Some(*id) != own && form.name == asked.name);
    taken.then(|| Reason::new("squad_name_taken", 9).with("name", asked.name.as_str()))
}

/// The one above is there, open, and neither the squad itself nor one below it.
fn below(all: &[(SquadId, SquadForm)], asked: &SquadForm, own: Option<SquadId>) -> Option<Reason> {
    let mut above = asked.parent;
    let parent = all.iter().find(|(id, _)| Some(*id) == above);
    if above.is_some() && !asked.closed && parent.is_none_or(|(_, form)| form.closed) {
        return Some(Reason::new("squad_parent_closed", 9));
    }
    // A tree is never deeper than it has squads.
    for _ in 0..=all.len() {
        match above {
            None => return None,
            Some(id) if Some(id) == own => break,
            Some(id) => above = all.iter().find(|(one, _)| *one == id).and_then(|(_, form)| form.parent),
        }
    }
    Some(Reason::new("squad_below_itself", 9))
}

fn verdict(act: Act, reasons: Vec<Reason>) -> Result<(), Refusal> {
    if reasons.is_empty() { Ok(()) } else { Err(Refusal { act, reasons, met: Vec::new() }) }
}

#[cfg(test)]
mod tests {
    use super::super::refusal::fixture::{clerk, codes};
    use super::*;
    use crate::access::Role;

    fn id(number: u128) -> SquadId {
        SquadId(uuid::Uuid::from_u128(number))
    }

    fn form(name: &str, parent: Option<u128>, closed: bool) -> SquadForm {
        SquadForm { name: name.into(), parent: parent.map(id), closed }
    }

    /// One with two below it, of which one has one below and one is closed.
    fn tree() -> Vec<(SquadId, SquadForm)> {
        vec![(id(1), form("first", None, false)), (id(2), form("east", Some(1), false)), (id(3), form("old", Some(1), true)), (id(4), form("post", Some(2), false))]
    }

    #[test]
    fn a_new_squad_has_a_name_of_its_own_and_stands_below_an_open_one() {
        let open = |asked: &SquadForm, role| codes(open_squad(&tree(), asked, &clerk(role)));
        let admin = Role::SystemAdministrator;
        assert_eq!(open(&form("west", None, false), admin), [""; 0]);
        assert_eq!(open(&form("west", Some(2), false), admin), [""; 0]);
        assert_eq!(open(&form("old", None, false), admin), ["squad_name_taken"], "also of a closed one");
        assert_eq!(open(&form("west", Some(3), false), admin), ["squad_parent_closed"]);
        assert_eq!(open(&form("west", Some(9), false), admin), ["squad_parent_closed"]);
        assert_eq!(open(&form("east", None, false), Role::Leader), ["not_permitted", "squad_name_taken"]);
    }

    #[test]
    fn a_squad_is_changed_to_something_else_and_never_below_itself() {
        let change = |number, asked: &SquadForm| codes(change_squad(&tree(), id(number), asked, SquadUse::default(), &clerk(Role::SystemAdministrator)));
        assert_eq!(change(2, &form("east", Some(1), false)), ["nothing_changed"]);
        assert_eq!(change(2, &form("east end", None, false)), [""; 0]);
        assert_eq!(change(2, &form("east", Some(2), false)), ["squad_below_itself"]);
        assert_eq!(change(1, &form("first", Some(4), false)), ["squad_below_itself"]);
        assert_eq!(change(2, &form("first", Some(1), false)), ["squad_name_taken"]);
        assert_eq!(change(3, &form("old", Some(1), false)), [""; 0], "opened again");
        let refused = change_squad(&tree(), id(2), &form("x", None, false), SquadUse::default(), &clerk(Role::SecurityAdministrator));
        assert_eq!(codes(refused), ["not_permitted"]);
    }

    #[test]
    fn a_squad_is_closed_once_nothing_hangs_on_it() {
        let close = |number, name: &str, parent, used| codes(change_squad(&tree(), id(number), &form(name, parent, true), used, &clerk(Role::SystemAdministrator)));
        assert_eq!(close(4, "post", Some(2), SquadUse::default()), [""; 0]);
        let used = SquadUse { people: 1, opinions: 2, rules: 3 };
        assert_eq!(close(2, "east", Some(1), used), ["squad_has_people", "squad_has_opinions", "squad_has_rules", "squad_has_squads"]);
        for (used, expected) in [(SquadUse { people: 1, ..used }, 3), (SquadUse { people: 0, opinions: 0, rules: 1 }, 1)] {
            assert_eq!(close(4, "post", Some(2), used).len(), expected);
        }
    }
}
