//! 上报包: which offices exchange packages, which packages were made, and when one is too old to be taken in. Never a key
//! that nobody compared, and never a byte of a package: exchange seals and opens them.

mod received;

pub use received::{Difference, Received, ReceivedKind};

use chrono::NaiveDate;
use uuid::Uuid;

use crate::form::{Form, Raw, Texts};
use crate::id::CorrespondentId;
use crate::objection::{Objection, Objections};
use crate::shape::{FieldSpec, Input, RegisterSpec, Style};
use crate::submission::SubmissionPeriod;

terms! {
    /// 本机用途: what this office is to the others, settled when it is founded.
    OfficeRole {
        /// 乡镇纪委.
        Township = "township", "乡镇纪委", ["乡镇", "镇纪委"];
        /// 预警中心.
        Centre = "centre", "预警中心", ["区预警中心", "县预警中心"];
    }
}

/// 往来单位: an office whose keys were compared with what it said of them by telephone or on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correspondent {
    /// 单位名称, as its own card has it.
    pub name: String,
    /// Both public keys.
    pub public: Vec<u8>,
    /// 指纹.
    pub fingerprint: String,
    /// 核对日期.
    pub confirmed_on: NaiveDate,
    /// 核对人.
    pub confirmed_by: String,
    /// 备注.
    pub note: String,
}

/// The register of 往来单位.
pub static CORRESPONDENTS: RegisterSpec = RegisterSpec {
    title: "往来单位",
    noun: "往来单位",
    empty: "这里登记与本单位交换上报包的单位。请在“上报与接收”页读入对方的身份文件，核对指纹后登记。",
    natural_key: "fingerprint",
    title_key: "name",
    fields: &[
        FieldSpec::new("name", "单位名称", Input::Text).read_only().listed(280, Style::Text).frozen(),
        FieldSpec::new("fingerprint", "指纹", Input::Text).read_only().listed(320, Style::Text),
        FieldSpec::new("confirmed_on", "核对日期", Input::Date).read_only().listed(110, Style::Date),
        FieldSpec::new("confirmed_by", "核对人", Input::Text).required().listed(100, Style::Text),
        FieldSpec::new("note", "备注", Input::LongText).listed(260, Style::Text),
    ],
};

/// The form of 登记往来单位.
pub static PIN: RegisterSpec = RegisterSpec {
    title: "登记往来单位",
    noun: "往来单位",
    empty: "",
    natural_key: "",
    title_key: "",
    fields: &[
        FieldSpec::new("fingerprint", "对方报来的指纹", Input::Text)
            .required()
            .help("请对方打开“上报与接收”，在电话里或者书面报来30位数字，照着填；程序与身份文件核对，一致的才登记。"),
        FieldSpec::new("confirmed_by", "核对人", Input::Text).required(),
        FieldSpec::new("note", "备注", Input::LongText).help("例如怎样核对的：电话、书面。"),
    ],
};

impl Correspondent {
    /// Reads the form against the card that was shown: the fingerprint that was told must be that of the card.
    ///
    /// # Errors
    /// Every objection.
    pub fn confirm(name: &str, public: &[u8], fingerprint: &str, raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &PIN, today);
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let told = form.text("fingerprint");
        if !told.is_empty() && digits(&told) != digits(fingerprint) {
            let sentence = "填写的指纹与身份文件不一致，没有登记。请再核对一遍；仍不一致的，这个文件不是对方的，不要使用。";
            form.object("fingerprint", "fingerprint", sentence);
        }
        let read = Self {
            name: name.to_owned(),
            public: public.to_vec(),
            fingerprint: fingerprint.to_owned(),
            confirmed_on: today,
            confirmed_by: form.name("confirmed_by"),
            note: form.text("note"),
        };
        form.finish(read)
    }

    /// The same with what can be changed later: who compared, and the note.
    ///
    /// # Errors
    /// Every objection.
    pub fn amend(&self, raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let form = Form::new(raw, &CORRESPONDENTS, today);
        let read = Self { confirmed_by: form.name("confirmed_by"), note: form.text("note"), ..self.clone() };
        form.finish(read)
    }

    /// The record as texts.
    pub fn texts(&self) -> Raw {
        let mut texts = Texts::default();
        texts.set("name", &self.name);
        texts.set("fingerprint", &self.fingerprint);
        texts.date("confirmed_on", Some(self.confirmed_on));
        texts.set("confirmed_by", &self.confirmed_by);
        texts.set("note", &self.note);
        texts.0
    }
}

/// 上报包: one that was made here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentBundle {
    /// 包号, from 1.
    pub sequence: u32,
    /// Whom it is sealed to.
    pub receiver: CorrespondentId,
    /// What it reports on.
    pub period: SubmissionPeriod,
    /// The day it was made.
    pub made_on: NaiveDate,
    /// SHA-256 of the file.
    pub digest: Vec<u8>,
    /// 预警信息 in it.
    pub signals: u32,
    /// 预警 in it.
    pub warnings: u32,
}

/// The register of packages.
pub static SENT: RegisterSpec = RegisterSpec {
    title: "上报包",
    noun: "上报包",
    empty: "这里列出本单位生成过的上报包。请在“上报与接收”页生成。",
    natural_key: "sequence",
    title_key: "title",
    fields: &[
        FieldSpec::new("title", "上报包", Input::Text).read_only().listed(260, Style::Text).frozen(),
        FieldSpec::new("sequence", "包号", Input::Number).read_only().listed(70, Style::Number),
        FieldSpec::new("receiver", "收件单位", Input::Text).read_only().listed(220, Style::Text).filter(),
        FieldSpec::new("made_on", "生成日期", Input::Date).read_only().listed(110, Style::Date),
        FieldSpec::new("signals", "预警信息", Input::Number).read_only().listed(90, Style::Number),
        FieldSpec::new("warnings", "预警", Input::Number).read_only().listed(70, Style::Number),
        FieldSpec::new("digest", "文件指纹", Input::Text).read_only().listed(150, Style::Text),
    ],
};

impl SentBundle {
    /// 2026年第一季度报送（第3号包）.
    pub fn title(&self) -> String {
        format!("{}（第{}号包）", self.period.title(), self.sequence)
    }

    /// The record as texts.
    pub fn texts(&self, receiver: &str) -> Raw {
        let mut texts = Texts::default();
        texts.set("title", self.title());
        texts.set("sequence", self.sequence);
        texts.set("receiver", receiver);
        texts.date("made_on", Some(self.made_on));
        texts.set("signals", self.signals);
        texts.set("warnings", self.warnings);
        texts.set("digest", self.digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect::<String>());
        texts.0
    }
}

/// Why a package of a known sender is not taken in, by what was taken in of that sender before: its key and number for
/// each period. None where it is the newest.
pub fn against_label(id: Uuid, sequence: u32, sender: &str, taken: &[(Uuid, u32)]) -> Option<Objection> {
    if taken.iter().any(|(own, _)| *own == id) {
        return Some(Objection::act("taken", format!("{sender}的第{sequence}号包已经接收过，登记没有变化，不用再接收。")));
    }
    let newest = taken.iter().map(|(_, own)| *own).max()?;
    if sequence == newest {
        let sentence =
            format!("{sender}的第{sequence}号包已经接收过另一份，这一份包号重复，没有读取。请对方把包号改为{}重新生成。", newest + 1);
        return Some(Objection::act("replayed", sentence));
    }
    (sequence < newest).then(|| {
        let sentence = format!(
            "这是{sender}的第{sequence}号包，比已接收的第{newest}号旧，没有读取。确需重报的，请对方重新生成（包号从{}起）。",
            newest + 1
        );
        Objection::act("older", sentence)
    })
}

/// What is said of numbers that were passed over: those packages never came.
pub fn skipped(sequence: u32, taken: &[(Uuid, u32)]) -> Option<String> {
    let newest = taken.iter().map(|(_, own)| *own).max()?;
    match sequence.saturating_sub(newest + 1) {
        0 => None,
        1 => Some(format!("第{}号包没有收到过。", newest + 1)),
        _ => Some(format!("第{}至{}号包没有收到过。", newest + 1, sequence - 1)),
    }
}

#[cfg(test)]
mod tests;
