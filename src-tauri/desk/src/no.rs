//! Every way a command can say no, before it is put into words. Never matched on message text.

use register::objection::{Objection, Objections};
use store::StoreError;

use crate::Desk;
use crate::fault::Fault;
use crate::wire::answer::{self, Answer};

/// Why a command did not do what was asked. Nothing was changed.
#[derive(Debug)]
pub(crate) enum No {
    /// The person can put it right.
    Refused(Objections),
    /// The store failed.
    Store(StoreError),
    /// A file outside the office could not be read or written; holds its name.
    File(String, std::io::Error),
    /// No office is open.
    Locked,
    /// Something that cannot happen did; the text is for the log.
    Internal(String),
}

impl No {
    /// A refusal of the act as a whole.
    pub(crate) fn refuse(rule: &'static str, sentence: impl Into<String>) -> Self {
        Self::Refused(vec![Objection::act(rule, sentence)])
    }

    /// A refusal because of one field.
    pub(crate) fn field(field: &str, rule: &'static str, sentence: impl Into<String>) -> Self {
        Self::Refused(vec![Objection::field(field, rule, sentence)])
    }

    /// A refusal because a character cannot be printed; no field when it is unknown where it was typed.
    pub(crate) fn without_glyph(field: &str, character: char, place: &str) -> Self {
        let code = u32::from(character);
        let sentence =
            format!("{place}中的“{character}”（U+{code:04X}）在所有字体中都没有字形，印不出来。请核对这个字，或在安装含此字的字体后再试。");
        Self::field(field, "missing_glyph", sentence)
    }

    /// A refusal because the record named is not there.
    pub(crate) fn unknown(what: &str, name: &str) -> Self {
        Self::refuse("unknown", format!("没有找到{what}“{name}”，它可能已被删除，请刷新后再试。"))
    }

    /// The answer that goes over the wire.
    pub(crate) fn into_answer(self, desk: &mut Desk) -> Answer {
        match self {
            Self::Refused(objections) => Answer::Refused { objections: objections.into_iter().map(objection).collect() },
            Self::Store(StoreError::NotUnique(column)) => Answer::Refused { objections: vec![objection(not_unique(&column))] },
            Self::Store(StoreError::NoSuchRecord) => {
                Self::refuse("unknown", "没有找到这条记录，它可能已被删除，请刷新后再试。").into_answer(desk)
            }
            Self::Store(StoreError::ChangedSince) => {
                Self::refuse("changed_since", "这之后相关记录又有改动，不能直接撤销；请打开记录手工改回。").into_answer(desk)
            }
            Self::Store(StoreError::InUse) => {
                Self::refuse("in_use", "已有存档的文书或别的记录用到它，不能撤销；要改回来，请另外修改，不影响已有的文书。")
                    .into_answer(desk)
            }
            Self::Store(StoreError::Stopped) => Self::refuse("stopped", "已经取消，没有留下任何东西。").into_answer(desk),
            Self::Store(error) => Fault::store(desk, &error),
            Self::File(name, error) => Fault::file(desk, &name, &error),
            Self::Locked if desk.is_locked() => Answer::Locked { sentence: "已锁定，请先输入口令解锁。".to_owned() },
            Self::Locked => Answer::Locked { sentence: "还没有打开单位数据，请先建立单位或打开示例。".to_owned() },
            Self::Internal(text) => Fault::internal(desk, &text),
        }
    }
}

/// An objection of register on the wire.
pub(crate) fn objection(objection: Objection) -> answer::Objection {
    answer::Objection { field: objection.field, rule: objection.rule.to_owned(), sentence: objection.sentence }
}

/// `UNIQUE constraint failed: unit.short_name` in the person's words.
fn not_unique(message: &str) -> Objection {
    let column = message.rsplit('.').next().unwrap_or_default();
    let what = match column {
        "short_name" => "这个简称",
        "code" => "这个编码",
        "number" => "这个编号",
        "sequence" => "这个文号",
        _ => "这一项",
    };
    Objection::field(column, "not_unique", format!("{what}已经有了，请换一个，或打开已有的那条修改。"))
}

impl From<StoreError> for No {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Objections> for No {
    fn from(objections: Objections) -> Self {
        Self::Refused(objections)
    }
}

impl From<press::PressError> for No {
    fn from(error: press::PressError) -> Self {
        match error {
            press::PressError::MissingGlyph { character, place } => Self::without_glyph("", character, &place),
            other => Self::Internal(other.to_string()),
        }
    }
}
