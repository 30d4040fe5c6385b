//! The life of a notice, act by act.

use serde_json::{Value, json};

use super::{Done, Stop, Work};

/// `issue --signal NUMBER --level … [--disposition …] [--on DATE] [--approved-by NAME]`. Running it says that the approval
/// path was walked; a step for which the settings name nobody was taken by who is named here.
pub(super) fn issue(work: &mut Work<'_>) -> Result<Done, Stop> {
    let signal = work.order.needed("signal")?.to_owned();
    let level = match work.order.needed("level")? {
        "red" | "红" | "红色" => "red",
        "yellow" | "黄" | "黄色" => "yellow",
        "blue" | "蓝" | "蓝色" => "blue",
        other => return Err(Stop::Usage(format!("--level 后面请写 red、yellow 或 blue，不是“{other}”。"))),
    };
    let choices = work.call("notice_choices", json!({ "signal": signal }))?;
    let chosen = work.order.option("disposition");
    let dispositions: Vec<String> =
        if chosen.is_empty() { first_disposition(&choices, level) } else { chosen.split(['、', ',', '，']).map(str::to_owned).collect() };
    let mut draft = work.call("compose_notice", json!({ "signal": signal, "level": level, "dispositions": dispositions }))?;
    draft["approved"] = Value::from(true);
    let named =
        [work.order.option("approved-by"), draft["issuer"].as_str().unwrap_or_default(), draft["contact"].as_str().unwrap_or_default()];
    let by = named.into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned();
    for step in draft["approvals"].as_array_mut().into_iter().flatten().filter(|step| step["name"] == "") {
        step["name"] = Value::from(by.as_str());
    }
    for (option, field) in [("on", "issued_on"), ("to", "recipient"), ("body", "body"), ("contact", "contact"), ("unit", "unit")] {
        if let Some(text) = work.order.options.get(option) {
            draft[field] = Value::from(text.as_str());
        }
    }
    if work.order.options.contains_key("body") {
        // Words of one's own came from no template.
        draft["template"] = Value::Null;
    }
    if let Some(condition) = work.order.options.get("condition") {
        let allowed = choices["levels"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|choice| choice["level"] == level)
            .map(|choice| choice["condition"].clone())
            .unwrap_or(Value::Null);
        if allowed != condition.as_str() {
            return Err(Stop::Usage(format!(
                "这个等级的条件是“{}”（《办法》第四十二条），与 --condition 不符。",
                allowed.as_str().unwrap_or_default()
            )));
        }
    }
    let issued = work.call("issue_notice", draft)?;
    Ok(Done::sentence(issued))
}

/// Without a choice, the first of the colour's closed list that calls for no talk: a talk would have to be registered before
/// the warning can be closed.
fn first_disposition(choices: &Value, level: &str) -> Vec<String> {
    let of_level = choices["levels"].as_array().into_iter().flatten().find(|choice| choice["level"] == level);
    of_level
        .and_then(|choice| choice["dispositions"].as_array())
        .into_iter()
        .flatten()
        .filter(|way| way["label"].as_str().is_some_and(|label| !label.contains("谈话")))
        .filter_map(|way| way["value"].as_str())
        .take(1)
        .map(str::to_owned)
        .collect()
}

/// `serve NUMBER --on DATE --to NAME`.
pub(super) fn serve(work: &mut Work<'_>) -> Result<Done, Stop> {
    let option = |name: &str| work.order.option(name).to_owned();
    let request = json!({
        "warning": work.order.argument(1, "文号")?, "served_on": work.order.needed("on")?, "received_by": option("to"), "way": option("way"),
        "place": option("place"), "servers": option("servers"), "witness": option("witness"), "reason": option("reason"),
    });
    Ok(Done::sentence(work.call("serve_notice", request)?))
}

/// `reply NUMBER --on DATE --cause TEXT --measure TEXT`.
pub(super) fn reply(work: &mut Work<'_>) -> Result<Done, Stop> {
    let request = json!({ "warning": work.order.argument(1, "文号")?, "received_on": work.order.needed("on")?, "cause": work.order.needed("cause")?, "measures": work.order.needed("measure")?, "number": work.order.option("number") });
    Ok(Done::sentence(work.call("record_reply", request)?))
}

/// `verify-reply NUMBER --result accepted/returned`. Accepting says that the three checks were made.
pub(super) fn verify_reply(work: &mut Work<'_>) -> Result<Done, Stop> {
    let result = work.order.needed("result")?;
    let accepted = result == "accepted";
    let request = json!({ "warning": work.order.argument(1, "文号")?, "result": result, "opinion": work.order.option("opinion"), "cause_found": accepted, "measures_done": accepted, "accountability_done": accepted });
    Ok(Done::sentence(work.call("verify_reply", request)?))
}

/// `close NUMBER`.
pub(super) fn close(work: &mut Work<'_>) -> Result<Done, Stop> {
    let request = json!({ "warning": work.order.argument(1, "文号")? });
    Ok(Done::sentence(work.call("close_warning", request)?))
}

/// `void NUMBER --reason TEXT`.
pub(super) fn void(work: &mut Work<'_>) -> Result<Done, Stop> {
    let request = json!({ "warning": work.order.argument(1, "文号")?, "reason": work.order.needed("reason")? });
    Ok(Done::sentence(work.call("void_notice", request)?))
}

/// `withdraw NUMBER --reason TEXT`.
pub(super) fn withdraw(work: &mut Work<'_>) -> Result<Done, Stop> {
    let request = json!({ "warning": work.order.argument(1, "文号")?, "reason": work.order.needed("reason")? });
    Ok(Done::sentence(work.call("withdraw_warning", request)?))
}

/// `transfer NUMBER --reason TEXT`.
pub(super) fn transfer(work: &mut Work<'_>) -> Result<Done, Stop> {
    let request = json!({ "warning": work.order.argument(1, "文号")?, "reason": work.order.needed("reason")? });
    Ok(Done::sentence(work.call("transfer_warning", request)?))
}
