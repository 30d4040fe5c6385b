//! XML as it is written: elements opened and closed in order, text that cannot break them. Never a
//! character that XML 1.0 forbids, whatever the stored text holds.

use std::borrow::Cow;
use std::fmt::Display;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::WriteError;

/// One part of a package while it is written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
    failed: bool,
}

/// Attributes of an element.
type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A part with its root element open.
    pub fn new(root: &'static str, attributes: Attributes<'_>) -> Self {
        let mut xml = Self { writer: Writer::new(Vec::new()), open: Vec::new(), failed: false };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml.open(root, attributes);
        xml
    }

    fn event(&mut self, event: Event<'_>) {
        self.failed |= self.writer.write_event(event).is_err();
    }

    /// Opens an element; [`Xml::close`] ends it.
    pub fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.event(Event::Start(start(name, attributes)));
        self.open.push(name);
    }

    /// Ends the element opened last.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.event(Event::End(BytesEnd::new(name)));
        }
    }

    /// An element with what `inside` writes in it.
    pub fn with(&mut self, name: &'static str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        inside(self);
        self.close();
    }

    /// An element without content.
    pub fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// `<name w:val="…"/>`, the commonest element of WordprocessingML.
    pub fn val(&mut self, name: &'static str, value: impl Display) {
        self.empty(name, &[("w:val", &value.to_string())]);
    }

    /// `<name key="…"/>`.
    pub fn val_of(&mut self, name: &'static str, key: &str, value: &str) {
        self.empty(name, &[(key, value)]);
    }

    /// `<name val="…"/>`, the commonest element of charts.
    pub fn bare(&mut self, name: &'static str, value: impl Display) {
        self.empty(name, &[("val", &value.to_string())]);
    }

    /// An element with text in it; its spaces count.
    pub fn text(&mut self, name: &'static str, text: &str) {
        let attributes: Attributes<'_> =
            if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) { &[("xml:space", "preserve")] } else { &[] };
        self.with(name, attributes, |xml| xml.event(Event::Text(BytesText::new(&allowed(text)))));
    }

    /// The finished part.
    ///
    /// # Errors
    /// [`WriteError::Failed`] where the writer refused something.
    pub fn finish(mut self) -> Result<Vec<u8>, WriteError> {
        while !self.open.is_empty() {
            self.close();
        }
        if self.failed { Err(WriteError::Failed) } else { Ok(self.writer.into_inner()) }
    }
}

fn start<'a>(name: &'static str, attributes: Attributes<'a>) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for (key, value) in attributes {
        element.push_attribute((*key, allowed(value).as_ref()));
    }
    element
}

/// The text without what XML cannot hold, and without the marks that only steer our own line breaking.
pub(super) fn allowed(text: &str) -> Cow<'_, str> {
    let forbidden = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' | '\u{2060}' | '\u{200b}');
    if text.contains(forbidden) { Cow::Owned(text.replace(forbidden, "")) } else { Cow::Borrowed(text) }
}
