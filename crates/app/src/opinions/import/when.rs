//! Times as clerks write them.

use chengguan_statute::day::Instant;
use chengguan_words::{import as words, marks};
use unicode_normalization::UnicodeNormalization;

/// A time with its zone (RFC 3339), or as clerks write it, in the time of China: `2019-11-22 16:54:42`, `2019/1/4 9:05`,
/// `2019-11-22`, `20191122`, in full-width digits, with the signs of year, month and day, with 上午 and 下午. What could mean
/// two days (a month or a day first, a year of two digits) is none.
pub fn instant(text: &str) -> Option<Instant> {
    if let Ok(instant) = Instant::from_rfc3339(text) {
        return Some(instant);
    }
    let mut text: String = text.nfkc().collect();
    for sign in words::DATE_SIGNS.split(marks::LIST) {
        let mut signs = sign.chars();
        if let (Some(theirs), Some(ours)) = (signs.next(), signs.next()) {
            text = text.replace(theirs, &ours.to_string());
        }
    }
    let afternoon = text.contains(words::DATE_AFTERNOON);
    let text = text.replace(words::DATE_FORENOON, " ").replace(words::DATE_AFTERNOON, " ");
    let text = text.trim().trim_end_matches(':');
    let (date, time) = text.split_once([' ', 'T']).unwrap_or((text, ""));
    let [year, month, day] = civil(date.trim_end_matches('-'))?;
    let (hour, minute, second) = clock(time.trim().trim_end_matches(':'), afternoon)?;
    Instant::from_rfc3339(&format!("{year:0>4}-{month:0>2}-{day:0>2}T{hour:0>2}:{minute:0>2}:{second:0>2}+08:00")).ok()
}

fn civil(date: &str) -> Option<[&str; 3]> {
    let parts: Vec<&str> = date.split(['-', '/', '.']).map(str::trim).collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 => Some([year, month, day]),
        [whole] if whole.len() == 8 && whole.bytes().all(|sign| sign.is_ascii_digit()) => Some([&whole[..4], &whole[4..6], &whole[6..]]),
        _ => None,
    }
}

fn clock(time: &str, afternoon: bool) -> Option<(u32, &str, &str)> {
    let parts: Vec<&str> = time.split(':').map(str::trim).collect();
    let (hour, minute, second) = match parts[..] {
        [""] => ("0", "0", "0"),
        // "16时" alone has lost its colon by now.
        [hour] => (hour, "0", "0"),
        [hour, minute] => (hour, minute, "0"),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    let hour: u32 = hour.parse().ok()?;
    // Excel writes noon as 下午12:00, and midnight as 上午12:00.
    let hour = match hour {
        1..12 if afternoon => hour + 12,
        hour => hour,
    };
    Some((hour, minute, second.split_once('.').map_or(second, |(whole, _)| whole)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_clerks_write_it() {
        let at = |text: &str| instant(text).map(Instant::to_rfc3339);
        for text in ["2019-01-04 09:05:00", "2019/1/4 9:05", "2019.1.4 9:05:00", "2019-01-04T01:05:00Z", "2019-01-04T09:05:00+08:00", "2019年1月4日9时5分", "2019年01月04日 09:05", "２０１９／１／４　９：０５", "20190104 9:05", "2019/1/4 上午9:05:00", "2019-1-4 9点5分"] {
            assert_eq!(at(text), Some("2019-01-04T09:05:00.000+08:00".into()), "{text}");
        }
        for text in ["2019-1-4", "2019年1月4日", "20190104", "2019. 1. 4"] {
            let wanted = if text.contains(' ') { None } else { Some("2019-01-04T00:00:00.000+08:00".into()) };
            assert_eq!(at(text), wanted, "{text}");
        }
        assert_eq!(at("2019/1/4 下午4:54:42"), Some("2019-01-04T16:54:42.000+08:00".into()));
        assert_eq!(at("2019/1/4 下午12:01"), Some("2019-01-04T12:01:00.000+08:00".into()));
        assert_eq!(at("2019年1月4日16时"), Some("2019-01-04T16:00:00.000+08:00".into()));
    }

    #[test]
    fn what_could_mean_two_days_is_none() {
        for text in ["", "昨天", "2019-13-01 10:00", "2019-02-29", "2019-01-04 25:00", "43468", "43468.5", "1/4/2019", "19-01-04", "4月1日", "2019年", "2019-01-04 9:05:00:00"] {
            assert_eq!(instant(text), None, "{text}");
        }
    }
}
