//! Names of people: behind a word that announces one, before a title, or a surname with signs that given names are made of.

use super::Signs;

/// Whether somebody is named.
pub fn named(text: &[char], signs: &Signs<'_>) -> bool {
    let lists = Lists::of(signs);
    lists.placeholders.iter().any(|name| (0..text.len()).any(|at| text[at..].starts_with(name)))
        || (0..text.len()).any(|at| cued(&text[at..], &lists) || titled(&text[at..], &lists) || bare(text, at, &lists))
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
fn cued(text: &[char], lists: &Lists<'_>) -> bool {
    lists.cues.iter().filter(|cue| text.starts_with(cue)).any(|cue| {
        let rest = &text[cue.len()..];
        let gap = rest.iter().take_while(|sign| matches!(sign, ':' | ' ')).count();
        let rest = &rest[gap..];
        let Some(surname) = lists.surname(rest).filter(|_| !lists.plain(rest)) else { return false };
        let ended = |at: usize| rest.get(at).is_none_or(|sign| !sign.is_alphanumeric());
        lists.given(rest.get(surname)) || (surname + 1..=surname + 2).any(ended) && rest.get(surname).is_some_and(|sign| sign.is_alphanumeric())
    })
}

/// A surname, at most two signs, a title: or a friendly sign and a surname before an end.
fn titled(text: &[char], lists: &Lists<'_>) -> bool {
    let Some(surname) = lists.surname(text).filter(|_| !lists.plain(text)) else { return false };
    (0..=2).any(|given| {
        let named = (0..given).all(|at| lists.given(text.get(surname + at)));
        named && lists.titles.iter().any(|title| text.get(surname + given..).is_some_and(|rest| rest.starts_with(title)))
    })
}

/// A surname with two signs of given names, or with one where neither a name of a place nor a longer word goes on.
fn bare(text: &[char], at: usize, lists: &Lists<'_>) -> bool {
    let rest = &text[at..];
    let Some(surname) = lists.surname(rest).filter(|_| !lists.plain(rest)) else { return false };
    let begins = at == 0 || !text[at - 1].is_alphanumeric();
    let friendly = at > 0 && lists.signs.nicknames.contains(text[at - 1]);
    let place = |at: usize| rest.get(at).is_some_and(|sign| lists.signs.place_ends.contains(*sign));
    let two = lists.given(rest.get(surname)) && lists.given(rest.get(surname + 1)) && !place(surname + 1) && !place(surname + 2);
    let ended = |at: usize| rest.get(at).is_none_or(|sign| !sign.is_alphanumeric());
    let one = begins && lists.given(rest.get(surname)) && ended(surname + 1);
    let nick = friendly && ended(surname);
    // Within a word the second sign of another name is no surname: only at a beginning is one sign enough.
    (begins || at > 0 && !lists.given(text.get(at - 1))) && two || one || nick
}
