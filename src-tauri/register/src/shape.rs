//! What a register looks like: its fields with labels, columns, closed lists and articles, as data.
//! Window, import, export and rules read the same table. Never a value of a record.

/// How a field is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// A civil date, typed any way.
    Date,
    /// A whole number.
    Number,
    /// One of the closed list.
    Choice,
    /// Several of the closed list.
    Choices,
    /// 是 or 否.
    YesNo,
    /// A unit.
    Unit,
    /// A post.
    Post,
    /// A person.
    Person,
    /// A power.
    Power,
    /// A risk point.
    Risk,
    /// A duty, as 2026年第3项.
    Duty,
    /// Steps joined by →.
    Steps,
}

/// How a cell is drawn in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Plain text.
    Text,
    /// A number.
    Number,
    /// A civil date.
    Date,
    /// 预警等级.
    Level,
    /// 风险等级.
    Grade,
    /// A state in words.
    State,
}

/// A field's column in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// Width in CSS pixels at 100 %.
    pub width: u16,
    /// How it is drawn.
    pub style: Style,
    /// Stays while the list scrolls sideways.
    pub frozen: bool,
    /// Offers a filter with counts.
    pub filter: bool,
}

/// One closed list as data: value and label.
pub type Choices = fn() -> Vec<(&'static str, &'static str)>;

/// One field of a register.
#[derive(Debug, Clone, Copy)]
pub struct FieldSpec {
    /// Key, the same on the wire, in objections and in the store's column.
    pub key: &'static str,
    /// Label in the window.
    pub label: &'static str,
    /// Canonical column in tables that come in and go out; empty = the field never does.
    pub column: &'static str,
    /// Heading of its group in the form.
    pub group: &'static str,
    /// How it is entered.
    pub input: Input,
    /// Must not be empty.
    pub required: bool,
    /// Shown, never typed.
    pub read_only: bool,
    /// Typed in an editor of its own, not in the form.
    pub edited_apart: bool,
    /// Its closed list.
    pub choices: Option<Choices>,
    /// The article it comes from.
    pub article: Option<&'static str>,
    /// What to type, or our summary of the article.
    pub help: Option<&'static str>,
    /// Its column in the list.
    pub listed: Option<Listed>,
}

impl FieldSpec {
    /// A field of one line whose label is its canonical column.
    pub const fn new(key: &'static str, label: &'static str, input: Input) -> Self {
        Self {
            key,
            label,
            column: label,
            group: "基本情况",
            input,
            required: false,
            read_only: false,
            edited_apart: false,
            choices: None,
            article: None,
            help: None,
            listed: None,
        }
    }

    /// Must not be empty.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Shown, never typed.
    pub const fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }

    /// Shown in the form, typed in an editor of its own.
    pub const fn edited_apart(mut self) -> Self {
        self.edited_apart = true;
        self.read_only()
    }

    /// The canonical column where it differs from the label.
    pub const fn column(mut self, column: &'static str) -> Self {
        self.column = column;
        self
    }

    /// The heading it stands under.
    pub const fn group(mut self, group: &'static str) -> Self {
        self.group = group;
        self
    }

    /// Its closed list.
    pub const fn choices(mut self, choices: Choices) -> Self {
        self.choices = Some(choices);
        self
    }

    /// The article it comes from.
    pub const fn article(mut self, article: &'static str) -> Self {
        self.article = Some(article);
        self
    }

    /// What to type.
    pub const fn help(mut self, help: &'static str) -> Self {
        self.help = Some(help);
        self
    }

    /// Shows it in the list.
    pub const fn listed(mut self, width: u16, style: Style) -> Self {
        self.listed = Some(Listed { width, style, frozen: false, filter: false });
        self
    }

    /// Keeps its column in place.
    pub const fn frozen(mut self) -> Self {
        if let Some(listed) = &mut self.listed {
            listed.frozen = true;
        }
        self
    }

    /// Offers a filter on its column.
    pub const fn filter(mut self) -> Self {
        if let Some(listed) = &mut self.listed {
            listed.filter = true;
        }
        self
    }
}

/// One register.
#[derive(Debug, Clone, Copy)]
pub struct RegisterSpec {
    /// Its name.
    pub title: &'static str,
    /// What one record is called.
    pub noun: &'static str,
    /// What goes here, for the empty list.
    pub empty: &'static str,
    /// The key of the field that names a record across imports.
    pub natural_key: &'static str,
    /// The key of the field that titles a record.
    pub title_key: &'static str,
    /// Fields in order.
    pub fields: &'static [FieldSpec],
}

impl RegisterSpec {
    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&'static FieldSpec> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The field whose canonical column this is.
    pub fn by_column(&self, column: &str) -> Option<&'static FieldSpec> {
        self.fields.iter().find(|field| field.column == column)
    }
}

/// The labels of a closed list, as value and label alike.
pub fn labels<T: crate::Term>() -> Vec<(&'static str, &'static str)> {
    T::ALL.iter().map(|value| (value.label(), value.label())).collect()
}
