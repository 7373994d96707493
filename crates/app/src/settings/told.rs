//! What a setting says, in words: how its page tells what a change changed.

use chengguan_words::{fill, settings as words};
use serde::Serialize;
use utoipa::ToSchema;

/// One thing a setting says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Told {
    /// What of it.
    pub what: String,
    /// What it is; nothing where it is not set.
    pub says: Option<String>,
    /// Tells one secret from another without saying either.
    #[serde(skip)]
    seal: Option<String>,
}

/// One thing that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Changed {
    /// What of it.
    pub what: String,
    /// As it was; nothing where it was not there.
    pub before: Option<String>,
    /// As it is since; nothing where it is not there any more.
    pub after: Option<String>,
}

impl Told {
    /// Something everybody may read who may read the setting.
    pub fn new(what: impl Into<String>, says: impl Into<String>) -> Self {
        Self { what: what.into(), says: Some(says.into()), seal: None }
    }

    /// The same, which may not be set.
    pub fn optional(what: impl Into<String>, says: Option<&str>) -> Self {
        Self { what: what.into(), says: says.map(str::to_owned), seal: None }
    }

    /// Yes or no.
    pub fn switch(what: impl Into<String>, on: bool) -> Self {
        Self::new(what, if on { words::YES } else { words::NO })
    }

    /// Something that is never shown; only that it is there, and that it is another one.
    pub fn secret(what: impl Into<String>, seal: Option<&str>) -> Self {
        Self { what: what.into(), says: seal.map(|_| words::SECRET.to_owned()), seal: seal.map(str::to_owned) }
    }
}

/// What two versions of a setting say differently, in the order of the later; what is gone follows.
pub fn changed(before: &[Told], after: &[Told]) -> Vec<Changed> {
    let find = |all: &[Told], what: &str| all.iter().find(|told| told.what == what).cloned();
    let mut changes = Vec::new();
    for now in after {
        let was = find(before, &now.what);
        if was.as_ref() == Some(now) {
            continue;
        }
        let before = was.and_then(|was| was.says);
        let secret = now.seal.is_some() && before.is_some();
        let after = if secret { Some(words::SECRET_CHANGED.to_owned()) } else { now.says.clone() };
        if before.is_some() || after.is_some() {
            changes.push(Changed { what: now.what.clone(), before, after });
        }
    }
    let gone = before.iter().filter(|was| was.says.is_some() && find(after, &was.what).is_none());
    changes.extend(gone.map(|was| Changed { what: was.what.clone(), before: was.says.clone(), after: None }));
    changes
}

/// So many minutes from midnight, as a clock shows it.
pub fn minute(of_day: u16) -> String {
    fill(words::MINUTE, &[("hour", &format!("{:02}", of_day / 60)), ("minute", &format!("{:02}", of_day % 60))])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(before: &[Told], after: &[Told]) -> Vec<(String, Option<String>, Option<String>)> {
        changed(before, after).into_iter().map(|it| (it.what, it.before, it.after)).collect()
    }

    #[test]
    fn what_is_told_differently_is_told_with_before_and_after() {
        let (one, other) = (Told::new("a", "1"), Told::new("a", "2"));
        assert_eq!(pairs(std::slice::from_ref(&one), std::slice::from_ref(&one)), []);
        assert_eq!(pairs(std::slice::from_ref(&one), std::slice::from_ref(&other)), [("a".into(), Some("1".into()), Some("2".into()))]);
        assert_eq!(pairs(&[], std::slice::from_ref(&one)), [("a".into(), None, Some("1".into()))]);
        assert_eq!(pairs(std::slice::from_ref(&one), &[]), [("a".into(), Some("1".into()), None)]);
        assert_eq!(pairs(&[], &[Told::optional("a", None)]), []);
        assert_eq!(pairs(&[Told::optional("a", None)], &[]), []);
    }

    #[test]
    fn another_secret_is_told_as_another_and_never_said() {
        let (none, one, other) = (Told::secret("key", None), Told::secret("key", Some("s1")), Told::secret("key", Some("s2")));
        assert_eq!(pairs(std::slice::from_ref(&one), std::slice::from_ref(&one)), []);
        for (before, after) in [(&one, &other), (&none, &one), (&one, &none)] {
            let told = pairs(std::slice::from_ref(before), std::slice::from_ref(after));
            assert_eq!(told.len(), 1);
            assert!(!format!("{told:?}").contains("s1") && !format!("{told:?}").contains("s2"), "{told:?}");
        }
    }
}
