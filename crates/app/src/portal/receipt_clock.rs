//! Until when there is an answer, and why that day.

use super::pages::{Clock, Day, Mark, Tint, Why};
use crate::opinions::{FullClock, full_clock};
use crate::reference::Reference;
use crate::times;
use chengguan_statute::clock::ClockName;
use chengguan_statute::opinions::{Colour, Opinion, Today, clocks};
use chengguan_words::{fill, portal as words, times as time_words};

/// The finish clock of the matter; none where it was not accepted.
pub fn clock(own: &Opinion, answering: &Opinion, reference: &Reference, today: &Today) -> Option<Clock> {
    if own.returned.is_some() || own.withdrawn.is_some() {
        return None;
    }
    let run = clocks(answering, today).into_iter().find(|run| run.clock == ClockName::Finish)?;
    let full = full_clock(&run, answering, reference, today.now);
    let promised = run.due.as_ref().filter(|_| run.is_running());
    Some(Clock {
        promise: promised.map(|due| fill(time_words::PROMISE, &[("date", &times::deadline(due.due, Some(today.now)))])),
        tint: tint(run.colour),
        text: full.text.clone(),
        why: run.due.is_some().then(|| why(full)),
    })
}

fn tint(colour: Colour) -> Tint {
    match colour {
        Colour::OnTime => Tint::Ontime,
        Colour::Yellow => Tint::Yellow,
        Colour::Red => Tint::Red,
        Colour::Suspended => Tint::Suspended,
        Colour::Closed => Tint::Closed,
    }
}

fn why(full: FullClock) -> Why {
    let said = |template: &str, text: Option<String>| text.map(|text| fill(template, &[("text", &text)]));
    let labels = Day::short_labels(full.days.iter().map(|day| day.day.as_str()));
    let days = full.days.iter().zip(labels).map(|(day, label)| Day {
        day: label,
        label: day.label.clone(),
        mark: match day.mark.as_str() {
            "start" => Mark::Start,
            "skipped" => Mark::Skipped,
            "due" => Mark::Due,
            _ => Mark::Counted,
        },
        past: day.past,
        today: day.today,
    });
    let ground = |ground: &crate::problem::Ground| {
        let law = fill(words::LAW, &[("law", &ground.law), ("article", &ground.article)]);
        match &ground.gist {
            Some(gist) => fill(words::LAW_GIST, &[("law", &law), ("gist", gist)]),
            None => law,
        }
    };
    Why {
        rule: full.rule_text.clone(),
        skipped: said(words::WHY_SKIPPED, full.skipped_text.clone()),
        counted: said(words::WHY_COUNTED, full.counted_text.clone()),
        provisional: full.provisional_text.clone(),
        then: Some(full.then_text.clone()),
        grounds: full.grounds.iter().map(ground).collect(),
        days: days.collect(),
    }
}
