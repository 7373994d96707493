//! Join (加入): somebody about to speak up sees that the same was said already, and goes on under it with a receipt of
//! their own.

use super::conditions::Conditions;
use super::{Act, Fact, Merging, Opinion, Outcome, Reason, Refusal, Today};

/// Article 27: the other is shown to everybody, still open, and near. It is the resident's own merger (article 9), of an
/// opinion received in the same act.
pub fn join(own: &Opinion, lead: &Opinion, _today: &Today) -> Result<Merging, Refusal> {
    Conditions::of(Act::Merge)
        // First, so that nobody learns of what is not shown.
        .need("lead_public", lead.publication.is_some(), || Reason::new("lead_not_public", 27))
        .settled()?
        .lead_open(lead)
        .same_place(own, lead)
        .verdict()?;
    Ok(Merging {
        child: Outcome::of(Fact::Merged { into: lead.id, number: lead.number.clone() }, 27),
        lead: Outcome::of(Fact::Absorbed { from: own.id, number: own.number.clone() }, 27),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    #[test]
    fn only_what_everybody_sees_is_open_and_near() {
        let far = received().sorted_as("street-order/stalls", crate::opinions::Approach::Enforce, Some({
            let mut there = place(118.77, 30.95);
            there.grid = None;
            there
        }));
        let to = |lead: &Story| join(&received().opinion(), &lead.other_opinion(), &received().today()).map(drop);
        check(&[
            ("shown and open", to(&sorted().published()), &[]),
            ("answered, not closed out", to(&replied().published()), &[]),
            ("never shown", to(&sorted()), &["lead_not_public"]),
            ("closed out and never shown", to(&closed()), &["lead_not_public"]),
            ("closed out", to(&closed().published()), &["lead_closed"]),
            ("elsewhere", to(&far.published()), &["other_place"]),
        ]);
        let lead = sorted().published().other_opinion();
        let merging = join(&received().opinion(), &lead, &received().today()).unwrap();
        assert_eq!(merging.child.facts, [Fact::Merged { into: LEAD, number: lead.number }]);
        assert_eq!(merging.lead.facts, [Fact::Absorbed { from: CHILD, number: "QT-20260213-0001".into() }]);
    }
}
