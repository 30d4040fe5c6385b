//! What goes out to other computers and comes back: blank forms for the points, this office's card, packages. Never a
//! package taken in that was not compared with what is here.

use serde_json::{Value, json};

use super::backups::whole;
use super::{Done, Stop, Work};

/// `bundle card/pin/make/show/take`.
pub(super) fn bundle(work: &mut Work<'_>) -> Result<Done, Stop> {
    let order = work.order;
    match order.argument(1, "做什么：card、pin、make、show 或 take")? {
        "card" => done(work, "save_card", json!({ "path": whole(order.needed("out")?)? })),
        "pin" => {
            let fields =
                json!({ "fingerprint": order.needed("fingerprint")?, "confirmed_by": order.needed("by")?, "note": order.option("note") });
            done(work, "pin_office", json!({ "path": order.argument(2, "身份文件")?, "fields": fields }))
        }
        "make" => {
            let sequence = order.option("sequence");
            let sequence = if sequence.is_empty() { Ok(None) } else { sequence.parse::<u32>().map(Some) };
            let sequence = sequence.map_err(|_| "--sequence 后面要写数字。".to_owned())?;
            let period = order.argument(2, "报送期，例如 2026Q1")?;
            let request =
                json!({ "period": period, "receiver": order.needed("to")?, "path": whole(order.needed("out")?)?, "sequence": sequence });
            done(work, "make_bundle", request)
        }
        "show" => preview(work).map(|(lines, json)| Done { lines, json }),
        "take" => {
            let (mut lines, preview) = preview(work)?;
            let entered = work.call("accept_bundle", json!({ "token": preview["token"] }))?;
            lines.push(entered["sentence"].as_str().unwrap_or_default().to_owned());
            Ok(Done { lines, json: json!({ "preview": preview, "entered": entered }) })
        }
        other => Err(Stop::Usage(format!("bundle 后面没有“{other}”，可用：card、pin、make、show、take。"))),
    }
}

fn done(work: &mut Work<'_>, command: &str, request: Value) -> Result<Done, Stop> {
    work.call(command, request).map(Done::sentence)
}

/// What a package holds, compared with what is here.
fn preview(work: &mut Work<'_>) -> Result<(Vec<String>, Value), Stop> {
    let path = work.order.argument(2, "上报包文件")?;
    let read = work.call("preview_bundle", json!({ "path": path }))?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut lines =
        vec![format!("{}　{}　第{}号包，{}生成", text(&read["sender"]), text(&read["label"]), read["sequence"], text(&read["made_on"]))];
    lines.extend(read["remarks"].as_array().into_iter().flatten().map(text));
    for line in read["lines"].as_array().into_iter().flatten().filter(|line| line["verdict"] != "unchanged") {
        lines.push(format!(
            "{}　{}　{}　{}",
            text(&line["verdict_label"]),
            text(&line["kind_label"]),
            text(&line["title"]),
            text(&line["detail"])
        ));
        for change in line["changes"].as_array().into_iter().flatten() {
            lines.push(format!("　　{}：{} → {}", text(&change["label"]), text(&change["before"]), text(&change["now"])));
        }
    }
    lines.push(text(&read["summary"]));
    Ok((lines, read))
}

/// `form`: a blank 采集表 to be filled in on any computer.
pub(super) fn form(work: &mut Work<'_>) -> Result<Done, Stop> {
    let order = work.order;
    let point = order.words.get(1).map_or("", String::as_str);
    done(work, "save_signal_form", json!({ "point": point, "path": whole(order.needed("out")?)? }))
}
