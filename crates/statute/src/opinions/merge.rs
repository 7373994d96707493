//! Merge (合并): the same matter at the same place, said by several, is handled once.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, Place, Reason, Refusal, Today};
use crate::access::Permission;

/// Metres within which two places count as one: a block of a street, about what one patrol sees from where it stands.
pub const MERGE_METRES: f64 = 200.0;

/// A merger recorded on both sides, in one act.
#[derive(Clone, Debug, PartialEq)]
pub struct Merging {
    /// For the opinion that goes on under the other.
    pub child: Outcome,
    /// For the opinion that leads.
    pub lead: Outcome,
}

/// Article 9: same place and same matter. The child keeps its reporter's receipt, answer and rating; the lead is
/// still worked on. Nothing is merged twice or in chains, and a child already answered keeps its own reply. Without a
/// lead the answer holds for the child's side alone.
pub fn may_merge(child: &Opinion, lead: Option<&Opinion>, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(child, lead, doer).verdict()
}

/// Merges the child into the lead.
pub fn merge(child: &Opinion, lead: &Opinion, doer: Doer, _today: &Today) -> Result<Merging, Refusal> {
    conditions(child, Some(lead), doer).verdict()?;
    Ok(Merging {
        child: Outcome::of(Fact::Merged { into: lead.id, number: lead.number.clone() }, 9),
        lead: Outcome::of(Fact::Absorbed { from: child.id, number: child.number.clone() }, 9),
    })
}

fn conditions(child: &Opinion, lead: Option<&Opinion>, doer: Doer) -> Conditions {
    let weighed = Conditions::of(Act::Merge)
        .permitted(child, doer, Permission::MergeOpinion)
        .open(child)
        .not_replied(child, 9)
        .leads_none(child);
    match lead {
        None => weighed,
        Some(lead) => weighed
            .permitted(lead, doer, Permission::MergeOpinion)
            .refuse_if(lead.id == child.id, || Reason::new("same_opinion", 9))
            .lead_open(lead)
            .same_matter(child, lead)
            .same_place(child, lead),
    }
}

impl Conditions {
    /// No other opinion goes on under this one.
    pub(super) fn leads_none(self, opinion: &Opinion) -> Self {
        let count = opinion.absorbed.len();
        self.need("leads_none", count == 0, || {
            Reason::new("leads_others", 9).with("count", count).cleared_by(Act::Unmerge)
        })
    }

    pub(super) fn lead_open(self, lead: &Opinion) -> Self {
        let code = if lead.returned.is_some() {
            "lead_returned"
        } else if lead.withdrawn.is_some() {
            "lead_withdrawn"
        } else if lead.merged_into.is_some() {
            "lead_merged"
        } else {
            "lead_closed"
        };
        self.need("lead_open", lead.standing().is_open(), || Reason::new(code, 9).with("number", lead.number.as_str()))
    }

    /// Only what has been sorted can be told apart.
    fn same_matter(self, child: &Opinion, lead: &Opinion) -> Self {
        let (Some(child_sorting), Some(lead_sorting)) = (&child.sorting, &lead.sorting) else { return self };
        self.need("same_category", child_sorting.category == lead_sorting.category, || {
            Reason::new("other_category", 9)
                .with("number", lead.number.as_str())
                .with("category", lead_sorting.category.as_str())
                .cleared_by(Act::Sort)
        })
    }

    /// Only places on the map can be told apart; addresses are judged by whoever merges.
    pub(super) fn same_place(self, child: &Opinion, lead: &Opinion) -> Self {
        let (Some(child_place), Some(lead_place)) = (&child.place, &lead.place) else { return self };
        let Some(metres) = metres_between(child_place, lead_place) else { return self };
        let same_grid = child_place.grid.is_some() && child_place.grid == lead_place.grid;
        self.need("same_place", same_grid || metres <= MERGE_METRES, || {
            Reason::new("other_place", 9)
                .with("number", lead.number.as_str())
                .with("metres", metres.round() as i64)
                .with("max", MERGE_METRES as i64)
        })
    }
}

/// How far apart two places are, where both are on the map. The earth is taken as flat between them, which is right
/// to the metre within a district.
pub fn metres_between(one: &Place, other: &Place) -> Option<f64> {
    /// A degree of latitude on a sphere of the earth's mean radius.
    const METRES_OF_A_DEGREE: f64 = 111_195.0;
    let (east_1, north_1) = (one.longitude?, one.latitude?);
    let (east_2, north_2) = (other.longitude?, other.latitude?);
    let narrowing = ((north_1 + north_2) / 2.0).to_radians().cos();
    Some(((east_1 - east_2) * narrowing).hypot(north_1 - north_2) * METRES_OF_A_DEGREE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    /// A degree east is about 95,350 metres at 31 degrees north.
    fn metres_east(metres: f64) -> Place {
        let mut there = place(118.75 + metres / 95_350.0, 30.95);
        there.grid = None;
        there
    }

    fn sorted_at(category: &str, place: Option<Place>) -> Story {
        received().sorted_as(category, crate::opinions::Approach::Enforce, place)
    }

    fn may(child: &Story, lead: &Story) -> Result<(), Refusal> {
        may_merge(&child.opinion(), Some(&lead.other_opinion()), Doer::Staff(&operator()), &child.today())
    }

    #[test]
    fn a_child_is_open_unanswered_and_leads_nobody() {
        check(&[
            ("both just received", may(&received(), &received()), &[]),
            ("child with a squad", may(&accepted(), &received()), &[]),
            ("child answered", may(&replied(), &received()), &["already_replied"]),
            ("child closed out", may(&closed(), &received()), &["closed", "already_replied"]),
            ("child returned", may(&received().returned(), &received()), &["returned"]),
            ("child merged", may(&merged(), &received()), &["merged_into"]),
            ("child leads", may(&received().absorbing(), &received()), &["leads_others"]),
            ("lead leads already", may(&received(), &received().absorbing()), &[]),
            ("lead answered", may(&received(), &replied()), &[]),
            ("lead closed out", may(&received(), &closed()), &["lead_closed"]),
            ("lead returned", may(&received(), &received().returned()), &["lead_returned"]),
            ("lead merged", may(&received(), &merged()), &["lead_merged"]),
        ]);
        let opinion = received().opinion();
        let alone = may_merge(&opinion, None, Doer::Staff(&operator()), &received().today());
        let itself = may_merge(&opinion, Some(&opinion), Doer::Staff(&operator()), &received().today());
        let officer = may_merge(&opinion, None, Doer::Staff(&officer()), &received().today());
        check(&[
            ("no lead chosen yet", alone, &[]),
            ("into itself", itself, &["same_opinion"]),
            ("by an officer", officer, &["not_permitted"]),
        ]);
    }

    #[test]
    fn same_matter_at_the_same_place() {
        let at = |metres: f64| sorted_at("street-order/stalls", Some(metres_east(metres)));
        let here = at(0.0);
        let cell = |metres: f64, cell: &str| {
            sorted_at("street-order/stalls", Some(Place { grid: Some(cell.into()), ..metres_east(metres) }))
        };
        let address = Place { longitude: None, latitude: None, address: said("Old Bridge"), grid: None };
        check(&[
            ("another category", may(&here, &sorted_at("lighting", Some(metres_east(0.0)))), &["other_category"]),
            ("199 metres", may(&here, &at(199.0)), &[]),
            ("201 metres", may(&here, &at(201.0)), &["other_place"]),
            ("900 metres, same cell", may(&cell(0.0, "JX-03"), &cell(900.0, "JX-03")), &[]),
            ("900 metres, other cell", may(&cell(0.0, "JX-03"), &cell(900.0, "JX-04")), &["other_place"]),
            ("an address alone", may(&here, &sorted_at("street-order/stalls", Some(address))), &[]),
        ]);
    }

    #[test]
    fn a_merger_is_recorded_on_both_sides() {
        let (child, lead) = (received().opinion(), received().other_opinion());
        let merging = merge(&child, &lead, Doer::Staff(&operator()), &received().today()).unwrap();
        assert_eq!(merging.child.facts, [Fact::Merged { into: lead.id, number: lead.number }]);
        assert_eq!(merging.lead.facts, [Fact::Absorbed { from: child.id, number: child.number }]);
    }
}
