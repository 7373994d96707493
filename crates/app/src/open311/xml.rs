//! XML as GeoReport v2 writes it: an element for each key, an empty one for what has no value.

use serde_json::Value;

/// A document. A list's elements are called `item`; lists within by their names' singular.
pub fn document(root: &str, item: &str, value: &Value) -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    element(&mut text, root, item, value);
    text
}

fn element(text: &mut String, name: &str, item: &str, value: &Value) {
    text.push_str(&format!("<{name}>"));
    match value {
        Value::Null => {}
        Value::Bool(truth) => text.push_str(if *truth { "true" } else { "false" }),
        Value::Number(number) => text.push_str(&number.to_string()),
        Value::String(words) => escape(text, words),
        Value::Array(items) => items.iter().for_each(|value| element(text, item, "", value)),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| element(text, key, singular(key), value)),
    }
    text.push_str(&format!("</{name}>"));
}

/// The lists of GeoReport are called by plurals with an s.
fn singular(name: &str) -> &str {
    name.strip_suffix('s').unwrap_or(name)
}

fn escape(text: &mut String, words: &str) {
    for sign in words.chars() {
        match sign {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            // Read back as a line end unless it is written as a number.
            '\r' => text.push_str("&#13;"),
            // What XML 1.0 has no way to write at all.
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            plain => text.push(plain),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn lists_are_elements_and_what_is_nothing_is_empty() {
        let value = json!([{ "a": null, "notes": [{ "b": 1.5 }], "c": "<&>\u{1}\u{fffe}𠮷", "d": false }]);
        let body = "<rs><r><a></a><c>&lt;&amp;&gt;𠮷</c><d>false</d><notes><note><b>1.5</b></note></notes></r></rs>";
        assert_eq!(document("rs", "r", &value).lines().nth(1), Some(body));
    }
}
