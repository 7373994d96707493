//! The demo bureau itself: its name and numbers, squads, accounts and assignment rules.

use super::geometry::places::PLACES;
use chengguan_statute::access::Role;
use serde::Deserialize;
use std::sync::LazyLock;

/// `words/demo/people.json`.
#[derive(Debug, Deserialize)]
pub struct People {
    /// The bureau.
    pub bureau: Bureau,
    /// Its squads; squad 1 of the contract is the first, squad 2 the second.
    pub squads: Vec<Squad>,
    /// Its accounts; those of the contract first.
    pub accounts: Vec<Account>,
    /// Assignment rules, the first that matches decides.
    pub rules: Vec<Rule>,
}

/// The bureau.
#[derive(Clone, Debug, Deserialize)]
pub struct Bureau {
    /// Full name.
    pub name: String,
    /// The district it works for.
    pub district: String,
    /// For addresses.
    pub code: String,
    /// Begins numbers and receipts.
    pub short_code: String,
    /// The first 16 signs of its unified social credit code; no region is numbered 990099.
    uscc_body: String,
    /// Telephone shown to residents.
    pub hotline: String,
    /// When somebody answers it.
    pub hotline_hours: String,
    /// Where residents can come in person.
    pub window: String,
}

/// A squad.
#[derive(Debug, Deserialize)]
pub struct Squad {
    /// Short name used in this folder only.
    pub code: String,
    /// As shown.
    pub name: String,
}

/// An account.
#[derive(Debug, Deserialize)]
pub struct Account {
    /// What is typed at sign-in.
    pub account: String,
    /// As shown beside acts.
    pub name: String,
    /// Its one role.
    pub role: Role,
    /// Code of the own squad.
    pub squad: Option<String>,
    /// Printed with its password when the demo starts.
    pub shown: bool,
}

/// An assignment rule, with streets where the platform's own has beginnings of cell names.
#[derive(Debug, Deserialize)]
pub struct Rule {
    /// Short name.
    pub name: String,
    /// Categories, or beginnings of them; empty: any.
    pub categories: Vec<String>,
    /// Streets and towns; empty: anywhere.
    streets: Vec<String>,
    /// Code of the squad that gets it.
    pub squad: String,
}

/// The bureau's people, read once.
pub static PEOPLE: LazyLock<People> = LazyLock::new(|| {
    let text = include_str!("../../../../words/demo/people.json");
    serde_json::from_str(text).expect("words/demo/people.json is checked by the tests")
});

impl Bureau {
    /// The unified social credit code (GB 32100-2015), with the check signs of the organisation code within it
    /// (GB 11714) and of the whole.
    pub fn uscc(&self) -> String {
        const SIGNS: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
        const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
        const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
        let value = |sign: char| sign.to_digit(36).unwrap_or_default();
        let sum: u32 = self.uscc_body.chars().skip(8).zip(ORGANISATION_WEIGHTS).map(|(sign, weight)| value(sign) * weight).sum();
        let check = match 11 - sum % 11 {
            10 => 'X',
            11 => '0',
            digit => char::from_digit(digit, 10).unwrap_or_default(),
        };
        let body = format!("{}{check}", self.uscc_body);
        let place = |sign: u8| SIGNS.iter().position(|known| *known == sign).unwrap_or_default();
        let sum: usize = body.bytes().zip(WEIGHTS).map(|(sign, weight)| place(sign) * weight).sum();
        format!("{body}{}", char::from(SIGNS[(31 - sum % 31) % 31]))
    }
}

impl Rule {
    /// Beginnings of the names of the grid cells it is for; empty: anywhere.
    pub fn grids(&self) -> Vec<String> {
        let communities = self.streets.iter().flat_map(|street| PLACES.sketch.communities_of(street));
        communities.map(|code| format!("{code}-")).collect()
    }

    fn matches(&self, category: &str, street: Option<&str>) -> bool {
        let covers = |wider: &String| category.strip_prefix(wider.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        (self.categories.is_empty() || self.categories.iter().any(covers))
            && (self.streets.is_empty() || street.is_some_and(|street| self.streets.iter().any(|known| known == street)))
    }
}

impl People {
    /// The first rule for that category in that street; nothing where no rule says.
    pub fn rule_for(&self, category: &str, street: Option<&str>) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.matches(category, street))
    }

    /// Those who hold a role, in a squad or in none.
    pub fn holding(&self, role: Role, squad: Option<&str>) -> Vec<&Account> {
        self.accounts.iter().filter(|account| account.role == role && account.squad.as_deref() == squad).collect()
    }

    /// A squad's name.
    pub fn squad_name(&self, code: &str) -> &str {
        self.squads.iter().find(|squad| squad.code == code).map_or("", |squad| squad.name.as_str())
    }
}

/// The bureau as it is founded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoBureau {
    /// Full name.
    pub name: String,
    /// Unified social credit code.
    pub uscc: String,
    /// For addresses.
    pub code: String,
    /// Begins numbers and receipts.
    pub short_code: String,
    /// Telephone shown to residents.
    pub hotline: String,
    /// When somebody answers it.
    pub hotline_hours: String,
    /// Where residents can come in person.
    pub window: String,
}

/// A squad as it is set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoSquad {
    /// What accounts and stories refer to it by.
    pub key: String,
    /// As shown.
    pub name: String,
    /// The one above; nothing where it is right under the bureau, as all are.
    pub parent: Option<String>,
}

/// An account as it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoAccount {
    /// What is typed at sign-in.
    pub login: String,
    /// As shown beside acts.
    pub name: String,
    /// Its one role.
    pub role: Role,
    /// Key of the own squad.
    pub squad: Option<String>,
    /// Printed with its password when the demo starts.
    pub shown: bool,
}

/// The bureau.
pub fn bureau() -> DemoBureau {
    let Bureau { name, code, short_code, hotline, hotline_hours, window, .. } = PEOPLE.bureau.clone();
    DemoBureau { name, uscc: PEOPLE.bureau.uscc(), code, short_code, hotline, hotline_hours, window }
}

/// The squads, in the order screens show them: squad 1 of the contract first.
pub fn squads() -> Vec<DemoSquad> {
    let squad = |squad: &Squad| DemoSquad { key: squad.code.clone(), name: squad.name.clone(), parent: None };
    PEOPLE.squads.iter().map(squad).collect()
}

/// The accounts: those of the contract in its order, then the others.
pub fn accounts() -> Vec<DemoAccount> {
    let account = |known: &Account| DemoAccount {
        login: known.account.clone(),
        name: known.name.clone(),
        role: known.role,
        squad: known.squad.clone(),
        shown: known.shown,
    };
    PEOPLE.accounts.iter().map(account).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_accounts_of_the_contract_are_there_with_their_squads() {
        let squad = |account: &str| {
            let found = PEOPLE.accounts.iter().find(|known| known.account == account && known.shown).unwrap();
            found.squad.as_ref().map(|squad| PEOPLE.squads.iter().position(|known| known.code == *squad).unwrap() + 1)
        };
        for account in ["operator", "reviewer", "leader", "personnel", "trainer", "action-office", "editor", "system-admin", "security-admin", "auditor"] {
            assert_eq!(squad(account), None, "{account}");
        }
        assert_eq!([squad("squad-leader"), squad("officer"), squad("officer2")], [Some(1); 3]);
        assert_eq!(squad("officer3"), Some(2));
        assert_eq!(PEOPLE.accounts.iter().filter(|account| account.shown).count(), 14);
    }

    #[test]
    fn accounts_and_names_are_used_once_and_every_squad_is_staffed() {
        let logins: BTreeSet<&str> = PEOPLE.accounts.iter().map(|account| account.account.as_str()).collect();
        let names: BTreeSet<&str> = PEOPLE.accounts.iter().map(|account| account.name.as_str()).collect();
        assert_eq!((logins.len(), names.len()), (PEOPLE.accounts.len(), PEOPLE.accounts.len()));
        for squad in &PEOPLE.squads {
            assert_eq!(PEOPLE.holding(Role::SquadLeader, Some(&squad.code)).len(), 1, "{}", squad.code);
            assert!(PEOPLE.holding(Role::Officer, Some(&squad.code)).len() >= 2, "{}", squad.code);
        }
    }

    #[test]
    fn every_cell_of_the_grid_has_a_squad_and_rules_name_what_exists() {
        for cell in &PLACES.district.cells {
            let by_street = PEOPLE.rule_for("street-order/hawkers", Some(&cell.street)).unwrap();
            assert!(by_street.grids().iter().any(|grid| cell.name.starts_with(grid)), "{}", cell.name);
        }
        let names: BTreeSet<&str> = PEOPLE.rules.iter().map(|rule| rule.name.as_str()).collect();
        assert_eq!(names.len(), PEOPLE.rules.len());
        for rule in &PEOPLE.rules {
            assert!(PEOPLE.squads.iter().any(|squad| squad.code == rule.squad), "{}", rule.name);
        }
        assert_eq!(PEOPLE.rule_for("street-order/occupying-road", None).map(|rule| &rule.name), None);
    }

    #[test]
    fn the_credit_code_has_lawful_check_signs_and_a_region_that_is_nowhere() {
        let code = PEOPLE.bureau.uscc();
        assert_eq!((code.len(), &code[..8]), (18, "11990099"));
        // The same sums give the codes published in identifiers.md.
        for known in ["113417007728242536", "11341703050165997X", "113417030032499282"] {
            let bureau = |body: &str| Bureau {
                name: String::new(),
                district: String::new(),
                code: String::new(),
                short_code: String::new(),
                uscc_body: body.to_owned(),
                hotline: String::new(),
                hotline_hours: String::new(),
                window: String::new(),
            };
            assert_eq!(bureau(&known[..16]).uscc(), known);
        }
    }
}
