//! What the derived document leaves unsaid: an answer always has all its keys, null ones too.

use utoipa::openapi::schema::AdditionalProperties;
use utoipa::openapi::{OpenApi, RefOr, Schema};

/// Keys an answer leaves out where there is nothing to say.
const LEFT_OUT: &[(&str, &[&str])] = &[("Problem", &["act", "reasons", "met", "entry", "request_id"])];

/// Says of every answer which keys it always has. What callers send is told from it by taking no unknown keys.
pub fn always_sent(document: &mut OpenApi) {
    let Some(components) = &mut document.components else { return };
    for (name, schema) in &mut components.schemas {
        let left_out = LEFT_OUT.iter().find(|(known, _)| known == name).map_or(&[][..], |(_, keys)| keys);
        if let RefOr::T(schema) = schema {
            require(schema, left_out);
        }
    }
}

fn require(schema: &mut Schema, left_out: &[&str]) {
    match schema {
        Schema::Object(object) if !matches!(object.additional_properties.as_deref(), Some(AdditionalProperties::FreeForm(false))) => {
            object.required = object.properties.keys().filter(|key| !left_out.contains(&key.as_str())).cloned().collect();
        }
        // A flattened part beside the rest.
        Schema::AllOf(all) => {
            for part in &mut all.items {
                if let RefOr::T(part) = part {
                    require(part, left_out);
                }
            }
        }
        _ => {}
    }
}
