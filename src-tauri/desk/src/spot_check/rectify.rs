//! A finding of a check becomes a problem and its rectification, in one act. Never a list of its own: both stand in the
//! five lists.

use register::id::WorkItemId;
use register::spot_check::SpotCheck;
use register::spot_check::rectify::Rectify;
use store::Op;

use super::find;
use crate::no::No;
use crate::record::shorten;
use crate::wire::record::{Kind, Saved};
use crate::wire::spot_check::RectifyFinding;
use crate::{Desk, undoable, work_list};

/// `rectify_finding`.
pub(crate) fn rectify_finding(desk: &mut Desk, request: RectifyFinding) -> Result<Saved, No> {
    let (today, book) = (desk.today(), desk.book()?);
    let kept = find(book, &request.check)?;
    let at = usize::try_from(request.finding).unwrap_or_default().wrapping_sub(1);
    let read = Rectify::read(&request.fields, &kept.item, at, today).map_err(No::Refused)?;
    let (id, mut check): (_, SpotCheck) = (kept.id, kept.item.clone());
    let Some(finding) = check.findings.get(at).map(|finding| finding.words.clone()) else {
        return Err(No::unknown("问题", &request.finding.to_string()));
    };
    let mut problem = read.problem(&finding, &check, book);
    let act = undoable(Op::Create, Kind::WorkItems, format!("由抽查问题“{}”生成整改", shorten(&finding)));
    let (item, code) = desk.record(act, |writer, _| {
        let problem_id: WorkItemId = writer.new_id().into();
        work_list::number(&mut problem, writer)?;
        writer.put_work_item(problem_id, &problem)?;
        let mut item = read.item(&problem, problem_id);
        work_list::number(&mut item, writer)?;
        let item_id: WorkItemId = writer.new_id().into();
        writer.put_work_item(item_id, &item)?;
        if let Some(finding) = check.findings.get_mut(at) {
            finding.problem = Some(problem_id);
        }
        writer.put_spot_check(id, &check)?;
        Ok::<_, No>((item_id, item.code))
    })?;
    Ok(Saved { id: item.to_string(), sentence: format!("已生成整改{code}，完成以后还要回头看。") })
}
