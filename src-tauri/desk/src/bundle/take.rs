//! 接收上报包: checked on its outside first, then opened, compared with what is here, shown, and entered as one act.
//! Never anything deleted: what a package leaves out is marked.

use std::path::Path;

use exchange::bundle::{BundleError, LARGEST, PublicIdentity, look};
use register::bundle::{Correspondent, Difference, OfficeRole, Received, ReceivedKind, against_label, skipped};
use register::id::{CorrespondentId, ReceivedId};
use register::submission::SubmissionPeriod;
use store::{Act, Kept, Op, Undo};
use uuid::Uuid;

use super::content::{self, Read};
use super::{name_of, register_of};
use crate::book::Book;
use crate::no::No;
use crate::record::shorten;
use crate::wire::app::Nothing;
use crate::wire::bundle::{BundleChange, BundleCount, BundleFile, BundleLine, BundlePreview, BundleToken, BundleVerdict};
use crate::wire::count;
use crate::wire::record::Done;
use crate::{Desk, kinds};

/// Records that travel with a preview.
const SHOWN: usize = 500;

/// A package that was shown and may be entered.
pub(crate) struct Pending {
    token: String,
    sender: CorrespondentId,
    bundle: Uuid,
    sequence: u32,
    read: Read,
}

/// A package whose outside is right.
struct Checked<'a> {
    sender: &'a Kept<CorrespondentId, Correspondent>,
    bundle: Uuid,
    sequence: u32,
}

fn refuse(error: BundleError) -> No {
    let rule = match error {
        BundleError::NotABundle => "not_a_bundle",
        BundleError::TooLarge { .. } => "too_large",
        BundleError::Cut { .. } => "cut",
        BundleError::Tampered => "tampered",
        BundleError::Newer { .. } => "newer",
        BundleError::NotForUs => "not_for_us",
        BundleError::Sealed | BundleError::NoRandom => "sealed",
    };
    No::field("path", rule, error.to_string())
}

/// `preview_bundle`.
pub(crate) fn preview_bundle(desk: &mut Desk, request: BundleFile) -> Result<BundlePreview, No> {
    if desk.book()?.office.role != OfficeRole::Centre {
        return Err(No::refuse("role", "本机是乡镇纪委用的，不接收上报包；接收上报包的单位，建立时“本机用途”要选预警中心。"));
    }
    let bytes = read_file(&request.path)?;
    // Without keys nothing can have been sealed to this office.
    let identity = super::identity(desk)?.ok_or_else(|| refuse(BundleError::NotForUs))?;
    let book = desk.book()?;
    let claimed = look(&bytes).map_err(refuse)?;
    let key = claimed.sender();
    // Everything on the outside is settled, the signature first, before a byte of the content is opened.
    let pinned = book.correspondents.iter().filter(|kept| kept.live());
    let mut known = pinned.filter_map(|kept| Some((kept, PublicIdentity::of_bytes(&kept.item.public)?)));
    let (sender, public) = known.find(|(_, public)| public.signing() == key).ok_or_else(|| {
        No::field("path", "foreign", "这个上报包的生成单位没有在本机登记，没有读取。请先读入对方的身份文件，核对指纹后登记，再接收。")
    })?;
    let verified = claimed.verify(&public).map_err(refuse)?;
    if !verified.is_for(&identity.public()) {
        return Err(refuse(BundleError::NotForUs));
    }
    let label = verified.label().map_err(refuse)?;
    let sequence = u32::try_from(label.sequence).map_err(|_| refuse(BundleError::Tampered))?;
    let checked = Checked { sender, bundle: Uuid::from_bytes(label.id), sequence };
    against(&checked, book)?;
    let content = verified.open(&identity).map_err(refuse)?;
    let read = content::read(&content, checked.sender.id, checked.bundle, sequence)?;
    if read.training != book.training {
        let sentence = "这是示例单位生成的练习包，不能进入正式数据，没有接收。请对方从正式单位生成上报包。";
        return Err(No::field("path", "training", sentence));
    }
    let token = checked.bundle.to_string();
    let pending = Pending { token, sender: checked.sender.id, bundle: checked.bundle, sequence, read };
    let preview = show(&pending, checked.sender, book);
    desk.opened_mut()?.bundle = Some(pending);
    Ok(preview)
}

fn read_file(path: &str) -> Result<Vec<u8>, No> {
    let path = Path::new(path);
    let unreadable = |error| No::File(path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(), error);
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    if size > LARGEST {
        return Err(refuse(BundleError::TooLarge { megabytes: size >> 20, limit: LARGEST >> 20 }));
    }
    std::fs::read(path).map_err(unreadable)
}

/// What was taken in of a sender: key and number of each package that stands.
fn taken(sender: CorrespondentId, book: &Book) -> Vec<(Uuid, u32)> {
    let own = book.received(ReceivedKind::Return).iter().filter(|(_, one)| one.sender == sender);
    own.map(|(_, one)| (one.origin, one.count(ReceivedKind::Return, "sequence"))).collect()
}

fn against(checked: &Checked<'_>, book: &Book) -> Result<(), No> {
    let taken = taken(checked.sender.id, book);
    match against_label(checked.bundle, checked.sequence, &checked.sender.item.name, &taken) {
        Some(objection) => Err(No::field("path", objection.rule, objection.sentence)),
        None => Ok(()),
    }
}

/// What the package changes, sort by sort.
fn differences(read: &Read, sender: CorrespondentId, book: &Book) -> Vec<(ReceivedKind, Vec<Difference<ReceivedId>>)> {
    let mut all = Vec::new();
    for (kind, records) in &read.records {
        let own = book.received(*kind).iter().filter(|(_, one)| one.sender == sender);
        // A return stands for its period, whichever package it came in.
        let differences = if *kind == ReceivedKind::Return {
            let standing = own.into_iter().find(|(_, one)| one.period == read.period);
            let of = |now: &Received| match standing {
                Some((id, _)) => Difference::Changed(*id, now.clone()),
                None => Difference::New(now.clone()),
            };
            records.iter().map(of).collect()
        } else {
            Difference::of(own.map(|(id, one)| (*id, one)), records.clone(), read.period)
        };
        all.push((*kind, differences));
    }
    all
}

fn verdict<I>(difference: &Difference<I>) -> BundleVerdict {
    match difference {
        Difference::New(_) => BundleVerdict::New,
        Difference::Changed(..) => BundleVerdict::Changed,
        Difference::Unchanged(_) => BundleVerdict::Unchanged,
        Difference::Missing(..) => BundleVerdict::Missing,
    }
}

fn verdict_label(verdict: BundleVerdict) -> &'static str {
    match verdict {
        BundleVerdict::New => "新增",
        BundleVerdict::Changed => "变化",
        BundleVerdict::Missing => "包中没有",
        BundleVerdict::Unchanged => "不变",
    }
}

const VERDICTS: [BundleVerdict; 4] = [BundleVerdict::New, BundleVerdict::Changed, BundleVerdict::Missing, BundleVerdict::Unchanged];

fn show(pending: &Pending, sender: &Kept<CorrespondentId, Correspondent>, book: &Book) -> BundlePreview {
    let differences = differences(&pending.read, pending.sender, book);
    let mut lines: Vec<BundleLine> =
        differences.iter().flat_map(|(kind, all)| all.iter().filter_map(|one| line(*kind, one, book))).collect();
    lines.sort_by_key(|line| VERDICTS.iter().position(|verdict| *verdict == line.verdict));
    let counts: Vec<BundleCount> = VERDICTS
        .iter()
        .map(|verdict| BundleCount {
            verdict: *verdict,
            label: verdict_label(*verdict).to_owned(),
            count: count(lines.iter().filter(|line| line.verdict == *verdict).count()),
        })
        .collect();
    let mut remarks: Vec<String> = skipped(pending.sequence, &taken(pending.sender, book)).into_iter().collect();
    if pending.read.office != sender.item.name {
        remarks.push(format!("对方单位现在的名称是“{}”，登记时是“{}”；身份没有变。", pending.read.office, sender.item.name));
    }
    if differences.iter().flat_map(|(_, all)| all).any(|one| matches!(one, Difference::Missing(..))) {
        remarks.push("对方的新包里没有了的，不会从本机删除，只标“最新包中没有”。".to_owned());
    }
    let summary = pending.read.records.iter().flat_map(|(_, records)| records).next();
    let total = count(lines.len());
    let words: Vec<String> = counts.iter().map(|one| format!("{}{}条", one.label, one.count)).collect();
    lines.truncate(SHOWN);
    BundlePreview {
        token: pending.token.clone(),
        sender: sender.item.name.clone(),
        label: pending.read.period.title(),
        sequence: pending.sequence,
        made_on: summary.map_or("", |one| one.text(ReceivedKind::Return, "made_on")).to_owned(),
        remarks,
        counts,
        lines,
        total,
        summary: format!("共{total}条：{}。", words.join("，")),
    }
}

fn line(kind: ReceivedKind, difference: &Difference<ReceivedId>, book: &Book) -> Option<BundleLine> {
    let here = |id: &ReceivedId| book.received(kind).iter().find(|(own, _)| own == id).map(|(_, one)| one);
    let (now, before) = match difference {
        Difference::New(now) => (now, None),
        Difference::Changed(id, now) => (now, here(id)),
        Difference::Unchanged(id) => (here(id)?, None),
        Difference::Missing(_, now) => (now, None),
    };
    let mut changes: Vec<BundleChange> = Vec::new();
    let mut changed = |label: &str, before: &str, now: &str| {
        changes.push(BundleChange { label: label.to_owned(), before: before.to_owned(), now: now.to_owned() });
    };
    if let Some(before) = before {
        if before.period != now.period {
            changed("报送期", &before.period.title(), &now.period.title());
        }
        if before.missing {
            changed("在包情况", "最新包中没有", "在册");
        }
        for (label, then, now) in before.changes(kind, now) {
            changed(label, &shorten(then), &shorten(now));
        }
    }
    let detail = match kind {
        ReceivedKind::Return => now.text(kind, "levels"),
        ReceivedKind::Signal => now.text(kind, "content"),
        ReceivedKind::Warning => now.text(kind, "subject"),
    };
    let verdict = verdict(difference);
    Some(BundleLine {
        kind: register_of(kind),
        kind_label: kind.spec().title.to_owned(),
        title: now.text(kind, kind.spec().title_key).to_owned(),
        detail: shorten(detail),
        verdict,
        verdict_label: verdict_label(verdict).to_owned(),
        changes,
    })
}

/// `accept_bundle`: one transaction, one journal entry, one undo.
pub(crate) fn accept_bundle(desk: &mut Desk, request: BundleToken) -> Result<Done, No> {
    let pending = desk.opened_mut()?.bundle.take().filter(|pending| pending.token == request.token);
    let pending = pending.ok_or_else(|| No::refuse("preview_gone", "这次核对已失效，请重新选择上报包。"))?;
    let book = desk.book()?;
    let sender = book.correspondents.iter().find(|kept| kept.id == pending.sender && kept.live());
    let sender = sender.ok_or_else(|| No::refuse("preview_gone", "对方已不在往来单位中，请重新选择上报包。"))?;
    against(&Checked { sender, bundle: pending.bundle, sequence: pending.sequence }, book)?;
    let differences = differences(&pending.read, pending.sender, book);
    let title = title(pending.sender, pending.read.period, pending.sequence, book);
    let act = Act {
        op: Op::Receive,
        entity: kinds::name(register_of(ReceivedKind::Return)),
        label: format!("接收{title}"),
        undo: Undo::Undoable,
        always: false,
    };
    let entered = desk.record(act, |writer, _| {
        let mut entered = 0;
        for (kind, all) in &differences {
            for difference in all {
                let (id, record) = match difference {
                    Difference::New(now) => (ReceivedId(writer.new_id()), now),
                    Difference::Changed(id, now) | Difference::Missing(id, now) => (*id, now),
                    Difference::Unchanged(_) => continue,
                };
                writer.put_received(*kind, id, record)?;
                entered += 1;
            }
        }
        Ok::<_, No>(entered)
    })?;
    Ok(Done { count: entered, sentence: format!("已接收{title}，写入{entered}条。") })
}

/// 七溪坪镇纪委2026年第一季度上报包（第3号）.
fn title(sender: CorrespondentId, period: SubmissionPeriod, sequence: u32, book: &Book) -> String {
    format!("{}{}上报包（第{sequence}号）", name_of(book, sender), period.title())
}

/// `drop_bundle`: what was shown is not entered.
pub(crate) fn drop_bundle(desk: &mut Desk, _: BundleToken) -> Result<Nothing, No> {
    desk.opened_mut()?.bundle = None;
    Ok(Nothing {})
}
