//! What people send with an act, and the checks that say how to mend it.

use super::said::{check_text, said};
use crate::portal::map::District;
use crate::problem::{Field, Problem};
use crate::reference::Reference;
use chengguan_statute::ids::AttachmentId;
use chengguan_statute::opinions::{LATITUDES, LONGITUDES, Place, Said};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Signs of a resident's words (contracts.md).
pub const TEXT_MAX: usize = 4000;
/// Signs of what staff write: reasons, replies, orders.
pub const STAFF_TEXT_MAX: usize = 2000;
const ADDRESS_MAX: usize = 200;

/// A place as sent: a point, an address, or both.
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceInput {
    /// Degrees east, WGS-84.
    #[serde(default)]
    pub longitude: Option<f64>,
    /// Degrees north.
    #[serde(default)]
    pub latitude: Option<f64>,
    /// In words.
    #[serde(default)]
    pub address: Option<String>,
}

/// Whether degrees east and north lie where China does.
pub fn is_in_china((longitude, latitude): (f64, f64)) -> bool {
    LONGITUDES.contains(&longitude) && LATITUDES.contains(&latitude)
}

/// Both degrees or neither, somewhere in China; else how to mend it.
pub fn point_in_china(path: &str, longitude: Option<f64>, latitude: Option<f64>, fields: &mut Vec<Field>) -> Option<(f64, f64)> {
    match (longitude, latitude) {
        (None, None) => None,
        (Some(longitude), Some(latitude)) if is_in_china((longitude, latitude)) => Some((longitude, latitude)),
        _ => {
            fields.push(Field::new(path, "not_a_point", &[]));
            None
        }
    }
}

impl PlaceInput {
    /// Checks it and finds the grid cell.
    pub fn read(&self, path: &str, district: &District, fields: &mut Vec<Field>) -> Option<Place> {
        let address = self.address.as_deref().map(str::trim).unwrap_or_default();
        if address.chars().count() > ADDRESS_MAX {
            fields.push(Field::new(format!("{path}.address"), "address_too_long", &[]));
        } else if !address.is_empty() {
            fields.extend(check_text(&format!("{path}.address"), address, ADDRESS_MAX));
        }
        let point = point_in_china(&format!("{path}.longitude"), self.longitude, self.latitude, fields);
        if point.is_none() && address.is_empty() {
            return None;
        }
        let grid = point.and_then(|(longitude, latitude)| crate::demo::geometry::cell_at(district, longitude, latitude)).map(|cell| cell.name.clone());
        Some(Place {
            // Six decimals are a tenth of a metre; more would only tell which telephone measured it.
            longitude: point.map(|(longitude, _)| (longitude * 1e6).round() / 1e6),
            latitude: point.map(|(_, latitude)| (latitude * 1e6).round() / 1e6),
            address: said(address),
            grid,
        })
    }
}

/// Reads one text; collects what is wrong with it.
pub fn text(path: &str, typed: &str, max: usize, fields: &mut Vec<Field>) -> Said {
    fields.extend(check_text(path, typed, max));
    said(typed)
}

/// Reads a code of a closed list.
pub fn code<T: Copy>(path: &str, typed: &str, from: impl Fn(&str) -> Option<T>, all: &[&str], fields: &mut Vec<Field>) -> Option<T> {
    let found = from(typed);
    if found.is_none() {
        fields.push(Field::new(path, "unknown_value", &[("value", typed), ("choices", &all.join(chengguan_words::marks::LIST))]));
    }
    found
}

/// A category that can be chosen.
pub fn category(path: &str, typed: &str, reference: &Reference, fields: &mut Vec<Field>) {
    if reference.open_category(typed).is_none() {
        fields.push(Field::new(path, "unknown_category", &[]));
    }
}

/// Nothing, or every wrong input.
pub fn all_right(fields: Vec<Field>) -> Result<(), Problem> {
    if fields.is_empty() { Ok(()) } else { Err(Problem::invalid(fields)) }
}

/// Attachment ids.
pub type Attachments = Vec<AttachmentId>;
