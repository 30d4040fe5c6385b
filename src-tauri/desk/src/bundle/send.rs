//! 生成上报包. Never a period that has not ended, and never a number twice.

use chrono::NaiveDate;
use exchange::bundle::{Label, PublicIdentity, seal};
use register::bundle::{Correspondent, SentBundle};
use register::id::{CorrespondentId, SentBundleId};
use register::submission::{SubmissionKind, SubmissionPeriod};
use register::text::key;
use sha2::{Digest as _, Sha256};
use store::{Act, Kept, Op, Undo};

use super::{content, read_period};
use crate::book::Book;
use crate::export::{place_for, write_named};
use crate::no::No;
use crate::wire::bundle::{BundleOutline, BundlePeriod, MakeBundle, OutlineBundle};
use crate::wire::count;
use crate::wire::record::{Kind, Saved};
use crate::{Desk, file, kinds};

/// Periods that are offered of each kind.
const OFFERED: usize = 8;

/// The periods that can be reported, newest first.
pub(super) fn periods(book: &Book, today: NaiveDate) -> Vec<BundlePeriod> {
    let of = |kind: SubmissionKind| {
        std::iter::successors(Some(SubmissionPeriod::newest_ended(kind, today)), |period| Some(before(*period))).take(OFFERED)
    };
    let mut all: Vec<_> = of(SubmissionKind::QuarterReturn).chain(of(SubmissionKind::HalfYearReport)).collect();
    all.sort_by_key(|period| std::cmp::Reverse((period.last_quarter(), period.kind)));
    all.truncate(OFFERED);
    all.into_iter().map(|period| choice(period, book)).collect()
}

/// The period of its kind before this one.
fn before(period: SubmissionPeriod) -> SubmissionPeriod {
    let parts = if period.kind == SubmissionKind::QuarterReturn { 4 } else { 2 };
    match period.part {
        1 => SubmissionPeriod { year: period.year - 1, part: parts, ..period },
        part => SubmissionPeriod { part: part - 1, ..period },
    }
}

/// A period as it is shown, with the packages that were made of it.
pub(super) fn choice(period: SubmissionPeriod, book: &Book) -> BundlePeriod {
    let made = book.sent_bundles.iter().filter(|(_, sent)| sent.period == period);
    let sent: Vec<String> = made.map(|(_, sent)| format!("第{}号包（{}）", sent.sequence, sent.made_on)).collect();
    BundlePeriod { period: period.code(), label: period.title(), sent: sent.join("、") }
}

/// The number that the next package gets.
pub(super) fn next_sequence(book: &Book) -> u32 {
    book.sent_bundles.iter().map(|(_, sent)| sent.sequence).max().unwrap_or(0) + 1
}

fn file_name(period: SubmissionPeriod, sequence: u32, book: &Book) -> String {
    file::safe_name(&format!("{}{}上报包第{sequence}号.lfp", book.office.township, period.title()))
}

/// `outline_bundle`: what a package would hold.
pub(crate) fn outline_bundle(desk: &mut Desk, request: OutlineBundle) -> Result<BundleOutline, No> {
    let period = ended(&request.period, desk.today())?;
    let today = desk.today();
    let book = desk.book()?;
    let (content, left) = content::gather(period, book, "", today);
    let figure = |key: &str| content.summary.get(key).map_or("0", String::as_str);
    let holds = vec![
        format!("预警信息{}条（业务范围内），不含被反映人姓名", content.signals.len()),
        format!("预警{}件：本期签发的，和以前签发还没有办结的", content.warnings.len()),
        format!(
            "汇总数：应报点{}个，实报{}个，零报告{}个，未报{}个；{}件次，{}件",
            figure("points_due"),
            figure("points_sent"),
            figure("points_zero"),
            figure("points_missing"),
            figure("times"),
            figure("matters")
        ),
        "各采集报送点的报送情况".to_owned(),
        format!("{}（文字）", if period.kind == SubmissionKind::QuarterReturn { "季度预警报告" } else { "半年分析报告" }),
    ];
    let mut leaves = vec!["举报人：任何情况下都不进包".to_owned(), "径送登记：不进包".to_owned()];
    for (number, what) in [
        (left.out_of_scope, "条业务范围外的信息，只计数"),
        (left.excluded, "条不计入统计的信息，只计数"),
        (left.hidden, "条保密的信息，只报编号和分类，内容和岗位不进包"),
    ] {
        if number > 0 {
            leaves.push(format!("{number}{what}"));
        }
    }
    Ok(BundleOutline { label: period.title(), holds, leaves, file_name: file_name(period, next_sequence(book), book) })
}

fn ended(text: &str, today: NaiveDate) -> Result<SubmissionPeriod, No> {
    let period = read_period(text)?;
    if period.last_quarter().end().is_none_or(|end| end > today) {
        return Err(No::field("period", "running", format!("{}还没有结束，期满以后再生成上报包。", period.title())));
    }
    Ok(period)
}

/// A pinned office by key or name.
fn receiver<'a>(book: &'a Book, named: &str) -> Result<&'a Kept<CorrespondentId, Correspondent>, No> {
    let id = CorrespondentId::parse(named);
    let mut found = book.correspondents.iter().filter(|kept| kept.live() && (Some(kept.id) == id || key(&kept.item.name) == key(named)));
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(only),
        (Some(_), Some(_)) => Err(No::field("receiver", "several", format!("有几个往来单位都叫“{named}”，请先把不用的移入回收站。"))),
        _ => Err(No::field("receiver", "unknown", "收件单位还没有登记：请读入对方的身份文件，核对指纹后登记，再生成上报包。")),
    }
}

/// `make_bundle`: the number is taken and the file written in one act; where the file cannot be written, the number stays
/// free.
pub(crate) fn make_bundle(desk: &mut Desk, request: MakeBundle) -> Result<Saved, No> {
    let today = desk.today();
    let period = ended(&request.period, today)?;
    let identity = super::identity(desk)?.ok_or_else(|| {
        No::refuse("identity", "本单位还没有身份密钥：请先保存本单位身份文件交给对方登记，再生成上报包，否则对方不会接收。")
    })?;
    let head = desk.opened()?.store.read(|reader| reader.journal_head())?;
    let head: String = head.map(|(_, _, hash)| store::hex(&hash)).unwrap_or_default().chars().take(12).collect();
    let book = desk.book()?;
    let to = receiver(book, &request.receiver)?;
    let next = next_sequence(book);
    let sequence = match request.sequence {
        Some(asked) if asked < next => {
            return Err(No::field("sequence", "taken", format!("包号{asked}已经用过，请填{next}或者更大的数。")));
        }
        asked => asked.unwrap_or(next),
    };
    let public = PublicIdentity::of_bytes(&to.item.public).ok_or_else(|| No::Internal("public key".to_owned()))?;
    let (content, _) = content::gather(period, book, &head, today);
    let bytes = content::write(&content)?;
    let (name, to) = (to.item.name.clone(), to.id);
    let sent = SentBundle {
        sequence,
        receiver: to,
        period,
        made_on: today,
        digest: Vec::new(),
        signals: count(content.signals.len()),
        warnings: count(content.warnings.len()),
    };
    let path = place_for(&request.path, "lfp")?;
    let label = format!("生成上报包：{}，交{name}", sent.title());
    // A package that may have left the house is not taken back; and it does not stand in the way of undoing other work.
    let act = Act { op: Op::Report, entity: kinds::name(Kind::SentBundles), label, undo: Undo::Aside, always: true };
    let id = desk.record(act, |writer, _| {
        let id = SentBundleId(writer.new_id());
        let label = Label { id: *id.0.as_bytes(), sequence: sequence.into() };
        let sealed = seal(&identity, &public, label, &bytes).map_err(|error| No::refuse("seal", error.to_string()))?;
        let sent = SentBundle { digest: Sha256::digest(&sealed).to_vec(), ..sent.clone() };
        writer.put_sent_bundle(id, &sent)?;
        write_named(&path, &sealed)?;
        Ok::<_, No>(id)
    })?;
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Saved { id: id.to_string(), sentence: format!("已生成{}，写入“{file}”，只有{name}打得开。", sent.title()) })
}
