//! 核验: the journal's chain, every kept paper's digest, and a head printed on a paper. Never changes
//! anything: findings are sentences.

use sha2::{Digest as _, Sha256};

use crate::Desk;
use crate::no::No;
use crate::wire::app::{Verified, Verify};

/// `verify`.
pub(crate) fn verify(desk: &mut Desk, request: Verify) -> Result<Verified, No> {
    let store = &desk.opened()?.store;
    let (chain, astray, papers) = store.read(|reader| Ok((reader.verify_journal()?, reader.verify_rows()?, reader.papers()?)))?;
    let mut findings = Vec::new();
    if let Some(seq) = chain.broken_at {
        findings.push(format!("操作记录第{seq}条与前一条接不上或与改动明细不符，这一条或之前的内容被改动过。"));
    }
    for row in &astray {
        let which = row.id.map(|id| format!("（{id}）")).unwrap_or_default();
        findings.push(format!("数据表 {} 中有记录{which}与操作记录不符，是绕过本程序改动的。", row.table));
    }
    for line in &papers {
        let (_, bytes, kept) = store.read(|reader| reader.paper_bytes(line.id))?;
        if Sha256::digest(&bytes)[..] != kept[..] {
            findings.push(format!("文书“{}”的内容与存档时的指纹不符。", line.title));
        }
    }
    let heads: Vec<String> = chain.hashes.iter().map(|hash| store::hex(hash).chars().take(12).collect()).collect();
    if let Some(head) = request.head.map(|head| register::text::key(&head)).filter(|head| !head.is_empty()) {
        match heads.iter().position(|known| known.starts_with(&head)) {
            _ if head.len() < 12 => findings.push("链首应为12位，请对照文书页脚重新输入。".to_owned()),
            Some(at) => findings.push(format!("页脚链首与操作记录第{}条相符，之后又有{}条记录。", at + 1, heads.len() - at - 1)),
            None => findings.push(format!("操作记录中没有链首“{head}”：请核对输入；确认无误则说明记录被改写或截断过。")),
        }
    }
    let matched = |finding: &String| finding.starts_with("页脚链首与");
    Ok(Verified {
        sound: findings.iter().all(matched),
        entries: u32::try_from(chain.entries).unwrap_or(u32::MAX),
        papers: crate::wire::count(papers.len()),
        head: heads.last().cloned().unwrap_or_default(),
        findings,
    })
}
