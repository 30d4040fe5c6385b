//! Paper beside its peers: a notice and a 350-page catalogue, ours and theirs in turn, each as a whole
//! process on equal content. Never the same words through different faces: all have the bundle only.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::meter::{Cost, Ended, medians, once};
use super::peers::{Peer, installed};
use crate::shell::{Done, Failed, cargo, output, run, target};

/// Rounds of a notice, in turn; the median is printed.
const NOTICES: usize = 15;
/// Rounds of the catalogue for those that take seconds.
const CATALOGUES: usize = 5;
/// Seconds after which a peer is stopped.
const LIMIT: u32 = 300;
/// Seconds of a first catalogue after which there is no second.
const LONG: f64 = 20.0;

/// A program's rounds of one paper.
struct Entry {
    name: String,
    command: Command,
    made: std::path::PathBuf,
    /// The first round, which is not counted unless it is the only one.
    first: Option<Cost>,
    costs: Vec<Cost>,
    ended: Option<Ended>,
}

impl Entry {
    fn round(&mut self) -> Done {
        let long = self.first.is_some_and(|cost| cost.cpu > LONG);
        if self.ended.is_some() || long {
            return Ok(());
        }
        let _ = fs::remove_file(&self.made);
        match once(&self.command, LIMIT, self.first)? {
            Ended::Well(cost) if self.made.exists() => match self.first {
                None => self.first = Some(cost),
                Some(_) => self.costs.push(cost),
            },
            Ended::Well(_) => self.ended = Some(Ended::Badly),
            other => self.ended = Some(other),
        }
        Ok(())
    }

    fn cost(&self) -> Option<Cost> {
        if self.costs.is_empty() { self.first } else { Some(medians(&self.costs)) }
    }

    fn print(&self) {
        let name = &self.name;
        match (self.cost(), self.ended) {
            (Some(cost), _) => println!(
                "  {name}: {:.0} ms CPU, {:.0} ms on the wall, peak {:.0} MB, {} pages, {:.1} KB (median of {})",
                cost.cpu * 1e3,
                cost.wall * 1e3,
                cost.memory,
                pages(&self.made),
                size(&self.made),
                self.costs.len().max(1)
            ),
            (None, Some(Ended::TooSlow(limit))) => println!("  {name}: more than {limit} s, stopped"),
            (None, _) => println!("  {name}: no PDF came out, not compared (LibreOffice needs its Writer)"),
        }
    }
}

/// Prints every figure of paper.
///
/// # Errors
/// When our own part fails.
pub fn paper() -> Done {
    run(&mut cargo("build --locked --release --package press --example measure"))?;
    let measure = target().join("release/examples/measure");
    let folder = target().join("bench-paper");
    fs::create_dir_all(&folder).map_err(|error| Failed(format!("{}：{error}", folder.display())))?;
    for word in ["warm", "pages"] {
        print!("{}", output(Command::new(&measure).arg(word))?);
    }
    output(Command::new(&measure).arg("peers").arg(&folder))?;
    let peers = installed(&folder)?;
    let notices = compare("notice", NOTICES, &measure, &folder, &peers)?;
    if let (Some(own), Some((name, best))) = (&notices.0, notices.1.iter().min_by(|a, b| a.1.cpu.total_cmp(&b.1.cpu))) {
        println!("notice as a whole process: {:.3} of the CPU of the best peer, {name} (limit 0.1)", own.cpu / best.cpu);
    }
    let catalogues = compare("catalogue", CATALOGUES, &measure, &folder, &peers)?;
    let Some(own) = catalogues.0 else { return Err(Failed("自己的目录没有做成".into())) };
    let typst = peers.iter().find(|peer| peer.is_typst()).map(|peer| peer.name.as_str());
    if let Some((name, cost)) = catalogues.1.iter().find(|(name, _)| Some(name.as_str()) == typst) {
        println!("catalogue: {:.3} of the CPU of {name} (limit 0.2)", own.cpu / cost.cpu);
    }
    println!("catalogue, peak memory: {:.0} MB (limit 150 MB)", own.memory);
    Ok(())
}

type Costs = (Option<Cost>, Vec<(String, Cost)>);

/// Ours and every peer's, in turn, so that a busy moment hits all. The first round of each makes
/// profiles and font caches, and is counted only where it is long.
fn compare(what: &str, rounds: usize, measure: &Path, folder: &Path, peers: &[Peer]) -> Done<Costs> {
    let made = folder.join(format!("{what}.pdf"));
    let mut own = Command::new(measure);
    own.arg(what);
    if what == "catalogue" {
        own.arg("350");
    }
    own.arg(&made);
    let mut entries = vec![Entry { name: "ours".into(), command: own, made, first: None, costs: Vec::new(), ended: None }];
    entries.extend(peers.iter().map(|peer| Entry {
        name: peer.name.clone(),
        command: peer.command(what),
        made: peer.output(what),
        first: None,
        costs: Vec::new(),
        ended: None,
    }));
    println!("{what}, whole processes:");
    for _ in 0..=rounds {
        entries.iter_mut().try_for_each(Entry::round)?;
    }
    entries.iter().for_each(Entry::print);
    let mut costs = entries.iter().map(|entry| (entry.name.clone(), entry.cost()));
    let own = costs.next().and_then(|(_, cost)| cost);
    Ok((own, costs.filter_map(|(name, cost)| Some((name, cost?))).collect()))
}

fn pages(file: &Path) -> String {
    let said = output(Command::new("pdfinfo").arg(file)).unwrap_or_default();
    said.lines().find_map(|line| line.strip_prefix("Pages:")).map_or_else(|| "?".into(), |count| count.trim().to_owned())
}

fn size(file: &Path) -> f64 {
    fs::metadata(file).map_or(0.0, |about| about.len() as f64 / 1e3)
}
