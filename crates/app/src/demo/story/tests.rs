use super::replay::replay;
use super::*;
use crate::demo::SEED;
use chengguan_statute::opinions::{Colour, Standing};
use office::OFFICE;
use std::collections::BTreeSet;

fn end() -> Instant {
    Instant::from_rfc3339("2026-03-03T10:40:00+08:00").unwrap()
}

fn small() -> Vec<Story> {
    stories(Size::Small, end(), SEED).collect()
}

#[test]
fn the_same_seed_tells_the_same_stories_in_the_order_received() {
    let told = small();
    assert_eq!(told.len(), 2_000);
    assert!(told == small());
    assert!(told.is_sorted_by_key(|story| story.received_at));
    assert!(told.iter().enumerate().all(|(number, story)| story.number == number && story.received_at < end()));
}

#[test]
fn texts_are_filled_in_and_of_a_believable_length() {
    let told = small();
    let lengths: Vec<usize> = told.iter().map(|story| story.text.chars().count()).collect();
    let average = lengths.iter().sum::<usize>() / lengths.len();
    assert!((35..=110).contains(&average) && lengths.iter().all(|length| (15..=200).contains(length)), "{average}");
    assert!(told.iter().all(|story| !story.text.contains(['{', '}'])));
    for window in told.windows(50) {
        assert!(window[1..].iter().all(|story| story.text != window[0].text), "{}", window[0].text);
    }
}

#[test]
fn the_bureau_works_in_its_hours_and_nothing_happens_after_the_end() {
    let struck_off = |step: &&Step| matches!(step.deed, Deed::CloseOut | Deed::Verify { .. } | Deed::MergeInto { .. } | Deed::Extend { .. });
    for story in small() {
        assert!(story.steps.iter().all(|step| step.at > story.received_at && step.at <= end()), "{story:?}");
        assert!(story.steps.is_sorted_by_key(|step| step.at), "{story:?}");
        for step in story.steps.iter().filter(struck_off) {
            assert!(OFFICE.open(step.at), "{} {step:?}", step.at.to_rfc3339());
        }
    }
}

/// At every hour and season the demo may be started in.
#[test]
fn every_step_is_lawful_and_every_standing_is_there_whenever_it_ends() {
    let named = ["2026-03-03T10:40:00+08:00", "2026-02-20T23:10:00+08:00", "2026-11-24T05:50:00+08:00", "2026-08-09T16:00:00+08:00"];
    // And every hour of a day, over a week.
    let week = (0..24).map(|n| Instant::from_rfc3339("2026-11-23T00:00:00+08:00").unwrap().plus_ms(n * 7 * 3_600_000));
    for end in named.map(|end| Instant::from_rfc3339(end).unwrap()).into_iter().chain(week) {
        let told: Vec<Story> = stories(Size::Small, end, SEED).collect();
        let replayed = replay(&told, end);
        let refused: usize = replayed.refused.values().sum();
        let standings: Vec<(&str, usize)> = Standing::ALL.iter().map(|standing| (standing.code(), replayed.standing(*standing))).collect();
        let (red, yellow) = (replayed.coloured(Colour::Red), replayed.coloured(Colour::Yellow));
        println!("{} red {red} yellow {yellow} {standings:?} {:?} of {}", end.to_rfc3339(), replayed.refused, replayed.done);
        assert!(refused * 200 <= replayed.done, "{:?}", replayed.refused);
        let missing: BTreeSet<&str> = standings.iter().filter(|(_, count)| *count == 0).map(|(code, _)| *code).collect();
        assert!(missing.is_empty(), "{} {missing:?}", end.to_rfc3339());
    }
}
