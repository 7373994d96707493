//! What every page of the portal has around it.

/// What the portal's pages may load: our own files, pictures made in the page, nothing else. No inline script or
/// style is in any template, so none is allowed.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The bar, the reading aids and the foot of every page.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// The bureau's full name.
    pub bureau_name: String,
    /// Whether this is the demo bureau, which every page then says.
    pub demo: bool,
    /// The time on the demo clock, in words, when it is not the real time.
    pub demo_clock: Option<String>,
    /// The time its file last asked to go back to, in words; it does not.
    pub demo_clock_refused: Option<String>,
    /// What stands before every path: empty, or `/b/demo` where several bureaus share a host.
    pub base: String,
    /// The reader's font size.
    pub size: Size,
    /// Elder mode: fewer choices, larger controls, the telephone beside every form.
    pub elder: bool,
    /// The telephone number residents can call.
    pub hotline: String,
    /// When somebody answers it, in words, or empty.
    pub hotline_hours: String,
    /// This page's path on the host, `base` included, for links that come back here.
    pub path: String,
    /// Changes when the assets change, so that a browser fetches them again.
    pub build: String,
}

/// The three font sizes. Elder mode multiplies its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// As designed.
    #[default]
    Standard,
    /// An eighth larger.
    Large,
    /// A quarter larger.
    Largest,
}

impl Size {
    /// The name in the cookie, the link and `data-size`.
    pub fn code(self) -> &'static str {
        match self {
            Size::Standard => "standard",
            Size::Large => "large",
            Size::Largest => "largest",
        }
    }

    /// Reads a cookie or a query; an unknown name is nobody's size.
    pub fn from_code(code: &str) -> Option<Size> {
        [Size::Standard, Size::Large, Size::Largest].into_iter().find(|size| size.code() == code)
    }

    /// The next larger size, if there is one.
    pub fn larger(&self) -> Option<Size> {
        match self {
            Size::Standard => Some(Size::Large),
            Size::Large => Some(Size::Largest),
            Size::Largest => None,
        }
    }
}

/// One field that cannot stay as it is, and how to mend it. Said at the top and again at the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name in the form.
    pub field: String,
    /// What to do about it, in the words of the label.
    pub mend: String,
}

/// The errors of one form, in the order of its fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Errors(pub Vec<FieldError>);

impl Errors {
    /// The mend of one field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|error| error.field == field).map(|error| error.mend.as_str())
    }

    /// Adds one.
    pub fn add(&mut self, field: impl Into<String>, mend: impl Into<String>) {
        self.0.push(FieldError { field: field.into(), mend: mend.into() });
    }

    /// Whether the form is in order.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many fields to mend.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}
