//! Records of the registers: read one, check, save, delete to the bin, restore. Never a rule: register
//! reads every form, and the same reading serves window, grid, import and command line.

mod item;
mod links;
mod numbering;
mod purge;
mod texts;
mod uses;

pub(crate) use item::Item;
pub(crate) use numbering::number as number_from;
pub(crate) use purge::purge_records;
pub(crate) use texts::{Line, hide, line, line_at, texts_of};

use register::citizen_number;
use register::form::Raw;
use register::objection::Objection;
use register::shape::FieldSpec;
use store::Op;
use uuid::Uuid;

use crate::backup::mass;
use crate::book::Book;
use crate::no::{No, objection};
use crate::wire::answer;
use crate::wire::record::{CellChange, Done, HistoryLine, Kind, Record, RecordRef, RecordRefs, SaveCells, SaveRecord, Saved};
use crate::{Desk, kinds, undoable, view};

/// `read_record`.
pub(crate) fn read_record(desk: &mut Desk, request: RecordRef) -> Result<Record, No> {
    let today = desk.today();
    let id = parse_id(&request.id)?;
    if request.kind == Kind::Signals {
        crate::signal::note_look(desk, id.into())?;
    }
    let opened = desk.opened()?;
    let line = texts::line(request.kind, id, &opened.book, today).ok_or_else(|| No::unknown("记录", &request.id))?;
    let title = title(request.kind, &line.texts);
    let remarks = item::remarks(request.kind, id, &opened.book).into_iter().chain(number_hints(request.kind, &line.texts));
    let remarks = remarks.map(objection).collect();
    let fits = request.kind != Kind::WorkItems || crate::work_list::is_problem(&opened.book, id.into());
    let not_for = if fits { Vec::new() } else { vec!["rectify_problem".to_owned()] };
    Ok(Record {
        kind: request.kind,
        id: request.id,
        title,
        deleted: line.deleted,
        history: history(desk, request.kind, id)?,
        links: links::links(request.kind, id, desk.book()?),
        remarks,
        not_for,
        fields: line.texts,
    })
}

/// `check_record`: what stands against saving, without saving.
pub(crate) fn check_record(desk: &mut Desk, request: SaveRecord) -> Result<Vec<answer::Objection>, No> {
    let today = desk.today();
    let book = desk.book()?;
    let raw = whole(request.kind, request.id.as_deref(), request.fields, book, today)?;
    match read_settled(request.kind, request.id.as_deref(), &raw, book, today) {
        Ok(_) => Ok(Vec::new()),
        Err(No::Refused(objections)) => Ok(objections.into_iter().map(objection).collect()),
        Err(other) => Err(other),
    }
}

/// `hint_record`: what is worth knowing of texts as they are typed; nothing of it stands against saving.
pub(crate) fn hint_record(desk: &mut Desk, request: SaveRecord) -> Result<Vec<answer::Objection>, No> {
    desk.opened()?;
    Ok(number_hints(request.kind, &request.fields).into_iter().map(objection).collect())
}

/// `save_record`.
pub(crate) fn save_record(desk: &mut Desk, request: SaveRecord) -> Result<Saved, No> {
    let (today, kind) = (desk.today(), request.kind);
    let book = desk.book()?;
    let raw = whole(kind, request.id.as_deref(), request.fields, book, today)?;
    let item = read_settled(kind, request.id.as_deref(), &raw, book, today)?;
    let spec = kinds::spec(kind).ok_or_else(|| No::refuse("read_only", "这一册不能手工修改。"))?;
    let (op, verb) = if request.id.is_some() { (Op::Edit, "修改") } else { (Op::Create, "新增") };
    let name = shorten(&title(kind, &raw));
    let id = request.id.as_deref().map(parse_id).transpose()?;
    let renames = item.renames(id, book, today).map(|words| format!("{words}。"));
    let also: String = renames.into_iter().chain(number_hints(kind, &raw).into_iter().map(|hint| hint.sentence)).collect();
    let id =
        desk.record(undoable(op, kind, format!("{verb}{}“{name}”", spec.noun)), |writer, book| item.write(writer, id, book, today))?;
    Ok(Saved { id: id.to_string(), sentence: format!("已保存{}“{name}”。{also}", spec.noun) })
}

/// `save_cells`: one act for a paste or a fill.
pub(crate) fn save_cells(desk: &mut Desk, request: SaveCells) -> Result<Done, No> {
    let (today, kind) = (desk.today(), request.kind);
    let book = desk.book()?;
    let spec = kinds::spec(kind).ok_or_else(|| No::refuse("read_only", "这一册不能手工修改。"))?;
    let hinted = request.records.iter().any(|change| !number_hints(kind, &change.fields).is_empty());
    let items = request.records.into_iter().map(|change| read_change(kind, change, book, today)).collect::<Result<Vec<_>, No>>()?;
    let count = crate::wire::count(items.len());
    mass::prepare(desk, items.len(), "批量修改")?;
    desk.record(undoable(Op::Edit, kind, format!("修改{count}条{}", spec.noun)), |writer, book| {
        items.into_iter().try_for_each(|(id, item)| item.write(writer, Some(id), book, today).map(drop))
    })?;
    let hint = if hinted { "内容里有身份证号，印出和导出时会遮盖中间的数字。" } else { "" };
    Ok(Done { count, sentence: format!("已修改{count}条{}。{hint}", spec.noun) })
}

fn read_change(kind: Kind, change: CellChange, book: &Book, today: chrono::NaiveDate) -> Result<(Uuid, Item), No> {
    let raw = whole(kind, Some(&change.id), change.fields, book, today)?;
    Ok((parse_id(&change.id)?, read_settled(kind, Some(&change.id), &raw, book, today)?))
}

/// Reads what a person at the desk entered: held to more than a row of an older table, which comes in as it is.
fn read_settled(kind: Kind, id: Option<&str>, raw: &Raw, book: &Book, today: chrono::NaiveDate) -> Result<Item, No> {
    let item = Item::read(kind, raw, book, today)?;
    let against = item.unsettled(id.map(parse_id).transpose()?, book);
    if against.is_empty() { Ok(item) } else { Err(No::Refused(against)) }
}

/// `delete_records`: to the bin, refused where live records still speak of them.
pub(crate) fn delete_records(desk: &mut Desk, request: RecordRefs) -> Result<Done, No> {
    let ids = request.ids.iter().map(|id| parse_id(id)).collect::<Result<Vec<_>, _>>()?;
    let (today, book) = (desk.today(), desk.book()?);
    for id in &ids {
        let line = texts::line(request.kind, *id, book, today).ok_or_else(|| No::unknown("记录", &id.to_string()))?;
        if let Some(why) = item::stays(request.kind, *id, book) {
            return Err(No::refuse("approved", format!("“{}”{why}", shorten(&title(request.kind, &line.texts)))));
        }
        let uses = uses::uses(request.kind, *id, book);
        if !uses.is_empty() {
            return Err(No::refuse(
                "in_use",
                format!("“{}”还被{}引用，不能删除，请先改掉引用再删。", shorten(&title(request.kind, &line.texts)), uses.join("、")),
            ));
        }
    }
    mass::guard(desk, request.kind, ids.len(), request.confirmed, "删除")?;
    set_deleted(desk, request, &ids, true)
}

/// `restore_records`: back from the bin, refused while what they speak of is still there.
pub(crate) fn restore_records(desk: &mut Desk, request: RecordRefs) -> Result<Done, No> {
    let ids = request.ids.iter().map(|id| parse_id(id)).collect::<Result<Vec<_>, _>>()?;
    let (today, book) = (desk.today(), desk.book()?);
    for id in &ids {
        let missing = uses::in_bin(request.kind, *id, book);
        if !missing.is_empty() {
            let name = texts::line(request.kind, *id, book, today).map(|line| title(request.kind, &line.texts)).unwrap_or_default();
            return Err(No::refuse("in_bin", format!("“{}”用到的{}还在回收站里，请先恢复它们。", shorten(&name), missing.join("、"))));
        }
    }
    set_deleted(desk, request, &ids, false)
}

fn set_deleted(desk: &mut Desk, request: RecordRefs, ids: &[Uuid], deleted: bool) -> Result<Done, No> {
    let (Some(entity), Some(spec)) = (kinds::entity(request.kind), kinds::spec(request.kind)) else {
        return Err(No::refuse("kept", "这一册的内容不能删除；发出的文书只能作废。"));
    };
    let (op, verb) = if deleted { (Op::Delete, "删除") } else { (Op::Restore, "恢复") };
    let (today, book) = (desk.today(), desk.book()?);
    let mut lines = Vec::new();
    for id in ids {
        lines.push(texts::line(request.kind, *id, book, today).ok_or_else(|| No::unknown("记录", &id.to_string()))?);
    }
    // Those that are there already stay as they are.
    lines.retain(|line| line.deleted != deleted);
    let label = match lines.as_slice() {
        [] => return Ok(Done { count: 0, sentence: format!("没有需要{verb}的{}。", spec.noun) }),
        [line] => format!("{verb}{}“{}”", spec.noun, shorten(&title(request.kind, &line.texts))),
        _ => format!("{verb}{}条{}", lines.len(), spec.noun),
    };
    desk.record(undoable(op, request.kind, label.clone()), |writer, _| {
        lines.iter().try_for_each(|line| Ok(writer.set_deleted(entity, line.id, deleted)?))
    })?;
    let after = if deleted { "，可在回收站恢复" } else { "" };
    Ok(Done { count: crate::wire::count(lines.len()), sentence: format!("已{label}{after}。") })
}

/// What is said of numbers of identity cards in a record's texts; it stands against nothing.
fn number_hints(kind: Kind, texts: &Raw) -> Vec<Objection> {
    let fields = kinds::spec(kind).map_or(&[][..], |spec| spec.fields);
    let hint = |field: &FieldSpec| {
        let sentence = citizen_number::hint(field.label, texts.get(field.key)?)?;
        Some(Objection::field(field.key, "citizen_number", sentence))
    };
    fields.iter().filter_map(hint).collect()
}

/// The record's texts with the given ones laid over.
fn whole(kind: Kind, id: Option<&str>, fields: Raw, book: &Book, today: chrono::NaiveDate) -> Result<Raw, No> {
    if kind == Kind::Warnings {
        return Err(No::refuse("issued", "预警不能手工新增或修改：从“预警信息”签发，以前的台账用导入；发出的文书只能作废。"));
    }
    let Some(id) = id else { return Ok(fields) };
    let line = texts::line(kind, parse_id(id)?, book, today).ok_or_else(|| No::unknown("记录", id))?;
    if line.deleted {
        return Err(No::refuse("in_bin", format!("“{}”在回收站里，请先恢复再修改。", shorten(&title(kind, &line.texts)))));
    }
    Ok(lay_over(line.texts, fields))
}

/// New texts over old ones. What follows from a text that changed goes: a code must not win over the
/// name typed in its place, nor the days that were read from the old words of a deadline.
pub(crate) fn lay_over(before: Raw, fields: Raw) -> Raw {
    let mut raw = before;
    for (name, follows) in [
        ("unit", &["unit_code"][..]),
        ("post", &["post_code"]),
        ("power", &["power_code", "step"]),
        ("unit", &["rank"]),
        ("object", &["rank"]),
        ("risk", &["risk_kind", "power"]),
        ("category", &["in_scope"]),
        ("in_scope", &["category"]),
        ("deadline", &["deadline_kind", "due_on", "dates"]),
    ] {
        if fields.get(name).is_some_and(|text| raw.get(name) != Some(text)) {
            for key in follows.iter().filter(|key| !fields.contains_key(**key)) {
                raw.remove(*key);
            }
        }
    }
    raw.extend(fields);
    raw
}

pub(crate) fn parse_id(text: &str) -> Result<Uuid, No> {
    Uuid::parse_str(text).map_err(|_| No::unknown("记录", text))
}

/// What a record is called.
pub(crate) fn title(kind: Kind, raw: &Raw) -> String {
    let text = |key: &str| raw.get(key).map_or("", String::as_str);
    if kind == Kind::Charges {
        // Its title is made of its texts, which may just have been typed.
        return format!("{}：{}", text("post"), if text("area").is_empty() { text("unit") } else { text("area") });
    }
    if matches!(kind, Kind::CaseLeads | Kind::DirectReceipts) && text("number").is_empty() {
        return format!("{}收到", text("received_on"));
    }
    if kind == Kind::Signals && text("confidential") == "是" {
        return format!("{}{}", text("number"), register::signal::HIDDEN);
    }
    kinds::spec(kind).and_then(|spec| raw.get(spec.title_key)).cloned().unwrap_or_default()
}

/// A title short enough for a sentence.
pub(crate) fn shorten(title: &str) -> String {
    // A cell of a table may break in the middle of a word: its lines are one title.
    let line: String = title.lines().map(register::text::trim).collect();
    // Before it is cut: the rest of a number would no longer be known for one.
    let line = citizen_number::mask(&line);
    if line.chars().count() > 24 { line.chars().take(23).chain(['…']).collect() } else { line.into_owned() }
}

/// A record's history, one line an act.
pub(crate) fn history(desk: &Desk, kind: Kind, id: Uuid) -> Result<Vec<HistoryLine>, No> {
    let lines = desk.opened()?.store.read(|reader| reader.history(id))?;
    let mut acts: Vec<(i64, HistoryLine)> = Vec::new();
    for line in lines {
        let label = kinds::spec(kind).and_then(|spec| spec.field(line.field.trim_end_matches("_id"))).map(|field| field.label.to_owned());
        match acts.last_mut() {
            Some((seq, act)) if *seq == line.seq => act.fields.extend(label.filter(|label| !act.fields.contains(label))),
            _ => acts.push((line.seq, HistoryLine { at: view::minutes(&line.at), act: line.label, fields: label.into_iter().collect() })),
        }
    }
    Ok(acts.into_iter().map(|(_, act)| act).collect())
}
