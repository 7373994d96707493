//! The code to scan on a receipt.

use qrcode::{Color, EcLevel, QrCode};

/// Light modules a scanner needs around the code (ISO/IEC 18004).
pub const QUIET_MODULES: usize = 4;

/// A code as an SVG path in units of one module. The template draws it, with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    /// Modules on a side, without the quiet zone.
    pub modules: usize,
    /// Dark runs: `M{x} {y}h{length}v1h-{length}z` each. The script that draws the receipt as a picture reads it too.
    pub path: String,
}

impl Qr {
    /// Encodes an address with medium error correction: a quarter of a folded slip may be lost. None if it is
    /// longer than any code holds (about 2,300 bytes).
    pub fn of(text: &str) -> Option<Qr> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let modules = code.width();
        let colors = code.to_colors();
        let mut path = String::with_capacity(modules * modules * 4);
        for (y, row) in colors.chunks(modules).enumerate() {
            let mut x = 0;
            while x < modules {
                let length = row[x..].iter().take_while(|color| **color == Color::Dark).count();
                if length > 0 {
                    path.push_str(&format!("M{x} {y}h{length}v1h-{length}z"));
                }
                x += length.max(1);
            }
        }
        Some(Qr { modules, path })
    }

    /// The viewBox with the quiet zone.
    pub fn view_box(&self) -> String {
        let side = self.modules + 2 * QUIET_MODULES;
        format!("-{QUIET_MODULES} -{QUIET_MODULES} {side} {side}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_in_exactly_one_run() {
        let text = "https://chengguan.example.cn/b/demo/receipts/QT7K4M2P9DXC3F8";
        let qr = Qr::of(text).expect("short enough");
        let code = QrCode::with_error_correction_level(text, EcLevel::M).expect("short enough");
        let dark = code.to_colors().iter().filter(|color| **color == Color::Dark).count();
        let drawn: usize = qr
            .path
            .split('M')
            .skip(1)
            .map(|run| {
                run.split('h')
                    .nth(1)
                    .and_then(|rest| rest.split('v').next())
                    .expect("a run")
                    .parse::<usize>()
                    .expect("a length")
            })
            .sum();
        assert_eq!(drawn, dark);
        assert_eq!(qr.modules, code.width());
        assert_eq!(qr.view_box(), format!("-4 -4 {0} {0}", code.width() + 8));
    }

    #[test]
    fn an_address_longer_than_any_code_gives_none() {
        assert_eq!(Qr::of(&"x".repeat(4_000)), None);
    }

    #[test]
    fn the_path_has_only_path_characters() {
        let qr = Qr::of("\"><script>").expect("short enough");
        assert!(qr.path.chars().all(|sign| "Mhvz- 0123456789".contains(sign)));
    }
}
