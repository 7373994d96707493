//! How far an import is, on standard error: one line drawn anew on a terminal, elsewhere a line every few seconds.
//! Standard output belongs to the result, and `--json` shows nothing.

use chengguan_app::opinions::import::{Pass, Progress};
use chengguan_words::{commands as words, fill};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Between two lines where nothing can be drawn anew: a log is to stay readable.
const LINE_EVERY: Duration = Duration::from_secs(5);
/// Between two frames to a command: as quick as an eye.
const FRAME_EVERY: Duration = Duration::from_millis(200);

/// Where it is shown.
pub struct Shown {
    how: How,
    pass: Mutex<Option<(Pass, Instant)>>,
}

enum How {
    Not,
    Drawn(ProgressBar),
    Lines(Mutex<Instant>),
}

impl Shown {
    /// As standard error is.
    pub fn new(as_json: bool) -> Self {
        let how = match std::io::stderr().is_terminal() {
            _ if as_json => How::Not,
            true => How::Drawn(drawn(ProgressDrawTarget::stderr())),
            false => How::Lines(Mutex::new(Instant::now())),
        };
        Self { how, pass: Mutex::default() }
    }

    /// Shows it.
    pub fn at(&self, progress: Progress) {
        let now = Instant::now();
        let running = now - self.began(progress.pass, now);
        match &self.how {
            How::Not => {}
            How::Drawn(bar) => draw(bar, progress, running),
            How::Lines(last) => {
                let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
                if now - *last >= LINE_EVERY {
                    *last = now;
                    eprintln!("{}", line(progress, running));
                }
            }
        }
    }

    /// When this pass began.
    fn began(&self, pass: Pass, now: Instant) -> Instant {
        let mut held = self.pass.lock().unwrap_or_else(PoisonError::into_inner);
        match *held {
            Some((of, began)) if of == pass => began,
            _ => {
                *held = Some((pass, now));
                now
            }
        }
    }

    /// Takes the line away, so that the result stands alone.
    pub fn clear(&self) {
        if let How::Drawn(bar) = &self.how {
            bar.finish_and_clear();
        }
    }
}

/// Nothing on the screen until the first row is told of.
fn drawn(target: ProgressDrawTarget) -> ProgressBar {
    ProgressBar::with_draw_target(None, target)
}

fn draw(bar: &ProgressBar, progress: Progress, running: Duration) {
    let template = match progress.of {
        Some(of) => {
            bar.set_length(of as u64);
            "{bar:30} {msg}"
        }
        None => "{msg}",
    };
    bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message(line(progress, running));
    bar.set_position(progress.rows as u64);
}

fn line(progress: Progress, running: Duration) -> String {
    let pass = match progress.pass {
        Pass::Checked => words::IMPORT_PASS_CHECKED,
        Pass::Staged => words::IMPORT_PASS_STAGED,
        Pass::Placed => words::IMPORT_PASS_PLACED,
    };
    // The first rows of a pass come before its clock has moved.
    let rate = (progress.rows as f64 / running.as_secs_f64().max(0.001)).round().min(progress.rows as f64 * 1000.0);
    let (rows, rate) = (progress.rows.to_string(), rate.to_string());
    match progress.of.map(|of| of.to_string()) {
        Some(of) => fill(words::IMPORT_PROGRESS, &[("pass", pass), ("rows", &rows), ("of", &of), ("rate", &rate)]),
        None => fill(words::IMPORT_PROGRESS_OPEN, &[("pass", pass), ("rows", &rows), ("rate", &rate)]),
    }
}

/// Lets some of what is told through: the first and the last of a pass, and in between no more than an eye sees.
#[derive(Default)]
pub struct Pace(Mutex<Option<(Pass, Instant)>>);

impl Pace {
    /// Whether this one goes through.
    pub fn lets(&self, progress: Progress) -> bool {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let held_back = last.is_some_and(|(pass, at)| pass == progress.pass && at.elapsed() < FRAME_EVERY);
        if held_back && progress.of != Some(progress.rows) {
            return false;
        }
        *last = Some((progress.pass, Instant::now()));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use indicatif::TermLike;
    use std::sync::Arc;

    /// A terminal that keeps what is written.
    #[derive(Clone, Debug, Default)]
    struct Screen(Arc<Mutex<Vec<String>>>);

    impl Screen {
        fn keep(&self, what: &str) -> std::io::Result<()> {
            self.0.lock().unwrap().push(what.into());
            Ok(())
        }
    }

    impl TermLike for Screen {
        fn width(&self) -> u16 {
            100
        }
        fn move_cursor_up(&self, _: usize) -> std::io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> std::io::Result<()> {
            self.keep("\n")
        }
        fn move_cursor_right(&self, _: usize) -> std::io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> std::io::Result<()> {
            Ok(())
        }
        fn write_line(&self, text: &str) -> std::io::Result<()> {
            self.keep(&format!("{text}\n"))
        }
        fn write_str(&self, text: &str) -> std::io::Result<()> {
            self.keep(text)
        }
        fn clear_line(&self) -> std::io::Result<()> {
            self.keep("\r")
        }
        fn flush(&self) -> std::io::Result<()> {
            Ok(())
        }
    }

    fn at(pass: Pass, rows: usize, of: Option<usize>) -> Progress {
        Progress { pass, rows, of }
    }

    #[test]
    fn a_terminal_shows_one_line_with_rows_total_and_rate_and_ends_clear() {
        let screen = Screen::default();
        let bar = drawn(ProgressDrawTarget::term_like_with_hz(Box::new(screen.clone()), 255));
        draw(&bar, at(Pass::Checked, 500, None), Duration::from_secs(1));
        draw(&bar, at(Pass::Placed, 1_000, Some(2_000)), Duration::from_secs(2));
        bar.force_draw();
        let shown = screen.0.lock().unwrap().concat();
        assert!(shown.contains("登记 1000/2000 行，每秒500行") && shown.contains("███"), "{shown:?}");
        assert!(!shown.contains('\n'), "one line: {shown:?}");
        Shown { how: How::Drawn(bar), pass: Mutex::default() }.clear();
        assert_eq!(screen.0.lock().unwrap().last().map(String::as_str), Some("\r"), "nothing stands after it");
    }

    #[test]
    fn the_words_name_pass_rows_total_and_rate() {
        assert_eq!(line(at(Pass::Checked, 1_500, None), Duration::from_secs(3)), "检查 1500 行，每秒500行");
        assert_eq!(line(at(Pass::Staged, 500, Some(900)), Duration::ZERO), "准备 500/900 行，每秒500000行");
    }

    #[test]
    fn the_first_and_the_last_of_a_pass_always_go_through_and_few_between() {
        let pace = Pace::default();
        let told = [at(Pass::Checked, 500, None), at(Pass::Staged, 500, Some(1_000)), at(Pass::Staged, 700, Some(1_000)), at(Pass::Staged, 1_000, Some(1_000)), at(Pass::Placed, 1, Some(2))];
        // One told within the pace of the one before it; should this machine have slept that long, it goes through rightly.
        let began = Instant::now();
        let through = told.map(|progress| pace.lets(progress));
        if began.elapsed() < FRAME_EVERY {
            assert_eq!(through, [true, true, false, true, true]);
        }
    }
}
