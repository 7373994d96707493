//! Names of people: behind a word that announces one, before a title, or a surname with signs that given names are made of.

use super::Signs;
use std::ops::Range;

/// Where somebody is named. What announces a name and what stands behind it are no part of it.
pub fn found(text: &[char], signs: &Signs<'_>) -> Vec<Range<usize>> {
    let lists = Lists::of(signs);
    let at = |at: usize| {
        let rest = &text[at..];
        let placeholder = lists.placeholders.iter().find(|name| rest.starts_with(name)).map(|name| 0..name.len());
        let signs = placeholder.or_else(|| cued(rest, &lists)).or_else(|| titled(rest, &lists)).or_else(|| bare(text, at, &lists));
        signs.map(|span| at + span.start..at + span.end)
    };
    (0..text.len()).filter_map(at).collect()
}

/// The lists taken apart.
struct Lists<'a> {
    signs: &'a Signs<'a>,
    double_surnames: Vec<Vec<char>>,
    placeholders: Vec<Vec<char>>,
    cues: Vec<Vec<char>>,
    titles: Vec<Vec<char>>,
    plain_words: Vec<Vec<char>>,
}

impl<'a> Lists<'a> {
    fn of(signs: &'a Signs<'a>) -> Self {
        let words = |text: &str| text.split_whitespace().map(|word| word.chars().collect()).collect();
        Self {
            signs,
            double_surnames: words(signs.double_surnames),
            placeholders: words(signs.placeholders),
            cues: words(signs.cues),
            titles: words(signs.titles),
            plain_words: words(signs.plain_words),
        }
    }

    /// Signs of the surname the text begins with.
    fn surname(&self, text: &[char]) -> Option<usize> {
        if self.double_surnames.iter().any(|name| text.starts_with(name)) {
            return Some(2);
        }
        text.first().is_some_and(|sign| self.signs.surnames.contains(*sign)).then_some(1)
    }

    fn given(&self, sign: Option<&char>) -> bool {
        sign.is_some_and(|sign| self.signs.given.contains(*sign))
    }

    fn plain(&self, text: &[char]) -> bool {
        self.plain_words.iter().any(|word| text.starts_with(word))
    }
}

/// A cue, perhaps a colon, then a surname and a sign of a given name, or a surname and two signs before an end.
fn cued(text: &[char], lists: &Lists<'_>) -> Option<Range<usize>> {
    lists.cues.iter().filter(|cue| text.starts_with(cue)).find_map(|cue| {
        let rest = &text[cue.len()..];
        let gap = rest.iter().take_while(|sign| matches!(sign, ':' | ' ')).count();
        let (rest, from) = (&rest[gap..], cue.len() + gap);
        let surname = lists.surname(rest).filter(|_| !lists.plain(rest))?;
        let ended = |at: &usize| rest.get(*at).is_none_or(|sign| !sign.is_alphanumeric());
        let before_end = (surname + 1..=surname + 2).find(ended).filter(|_| rest.get(surname).is_some_and(|sign| sign.is_alphanumeric()));
        let given = (surname..surname + 2).take_while(|at| lists.given(rest.get(*at))).count();
        let length = before_end.or_else(|| (given > 0).then_some(surname + given))?;
        Some(from..from + length)
    })
}

/// A surname, at most two signs, a title: or a friendly sign and a surname before an end.
fn titled(text: &[char], lists: &Lists<'_>) -> Option<Range<usize>> {
    let surname = lists.surname(text).filter(|_| !lists.plain(text))?;
    let given = (0..=2).find(|given| {
        let named = (0..*given).all(|at| lists.given(text.get(surname + at)));
        named && lists.titles.iter().any(|title| text.get(surname + given..).is_some_and(|rest| rest.starts_with(title)))
    })?;
    Some(0..surname + given)
}

/// A surname with two signs of given names, or with one where neither a name of a place nor a longer word goes on.
fn bare(text: &[char], at: usize, lists: &Lists<'_>) -> Option<Range<usize>> {
    let rest = &text[at..];
    let surname = lists.surname(rest).filter(|_| !lists.plain(rest))?;
    let begins = at == 0 || !text[at - 1].is_alphanumeric();
    let friendly = at > 0 && lists.signs.nicknames.contains(text[at - 1]);
    let place = |at: usize| rest.get(at).is_some_and(|sign| lists.signs.place_ends.contains(*sign));
    let two = lists.given(rest.get(surname)) && lists.given(rest.get(surname + 1)) && !place(surname + 1) && !place(surname + 2);
    let ended = |at: usize| rest.get(at).is_none_or(|sign| !sign.is_alphanumeric());
    let one = begins && lists.given(rest.get(surname)) && ended(surname + 1);
    // Within a word the second sign of another name is no surname: only at a beginning is one sign enough.
    if (begins || at > 0 && !lists.given(text.get(at - 1))) && two {
        return Some(0..surname + 2);
    }
    one.then_some(0..surname + 1).or_else(|| (friendly && ended(surname)).then_some(0..surname))
}
