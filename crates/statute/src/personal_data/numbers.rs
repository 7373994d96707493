//! Numbers that lead to one person.

use super::{Kind, Signs};
use std::ops::Range;

/// Digits of a telephone number without an area code, at least.
const TELEPHONE_MIN: usize = 7;
/// With country and area code, at most.
const TELEPHONE_MAX: usize = 14;
/// Digits of an old identity number; the new one has eighteen, the last of which may be an X.
const IDENTITY: [usize; 2] = [15, 18];

/// Everything found with where it stands, in no order. `digits` is `plain` with numerals written as Arabic digits.
pub fn found(plain: &[char], digits: &[char], signs: &Signs<'_>) -> Vec<(Kind, Range<usize>)> {
    let mut found: Vec<(Kind, Range<usize>)> = runs(digits, signs).into_iter().filter_map(|run| Some((kind(&run)?, run.span))).collect();
    found.extend((0..plain.len()).filter_map(|at| Some((Kind::Plate, at..at + plate(&plain[at..], signs)?))));
    found.extend((1..plain.len()).filter_map(|at| Some((Kind::Mail, mail(plain, at)?))));
    found
}

/// A numeral as an Arabic digit; anything else as it is.
pub fn arabic(sign: char, signs: &Signs<'_>) -> char {
    if let Some(at) = signs.numerals.chars().position(|known| known == sign) {
        return char::from_digit(at.saturating_sub(1) as u32, 10).unwrap_or(sign);
    }
    let variants: Vec<char> = signs.numeral_variants.chars().collect();
    variants.chunks(2).find(|pair| pair[0] == sign).map_or(sign, |pair| pair[1])
}

/// Digits that belong together, with nothing but single gaps, dashes and brackets between them.
struct Run {
    digits: String,
    /// Lengths of the stretches without a gap.
    stretches: Vec<usize>,
    last_is_x: bool,
    /// Where it stands, a closing X included.
    span: Range<usize>,
}

fn runs(signs_of: &[char], signs: &Signs<'_>) -> Vec<Run> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs_of.len() {
        if !signs_of[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        // The second half of a number with a point, and of a ledger number, leads to nobody.
        let after_point = at > 1 && signs_of[at - 1] == '.' && signs_of[at - 2].is_ascii_digit();
        let of_ledger = at > 2 && signs_of[at - 1] == '-' && signs_of[at - 3..at - 1].iter().all(char::is_ascii_uppercase);
        let (run, end) = run(signs_of, at);
        if let Some(end) = date_end(signs_of, at, signs) {
            at = end;
            continue;
        }
        if !after_point && !of_ledger {
            found.push(run);
        }
        at = end;
    }
    found
}

fn run(signs: &[char], from: usize) -> (Run, usize) {
    let mut run = Run { digits: String::new(), stretches: vec![0], last_is_x: false, span: from..from };
    let mut at = from;
    while at < signs.len() {
        if signs[at].is_ascii_digit() {
            run.digits.push(signs[at]);
            *run.stretches.last_mut().expect("there is always one") += 1;
        } else if matches!(signs[at], ' ' | '-' | '(' | ')' | '/') && signs.get(at + 1).is_some_and(char::is_ascii_digit) {
            run.stretches.push(0);
        } else {
            break;
        }
        at += 1;
    }
    run.last_is_x = signs.get(at).is_some_and(|sign| matches!(sign, 'x' | 'X'));
    run.span.end = at + usize::from(run.last_is_x);
    (run, at)
}

/// Where a date such as 2026-03-05, 20260305 or one with its marks ends, if one begins here.
fn date_end(signs: &[char], from: usize, known: &Signs<'_>) -> Option<usize> {
    let number = |at: usize, most: usize| -> Option<(u32, usize)> {
        let length = signs[at.min(signs.len())..].iter().take(most).take_while(|sign| sign.is_ascii_digit()).count();
        let text: String = signs[at.min(signs.len())..at.min(signs.len()) + length].iter().collect();
        Some((text.parse().ok()?, at + length))
    };
    let mark = |at: usize| signs.get(at).is_some_and(|sign| matches!(sign, '-' | '/' | '.') || known.date_marks.contains(*sign));
    let (year, at) = number(from, 4)?;
    if !(1900..=2100).contains(&year) || at != from + 4 {
        return None;
    }
    let gap = usize::from(mark(at));
    let (month, at) = number(at + gap, 2)?;
    let (day, end) = if gap == 1 && mark(at) { number(at + 1, 2)? } else if gap == 0 { number(at, 2)? } else { return None };
    let whole = gap == 1 || end == from + 8;
    let ends = !signs.get(end).is_some_and(char::is_ascii_digit) || gap == 1;
    (whole && ends && (1..=12).contains(&month) && (1..=31).contains(&day)).then_some(end)
}

fn kind(run: &Run) -> Option<Kind> {
    let length = run.digits.len();
    if IDENTITY.contains(&length) || length == 17 && run.last_is_x {
        return Some(Kind::Identity);
    }
    // Many short stretches are house numbers, times, prices: one of four at least begins or makes a telephone number.
    let telephone = (TELEPHONE_MIN..=TELEPHONE_MAX).contains(&length) && run.stretches.iter().any(|stretch| *stretch >= 4);
    telephone.then_some(Kind::Telephone)
}

/// Signs of the plate the text begins with: a province's sign, a letter, then five or six letters and digits, one of them a
/// digit.
fn plate(signs: &[char], known: &Signs<'_>) -> Option<usize> {
    let [province, letter, rest @ ..] = signs else { return None };
    if !known.plate_provinces.contains(*province) || !letter.is_ascii_alphabetic() {
        return None;
    }
    let rest = match rest {
        ['\u{b7}' | '\u{2022}' | '\u{30fb}' | '.' | ' ' | '-', rest @ ..] => rest,
        rest => rest,
    };
    let body: Vec<char> = rest.iter().take(7).take_while(|sign| sign.is_ascii_alphanumeric()).copied().collect();
    let special = body.len() == 4 && rest.get(4).is_some_and(|sign| known.plate_ends.contains(*sign));
    let is_plate = (special || (5..=6).contains(&body.len())) && body.iter().any(char::is_ascii_digit);
    is_plate.then_some(signs.len() - rest.len() + body.len())
}

/// Where an address of mail stands whose sign is at `at`: between a letter or digit and a name with a point.
fn mail(signs: &[char], at: usize) -> Option<Range<usize>> {
    let part = |sign: &&char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-');
    let behind: String = signs[at + 1..].iter().take_while(part).collect();
    let before = signs[..at].iter().rev().take_while(part).count();
    let is_mail = signs[at] == '@' && signs[at - 1].is_ascii_alphanumeric() && behind.split_once('.').is_some_and(|(host, rest)| !host.is_empty() && !rest.is_empty());
    is_mail.then_some(at - before..at + 1 + behind.len())
}
