//! A thousand notices, each issued from a signal of its own: number, warning, notice and receipt in one transaction,
//! rendered before the commit. Never a notice without its papers, nor two from one signal.

use std::time::Instant;

use serde_json::{Map, Value, json};

use super::{Stop, Work};

/// Notices that are issued.
const NOTICES: usize = 1_000;

/// Adds the figure of a thousand notices (limit: 10 seconds).
pub(super) fn notices(work: &mut Work<'_>, lines: &mut Vec<String>, answer: &mut Map<String, Value>) -> Result<(), Stop> {
    let today = work.call("app_status", json!({}))?["today"].clone();
    let mut drafts = Vec::with_capacity(NOTICES);
    for round in 1..=NOTICES {
        let fields = json!({ "collected_on": today, "point": "财政所", "source": "审计", "unit": "财政所", "content": format!("第{round}件：报账超过规定时限") });
        let signal = work.call("save_record", json!({ "kind": "signals", "id": null, "fields": fields }))?["id"].clone();
        let mut draft = work.call("compose_notice", json!({ "signal": signal, "level": "blue", "dispositions": ["责令说明"] }))?;
        draft["approved"] = Value::from(true);
        drafts.push(draft);
    }
    let begun = Instant::now();
    for draft in drafts {
        work.call("issue_notice", draft)?;
    }
    let seconds = begun.elapsed().as_secs_f64();
    lines.push(format!("签发{NOTICES}份通知书，连同送达回证排版存档（限10秒）：{seconds:.1} 秒"));
    answer.insert("签发一千份".to_owned(), json!(seconds));
    Ok(())
}
