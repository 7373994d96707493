//! What is sent about a person, and the checks of its form.

use crate::closed_lists as closed;
use crate::problem::{Field, Problem};
use crate::reference::Reference;
use chengguan_statute::access::Role;
use chengguan_statute::accounts::{LOGIN_LENGTH, NAME_MAX, Profile, login_fault, name_fault};
use chengguan_statute::ids::SquadId;
use serde::Deserialize;
use utoipa::ToSchema;

/// An account to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenBody {
    /// What is typed at sign-in: 2–32 of a-z 0-9 - . ; capitals are lowered.
    pub login: String,
    /// 1–40 signs.
    pub name: String,
    /// Own squad; officers and squad leaders need one.
    #[serde(default)]
    #[schema(value_type = Option<uuid::Uuid>)]
    pub squad: Option<SquadId>,
    /// At least one.
    #[schema(value_type = Vec<closed::Role>)]
    pub roles: Vec<String>,
}

/// What an account is to say from now on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeBody {
    /// 1–40 signs.
    pub name: String,
    /// Own squad; officers and squad leaders need one.
    #[serde(default)]
    #[schema(value_type = Option<uuid::Uuid>)]
    pub squad: Option<SquadId>,
    /// At least one.
    #[schema(value_type = Vec<closed::Role>)]
    pub roles: Vec<String>,
}

impl OpenBody {
    /// Checks it: the login in lower case, and what it says of the person.
    pub fn read(self, reference: &Reference) -> Result<(String, Profile), Problem> {
        let mut fields = Vec::new();
        let login = self.login.trim().to_lowercase();
        if let Some(code) = login_fault(&login) {
            fields.push(Field::new("login", code, &[("min", &LOGIN_LENGTH.start().to_string()), ("max", &LOGIN_LENGTH.end().to_string())]));
        }
        let person = ChangeBody { name: self.name, squad: self.squad, roles: self.roles };
        match person.checked(reference, fields) {
            Ok(profile) => Ok((login, profile)),
            Err(fields) => Err(Problem::invalid(fields)),
        }
    }
}

impl ChangeBody {
    /// Checks it.
    pub fn read(self, reference: &Reference) -> Result<Profile, Problem> {
        self.checked(reference, Vec::new()).map_err(Problem::invalid)
    }

    fn checked(self, reference: &Reference, mut fields: Vec<Field>) -> Result<Profile, Vec<Field>> {
        let name = self.name.trim().to_owned();
        if let Some(code) = name_fault(&name) {
            fields.push(Field::new("name", code, &[("max", &NAME_MAX.to_string()), ("now", &name.chars().count().to_string())]));
        }
        if self.squad.is_some_and(|squad| reference.open_squad(squad).is_none()) {
            fields.push(Field::new("squad", "unknown_squad", &[]));
        }
        let codes: Vec<&str> = Role::ALL.iter().map(|role| role.code()).collect();
        let mut read = |code: &String| crate::opinions::inputs::code("roles", code, Role::from_code, &codes, &mut fields);
        let roles: Vec<Role> = self.roles.iter().filter_map(&mut read).collect();
        if fields.is_empty() { Ok(Profile { name, squad: self.squad, roles }) } else { Err(fields) }
    }
}
