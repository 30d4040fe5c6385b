//! 文书模板: the list, one template with its versions, and the acts of saving and of going back to the text
//! that comes with the program. Never edits a version: each save is the next one.

use register::Term as _;
use register::template::{TemplateKind, TemplateVersion, Wording, tidy};
use store::{Act, Op, Undo};

use crate::book::Book;
use crate::no::{No, objection};
use crate::wire::answer::Objection;
use crate::wire::app::Nothing;
use crate::wire::template::{
    TemplateField, TemplateLine, TemplateRef, TemplateSaved, TemplateText, TemplateTrial, TemplateUse, TemplateVersion as VersionLine,
    TemplateView,
};
use crate::words::Words;
use crate::{Desk, paper, view};

/// How every text is written.
const RULES: [&str; 4] = [
    "一行是一段，首行缩进由程序排。",
    "花括号里的字段，打印时换成登记簿里的内容，例如{本单位简称}。",
    "【】括起来的部分，里面的字段没有内容时整个省略。",
    "要印花括号、方头括号本身，请连写两个：{{ 【【。",
];

/// `list_templates`.
pub(crate) fn list_templates(desk: &mut Desk, _: Nothing) -> Result<Vec<TemplateLine>, No> {
    let book = desk.book()?;
    Ok(TemplateKind::ALL.iter().map(|kind| line(*kind, book)).collect())
}

/// `read_template`.
pub(crate) fn read_template(desk: &mut Desk, request: TemplateRef) -> Result<TemplateView, No> {
    let kind = kind(&request.kind)?;
    let book = desk.book()?;
    let (in_force, body) = book.template(kind);
    let field = |field: &register::template::TemplateField| TemplateField {
        token: format!("{{{}}}", field.key),
        help: field.help.to_owned(),
        example: field.example.to_owned(),
        required: kind.required().contains(&field.key),
    };
    let version = |version: TemplateVersion, made_at: &str, body: &str| VersionLine {
        number: version.number,
        label: version.words(),
        made_at: view::minutes(made_at),
        body: body.to_owned(),
        in_force: version == in_force,
    };
    let own = book.templates.iter().rev().filter(|template| template.version.kind == kind);
    let mut versions: Vec<VersionLine> = own.map(|one| version(one.version, &one.made_at, &one.body)).collect();
    versions.push(version(TemplateVersion::shipped(kind), "", kind.shipped()));
    Ok(TemplateView {
        line: line(kind, book),
        article: kind.article().to_owned(),
        help: kind.help().to_owned(),
        rules: RULES.map(str::to_owned).to_vec(),
        fields: kind.fields().map(field).collect(),
        body: body.to_owned(),
        shipped: kind.shipped().to_owned(),
        versions,
    })
}

/// `check_template`.
pub(crate) fn check_template(desk: &mut Desk, request: TemplateText) -> Result<Vec<Objection>, No> {
    desk.opened()?;
    let against = Wording::read(kind(&request.kind)?, &request.body).err().unwrap_or_default();
    Ok(against.into_iter().map(objection).collect())
}

/// `preview_template`.
pub(crate) fn preview_template(desk: &mut Desk, request: TemplateText) -> Result<TemplateTrial, No> {
    let kind = kind(&request.kind)?;
    let today = desk.today();
    let fonts = desk.fonts()?;
    let words = Words::trying(desk.book()?, kind, &request.body);
    let (paper, record) = paper::compose_trial(kind, &words, today)?;
    let sheets = paper.masked().lay_out(&fonts).map_err(unprintable)?;
    Ok(TemplateTrial { pages: paper::pages(&sheets, &fonts, 0), record })
}

/// A character without a glyph is the text's own, as far as one can tell here.
fn unprintable(error: press::PressError) -> No {
    match error {
        press::PressError::MissingGlyph { character, place } => No::without_glyph("body", character, &place),
        other => other.into(),
    }
}

/// `save_template`.
pub(crate) fn save_template(desk: &mut Desk, request: TemplateText) -> Result<TemplateSaved, No> {
    let kind = kind(&request.kind)?;
    // A text that cannot be laid out would stand in the way of the next paper: it is tried before it is kept.
    preview_template(desk, request.clone())?;
    let body = tidy(&request.body);
    if body == desk.book()?.template(kind).1 {
        return Err(No::field("body", "same", "与现在用的文字相同，没有需要保存的修改。"));
    }
    keep(desk, kind, &body, "修改模板", "以后新拟的文书用这一版；已经存档的文书不变。")
}

/// `reset_template`: the shipped text as the next version.
pub(crate) fn reset_template(desk: &mut Desk, request: TemplateRef) -> Result<TemplateSaved, No> {
    let kind = kind(&request.kind)?;
    if desk.book()?.template(kind).1 == kind.shipped() {
        return Err(No::refuse("same", format!("“{}”现在用的就是软件自带的文字。", kind.label())));
    }
    keep(desk, kind, kind.shipped(), "恢复默认模板", "文字与软件自带的相同；以前的各版都还在。")
}

fn keep(desk: &mut Desk, kind: TemplateKind, body: &str, verb: &str, after: &str) -> Result<TemplateSaved, No> {
    let label = format!("{verb}“{}”", kind.label());
    let act = Act { op: Op::Settings, entity: "templates", label, undo: Undo::Undoable, always: false };
    let version = desk.record(act, |writer, _| Ok(writer.add_template(kind, body)?))?;
    Ok(TemplateSaved { number: version.number, sentence: format!("已保存为{}。{after}", version.label()) })
}

fn line(kind: TemplateKind, book: &Book) -> TemplateLine {
    let (version, body) = book.template(kind);
    TemplateLine {
        kind: kind.code().to_owned(),
        label: kind.label().to_owned(),
        group: kind.group().to_owned(),
        number: version.number,
        version_label: version.words(),
        sample: kind.sample() && body == kind.shipped(),
    }
}

fn kind(code: &str) -> Result<TemplateKind, No> {
    TemplateKind::from_code(code).ok_or_else(|| No::unknown("模板", code))
}

/// A version on the wire.
pub(crate) fn to_wire(version: TemplateVersion) -> TemplateUse {
    TemplateUse { kind: version.kind.code().to_owned(), number: version.number }
}

/// The version that a draft names; none where there is no such version, or none any more.
pub(crate) fn from_wire(book: &Book, named: &TemplateUse) -> Option<TemplateVersion> {
    let version = TemplateVersion { kind: TemplateKind::from_code(&named.kind)?, number: named.number };
    let there = version.number == 0 || book.templates.iter().any(|template| template.version == version);
    there.then_some(version)
}
