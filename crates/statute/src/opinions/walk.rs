//! Properties that hold whatever people do: random histories through the decisions, and through bare facts.

use super::fixture::*;
use super::*;
use proptest::prelude::*;

const PEOPLE: [Person; 9] =
    [OPERATOR, SQUAD_LEADER, OFFICER, SECOND_OFFICER, OTHER_OFFICER, OTHER_LEADER, BUREAU_LEADER, REVIEWER, RESIDENT];

/// Somebody tries an act with usual words; `flag` is the yes or no some acts want.
fn try_act(story: &Story, act: Act, doer: Doer, today: &Today, flag: bool) -> Result<Outcome, Refusal> {
    let opinion = &story.opinion();
    let words = || said("As it was.");
    let due = Some(story.facts[0].at.plus_ms(40 * 3_600_000));
    let (squad, squad_name) = if flag { (SQUAD_1, "squad 1") } else { (SQUAD_2, "squad 2") };
    match act {
        Act::Sort => {
            let approach = if flag { Approach::Enforce } else { Approach::Assist };
            let category = "street-order/stalls".into();
            sort(opinion, &SortAsked { category, urgency: Urgency::Normal, approach, place: None }, doer, today)
        }
        Act::Return => return_opinion(opinion, &ReturnAsked { reason: words() }, doer, today),
        Act::Merge => merge(opinion, &sorted().other_opinion(), doer, today).map(|merging| merging.child),
        Act::Unmerge => {
            let lead = sorted().absorbing().other_opinion();
            unmerge(opinion, &lead, &UnmergeAsked { reason: words() }, doer, today).map(|merging| merging.child)
        }
        Act::Assign => assign(opinion, &AssignAsked { squad, squad_name: squad_name.into(), rule: None }, doer, today),
        Act::HandBack => hand_back(opinion, &HandBackAsked { reason: words() }, doer, today),
        Act::Accept => accept(opinion, doer, today),
        Act::HandOver => {
            let to = if flag { second_officer() } else { other_officer() };
            hand_over(opinion, &HandOverAsked { to, reason: words() }, doer, today)
        }
        Act::Ask => {
            let until = today.now.day().plus(1).at_minute(1_440);
            ask(opinion, &AskAsked { question: words(), until }, doer, today)
        }
        Act::Answer => answer(opinion, &AnswerAsked { said: words(), photos: vec![] }, doer, today),
        Act::Suspend => suspend(opinion, &SuspendAsked { reason: words() }, doer, today),
        Act::Resume => resume(opinion, doer, today),
        Act::TransferOut => {
            let until = today.now.day().plus(2).at_minute(1_440);
            transfer_out(opinion, &TransferOutAsked { unit: "Water works".into(), reason: words(), until }, doer, today)
        }
        Act::SignFor => sign_for(opinion, &SignForAsked { said: words() }, doer, today),
        Act::TakeBack => take_back(opinion, &TakeBackAsked { said: words() }, doer, today),
        Act::CallBack => call_back(opinion, &CallBackAsked { reached: flag, satisfied: flag.then_some(flag), said: words() }, doer, today),
        Act::Extend => extend(opinion, &ExtendAsked { work_days: 4, reason: words() }, doer, today, due),
        Act::Urge => urge(opinion, doer, today, due),
        Act::Supervise => supervise(opinion, &SuperviseAsked { order: words() }, doer, today),
        Act::Handle => {
            let companions = if flag { vec![SECOND_OFFICER.account()] } else { vec![] };
            let asked = HandleAsked { said: words(), companions, before: vec![], after: photos(1) };
            handle(opinion, &asked, doer, today)
        }
        Act::Reply => reply(opinion, &ReplyAsked { said: words() }, doer, today),
        Act::Verify => verify(opinion, &VerifyAsked { passed: flag, said: words(), photos: vec![] }, doer, today),
        Act::Rate => rate(opinion, None, &RateAsked { satisfied: flag, said: None }, doer, today).map(|made| made.own),
        Act::Reopen => reopen(opinion, &ReopenAsked { reason: words() }, doer, today),
        Act::CloseOut => close_out(opinion, doer, today),
        Act::Correct => {
            let change = Correction { said: Some(said("Mistyped.")), ..Correction::default() };
            let asked = CorrectAsked { target: u32::from(flag) + 1, change, reason: words() };
            correct(opinion, &story.facts, &asked, doer, today)
        }
        Act::Publish => {
            let asked = PublishAsked { said: words(), photos: vec![], reply: None, no_names: flag };
            publish(opinion, &story.facts, &asked, &crate::personal_data::tests::signs(), doer, today)
        }
        Act::Withhold => withhold(opinion, &WithholdAsked { reason: words() }, doer, today),
        Act::Unpublish => unpublish(opinion, &UnpublishAsked { reason: words() }, doer, today),
        Act::Withdraw => withdraw(opinion, &WithdrawAsked { reason: words() }, doer, today).map(|halves| halves.own),
        Act::Amend => amend(opinion, &AmendAsked { said: Some(said(if flag { "Mended." } else { "Changed." })), contact: Some(flag) }, doer, today),
        Act::KeepPrivate => keep_private(opinion, true, doer, today),
        Act::Forget => forget(opinion, None, &ForgetAsked { reason: words() }, doer, today),
    }
}

/// What no history may ever show.
fn hold_true(opinion: &Opinion) {
    if opinion.standing() == Standing::Closed {
        let replied = opinion.replied.as_ref().expect("no close-out without a reply");
        let verified = opinion.verified.as_ref().expect("no close-out without a verification");
        let verifier = verified.by.expect("one of the bureau's people verified");
        assert!(verified.at >= replied.at, "the newest reply was verified");
        assert!(!opinion.handlers.contains(&verifier), "the verifier took no part");
        assert_ne!(replied.by, Some(verifier), "the verifier did not write the reply");
        assert!(opinion.handled.is_some(), "a complaint was handled");
    }
    let open = opinion.pauses.iter().filter(|pause| pause.to.is_none()).count();
    let out = opinion.transferred.as_ref().is_some_and(|transfer| !transfer.expired);
    let waiting = usize::from(opinion.asked.is_some()) + usize::from(opinion.suspended.is_some()) + usize::from(out);
    assert_eq!(open, waiting, "a pause is open exactly while something is waited for");
    assert!(waiting <= 1);
    assert!(opinion.replied.is_none() || waiting == 0, "nothing is waited for after the reply");
    assert!(opinion.extended_work_days <= EXTEND_WORK_DAYS_MAX);
    assert!(opinion.accepted.is_none() || opinion.assignment.is_some());
    assert!(opinion.assignment.is_none() || opinion.sorting.is_some());
    assert!(opinion.returned.is_none() || opinion.assignment.is_none());
    assert!(opinion.publication.is_none() || opinion.sorting.is_some());
    let shown_to_nobody = opinion.private.or(opinion.kept_back).or(opinion.withdrawn);
    assert!(opinion.publication.is_none() || shown_to_nobody.is_none() && opinion.kind != Kind::Report);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_people_try_the_ledger_stays_in_order(
        tries in prop::collection::vec((0..Act::ALL.len(), 0..PEOPLE.len(), 0..2_000i64, any::<bool>()), 1..150)
    ) {
        let mut story = received();
        for (act, person, minutes, flag) in tries {
            let now = story.now().plus_ms(minutes * 60_000);
            let (act, person, today) = (Act::ALL[act], PEOPLE[person], today_at(now));
            let clerk = (person != RESIDENT).then(|| person.clerk());
            let doer = clerk.as_ref().map_or(Doer::Resident, Doer::Staff);
            let opinion = story.opinion();
            let due = Some(story.facts[0].at.plus_ms(40 * 3_600_000));
            let asked = standing_of_acts(&opinion, None, doer, &today, due, due);
            let listed = asked.iter().find(|standing| standing.act == act).unwrap();
            match try_act(&story, act, doer, &today, flag) {
                Ok(outcome) => {
                    // A person may always correct their own words, which the list does not know.
                    prop_assert!(listed.possible() || act == Act::Correct, "{act:?} was done and not listed");
                    prop_assert!(!outcome.facts.is_empty() && !outcome.grounds.is_empty());
                    for fact in outcome.facts {
                        story = story.at(now).then(person, fact);
                    }
                    hold_true(&story.opinion());
                }
                Err(refusal) => {
                    prop_assert!(!refusal.reasons.is_empty());
                    let said = |reason: &Reason| refusal.reasons.contains(reason);
                    prop_assert!(listed.reasons.iter().all(said) || act == Act::Correct, "{refusal:?}");
                }
            }
        }
    }

    #[test]
    fn folding_is_the_same_every_time_and_never_fails_on_facts_in_order(
        picks in prop::collection::vec((0..36usize, 0..PEOPLE.len()), 0..60)
    ) {
        let mut story = received();
        for (pick, person) in picks {
            story = story.then(PEOPLE[person], any_fact(pick));
        }
        let opinion = story.opinion();
        prop_assert_eq!(&opinion, &story.opinion());
        prop_assert_eq!(opinion.version as usize, story.facts.len());
        let written = serde_json::to_string(&story.facts).unwrap();
        let read: Vec<Dated> = serde_json::from_str(&written).unwrap();
        prop_assert_eq!(&read, &story.facts, "a ledger read back is the same ledger");
    }

    #[test]
    fn a_correction_reads_as_if_it_had_been_written_right_at_first(
        picks in prop::collection::vec((0..36usize, 0..PEOPLE.len()), 0..30),
        target in any::<prop::sample::Index>(),
        which in 0..3usize,
    ) {
        let mut story = received().sorted();
        for (pick, person) in picks {
            story = story.then(PEOPLE[person], any_fact(pick));
        }
        let change = [
            Correction { said: Some(said("Mended.")), ..Correction::default() },
            Correction { place: Some(place(118.7, 30.9)), ..Correction::default() },
            Correction { category: Some("lighting".into()), urgency: Some(Urgency::Urgent), ..Correction::default() },
        ][which].clone();
        let target = target.index(story.facts.len());
        let mut right_at_first = story.clone();
        let fits = super::correct::apply_correction(&mut right_at_first.facts[target].fact, &change);
        let fact = Fact::Corrected { target: target as u32 + 1, change, reason: said("Mistyped.") };
        let corrected = story.clone().then(OPERATOR, fact.clone());
        let folded = Opinion::fold(CHILD, "n".into(), &corrected.facts);
        if fits {
            let expected = Opinion::fold(CHILD, "n".into(), &right_at_first.then(OPERATOR, fact).facts).unwrap();
            prop_assert_eq!(folded.unwrap(), expected);
            prop_assert_eq!(&corrected.facts[target], &story.facts[target], "what was first written stays");
        } else {
            let number = corrected.facts.len() as u32;
            prop_assert_eq!(folded, Err(BrokenLedger::CorrectionDoesNotFit(number)));
            prop_assert_eq!(&right_at_first.facts, &story.facts, "nothing was half corrected");
        }
    }
}

/// One of the facts that may follow the first.
fn any_fact(pick: usize) -> Fact {
    let mut all = every_fact();
    all.remove(0);
    all.swap_remove(pick % all.len())
}

/// Each kind of fact, receiving first; some twice with other values.
pub(super) fn every_fact() -> Vec<Fact> {
    let due = received().now();
    let clock = crate::clock::ClockName::Finish;
    let story = received()
        .sorted()
        .assigned()
        .handed_back()
        .accepted()
        .asked()
        .answered()
        .suspended()
        .resumed()
        .extended(2)
        .handled()
        .replied()
        .verified(true)
        .verified(false)
        .rated(false)
        .reopened()
        .closed()
        .returned()
        .merged()
        .absorbing()
        .then(OPERATOR, Fact::Unmerged { reason: said("Another matter.") })
        .then(OPERATOR, Fact::Released { from: CHILD, number: "QT-20260213-0001".into() })
        .then(AUTOMATIC, Fact::AnswerExpired)
        .then(RESIDENT, Fact::Urged)
        .transferred()
        .then(OPERATOR, Fact::SignedFor { said: said("No. 7.") })
        .then(AUTOMATIC, Fact::TransferExpired)
        .then(OPERATOR, Fact::TakenBack { said: said("Towed.") })
        .then(OPERATOR, Fact::CalledBack { reached: true, satisfied: Some(true), said: said("Quiet now.") })
        .then(SQUAD_LEADER, Fact::Supervised { order: said("Two days.") })
        .then(AUTOMATIC, Fact::ClockTurned { clock, colour: Colour::Red, due })
        .then(AUTOMATIC, Fact::Escalated { clock, to: EscalatedTo::SquadLeader, due })
        .published()
        .then(OPERATOR, Fact::Withheld { reason: said("A family matter.") })
        .then(OPERATOR, Fact::Unpublished { reason: said("A name.") })
        .withdrawn()
        .then(RESIDENT, Fact::Amended { said: Some(said("Only on Fridays.")), contact: Some(true) })
        .then(RESIDENT, Fact::KeptPrivate { private: true })
        .then(AUTOMATIC, Fact::Forgotten { reason: None })
        .then(OPERATOR, Fact::Corrected { target: 1, change: Correction::default(), reason: said("Mistyped.") });
    story.facts.into_iter().map(|dated| dated.fact).collect()
}

#[test]
fn a_broken_ledger_is_not_folded() {
    let fold = |facts: &[Dated]| Opinion::fold(CHILD, "n".into(), facts).map(drop);
    let facts = accepted().facts;
    let without = |number: u32| facts.iter().filter(|dated| dated.number != number).cloned().collect::<Vec<_>>();
    let correcting = |target| {
        let change = Correction { kind: Some(Kind::Help), ..Correction::default() };
        sorted().then(OPERATOR, Fact::Corrected { target, change, reason: said("Mistyped.") }).facts
    };
    let mut late = sorted().facts;
    late.remove(0);
    late[0].number = 1;
    let again = received().then(RESIDENT, facts[0].fact.clone()).facts;
    for (situation, found, expected) in [
        ("in order", fold(&facts), Ok(())),
        ("nothing", fold(&[]), Err(BrokenLedger::Empty)),
        ("the second fact lost", fold(&without(2)), Err(BrokenLedger::OutOfOrder(2))),
        ("the first fact lost", fold(&without(1)), Err(BrokenLedger::OutOfOrder(1))),
        ("not received first", fold(&late), Err(BrokenLedger::NotReceived)),
        ("received twice", fold(&again), Err(BrokenLedger::ReceivedAgain(2))),
        ("corrects what was received", fold(&correcting(1)), Ok(())),
        ("corrects the kind of a sorting", fold(&correcting(2)), Err(BrokenLedger::CorrectionDoesNotFit(3))),
        ("corrects itself", fold(&correcting(3)), Err(BrokenLedger::CorrectsNothing(3))),
        ("corrects fact 0", fold(&correcting(0)), Err(BrokenLedger::CorrectsNothing(3))),
    ] {
        assert_eq!(found, expected, "{situation}");
    }
}
