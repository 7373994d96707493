//! Canonical JSON (RFC 8785): keys sorted by UTF-16 units, shortest strings, no white space.

use serde_json::Value;
use std::fmt::Write as _;

/// The canonical bytes of a value.
///
/// Numbers: integers as they are; other numbers as JavaScript prints them. Entries hold only integers and short
/// decimals (coordinates), for which Rust's shortest round-trip form equals JavaScript's between 1e-6 and 1e21; outside
/// that range this function writes the exponent form of ECMAScript.
pub fn canonical(value: &Value) -> Vec<u8> {
    let mut text = String::with_capacity(256);
    write_value(value, &mut text);
    text.into_bytes()
}

fn write_value(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => match number.as_f64() {
            Some(float) if !number.is_i64() && !number.is_u64() => write_float(float, out),
            _ => write!(out, "{number}").expect("a String grows"),
        },
        Value::String(text) => write_string(text, out),
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write_value(item, out);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let mut keys: Vec<&String> = fields.keys().collect();
            keys.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
            out.push('{');
            for (at, key) in keys.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write_string(key, out);
                out.push(':');
                write_value(&fields[key], out);
            }
            out.push('}');
        }
    }
}

fn write_float(float: f64, out: &mut String) {
    let size = float.abs();
    if float == 0.0 {
        out.push('0');
    } else if (1e-6..1e21).contains(&size) {
        write!(out, "{float}").expect("a String grows");
    } else {
        let text = format!("{float:e}");
        let (digits, exponent) = text.split_once('e').expect("the exponent form has an e");
        let sign = if exponent.starts_with('-') { "" } else { "+" };
        write!(out, "{digits}e{sign}{exponent}").expect("a String grows");
    }
}

fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for sign in text.chars() {
        match sign {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            low if (low as u32) < 0x20 => write!(out, "\\u{:04x}", low as u32).expect("a String grows"),
            other => out.push(other),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// The examples of RFC 8785, sections 3.2.2 and 3.2.3 (numbers limited to what entries may hold).
    #[test]
    fn the_examples_of_the_rfc_come_out_byte_for_byte() {
        let strings = json!({"string": "\u{20ac}$\u{f}\nA'B\"\\\\\"/", "literals": [null, true, false]});
        let expected = "{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
        assert_eq!(String::from_utf8(canonical(&strings)).unwrap(), expected);
        let keys = json!({"\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5, "\u{80}": 6, "\u{f6}": 7});
        let text = String::from_utf8(canonical(&keys)).unwrap();
        assert_eq!(text, "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{f6}\":7,\"\u{20ac}\":1,\"\u{1f600}\":5,\"\u{fb33}\":3}");
    }

    #[test]
    fn numbers_are_written_as_javascript_writes_them() {
        for (number, text) in [(118.75, "118.75"), (1e21, "1e+21"), (1e-7, "1e-7"), (-0.0, "0"), (0.000001, "0.000001")] {
            assert_eq!(String::from_utf8(canonical(&json!(number))).unwrap(), text);
        }
    }
}
