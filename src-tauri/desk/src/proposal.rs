//! 拟稿 and 呈批: a notice kept before it is issued, sent on its way step by step, sent back, issued. Each act is
//! register's pure function, recorded as one act. Never a number before 签发.

use chrono::NaiveDate;
use register::Term;
use register::approval::Concerned;
use register::id::{ProposalId, SignalId};
use register::names::Names as _;
use register::objection::Objection as Against;
use register::signal::Signal;
use register::warning::proposal::{Proposal, ProposalState as State, ProposalStep, Signature};
use register::warning::{check_issue, forms};
use store::{Kept, Op};

use crate::book::Book;
use crate::no::{No, objection};
use crate::typed::some_day;
use crate::wire::proposal::{IssueProposal, ProposalLine, ProposalRef, ProposalState, ProposalView, SaveProposal, SignProposal};
use crate::wire::record::Kind;
use crate::wire::warning::{Issued, NoticeDraft};
use crate::{Desk, approval, notice, shape, template, undoable};

/// What stands against a draft only because its steps are still to be walked.
const LATER: [&str; 2] = ["approvals", "approved"];

/// The kept draft of a signal.
pub(crate) fn of_signal(book: &Book, signal: SignalId) -> Option<&Kept<ProposalId, Proposal>> {
    book.proposals.iter().find(|kept| kept.live() && kept.item.signal.0 == signal)
}

/// A draft that is not in the bin.
pub(crate) fn find<'a>(book: &'a Book, name: &str) -> Result<(ProposalId, &'a Proposal), No> {
    let found = book.proposals.iter().find(|kept| kept.live() && Some(kept.id) == ProposalId::parse(name));
    found.map(|kept| (kept.id, &kept.item)).ok_or_else(|| No::unknown("拟稿", name))
}

/// `save_proposal`: a draft may be kept with holes; it is sent on its way only without.
pub(crate) fn save_proposal(desk: &mut Desk, request: SaveProposal) -> Result<ProposalState, No> {
    let today = desk.today();
    let book = desk.book()?;
    let draft = &request.draft;
    let known = (!draft.proposal.is_empty()).then(|| find(book, &draft.proposal)).transpose()?;
    if let Some((_, kept)) = known {
        kept.check_editable().map_err(No::Refused)?;
    }
    let signal = notice::signal(book, &draft.signal)?;
    if let Some(other) = of_signal(book, signal.id).filter(|kept| Some(kept.id) != known.map(|(id, _)| id)) {
        return Err(No::refuse(
            "drafted",
            format!("信息{}已有一份拟稿（{}），请打开那一份接着改。", signal.item.number, other.item.state().label()),
        ));
    }
    let mut proposal = read(book, signal, draft, today)?;
    if let Some((_, kept)) = known {
        (proposal.drafted_on, proposal.steps) = (kept.drafted_on, kept.steps.clone());
    }
    if request.submit {
        let against = complete(book, draft, today)?;
        if !against.is_empty() {
            return Err(No::Refused(against));
        }
        let concerned = concerned(&proposal, &signal.item, book);
        let path = approval::path(proposal.level, &concerned, book);
        proposal = proposal.submit(&path, today).map_err(No::Refused)?;
    }
    let title = proposal.title(book);
    let id = known.map(|(id, _)| id);
    let (op, label) = match (request.submit, id) {
        (true, _) => (Op::Submit, format!("呈批“{title}”")),
        (false, Some(_)) => (Op::Edit, format!("修改拟稿“{title}”")),
        (false, None) => (Op::Create, format!("拟稿“{title}”")),
    };
    let id = desk.record(undoable(op, Kind::Proposals, label), |writer, _| {
        let id = id.unwrap_or_else(|| ProposalId(writer.new_id()));
        writer.put_proposal(id, &proposal)?;
        Ok::<_, No>(id)
    })?;
    Ok(state(id, &proposal, &title))
}

/// `read_proposal`.
pub(crate) fn read_proposal(desk: &mut Desk, request: ProposalRef) -> Result<ProposalView, No> {
    let today = desk.today();
    let book = desk.book()?;
    let (id, proposal) = find(book, &request.proposal)?;
    let draft = to_wire(id, proposal, book, today);
    let against = complete(book, &draft, today)?.into_iter().map(objection).collect();
    let form = match proposal.state() {
        State::Drafted => &[],
        State::Submitted => forms::SIGN,
        State::Approved => forms::ISSUE,
    };
    Ok(ProposalView {
        id: id.to_string(),
        title: proposal.title(book),
        state: proposal.state().code().to_owned(),
        state_label: proposal.state().label().to_owned(),
        drafted_on: proposal.drafted_on.to_string(),
        steps: proposal.steps.iter().map(line).collect(),
        waits: proposal.waits().map(line),
        fields: form.iter().map(shape::field).collect(),
        against,
        draft,
    })
}

/// `sign_proposal`.
pub(crate) fn sign_proposal(desk: &mut Desk, request: SignProposal) -> Result<ProposalState, No> {
    let today = desk.today();
    let book = desk.book()?;
    let (id, proposal) = find(book, &request.proposal)?;
    let typed = register::text::trim(&request.on);
    let on = some_day("on", "日期", typed, today)?.unwrap_or(today);
    let signal = notice::signal(book, &proposal.signal.0.to_string())?;
    let concerned = concerned(proposal, &signal.item, book);
    let signature = Signature { step: &request.step, name: &request.name, on, opinion: &request.opinion, passed: request.passed };
    let signed = proposal.clone().sign(&signature, &concerned, today).map_err(No::Refused)?;
    let title = signed.title(book);
    let (op, label) = match request.passed {
        true => (Op::Sign, format!("{}“{title}”", request.step)),
        false => (Op::Return, format!("退回“{title}”")),
    };
    desk.record(undoable(op, Kind::Proposals, label), |writer, _| Ok::<_, No>(writer.put_proposal(id, &signed)?))?;
    Ok(state(id, &signed, &title))
}

/// `issue_proposal`.
pub(crate) fn issue_proposal(desk: &mut Desk, request: IssueProposal) -> Result<Issued, No> {
    let today = desk.today();
    let book = desk.book()?;
    let (id, proposal) = find(book, &request.proposal)?;
    if proposal.state() != State::Approved {
        let why = format!("拟稿现在是“{}”，审批程序走完才能签发。", proposal.state().label());
        return Err(No::Refused(vec![Against::act("state", why)]));
    }
    let mut draft = to_wire(id, proposal, book, today);
    draft.issued_on = request.issued_on;
    if !register::text::trim(&request.issuer).is_empty() {
        draft.issuer = request.issuer;
    }
    notice::issue(desk, &draft, Some(id))
}

fn concerned(proposal: &Proposal, signal: &Signal, book: &Book) -> Concerned {
    approval::concerned(signal, proposal.unit, &proposal.addressee, book)
}

/// What stands against issuing a draft but the steps that it has still to go.
fn complete(book: &Book, draft: &NoticeDraft, today: NaiveDate) -> Result<Vec<Against>, No> {
    let mut bare = draft.clone();
    bare.proposal.clear();
    Ok(notice::against(book, &bare, today)?.into_iter().filter(|against| !LATER.contains(&against.field.as_str())).collect())
}

/// A draft as it is kept: what cannot be read is refused, what is missing is not.
fn read(book: &Book, signal: &Kept<SignalId, Signal>, draft: &NoticeDraft, today: NaiveDate) -> Result<Proposal, No> {
    let old = (!draft.raised_from.is_empty())
        .then(|| book.warning_named(&draft.raised_from).ok_or_else(|| No::unknown("预警", &draft.raised_from)))
        .transpose()?;
    let standing = book.standing_warning(signal.id).filter(|(id, _)| Some(*id) != old.map(|(old, _)| *old));
    let against = check_issue(&signal.item, standing.map(|(_, warning)| &warning.number));
    if !against.is_empty() {
        return Err(No::Refused(against));
    }
    let unit = book.unit(&draft.unit);
    if unit.is_none() && !draft.unit.is_empty() {
        return Err(No::field("unit", "unknown", format!("受送达单位“{}”不在册，请先在“机构”中新增，或改选已有的。", draft.unit)));
    }
    Ok(Proposal {
        signal: (signal.id, signal.item.number.clone()),
        level: notice::from_wire(draft.level),
        dispositions: notice::dispositions(&draft.dispositions)?,
        unit,
        addressee: draft.addressee.clone(),
        notice: notice::notice_text(draft, book),
        raised_from: old.map(|(id, _)| *id),
        raise_reason: draft.raise_reason.clone(),
        drafted_on: today,
        submitted_on: None,
        steps: Vec::new(),
    })
}

/// A kept draft as the form has it; once it is on its way, with the steps that were walked.
fn to_wire(id: ProposalId, proposal: &Proposal, book: &Book, today: NaiveDate) -> NoticeDraft {
    let signal = book.signal_of(proposal.signal.0);
    let walked = proposal.approvals();
    let approvals = match signal.filter(|_| proposal.state() == State::Drafted) {
        Some(signal) => {
            let concerned = concerned(proposal, signal, book);
            let path = approval::path(proposal.level, &concerned, book);
            approval::prefilled(&path, &concerned, book, today.max(signal.collected_on))
        }
        None => approval::lines(&walked),
    };
    let text = &proposal.notice;
    NoticeDraft {
        signal: proposal.signal.0.to_string(),
        level: notice::to_wire(proposal.level),
        dispositions: proposal.dispositions.iter().map(|way| way.code().to_owned()).collect(),
        unit: proposal.unit.map_or("", |unit| book.unit_name(unit).1).to_owned(),
        addressee: proposal.addressee.clone(),
        recipient: text.recipient.clone(),
        body: text.body.clone(),
        measures: text.measures.iter().cloned().map(notice::measure_line).collect(),
        copies_to: text.copies_to.clone(),
        contact: text.contact.clone(),
        phone: text.phone.clone(),
        issuer: text.issuer.clone(),
        issued_on: today.to_string(),
        approvals,
        approved: proposal.state() == State::Approved,
        raised_from: proposal.raised_from.map(|id| id.to_string()).unwrap_or_default(),
        raise_reason: proposal.raise_reason.clone(),
        proposal: id.to_string(),
        pre_printed: text.pre_printed,
        template: text.template.map(template::to_wire),
    }
}

fn line(step: &ProposalStep) -> ProposalLine {
    let result = match (step.on, step.passed) {
        (None, _) => "",
        (Some(_), true) => "同意",
        (Some(_), false) => "退回",
    };
    ProposalLine {
        step: step.step.clone(),
        name: step.name.clone(),
        on: step.on.map(|on| on.to_string()),
        opinion: step.opinion.clone(),
        result: result.to_owned(),
    }
}

fn state(id: ProposalId, proposal: &Proposal, title: &str) -> ProposalState {
    let sentence = match (proposal.state(), proposal.waits()) {
        (State::Submitted, Some(step)) if step.name.is_empty() => format!("“{title}”已呈批，等候{}。", step.step),
        (State::Submitted, Some(step)) => format!("“{title}”已呈批，等候{}（{}）。", step.step, step.name),
        (State::Approved, _) => format!("“{title}”的审批程序已经走完，可以签发。"),
        _ if proposal.steps.is_empty() => format!("已存为拟稿“{title}”。"),
        _ => format!("“{title}”在拟制，改好后再送呈批。"),
    };
    ProposalState {
        proposal: id.to_string(),
        state: proposal.state().code().to_owned(),
        state_label: proposal.state().label().to_owned(),
        sentence,
    }
}
