//! 年初细化分解: last year's duties as a proposal for the new year, and the new year as one act. Never a duty that
//! nobody saw: every duty of the year before is named with what becomes of it.

use chrono::NaiveDate;
use register::Term as _;
use register::duty::Duty;
use register::duty::renewal::{COMPARED, Change, differences, propose};
use register::duty::sheet::DutyBreakdown;
use register::id::DutyId;
use register::objection::Objection;
use store::{Kept, Op};

use crate::book::Book;
use crate::no::No;
use crate::record::{lay_over, shorten};
use crate::wire::count;
use crate::wire::duty::{RenewDuties, RenewLine, Renewal, RenewalLine, RenewalRef};
use crate::wire::record::{Choice, Done, Kind};
use crate::{Desk, shape, undoable};

/// `read_renewal`.
pub(crate) fn read_renewal(desk: &mut Desk, request: RenewalRef) -> Result<Renewal, No> {
    let book = desk.book()?;
    let (before, duties) = before(book, request.year)?;
    let year = request.year;
    let lines = duties.iter().map(|kept| RenewalLine {
        from: kept.id.to_string(),
        number: kept.item.number.map(|number| number.to_string()).unwrap_or_default(),
        before: kept.item.texts(),
        after: propose(kept.id, &kept.item, year).texts(),
    });
    Ok(Renewal {
        year,
        before,
        title: sheet(book, before, year).title,
        fields: COMPARED.iter().filter_map(|(key, _)| register::duty::SPEC.field(key)).map(shape::field).collect(),
        marks: [Change::Unchanged, Change::Changed, Change::Cancelled]
            .map(|mark| Choice { value: mark.code().to_owned(), label: mark.label().to_owned() })
            .to_vec(),
        lines: lines.collect(),
        happens: vec![
            format!("建立{year}年责任分解表（拟制），标为未变、变更、新增的任务按顺序编号写入；取消的不写入。"),
            format!("{before}年的任务和进展不动；从{year}年1月1日起，完成情况按新表计算。"),
            "作为一次操作写入，可以一次撤销。".to_owned(),
        ],
    })
}

/// A year with its duties.
type Year<'a> = (i32, Vec<&'a Kept<DutyId, Duty>>);

/// The newest year before this one that has duties, with them. Refused where the new year has its own.
fn before(book: &Book, year: i32) -> Result<Year<'_>, No> {
    let live = || book.duties.iter().filter(|kept| kept.live());
    let own = live().filter(|kept| kept.item.year == year).count();
    if own > 0 {
        return Err(No::field("year", "taken", format!("{year}年已有{own}项任务，不能再从上年复制；请直接修改，或先删去再复制。")));
    }
    let before = live().map(|kept| kept.item.year).filter(|before| *before < year).max();
    let before = before.ok_or_else(|| No::field("year", "none", format!("{year}年以前没有任务可以复制；请直接登记或导入。")))?;
    Ok((before, live().filter(|kept| kept.item.year == before).collect()))
}

/// The new year's sheet, from the one before.
fn sheet(book: &Book, before: i32, year: i32) -> DutyBreakdown {
    let old = book.duty_sheets.iter().find(|kept| kept.live() && kept.item.year == before);
    old.map_or_else(|| DutyBreakdown::of_year(year, &book.office.township), |old| old.item.next(year))
}

/// `renew_duties`.
pub(crate) fn renew_duties(desk: &mut Desk, request: RenewDuties) -> Result<Done, No> {
    let today = desk.today();
    let book = desk.book()?;
    let year = request.year;
    let (last, duties) = before(book, year)?;
    let made = made(&request.lines, &duties, year, today)?;
    let known = book.duty_sheets.iter().find(|kept| kept.live() && kept.item.year == year);
    let sheet = match known {
        Some(_) => None,
        None => {
            let mut new = sheet(book, last, year);
            let said = |text: &str| register::text::trim(text).to_owned();
            if !said(&request.title).is_empty() {
                new.title = said(&request.title);
            }
            (new.basis_number, new.basis) = (said(&request.basis_number), said(&request.basis));
            Some(new)
        }
    };
    let written = made.len();
    desk.record(
        undoable(Op::Renew, Kind::Duties, format!("从{last}年复制{year}年责任分解表（{written}项）")),
        |writer, _| {
            if let Some(sheet) = &sheet {
                let id = writer.new_id().into();
                writer.put_duty_sheet(id, sheet)?;
            }
            for duty in &made {
                let id = DutyId(writer.new_id());
                writer.put_duty(id, duty)?;
                if let Some(predecessor) = duty.predecessor {
                    writer.put_duty_after(id, predecessor)?;
                }
            }
            Ok(())
        },
    )?;
    Ok(Done { count: count(written), sentence: format!("已建立{year}年责任分解表，共{written}项任务。") })
}

/// The duties of the new year, numbered in order; every objection at once.
fn made(lines: &[RenewLine], duties: &[&Kept<DutyId, Duty>], year: i32, today: NaiveDate) -> Result<Vec<Duty>, No> {
    let mut objections = Vec::new();
    let mut made: Vec<Duty> = Vec::new();
    let mut named: Vec<DutyId> = Vec::new();
    for line in lines {
        let from = DutyId::parse(&line.from).and_then(|id| duties.iter().find(|kept| kept.id == id));
        match one(line, from.copied(), year, today) {
            Ok(duty) => made.extend(duty),
            Err(No::Refused(said)) => objections.extend(said),
            Err(other) => return Err(other),
        }
        named.extend(from.map(|kept| kept.id));
    }
    let left: Vec<String> = duties.iter().filter(|kept| !named.contains(&kept.id)).map(|kept| kept.item.reference()).take(5).collect();
    if !left.is_empty() {
        objections.push(Objection::act("left", format!("还没有说明怎么处理：{}；请逐项标明未变、变更或取消。", left.join("、"))));
    }
    if made.is_empty() && objections.is_empty() {
        objections.push(Objection::act("empty", format!("{year}年没有一项任务，不能建立；请至少保留或新增一项。")));
    }
    if !objections.is_empty() {
        return Err(No::Refused(objections));
    }
    for (duty, number) in made.iter_mut().zip(1..) {
        duty.number = Some(number);
    }
    Ok(made)
}

/// One duty of the new year; none where it is cancelled.
fn one(line: &RenewLine, from: Option<&Kept<DutyId, Duty>>, year: i32, today: NaiveDate) -> Result<Option<Duty>, No> {
    let refuse = |rule, sentence: String| Err(No::Refused(vec![Objection::act(rule, sentence)]));
    let mark = Change::from_code(&line.mark);
    match (mark, from) {
        (Some(Change::Cancelled), Some(_)) => Ok(None),
        (Some(Change::Unchanged), Some(kept)) => Ok(Some(propose(kept.id, &kept.item, year))),
        (Some(Change::Changed), Some(kept)) => {
            let proposed = propose(kept.id, &kept.item, year);
            let duty =
                Duty::read(&lay_over(proposed.texts(), line.fields.clone()), today).map_err(|said| about(said, &kept.item.reference()))?;
            let duty = Duty { year, number: None, predecessor: Some(kept.id), ..duty };
            if differences(&kept.item, &duty).is_empty() {
                return refuse("same", format!("{}标为变更，内容却与上年相同；请修改，或改标未变。", kept.item.reference()));
            }
            Ok(Some(duty))
        }
        (Some(Change::Added), None) => {
            let mut fields = line.fields.clone();
            fields.insert("year".to_owned(), year.to_string());
            let words = fields.get("requirement").map(|text| shorten(text)).unwrap_or_default();
            let duty = Duty::read(&fields, today).map_err(|said| about(said, &format!("新增任务“{words}”")))?;
            Ok(Some(Duty { number: None, ..duty }))
        }
        (Some(Change::Added), Some(kept)) => refuse("mark", format!("{}是上年的任务，请标未变、变更或取消。", kept.item.reference())),
        (Some(_), None) => Err(No::unknown("上年任务", &line.from)),
        (None, _) => refuse("mark", format!("标记“{}”看不明白，可用：unchanged、changed、cancelled、added。", line.mark)),
    }
}

/// Objections to one duty of many say which one they mean.
fn about(objections: Vec<Objection>, which: &str) -> No {
    let said = objections.into_iter().map(|objection| Objection { sentence: format!("{which}：{}", objection.sentence), ..objection });
    No::Refused(said.collect())
}
