//! The life of a warning after issue: service, reply, evaluation, close, void. Each act is register's
//! pure function, recorded as one act. Never edits the notice.

use chrono::{NaiveDate, NaiveTime};
use register::Term;
use register::case_lead::CaseLead;
use register::id::WarningId;
use register::names::Names as _;
use register::objection::Objections;
use register::shape::FieldSpec;
use register::template::TemplateVersion;
use register::warning::{
    Reply, ReplyMeasure, ReplyResult, Service, ServiceWay, Verdict, Warning, WarningState as State, due_remark, forms, read_time,
    time_words,
};
use store::{Op, Undo};

use crate::book::Book;
use crate::no::No;
use crate::typed::{day, some_day};
use crate::wire::record::Kind;
use crate::wire::warning::{
    CourseLine, Fact, MeasureLine, NextAct, RaiseLink, RecordReply, ReplyLine, ServeNotice, TransferWarning, VerifyReply, VoidNotice,
    WarningRef, WarningState, WarningView, WithdrawWarning,
};
use crate::{Desk, beside, case_lead, compose, edition, notice, paper, record, shape, undoable};

/// `read_warning`.
pub(crate) fn read_warning(desk: &mut Desk, request: WarningRef) -> Result<WarningView, No> {
    let today = desk.today();
    let (id, warning) = find(desk.book()?, &request.warning)?;
    let book = desk.book()?;
    let running = matches!(warning.state(), State::Served | State::Returned);
    let due = warning.due_on();
    let notice = warning.notice.clone().unwrap_or_default();
    Ok(WarningView {
        id: id.to_string(),
        number: warning.number.to_string(),
        document: warning.document().label().to_owned(),
        level: notice::to_wire(warning.level),
        level_label: warning.level.title().to_owned(),
        state: warning.state().code().to_owned(),
        state_label: state_words(&warning, today),
        due_on: due.map(|due| due.to_string()),
        due_remark: due.filter(|_| running).and_then(|due| due_remark(due, &book.calendar)),
        days_left: due.filter(|_| running).and_then(|due| i32::try_from((due - today).num_days()).ok()),
        facts: facts(&warning, book, today),
        course: course(&warning),
        body: notice.body,
        measures: notice
            .measures
            .into_iter()
            .map(|line| MeasureLine {
                problem: line.problem,
                requirement: line.requirement,
                responsible: line.responsible,
                due: line.due,
                evidence: line.evidence,
            })
            .collect(),
        lines: warning.replies.last().into_iter().flat_map(|reply| &reply.lines).map(reply_line).collect(),
        raises: raises(id, &warning, book),
        papers: paper::of_warning(desk, id)?,
        next: next_acts(&warning),
        signal_id: warning.signal.map(|signal| signal.to_string()),
        signal_number: warning.signal_number,
        history: record::history(desk, Kind::Warnings, id.0)?,
    })
}

/// `serve_notice`.
pub(crate) fn serve_notice(desk: &mut Desk, request: ServeNotice) -> Result<WarningState, No> {
    let today = desk.today();
    let served_on = day("served_on", "送达日期", &request.served_on, today)?;
    let way = if request.way.trim().is_empty() {
        Some(ServiceWay::Direct)
    } else {
        Some(ServiceWay::read(&request.way).ok_or_else(|| {
            No::field("way", "choice", format!("没有“{}”这种送达方式，可选：直接送达、留置送达、转交送达、邮寄送达。", request.way))
        })?)
    };
    let book = desk.book()?;
    let calendar = book.calendar.clone();
    let usual = if way == Some(ServiceWay::Post) { String::new() } else { book.office.servers.clone() };
    let blank = |text: &str| register::text::trim(text).is_empty();
    let service = Service {
        served_at: (!blank(&request.served_at)).then(|| time(&request.served_at)).transpose()?,
        due_on: some_day("due_on", "回告期限", &request.due_on, today)?,
        received_by: request.received_by,
        way,
        copies: if blank(&request.copies) { 1 } else { copies(&request.copies)? },
        place: request.place,
        servers: if blank(&request.servers) { usual } else { request.servers },
        witness: request.witness,
        proxy: request.proxy,
        relation: request.relation,
        reason: request.reason,
        remark: request.remark,
        ..Service::on(served_on)
    };
    act(
        desk,
        &request.warning,
        Op::Serve,
        "登记送达",
        |warning| warning.serve(service, &calendar, today),
        |warning| {
            let due = warning.due_on().map(compose::long_date).unwrap_or_default();
            let remark =
                warning.due_on().and_then(|due| due_remark(due, &calendar)).map(|remark| format!("（{remark}）")).unwrap_or_default();
            format!("已登记送达，回告期限为{due}{remark}。")
        },
    )
}

/// `record_reply`.
pub(crate) fn record_reply(desk: &mut Desk, request: RecordReply) -> Result<WarningState, No> {
    let today = desk.today();
    let received_on = day("received_on", "回告日期", &request.received_on, today)?;
    let lines = request.lines.into_iter().map(|line| ReplyMeasure {
        problem: line.problem,
        measure: line.measure,
        responsible: line.responsible,
        due: line.due,
        progress: line.progress,
        evidence: line.evidence,
    });
    let reply = Reply {
        cause: request.cause,
        causes: [request.cause_thought, request.cause_duty, request.cause_process, request.cause_supervision],
        measures: request.measures,
        lines: lines.filter(|line| !line.is_empty()).collect(),
        number: request.number,
        ..Reply::of_day(received_on)
    };
    act(
        desk,
        &request.warning,
        Op::Reply,
        "登记回告",
        |warning| warning.reply(reply, today),
        |warning| format!("已登记回告（{}），请评估。", warning.reply_status(today).label()),
    )
}

/// `verify_reply`.
pub(crate) fn verify_reply(desk: &mut Desk, request: VerifyReply) -> Result<WarningState, No> {
    let today = desk.today();
    let result = ReplyResult::read(&request.result).ok_or_else(|| No::field("result", "choice", "评估结果请选“认可”或“退回重报”。"))?;
    let calendar = desk.book()?.calendar.clone();
    let verdict = Verdict {
        result,
        opinion: &request.opinion,
        three_checks: [request.cause_found, request.measures_done, request.accountability_done],
        again_by: some_day("again_by", "重报期限", &request.again_by, today)?,
    };
    act(
        desk,
        &request.warning,
        Op::Verify,
        "评估回告",
        |warning| warning.verify(verdict, &calendar, today),
        |warning| match (result, warning.due_on()) {
            (ReplyResult::Returned, Some(due)) => format!("已评估：{}，重报期限为{}。", result.label(), compose::long_date(due)),
            _ => format!("已评估：{}。", result.label()),
        },
    )
}

/// `close_warning`.
pub(crate) fn close_warning(desk: &mut Desk, request: WarningRef) -> Result<WarningState, No> {
    let today = desk.today();
    let (id, standing) = find(desk.book()?, &request.warning)?;
    if standing.state() == State::Accepted {
        let mut against = standing.clone().close(today).err().unwrap_or_default();
        against.extend(beside::against_closing(desk.book()?, id, &standing));
        if !against.is_empty() {
            return Err(No::Refused(against));
        }
    }
    act(desk, &request.warning, Op::Close, "销号", |warning| warning.close(today), |warning| format!("{}已销号。", warning.number))
}

/// `void_notice`.
pub(crate) fn void_notice(desk: &mut Desk, request: VoidNotice) -> Result<WarningState, No> {
    let today = desk.today();
    act(
        desk,
        &request.warning,
        Op::Void,
        "作废",
        |warning| warning.void(&request.reason, today),
        |warning| format!("{}已作废，文号保留不再使用。", warning.number),
    )
}

/// `transfer_warning`: the warning ends and the lead is entered, as one act.
pub(crate) fn transfer_warning(desk: &mut Desk, request: TransferWarning) -> Result<WarningState, No> {
    let today = desk.today();
    let (id, warning) = find(desk.book()?, &request.warning)?;
    let warning = warning.transfer(&request.reason, today).map_err(No::Refused)?;
    let label = format!("转线索 {}", warning.number);
    let (_, number) = desk.record(undoable(Op::ToLead, Kind::Warnings, label), |writer, book| {
        writer.put_warning_course(id, &warning)?;
        let signal = warning.signal.and_then(|signal| book.signal_of(signal));
        case_lead::add(writer, CaseLead::from_warning(id, &warning, signal, today))
    })?;
    let sentence = format!("{}已转问题线索，编号{number}，请在“问题线索”中评估、移送。", warning.number);
    Ok(state_of(id, &warning, today, sentence))
}

/// `withdraw_warning`.
pub(crate) fn withdraw_warning(desk: &mut Desk, request: WithdrawWarning) -> Result<WarningState, No> {
    let today = desk.today();
    act(
        desk,
        &request.warning,
        Op::Withdraw,
        "撤销",
        |warning| warning.withdraw(&request.reason, today),
        |warning| format!("{}已撤销，不再扣分，台账中保留。", warning.number),
    )
}

/// One act on one warning: register's function, one record, one sentence.
fn act(
    desk: &mut Desk,
    name: &str,
    op: Op,
    verb: &str,
    change: impl FnOnce(Warning) -> Result<Warning, Objections>,
    say: impl FnOnce(&Warning) -> String,
) -> Result<WarningState, No> {
    let today = desk.today();
    let (id, warning) = find(desk.book()?, name)?;
    let warning = change(warning)?;
    let mut act = undoable(op, Kind::Warnings, format!("{verb} {}", warning.number));
    if op == Op::Void {
        act.undo = Undo::Barrier;
    }
    desk.record(act, |writer, _| Ok(writer.put_warning_course(id, &warning)?))?;
    let sentence = say(&warning);
    Ok(state_of(id, &warning, today, sentence))
}

fn state_of(id: WarningId, warning: &Warning, today: NaiveDate, sentence: String) -> WarningState {
    WarningState {
        warning_id: id.to_string(),
        number: warning.number.to_string(),
        state: warning.state().code().to_owned(),
        state_label: state_words(warning, today),
        due_on: warning.due_on().map(|due| due.to_string()),
        sentence,
    }
}

fn find(book: &Book, name: &str) -> Result<(WarningId, Warning), No> {
    book.warning_named(name).cloned().ok_or_else(|| No::unknown("预警", name))
}

fn time(text: &str) -> Result<NaiveTime, No> {
    read_time(text).ok_or_else(|| No::field("served_at", "time", format!("送达时间“{text}”不是时间，请写成 10:20 或 10时20分 这样。")))
}

fn copies(text: &str) -> Result<u32, No> {
    let digits = register::text::half_width(register::text::trim(text));
    digits.trim_end_matches('份').parse().map_err(|_| No::field("copies", "number", format!("份数“{text}”不是整数。")))
}

fn reply_line(line: &ReplyMeasure) -> ReplyLine {
    ReplyLine {
        problem: line.problem.clone(),
        measure: line.measure.clone(),
        responsible: line.responsible.clone(),
        due: line.due.clone(),
        progress: line.progress.clone(),
        evidence: line.evidence.clone(),
    }
}

/// The warnings on both sides of 提级.
fn raises(id: WarningId, warning: &Warning, book: &Book) -> Vec<RaiseLink> {
    let old = warning.raised_from.and_then(|old| book.warnings.iter().find(|(own, _)| *own == old));
    let new = book.warnings.iter().filter(|(_, other)| other.raised_from == Some(id));
    old.into_iter()
        .map(|(old, warning)| RaiseLink { warning: old.to_string(), label: format!("由{}提级", warning.number) })
        .chain(new.map(|(new, warning)| RaiseLink { warning: new.to_string(), label: format!("已提级为{}", warning.number) }))
        .collect()
}

/// While the clock runs, the state of the reply says more than 待回告.
fn state_words(warning: &Warning, today: NaiveDate) -> String {
    match warning.state() {
        State::Served => warning.reply_status(today).label().to_owned(),
        other => other.label().to_owned(),
    }
}

fn facts(warning: &Warning, book: &Book, today: NaiveDate) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut add = |label: &str, value: String| {
        if !value.is_empty() {
            facts.push(Fact { label: label.to_owned(), value });
        }
    };
    let notice = warning.notice.clone().unwrap_or_default();
    add("受送达单位", warning.unit.map_or("", |unit| book.unit_name(unit).1).to_owned());
    add("受送达人（职务）", warning.addressee.clone());
    add("事由", warning.subject.clone());
    add("定级依据", format!("{}（《办法》第四十二条）", warning.level.condition()));
    add("处置方式", warning.disposition_words.clone());
    add(
        "关联风险点",
        warning.risk.and_then(|risk| book.risk_of(risk)).map(|risk| format!("{} {}", risk.number, risk.description)).unwrap_or_default(),
    );
    add("等级目录版本", warning.edition.and_then(|id| edition::cited(id, book)).unwrap_or_default());
    let walked = |approval: &register::approval::Approval| {
        let opinion = if approval.opinion.is_empty() { String::new() } else { format!("，{}", approval.opinion) };
        format!("{}：{}（{}{opinion}）", approval.step, approval.name, approval.on)
    };
    add("审批", warning.approvals.iter().map(walked).collect::<Vec<_>>().join("\n"));
    add("签发人", notice.issuer);
    add("签发日期", compose::long_date(warning.issued_on));
    add("抄送", notice.copies_to);
    add("正文模板", notice.template.map(TemplateVersion::label).unwrap_or_default());
    if let Some(service) = &warning.service {
        let at = service.served_at.map(time_words).unwrap_or_default();
        add("送达日期", format!("{}{at}", compose::long_date(service.served_on)));
        add("送达方式", service.way.map_or("", Term::label).to_owned());
        add("签收人", service.received_by.clone());
        add("送达地点", service.place.clone());
        add("送达人", service.servers.clone());
        add("份数", service.copies.to_string());
        add("见证人", service.witness.clone());
        add("代收人", service.proxy.clone());
        add("与受送达人关系", service.relation.clone());
        add("代收或拒收事由", service.reason.clone());
        add("备注", service.remark.clone());
    }
    add("回告期限", warning.due_on().map(compose::long_date).unwrap_or_default());
    add("回告状态", warning.reply_status(today).label().to_owned());
    if let Some(reply) = warning.replies.last() {
        add("回告日期", compose::long_date(reply.received_on));
        add("回告文号", reply.number.clone());
        for (aspect, words) in reply.aspects() {
            add(&format!("成因：{}", aspect.label()), words.to_owned());
        }
        add("成因剖析", reply.cause.clone());
        add("整改措施", reply.measures.clone());
        add("评估结果", reply.result.map_or("", Term::label).to_owned());
        add("评估意见", reply.opinion.clone());
    }
    add("督查情况", if warning.inspected { "已督查".to_owned() } else { String::new() });
    if let Some(ended) = &warning.ended {
        add(ended.kind.label(), format!("{}，{}", compose::long_date(ended.on), ended.reason));
    }
    if let Some((on, reason)) = &warning.voided {
        add("作废", format!("{}，{reason}", compose::long_date(*on)));
    }
    facts
}

fn course(warning: &Warning) -> Vec<CourseLine> {
    let line = |on: Option<NaiveDate>, label: &str, detail: String| CourseLine {
        on: on.map(|on| on.to_string()),
        label: label.to_owned(),
        detail,
        done: on.is_some(),
    };
    let walked = |approval: &register::approval::Approval| line(Some(approval.on), &approval.step, approval.name.clone());
    let mut course: Vec<CourseLine> = warning.approvals.iter().map(walked).collect();
    course.push(line(Some(warning.issued_on), "签发", warning.document().label().to_owned()));
    let service = warning.service.as_ref();
    course.push(line(
        service.map(|service| service.served_on),
        "送达",
        service
            .map(|service| format!("{} {}", service.way.map_or("", Term::label), service.received_by).trim().to_owned())
            .unwrap_or_default(),
    ));
    if warning.replies.is_empty() {
        course.push(line(None, "回告", warning.due_on().map(|due| format!("期限 {due}")).unwrap_or_default()));
    }
    for reply in &warning.replies {
        course.push(line(Some(reply.received_on), "回告", reply.number.clone()));
        course.push(line(reply.verified_on, "评估", reply.result.map_or("", Term::label).to_owned()));
    }
    match (&warning.voided, &warning.ended) {
        (Some((on, reason)), _) => course.push(line(Some(*on), "作废", reason.clone())),
        (None, Some(ended)) => {
            course.extend(warning.closed_on.map(|on| line(Some(on), "销号", String::new())));
            course.push(line(Some(ended.on), ended.kind.label(), ended.reason.clone()));
        }
        (None, None) => course.push(line(warning.closed_on, "销号", String::new())),
    }
    // What will not happen any more is no part of the course.
    let over = warning.voided.is_some() || warning.ended.is_some();
    course.retain(|line| line.done || !over);
    course
}

/// The acts of the window's buttons, each with the reason why it cannot be done now.
fn next_acts(warning: &Warning) -> Vec<NextAct> {
    use State::{Accepted, Issued, Recorded, Replied, Returned, Served};
    let raise = || warning.check_raise().into_iter().next().map(|objection| objection.sentence);
    let acts: [(&str, &str, &[State], &[FieldSpec]); 8] = [
        ("serve", "登记送达", &[Issued], forms::SERVE),
        ("reply", "登记回告", &[Served, Returned], forms::REPLY),
        ("verify", "评估回告", &[Replied, Recorded], forms::VERIFY),
        ("close", "销号", &[Accepted], &[]),
        ("raise", "提级", Warning::RAISE_FROM, &[]),
        ("transfer", "转线索", Warning::TRANSFER_FROM, forms::TRANSFER),
        ("withdraw", "撤销预警", Warning::WITHDRAW_FROM, forms::WITHDRAW),
        ("void", "作废", Warning::VOID_FROM, forms::VOID),
    ];
    acts.into_iter()
        .map(|(act, label, allowed, fields)| NextAct {
            act: act.to_owned(),
            label: label.to_owned(),
            why_not: if act == "raise" { raise() } else { warning.why_not(allowed, label) },
            fields: fields.iter().map(shape::field).collect(),
        })
        .collect()
}
