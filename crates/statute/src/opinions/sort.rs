//! Sort (分类): what it is, how pressing, by what means, and where.

use super::conditions::{Conditions, day_of};
use super::{Act, Approach, Doer, Fact, Opinion, Outcome, Place, Reason, Refusal, Today, Urgency};
use crate::access::Permission;

/// Characters of a category code, major and minor joined by a stroke.
pub const CATEGORY_MAX: usize = 100;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct SortAsked {
    /// Category code, of a category in force (the caller knows which are).
    pub category: String,
    /// How pressing.
    pub urgency: Urgency,
    /// By what means it is handled.
    pub approach: Approach,
    /// A better place than the one received.
    pub place: Option<Place>,
}

/// Article 5: every opinion is sorted before it goes to a squad, and may be sorted again until somebody has handled
/// it. From then on a wrong category is a recorded fact and is corrected.
pub fn may_sort(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    let handled = opinion.handled.as_ref();
    Conditions::of(Act::Sort).permitted(opinion, doer, Permission::SortOpinion).open(opinion).need(
        "not_handled",
        handled.is_none(),
        || {
            let at = handled.map_or(opinion.received_at, |done| done.at);
            Reason::new("sorting_settled", 5).with("handled_on", day_of(at)).cleared_by(Act::Correct)
        },
    )
}

/// Sorts, or sorts again.
pub fn sort(opinion: &Opinion, asked: &SortAsked, doer: Doer, _today: &Today) -> Result<Outcome, Refusal> {
    conditions(opinion, doer)
        .settled()?
        .text("category", &asked.category, CATEGORY_MAX)
        .place(asked.place.as_ref())
        .verdict()?;
    let SortAsked { category, urgency, approach, place } = asked.clone();
    Ok(Outcome::of(Fact::Sorted { category, urgency, approach, place }, 5))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    fn asked(category: &str) -> SortAsked {
        let (urgency, approach) = (Urgency::Normal, Approach::Enforce);
        SortAsked { category: category.into(), urgency, approach, place: None }
    }

    #[test]
    fn an_opinion_is_sorted_until_somebody_has_handled_it() {
        let may = |story: &Story, who: &Clerk| may_sort(&story.opinion(), Doer::Staff(who), &story.today());
        check(&[
            ("just received", may(&received(), &operator()), &[]),
            ("again, before anybody handled it", may(&accepted(), &operator()), &[]),
            ("handled", may(&handled(), &operator()), &["sorting_settled"]),
            ("failed verification: back to handling", may(&replied().verified(false), &operator()), &[]),
            ("closed out", may(&closed(), &operator()), &["closed", "sorting_settled"]),
            ("returned", may(&received().returned(), &operator()), &["returned"]),
            ("merged", may(&merged(), &operator()), &["merged_into"]),
            ("by an officer", may(&received(), &officer()), &["not_permitted"]),
            (
                "by the resident",
                may_sort(&received().opinion(), Doer::Resident, &received().today()),
                &["not_for_residents"],
            ),
        ]);
    }

    #[test]
    fn a_category_is_named() {
        let (story, who) = (received(), operator());
        let decide = |asked: SortAsked| sort(&story.opinion(), &asked, Doer::Staff(&who), &story.today()).map(drop);
        let far = SortAsked { place: Some(place(200.0, 31.0)), ..asked("street-order") };
        check(&[
            ("two levels", decide(asked("street-order/stalls")), &[]),
            ("none", decide(asked(" ")), &["text_missing"]),
            ("100 characters", decide(asked(&"x".repeat(100))), &[]),
            ("101 characters", decide(asked(&"x".repeat(101))), &["text_too_long"]),
            ("nowhere in China", decide(far), &["not_a_point"]),
        ]);
    }

    #[test]
    fn sorting_again_changes_the_category_and_starts_no_clock_afresh() {
        let again = Fact::Sorted {
            category: "advertising/leaflets".into(),
            urgency: Urgency::Urgent,
            approach: Approach::Manage,
            place: Some(place(118.76, 30.96)),
        };
        let (first, second) = (sorted().opinion(), sorted().then(OPERATOR, again).opinion());
        let sorting = second.sorting.unwrap();
        assert_eq!(sorting.category, "advertising/leaflets");
        assert_eq!(sorting.at, first.sorting.unwrap().at);
        assert_eq!(second.place.unwrap().longitude, Some(118.76));
    }
}
