//! Publish (公开): somebody looks at the words as everybody would read them, and at each photo, before they are shown.

use super::conditions::Conditions;
use super::{Act, Dated, Doer, Fact, Kind, Opinion, Outcome, Reason, Refusal, Said, TEXT_MAX, Today};
use crate::access::Permission;
use crate::ids::AttachmentId;
use crate::personal_data::{self, Signs};

/// What is to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishAsked {
    /// The words as everybody will read them.
    pub said: Said,
    /// The photos to show.
    pub photos: Vec<AttachmentId>,
    /// The newest reply as everybody will read it; nothing shows none.
    pub reply: Option<Said>,
    /// Whoever looked says that what reads like a name is none.
    pub no_names: bool,
}

/// Article 25: sorted, no report of an offence, and not against its reporter's wish. Publishing again replaces what is shown.
pub fn may_publish(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

/// Publishes. Numbers that lead to somebody are never shown; what reads like a name is, once somebody says it is none.
/// `facts` is the whole history, `signs` what personal data is told by.
pub fn publish(opinion: &Opinion, facts: &[Dated], asked: &PublishAsked, signs: &Signs<'_>, doer: Doer, _today: &Today) -> Result<Outcome, Refusal> {
    let weighed = conditions(opinion, doer)
        .settled()?
        .words("text", &asked.said)
        .nobody_told("text", &asked.said, signs, asked.no_names);
    let weighed = match &asked.reply {
        None => weighed,
        Some(reply) => weighed.text("reply", &reply.text, TEXT_MAX).replied(opinion, 25).nobody_told("reply", reply, signs, asked.no_names),
    };
    let offered: Vec<AttachmentId> = facts.iter().flat_map(|dated| showable_photos(&dated.fact)).collect();
    weighed
        .refuse_if(asked.photos.iter().any(|photo| !offered.contains(photo)), || Reason::new("no_such_photo", 25).cleared_by(Act::Publish).at_field("photos"))
        .verdict()?;
    let PublishAsked { said, photos, reply, .. } = asked.clone();
    Ok(Outcome::of(Fact::Published { said, photos, reply }, 25))
}

/// Photos that may be shown once somebody looked: what the reporter sent, and the place afterwards.
pub fn showable_photos(fact: &Fact) -> Vec<AttachmentId> {
    let photos = match fact {
        Fact::Received { photos, .. } | Fact::Answered { photos, .. } => photos,
        Fact::Handled { after, .. } => after,
        _ => return Vec::new(),
    };
    photos.iter().map(|photo| photo.id).collect()
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    let weighed = Conditions::of(Act::Publish)
        .permitted(opinion, doer, Permission::PublishOpinion)
        .not_returned(opinion)
        .refuse_if(opinion.merged_into.is_some(), || {
            Reason::new("merged_into", 9).with("number", opinion.merged_into_number.clone()).cleared_by(Act::Unmerge)
        })
        // Whoever reports an offence, and whom, is for those who handle it (article 23).
        .refuse_if(opinion.kind == Kind::Report, || Reason::new("report_never_public", 25).cleared_by(Act::Withhold))
        .refuse_if(opinion.private.is_some(), || Reason::new("reporter_keeps_private", 25));
    weighed.need("sorted", opinion.sorting.is_some(), || Reason::new("not_sorted", 25).cleared_by(Act::Sort))
}

impl Conditions {
    fn nobody_told(self, field: &'static str, said: &Said, signs: &Signs<'_>, no_names: bool) -> Self {
        personal_data::found(&said.text, signs).into_iter().fold(self, |weighed, kind| {
            let code = match kind {
                personal_data::Kind::Telephone => "telephone_left",
                personal_data::Kind::Identity => "identity_left",
                personal_data::Kind::Plate => "plate_left",
                personal_data::Kind::Mail => "mail_left",
                personal_data::Kind::Name if no_names => return weighed,
                personal_data::Kind::Name => "name_left",
            };
            weighed.refuse_if(true, || Reason::new(code, 25).cleared_by(Act::Publish).at_field(field))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;
    use crate::opinions::Correction;
    use crate::personal_data::tests::signs;

    fn shown(text: &str) -> PublishAsked {
        PublishAsked { said: said(text), photos: vec![], reply: None, no_names: false }
    }

    fn try_at(story: &Story, asked: &PublishAsked) -> Result<(), Refusal> {
        publish(&story.opinion(), &story.facts, asked, &signs(), Doer::Staff(&operator()), &story.today()).map(drop)
    }

    #[test]
    fn a_person_looks_and_some_are_never_shown() {
        let may = |story: &Story, clerk: &Clerk| may_publish(&story.opinion(), Doer::Staff(clerk), &story.today());
        let private = sorted().then(RESIDENT, Fact::KeptPrivate { private: true });
        check(&[
            ("sorted, an operator", may(&sorted(), &operator()), &[]),
            ("closed out", may(&closed(), &operator()), &[]),
            ("the disclosure editor", may(&sorted(), &Person::EDITOR.clerk()), &[]),
            ("an officer", may(&accepted(), &officer()), &["not_permitted"]),
            ("not sorted yet", may(&received(), &operator()), &["not_sorted"]),
            ("a report of an offence", may(&sorted().of_kind(Kind::Report), &operator()), &["report_never_public"]),
            ("against the reporter's wish", may(&private, &operator()), &["reporter_keeps_private"]),
            ("the wish taken back", may(&private.then(RESIDENT, Fact::KeptPrivate { private: false }), &operator()), &[]),
            ("not accepted", may(&sorted().returned(), &operator()), &["returned"]),
            ("withdrawn", may(&sorted().withdrawn(), &operator()), &["withdrawn"]),
            ("merged", may(&sorted().merged(), &operator()), &["merged_into"]),
            ("shown already, to be renewed", may(&sorted().published(), &operator()), &[]),
        ]);
        let resident = may_publish(&sorted().opinion(), Doer::Resident, &sorted().today());
        check(&[("the resident", resident, &["not_for_residents"])]);
    }

    #[test]
    fn nothing_that_leads_to_somebody_is_shown() {
        let of = |text: &str| try_at(&sorted(), &shown(text));
        let named = PublishAsked { no_names: true, ..shown("\u{738b}\u{5148}\u{751f}") };
        let both = PublishAsked { no_names: true, ..shown("13800001234 \u{738b}\u{5148}\u{751f}") };
        let reply = PublishAsked { reply: Some(said("a.b@example.com")), ..shown("Stalls.") };
        check(&[
            ("plain words", of("Stalls."), &[]),
            ("a telephone number", of("Call 13800001234"), &["telephone_left"]),
            ("an identity number", of("342501199001011234"), &["identity_left"]),
            ("a plate", of("\u{7696}P12345"), &["plate_left"]),
            ("an address of mail", of("a.b@example.com"), &["mail_left"]),
            ("a name", of("\u{738b}\u{5148}\u{751f}"), &["name_left"]),
            ("what reads like a name and is none", try_at(&sorted(), &named), &[]),
            ("that excuses no number", try_at(&sorted(), &both), &["telephone_left"]),
            ("no words", of(" "), &["text_missing"]),
            ("a reply there is none of yet", try_at(&sorted(), &reply), &["not_replied", "mail_left"]),
            ("mail in a reply", try_at(&replied(), &reply), &["mail_left"]),
        ]);
    }

    #[test]
    fn only_photos_of_the_matter_are_shown() {
        let after = photos(1).into_iter().map(|photo| photo.id).collect::<Vec<_>>();
        let with = |story: &Story| try_at(story, &PublishAsked { photos: after.clone(), ..shown("Stalls.") });
        check(&[("taken afterwards", with(&handled()), &[]), ("of nothing here", with(&accepted()), &["no_such_photo"])]);
    }

    #[test]
    fn what_changes_waits_for_somebody_to_look_again() {
        let change = || Correction { said: Some(said("Mended.")), ..Correction::default() };
        let corrected = |target| Fact::Corrected { target, change: change(), reason: said("Misheard.") };
        let amended = |said: Option<Said>| Fact::Amended { said, contact: Some(true) };
        // Facts: 1 received, 2 sorted, 3 assigned, 4 accepted, 5 handled, 6 replied, 7 published.
        for (situation, fact, person, shown) in [
            ("the words corrected", corrected(1), OPERATOR, false),
            ("an inner note corrected", corrected(5), OPERATOR, true),
            ("the reply corrected", corrected(6), OPERATOR, false),
            ("mended by the reporter", amended(Some(said("Mended."))), RESIDENT, false),
            ("another telephone number", amended(None), RESIDENT, true),
            ("no longer wished", Fact::KeptPrivate { private: true }, RESIDENT, false),
            ("merged", merged().facts[1].fact.clone(), OPERATOR, false),
            ("taken back", Fact::Unpublished { reason: said("A name.") }, OPERATOR, false),
            ("closed out", Fact::ClosedOut, OPERATOR, true),
        ] {
            let opinion = replied().published().then(person, fact).opinion();
            assert_eq!(opinion.publication.is_some(), shown, "{situation}");
            assert_eq!(opinion.kept_back.is_none(), shown, "{situation}");
        }
    }

    #[test]
    fn a_reply_is_shown_as_long_as_it_is_the_newest() {
        let reply = Fact::Published { said: said("Stalls."), photos: vec![], reply: Some(said("Gone.")) };
        let story = replied().published();
        let since = story.opinion().publication.unwrap().at;
        let story = story.then(OPERATOR, reply);
        let shown = |story: Story| story.opinion().publication.unwrap();
        assert_eq!(shown(story.clone()).at, since, "shown since it was first");
        for (situation, story, expected) in [
            ("looked at", story.clone(), Some("Gone.")),
            ("another reply", story.clone().replied(), None),
            ("not passed", story.clone().verified(false), None),
            ("to be done again", story.reopened(), None),
        ] {
            assert_eq!(shown(story).reply.map(|said| said.text).as_deref(), expected, "{situation}");
        }
    }
}
