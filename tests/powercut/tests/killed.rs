//! the program is killed in the middle of its work, again and again. Whatever it had answered through a
//! pipe is there afterwards, a half-typed form too. Never a pause that a result hangs on: the moment of the kill is
//! chance.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use lianfang_powercut::disk::Dice;
use lianfang_powercut::office::{Folder, Office};
use lianfang_powercut::size;
use lianfang_powercut::witness::{Answered, NOTHING, key};

/// Kills of the ordinary run.
const KILLS: usize = 100;
/// After so many kills a fresh office begins, so that the journal's length is that of some days.
const OF_ONE_OFFICE: usize = 25;

/// Lets the program work and kills it somewhere behind one of its first answers. What it had answered, line by line.
fn killed(folder: &Path, dice: &mut Dice) -> Vec<Answered> {
    let mut child =
        Command::new(env!("CARGO_BIN_EXE_victim")).arg("work").arg(folder).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    // The kill follows a number of answers, not a time: on a slow machine too it comes in the middle of work.
    let mut lines = Vec::new();
    for _ in 0..2 + dice.below(8) {
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        lines.push(line.trim_end().to_owned());
    }
    let reader = std::thread::spawn(move || out.lines().map_while(Result::ok).collect::<Vec<String>>());
    std::thread::sleep(Duration::from_millis(dice.below(60) as u64));
    child.kill().unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.is_empty(), "it worked until it was killed: {said}");
    lines.extend(reader.join().unwrap());
    // Only the last line can be cut off.
    let whole = |line: &String| Answered::parse(line);
    assert!(lines.iter().rev().skip(1).all(|line| whole(line).is_some()), "{lines:?}");
    lines.iter().filter_map(whole).collect()
}

#[test]
fn a_killed_program_has_kept_what_it_answered() {
    let kills = size("LIANFANG_KILLS", KILLS);
    let mut dice = Dice::new(2);
    let (mut folder, mut answers, mut drafts) = (Folder::new(), 0, 0);
    for round in 0..kills {
        if round % OF_ONE_OFFICE == 0 {
            folder = Folder::new();
            Office::open(folder.path()).found();
        }
        let said = killed(folder.path(), &mut dice);
        let last = said.last().unwrap_or(&NOTHING);
        answers += said.len();
        drafts += usize::from(last.draft > 0);
        assert_eq!(last.stands_in(folder.path(), &key(folder.path())), Ok(true), "kill {round} after {last:?}");
    }
    assert!(answers > kills * 3, "the kills came in the middle of work: {answers}");
    assert!(drafts > kills / 2, "a form was kept in most rounds: {drafts}");
    figures::line("R-02", &format!("killed: {kills} kills after {} answers, 0 lost, 0 bad", figures::count(answers)));
    figures::line(
        "R-50",
        &format!("drafts: kept every {} s; {drafts} half-typed forms at a kill, 0 lost that had been kept", interval() as f64 / 1000.0),
    );
}

/// How often the window keeps a form, in milliseconds, as its source says; its own test lets the time pass.
fn interval() -> u32 {
    let source = include_str!("../../../ui/src/kit/form/useDraft.ts");
    let every = source.lines().find_map(|line| line.strip_prefix("const EVERY = ")?.strip_suffix(';')?.parse().ok());
    let every: u32 = every.expect("the window says how often it keeps a form");
    assert!(every <= 5000, "no more than five seconds of typing are lost");
    every
}
