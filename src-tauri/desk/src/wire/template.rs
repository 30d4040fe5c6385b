//! Wire types of templates: the list, one template with its fields and versions, a text that is tried or
//! saved. Never a label of the window's own: names and helps come from register.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::paper::Pages;

/// Which version of which template a text was composed from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TemplateUse {
    /// Code of the kind, such as `notice_blue`.
    pub kind: String,
    /// 1, 2, 3 …; 0 for the text that comes with the program.
    pub number: u32,
}

/// One line of the list of templates.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TemplateLine {
    /// Code of the kind.
    pub kind: String,
    /// Its name, such as 蓝色预警通知书正文.
    pub label: String,
    /// The heading it stands under.
    pub group: String,
    /// The version in force; 0 for the text that comes with the program.
    pub number: u32,
    /// The same in words: 第3版, 随软件自带.
    pub version_label: String,
    /// The text in force is our sample (示例): no official specimen stands behind it.
    pub sample: bool,
}

/// Asks for a template.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TemplateRef {
    /// Code of the kind.
    pub kind: String,
}

/// A field that a text can name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TemplateField {
    /// As it stands in the text, braces included.
    pub token: String,
    /// What it becomes on paper.
    pub help: String,
    /// What it could become.
    pub example: String,
    /// The text must name it.
    pub required: bool,
}

/// One version.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TemplateVersion {
    /// 1, 2, 3 …; 0 for the text that comes with the program.
    pub number: u32,
    /// 第3版, 随软件自带.
    pub label: String,
    /// Local time it was saved, `YYYY-MM-DD HH:MM`; empty for the shipped text.
    pub made_at: String,
    /// The text, a paragraph a line.
    pub body: String,
    /// It is in force.
    pub in_force: bool,
}

/// A template, whole.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TemplateView {
    /// Its line in the list.
    pub line: TemplateLine,
    /// The article the paper comes from.
    pub article: String,
    /// What to know of this text; one sentence or none.
    pub help: String,
    /// How a text is written, one rule a line.
    pub rules: Vec<String>,
    /// What it can name.
    pub fields: Vec<TemplateField>,
    /// The text in force.
    pub body: String,
    /// The text that comes with the program.
    pub shipped: String,
    /// Every version, newest first; the shipped text last.
    pub versions: Vec<TemplateVersion>,
}

/// A text of a template, to be checked, tried or saved.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TemplateText {
    /// Code of the kind.
    pub kind: String,
    /// The text, a paragraph a line.
    pub body: String,
}

/// A text tried on a record.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TemplateTrial {
    /// The pages the paper would have.
    pub pages: Pages,
    /// On which record it was tried, one sentence.
    pub record: String,
}

/// A version was saved.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TemplateSaved {
    /// Its number.
    pub number: u32,
    /// What happened.
    pub sentence: String,
}
