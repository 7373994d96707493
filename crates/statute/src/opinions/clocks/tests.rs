use super::*;
use crate::calendar::WorkCalendar;
use crate::clock::{LimitRow, Pause, Unit, WorkingHours};
use crate::ids::{AccountId, OpinionId, SquadId};
use crate::opinions::{Approach, Assignment, Channel, Done, Kind, Said, Sorting, Standing, Urgency};
use std::sync::LazyLock;

static CALENDAR: LazyLock<WorkCalendar> = LazyLock::new(WorkCalendar::shipped);
static HOURS: LazyLock<WorkingHours> = LazyLock::new(WorkingHours::default);

fn at(text: &str) -> Instant {
    Instant::from_rfc3339(&format!("{}:00+08:00", text.replace(' ', "T"))).unwrap()
}

fn short(instant: Instant) -> String {
    instant.to_rfc3339()[5..16].replace('T', " ")
}

fn today_with<'a>(now: &str, limits: &'a [LimitRow]) -> Today<'a> {
    Today { now: at(now), calendar: &CALENDAR, hours: &HOURS, limits, reopen_days: 15 }
}

fn today(now: &str) -> Today<'static> {
    today_with(now, &[])
}

/// The opinion of the office screen, just received: Friday 13 February 2026, 16:20.
fn received() -> Opinion {
    Opinion {
        id: OpinionId(uuid::Uuid::nil()),
        number: "QT-20260213-0147".into(),
        version: 1,
        received_at: at("2026-02-13 16:20"),
        kind: Kind::Complaint,
        channel: Channel::Portal,
        said: Said { text: String::new(), salt: String::new() },
        place: None,
        anonymous: true,
        answers: vec![],
        sorting: None,
        returned: None,
        merged_into: None,
        merged_into_number: None,
        absorbed: Vec::new(),
        not_content: Vec::new(),
        assignment: None,
        handed_back: None,
        accepted: None,
        handlers: Vec::new(),
        asked: None,
        suspended: None,
        transferred: None,
        calls: crate::opinions::Calls::default(),
        pauses: Vec::new(),
        extended_work_days: 0,
        handled: None,
        replied: None,
        verified: None,
        rated: None,
        urged_at: None,
        supervised: None,
        reopened: None,
        withdrawn: None,
        publication: None,
        kept_back: None,
        private: None,
        forgotten: None,
        closed: None,
        turned: Vec::new(),
        escalated: Vec::new(),
    }
}

fn done(when: &str) -> Option<Done> {
    Some(Done { by: Some(AccountId(uuid::Uuid::nil())), name: String::new(), at: at(when) })
}

/// The same, sorted at 16:48, assigned at 17:05, accepted after the holiday on 24 February at 9:12.
fn accepted() -> Opinion {
    let category = "stall".to_string();
    let sorting =
        Sorting { category, urgency: Urgency::Normal, approach: Approach::Enforce, at: at("2026-02-13 16:48") };
    let squad = SquadId(uuid::Uuid::nil());
    Opinion {
        sorting: Some(sorting),
        assignment: Some(Assignment { squad, squad_name: String::new(), at: at("2026-02-13 17:05") }),
        accepted: done("2026-02-24 09:12"),
        ..received()
    }
}

fn since(from: &str) -> Pause {
    Pause { from: at(from), to: None }
}

/// Clocks in short: name, colour, due.
fn shown(opinion: &Opinion, now: &str) -> Vec<String> {
    let of = |run: &Running| {
        let due = run.due.as_ref().map_or("never".into(), |due| short(due.due));
        format!("{} {} {due}", run.clock.code(), run.colour.code())
    };
    clocks(opinion, &today(now)).iter().map(of).collect()
}

/// Facts in short: what, of which clock, of which run.
fn called(opinion: &Opinion, now: &str) -> Vec<String> {
    let of = |fact: &Fact| match fact {
        Fact::ClockTurned { clock, colour, due } => format!("{} {} {}", clock.code(), colour.code(), short(*due)),
        Fact::Escalated { clock, to, due } => format!("{} {} {}", clock.code(), to.code(), short(*due)),
        other => panic!("{other:?} is no turn of a clock"),
    };
    turns(opinion, &today(now)).iter().map(of).collect()
}

/// Records what the clocks call for, as the platform does.
fn record(opinion: &mut Opinion, now: &str) {
    for fact in turns(opinion, &today(now)) {
        match fact {
            Fact::ClockTurned { clock, colour, due } => opinion.turned.push((clock, colour, due)),
            Fact::Escalated { clock, to, due } => opinion.escalated.push((clock, to, due)),
            other => panic!("{other:?} is no turn of a clock"),
        }
    }
}

#[test]
fn the_clocks_start_one_after_another_and_finishing_runs_from_receipt() {
    assert_eq!(
        shown(&received(), "2026-02-13 16:21"),
        ["sort on_time 02-14 11:20", "finish on_time 03-05 17:30"],
        "four working hours, the rest of them on the Saturday worked"
    );
    assert_eq!(
        shown(&accepted(), "2026-02-24 10:00"),
        [
            "sort closed 02-14 11:20",
            "assign closed 02-14 11:48",
            "accept closed 02-14 14:05",
            "finish on_time 03-05 17:30"
        ]
    );
    let replied = Opinion { handled: done("2026-03-02 10:00"), replied: done("2026-03-02 11:00"), ..accepted() };
    assert_eq!(shown(&replied, "2026-03-02 12:00")[3..], ["finish closed 03-05 17:30", "verify yellow 03-04 17:30"]);
}

#[test]
fn the_screen_shows_the_finish_clock_turning_yellow_with_two_working_days_left() {
    let check = |now: &str, colour: Colour| {
        let finish = leading(&accepted(), &today(now)).unwrap();
        assert_eq!((finish.clock, finish.colour), (ClockName::Finish, colour), "{now}");
    };
    check("2026-03-03 08:29", Colour::OnTime);
    check("2026-03-03 08:30", Colour::Yellow);
    check("2026-03-05 17:30", Colour::Yellow);
    check("2026-03-05 17:31", Colour::Red);
}

#[test]
fn the_limit_of_a_step_is_that_of_the_category_sorted() {
    let limit = Limit { count: 2, unit: Unit::UrgentHour };
    let limits = [LimitRow { clock: ClockName::Finish, category: Some("stall".into()), urgency: None, limit }];
    let finish = |opinion: &Opinion| {
        let runs = clocks(opinion, &today_with("2026-02-13 16:21", &limits));
        runs.into_iter().find(|run| run.clock == ClockName::Finish).unwrap()
    };
    assert_eq!(finish(&received()).limit, Limit { count: 10, unit: Unit::WorkDay });
    assert_eq!(finish(&accepted()).limit, limit);
    assert_eq!(short(finish(&accepted()).due.unwrap().due), "02-13 18:20");
}

#[test]
fn a_list_shows_the_running_clock_due_first() {
    let leads = |opinion: &Opinion, now: &str| leading(opinion, &today(now)).map(|run| run.clock);
    assert_eq!(leads(&received(), "2026-02-13 16:21"), Some(ClockName::Sort));
    assert_eq!(leads(&accepted(), "2026-02-24 10:00"), Some(ClockName::Finish));
    let replied = Opinion { replied: done("2026-03-02 11:00"), ..accepted() };
    assert_eq!(leads(&replied, "2026-03-02 12:00"), Some(ClockName::Verify));
    let verified = Opinion { verified: done("2026-03-03 11:00"), ..replied };
    assert_eq!(leads(&verified, "2026-03-03 12:00"), None, "waits only to be closed out");
}

#[test]
fn an_open_pause_suspends_every_running_clock_and_the_list_shows_finishing() {
    let waiting = Opinion { accepted: None, pauses: vec![since("2026-02-13 17:20")], ..accepted() };
    assert_eq!(shown(&waiting, "2026-02-24 12:00")[2..], ["accept suspended never", "finish suspended never"]);
    assert_eq!(leading(&waiting, &today("2026-02-24 12:00")).unwrap().clock, ClockName::Finish);
    assert_eq!(called(&waiting, "2026-06-01 12:00"), [""; 0], "a clock that stands calls for nothing");
    assert_eq!(next_alarm(&waiting, &today("2026-02-24 12:00")), None);
}

#[test]
fn a_pause_over_moves_the_due_day_and_one_after_it_ran_out_does_not_hide_it() {
    let over = Pause { from: at("2026-02-25 09:00"), to: Some(at("2026-02-26 09:00")) };
    let resumed = Opinion { pauses: vec![over], ..accepted() };
    assert_eq!(shown(&resumed, "2026-03-01 12:00")[3], "finish on_time 03-09 17:30");
    let late = Opinion { pauses: vec![since("2026-03-06 09:00")], ..accepted() };
    assert_eq!(shown(&late, "2026-03-06 12:00")[3], "finish red 03-05 17:30");
}

#[test]
fn what_came_after_a_step_was_done_does_not_touch_its_clock() {
    let paused = Opinion { pauses: vec![since("2026-02-13 17:20")], ..accepted() };
    assert_eq!(shown(&paused, "2026-02-25 12:00")[0], "sort closed 02-14 11:20");
}

#[test]
fn an_extension_moves_finishing_only() {
    let extended = Opinion { extended_work_days: 5, ..accepted() };
    assert_eq!(
        shown(&extended, "2026-02-24 10:00"),
        [
            "sort closed 02-14 11:20",
            "assign closed 02-14 11:48",
            "accept closed 02-14 14:05",
            "finish on_time 03-12 17:30"
        ]
    );
}

#[test]
fn a_closed_returned_or_merged_opinion_has_every_clock_stopped() {
    let closed = Opinion { closed: Some(at("2026-03-04 10:00")), ..accepted() };
    let returned = Opinion { returned: done("2026-02-13 16:30"), ..received() };
    let merged = Opinion { merged_into: Some(OpinionId(uuid::Uuid::max())), ..accepted() };
    for (opinion, standing, stopped) in [
        (closed, Standing::Closed, Some("03-04 10:00")),
        (returned, Standing::Returned, Some("02-13 16:30")),
        (merged, Standing::Merged, None),
    ] {
        assert_eq!(opinion.standing(), standing);
        let runs = clocks(&opinion, &today("2026-06-01 10:00"));
        assert!(runs.iter().all(|run| run.colour == Colour::Closed && !run.is_running()), "{standing:?}");
        let finish = runs.iter().find(|run| run.clock == ClockName::Finish).unwrap();
        assert_eq!(finish.stopped_at.map(short).as_deref(), stopped, "{standing:?}");
        assert_eq!(leading(&opinion, &today("2026-06-01 10:00")), None);
        assert_eq!(turns(&opinion, &today("2026-06-01 10:00")), []);
        assert_eq!(next_alarm(&opinion, &today("2026-06-01 10:00")), None);
    }
}

#[test]
fn a_reopened_opinion_is_finished_from_the_reopening() {
    let reopened = Opinion { reopened: Some(at("2026-03-10 10:00")), ..accepted() };
    assert_eq!(shown(&reopened, "2026-03-10 11:00")[3], "finish on_time 03-24 17:30");
    assert_eq!(shown(&reopened, "2026-03-10 11:00")[2], "accept closed 02-14 14:05", "the handler stays");
    let nobody = Opinion { accepted: None, ..reopened };
    assert_eq!(shown(&nobody, "2026-03-10 11:00")[2], "accept on_time 03-10 16:00");
}

#[test]
fn handed_back_it_waits_to_be_assigned_from_then_on() {
    let back = Opinion { assignment: None, accepted: None, handed_back: Some(at("2026-02-26 09:00")), ..accepted() };
    assert_eq!(shown(&back, "2026-02-26 10:00")[1], "assign on_time 02-26 15:00");
}

#[test]
fn yellow_red_and_both_leaders_are_called_for_in_order_and_once() {
    let mut opinion = accepted();
    for (now, expected) in [
        ("2026-03-03 08:29", &[][..]),
        ("2026-03-03 08:30", &["finish yellow 03-05 17:30"]),
        ("2026-03-05 17:30", &[]),
        ("2026-03-05 17:31", &["finish red 03-05 17:30", "finish squad_leader 03-05 17:30"]),
        ("2026-03-06 17:29", &[]),
        ("2026-03-06 17:30", &["finish bureau_leader 03-05 17:30"]),
        ("2026-06-01 08:30", &[]),
    ] {
        assert_eq!(called(&opinion, now), expected, "{now}");
        record(&mut opinion, now);
    }
    assert_eq!(next_alarm(&opinion, &today("2026-06-01 08:30")), None, "everybody has been told");
}

#[test]
fn looked_at_late_everything_is_called_for_in_the_order_it_fell_due() {
    assert_eq!(
        called(&accepted(), "2026-03-09 10:00"),
        [
            "finish yellow 03-05 17:30",
            "finish red 03-05 17:30",
            "finish squad_leader 03-05 17:30",
            "finish bureau_leader 03-05 17:30"
        ]
    );
    // Two clocks at once: sorting ran out first.
    assert_eq!(
        called(&received(), "2026-03-03 09:00"),
        [
            "sort yellow 02-14 11:20",
            "sort red 02-14 11:20",
            "sort squad_leader 02-14 11:20",
            "sort bureau_leader 02-14 11:20",
            "finish yellow 03-05 17:30"
        ]
    );
}

#[test]
fn a_run_with_a_new_due_day_calls_anew() {
    let mut opinion = accepted();
    record(&mut opinion, "2026-03-03 09:00");
    opinion.extended_work_days = 1;
    assert_eq!(called(&opinion, "2026-03-03 09:00"), [""; 0], "no longer near due");
    assert_eq!(called(&opinion, "2026-03-04 08:30"), ["finish yellow 03-06 17:30"]);
}

#[test]
fn the_next_alarm_is_the_first_instant_with_something_to_do() {
    let mut opinion = accepted();
    let check = |opinion: &Opinion, now: &str, expected: Option<Instant>| {
        assert_eq!(next_alarm(opinion, &today(now)), expected, "{now}");
    };
    check(&opinion, "2026-02-24 10:00", Some(at("2026-03-03 08:30")));
    check(&opinion, "2026-03-09 10:00", Some(at("2026-03-03 08:30")));
    record(&mut opinion, "2026-03-03 08:30");
    check(&opinion, "2026-03-03 08:30", Some(at("2026-03-05 17:30").plus_ms(1)));
    record(&mut opinion, "2026-03-05 17:31");
    check(&opinion, "2026-03-05 17:31", Some(at("2026-03-06 17:30")));
    let asked = Opinion {
        asked: Some((at("2026-02-25 09:00"), at("2026-03-02 17:30"))),
        pauses: vec![since("2026-02-25 09:00")],
        ..accepted()
    };
    check(&asked, "2026-02-25 10:00", Some(at("2026-03-02 17:30")));
    check(&Opinion { closed: Some(at("2026-03-01 10:00")), ..asked }, "2026-03-01 10:00", None);
}

#[test]
fn waking_at_every_alarm_calls_for_everything_exactly_once() {
    let mut opinion = received();
    let mut calls = 0;
    while let Some(alarm) = next_alarm(&opinion, &today("2026-02-13 16:20")) {
        let now = Today { now: alarm, ..today("2026-02-13 16:20") };
        let earlier = Today { now: alarm.plus_ms(-1), ..now };
        assert_eq!(turns(&opinion, &earlier), [], "nothing is due before the alarm");
        let facts = turns(&opinion, &now);
        assert!(!facts.is_empty(), "an alarm has something to do");
        calls += facts.len();
        for fact in facts {
            match fact {
                Fact::ClockTurned { clock, colour, due } => opinion.turned.push((clock, colour, due)),
                Fact::Escalated { clock, to, due } => opinion.escalated.push((clock, to, due)),
                other => panic!("{other:?}"),
            }
        }
    }
    assert_eq!(calls, 8, "yellow, red, squad leader and bureau leader of sorting and of finishing");
}
