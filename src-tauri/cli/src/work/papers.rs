//! Papers: the stored bytes of what was issued, reports and catalogues, and verification.

use std::path::Path;

use serde_json::{Value, json};

use super::{Done, Stop, Work};
use crate::arguments::Order;

/// `print NUMBER --out FILE.pdf`: the stored bytes of the notice; `.docx` and `.xlsx` are copies for editing. An approved
/// edition is named as the window names it (职权目录第1版).
pub(super) fn print(work: &mut Work<'_>) -> Result<Done, Stop> {
    let number = work.order.argument(1, "文号")?.to_owned();
    if let Some(edition) = edition(work, &number)? {
        as_kept(work.order)?;
        let papers = edition["papers"].as_array().cloned().unwrap_or_default();
        let wanted = if work.order.flag("public") { papers.get(1) } else { papers.first() };
        let paper = wanted.cloned().ok_or_else(|| Stop::File(format!("{number}还没有审定，没有存档的文书。")))?;
        return take_out(work, &paper);
    }
    if wants_copy(work.order) {
        return copy(work, json!({ "of": "notice", "warning": number }));
    }
    as_kept(work.order)?;
    let warning = work.call("read_warning", json!({ "warning": number }))?;
    let document = warning["document"].as_str().unwrap_or_default().to_owned();
    let paper = warning["papers"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|paper| paper["title"].as_str().is_some_and(|title| title.starts_with(&document)))
        .cloned();
    let paper = paper.ok_or_else(|| Stop::File(format!("{number}是以前的台账，没有由本程序生成的文书。")))?;
    take_out(work, &paper)
}

/// The edition of this name; none where no catalogue has one.
fn edition(work: &mut Work<'_>, name: &str) -> Result<Option<Value>, Stop> {
    if !name.ends_with('版') {
        return Ok(None);
    }
    let lines = work.call("list_editions", json!({}))?;
    let editions = lines.as_array().into_iter().flatten().filter_map(|line| line["editions"].as_array()).flatten();
    let Some(id) = editions.filter(|edition| edition["full_title"] == name).map(|edition| edition["id"].clone()).next() else {
        return Ok(None);
    };
    Ok(Some(work.call("read_edition", json!({ "edition": id }))?))
}

/// `report quarter 2026Q1 --out FILE.pdf`, or `.docx` or `.xlsx`; half 2026H1, year 2026, bound 2026Q1.
pub(super) fn report(work: &mut Work<'_>) -> Result<Done, Stop> {
    match work.order.argument(1, "报告种类")? {
        "quarter" => {
            let quarter = work.order.argument(2, "季度，如 2026Q1")?.to_owned();
            make(work, json!({ "paper": "quarter_report", "quarter": quarter }))
        }
        "half" => {
            let half = work.order.argument(2, "半年，如 2026H1")?.to_owned();
            make(work, json!({ "paper": "half_year_report", "half": half }))
        }
        "year" => {
            let year = work.order.argument(2, "年度，如 2026")?.to_owned();
            make(work, json!({ "paper": "year_report", "year": year }))
        }
        "bound" => {
            let quarter = work.order.argument(2, "季度，如 2026Q1")?.to_owned();
            make(work, json!({ "paper": "bound_report", "quarter": quarter }))
        }
        "appraisal" => {
            let year = work.order.argument(2, "年度，如 2026")?.to_owned();
            make(work, json!({ "paper": "appraisal_summary", "year": year }))
        }
        "bulletin" => bulletin(work),
        other => Err(Stop::Usage(format!("没有报告“{other}”，可用：quarter、half、year、bound、appraisal、bulletin。"))),
    }
}

/// `report bulletin NUMBER`: the stored bytes of an issued 参阅, by its 总期号 or its key; a draft as it would look.
fn bulletin(work: &mut Work<'_>) -> Result<Done, Stop> {
    let name = work.order.argument(2, "总期号")?.to_owned();
    let view = work.call("read_bulletin", json!({ "bulletin": name }))?;
    let request = json!({ "paper": "bulletin", "bulletin": name });
    if view["paper"].is_null() || wants_copy(work.order) {
        return make(work, request);
    }
    as_kept(work.order)?;
    take_out(work, &view["paper"])
}

/// `paper NAME [ARGUMENT] --out FILE.pdf|.docx|.xlsx [--public] [--internal] [--blank]`.
pub(super) fn paper(work: &mut Work<'_>) -> Result<Done, Stop> {
    let request = request(work.order)?;
    make(work, request)
}

/// Every paper by its name here.
const PAPERS: &str = "duties、signatures、powers、risks、compare、check、receipt、reply、reminder、card、signals、zero、return、process、clearing、discretion、riskmap、screening、talk、inquiry、admonition、inspection、supervision、proposal、todo、points、urge、lead、talks、handover、network、division、heat、coverage、campaign、spots、spot、draw、lists、lists-signatures、duties-compare、scoring、appraisal、ranking";

fn request(order: &Order) -> Result<Value, Stop> {
    let (public, internal, blank) = (order.flag("public"), order.flag("internal"), order.flag("blank"));
    let named = |what: &str| order.argument(2, what);
    // An argument that may be missing: then the form is blank.
    let optional = || order.words.get(2).map_or("", String::as_str);
    let companion = |form: &str| json!({ "paper": "companion", "form": form, "warning": optional() });
    Ok(match order.argument(1, "文书名称")? {
        "duties" => json!({ "paper": "duties", "public": public, "year": order.option("year") }),
        "signatures" => json!({ "paper": "duty_signatures", "year": order.option("year") }),
        "duties-compare" => json!({ "paper": "duty_comparison", "year": order.option("year") }),
        "lists" => json!({ "paper": "work_list", "list": named("清单类别，如 问题清单")?, "year": order.option("year"), "public": public }),
        "lists-signatures" => {
            json!({ "paper": "work_list_signatures", "list": named("清单类别，如 问题清单")?, "year": order.option("year") })
        }
        "heat" => json!({ "paper": "risk_heat", "layer": optional() }),
        "scoring" => json!({ "paper": "appraisal_standard", "year": order.option("year") }),
        "appraisal" => json!({ "paper": "appraisal_sheet", "appraisal": optional(), "year": order.option("year") }),
        "ranking" => json!({ "paper": "appraisal_ranking", "year": order.option("year") }),
        "coverage" => json!({ "paper": "coverage" }),
        "campaign" => json!({ "paper": "campaign", "year": order.option("year") }),
        "spots" => json!({ "paper": "spot_coverage", "year": order.option("year") }),
        "spot" => json!({ "paper": "spot_check", "check": optional() }),
        "draw" => json!({ "paper": "spot_draw", "draw": named("抽签编号，如 CQ-2026-001")? }),
        "powers" => json!({ "paper": "powers", "public": public }),
        "risks" => json!({ "paper": "risks", "public": public }),
        "check" => json!({ "paper": "check_list" }),
        "compare" => {
            let year: Option<i32> = order.option("year").parse().ok();
            json!({ "paper": "comparison", "catalogue": named("目录 duties、powers 或 risks")?, "year": year })
        }
        "handover" => json!({ "paper": "handover_list", "person": named("姓名")? }),
        "network" => json!({ "paper": "warning_network" }),
        "division" => json!({ "paper": "division_of_work" }),
        "receipt" => json!({ "paper": "service_receipt", "warning": named("文号")? }),
        "reply" => json!({ "paper": "reply", "warning": optional(), "blank": blank }),
        "reminder" => json!({ "paper": "reminder", "warning": named("文号")? }),
        "card" => json!({ "paper": "signal_report", "signal": optional(), "internal": internal }),
        "signals" => {
            json!({ "paper": "signal_list", "quarter": named("季度，如 2026Q1")?, "point": order.option("unit"), "internal": internal })
        }
        "zero" => json!({ "paper": "zero_report", "quarter": optional(), "point": order.option("unit") }),
        "return" => json!({ "paper": "quarter_return", "quarter": named("季度，如 2026Q1")? }),
        "process" => json!({ "paper": "process", "power": named("职权编码")?, "public": public }),
        "clearing" => json!({ "paper": "clearing" }),
        "discretion" => json!({ "paper": "discretion", "power": optional(), "public": public }),
        "riskmap" => json!({ "paper": "risk_map", "power": optional(), "unit": order.option("unit"), "public": public }),
        "screening" => {
            json!({ "paper": "screening", "layer": named("层面 post、department 或 unit")?, "unit": order.option("unit"), "post": order.option("post") })
        }
        "todo" => json!({ "paper": "todo_list", "topic": optional() }),
        "points" => json!({ "paper": "return_grid", "quarter": named("季度，如 2026Q1")? }),
        "urge" => json!({ "paper": "return_reminder", "quarter": named("季度，如 2026Q1")?, "each": false, "points": [] }),
        "lead" => json!({ "paper": "lead_transfer", "lead": optional() }),
        "talks" => json!({ "paper": "talk_coverage", "year": order.option("year") }),
        "talk" => companion("talk_record"),
        "inquiry" => companion("written_inquiry"),
        "admonition" => companion("admonition"),
        "inspection" => companion("inspection_notice"),
        "supervision" => companion("supervision_slip"),
        "proposal" => companion("proposal"),
        other => return Err(Stop::Usage(format!("没有文书“{other}”，可用：{PAPERS}。"))),
    })
}

fn make(work: &mut Work<'_>, request: Value) -> Result<Done, Stop> {
    work.order.needed("out")?;
    if wants_copy(work.order) {
        return copy(work, json!({ "of": "paper", "request": request }));
    }
    let reason = work.order.option("unmask").to_owned();
    let paper = if reason.is_empty() {
        work.call("make_paper", request)?
    } else {
        work.call("unmask_paper", json!({ "request": request, "reason": reason }))?
    };
    take_out(work, &paper)
}

/// Whether the file that is asked for is a Word document or a workbook.
pub(super) fn wants_copy(order: &Order) -> bool {
    Path::new(order.option("out")).extension().is_some_and(|end| end.eq_ignore_ascii_case("docx") || end.eq_ignore_ascii_case("xlsx"))
}

/// Writes the copy of a paper for editing; none is kept.
pub(super) fn copy(work: &mut Work<'_>, source: Value) -> Result<Done, Stop> {
    let out = work.order.needed("out")?.to_owned();
    Ok(Done::sentence(work.call("save_copy", json!({ "source": source, "path": out, "unmask": work.order.option("unmask") }))?))
}

/// What was issued goes out as it was kept: its numbers of identity cards stay as they are.
fn as_kept(order: &Order) -> Result<(), Stop> {
    if order.option("unmask").is_empty() {
        return Ok(());
    }
    Err(Stop::Usage("存档的原件不改动，身份证号照存档时的样子。要完整的，请取 .docx 或 .xlsx 副本。".to_owned()))
}

/// Writes the bytes of a kept paper and notes it.
fn take_out(work: &mut Work<'_>, paper: &Value) -> Result<Done, Stop> {
    let out = work.order.needed("out")?.to_owned();
    let id = paper["id"].as_str().unwrap_or_default().to_owned();
    let (_, bytes) = work.desk.paper_bytes(&id).map_err(Stop::Answer)?;
    desk::file::write_whole(Path::new(&out), &bytes)
        .map_err(|_| Stop::File(format!("文件“{out}”写不了，请检查文件夹是否存在、是否有空间和权限。")))?;
    work.call("note_paper_use", json!({ "paper": id, "act": "save" }))?;
    Ok(Done {
        lines: vec![format!("{}，{}页，已写到 {out}。", paper["title"].as_str().unwrap_or_default(), paper["pages"])],
        json: paper.clone(),
    })
}

/// `verify [--head HEX]`.
pub(super) fn verify(work: &mut Work<'_>) -> Result<Done, Stop> {
    let head = work.order.options.get("head").cloned();
    let verified = work.call("verify", json!({ "head": head }))?;
    let mut lines: Vec<String> =
        verified["findings"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
    let sound = verified["sound"] == true;
    lines.push(format!(
        "操作记录{}条，文书{}份，链首 {}：{}。",
        verified["entries"],
        verified["papers"],
        verified["head"].as_str().unwrap_or_default(),
        if sound { "核验无误" } else { "有问题，见上" }
    ));
    if sound {
        return Ok(Done { lines, json: verified });
    }
    let objections: Vec<Value> = lines.iter().map(|line| json!({ "field": "", "rule": "verify", "sentence": line })).collect();
    Err(Stop::Answer(json!({ "kind": "refused", "objections": objections })))
}
