//! Printing through CUPS by its own command-line tools. Never a temporary file: the bytes go in by
//! standard input, so a paper leaves no copy beside the spool.

use std::io::{ErrorKind, Write as _};
use std::process::{Command, Output, Stdio};

use super::{Job, Printer, Sides};
use crate::fault::Fault;

/// Asks `lpstat`: `-e` also knows printers on the network that have no local queue yet.
pub fn printers() -> Result<Vec<Printer>, Fault> {
    let names = run(Command::new("lpstat").arg("-e"), b"")?;
    let default = run(Command::new("lpstat").arg("-d"), b"")?;
    Ok(listed(&String::from_utf8_lossy(&names.stdout), &String::from_utf8_lossy(&default.stdout)))
}

/// Asks `lp` to queue the bytes.
pub fn print(job: &Job<'_>) -> Result<(), Fault> {
    let mut lp = Command::new("lp");
    if let Some(printer) = job.printer {
        lp.arg("-d").arg(printer);
    }
    lp.arg("-n").arg(job.copies.to_string());
    // A neutral title: the queue's list is open to everybody on the machine.
    lp.args(["-t", "Lianfang"]);
    // A paper of the office keeps its measures; a queue that "fits" it would move the red line.
    lp.args(["-o", "print-scaling=none", "-o", "media=A4", "-o"]);
    lp.arg(match job.sides {
        Sides::One => "sides=one-sided",
        Sides::LongEdge => "sides=two-sided-long-edge",
        Sides::ShortEdge => "sides=two-sided-short-edge",
    });
    lp.args(["-s", "-"]);
    let done = run(&mut lp, job.bytes)?;
    if done.status.success() {
        return Ok(());
    }
    Err(Fault::new("printer", "打印机没有接收这份文书。", "请检查打印机是否开机、联机，换一台打印机，或者先另存为 PDF。"))
}

/// Asks `lpoptions`, which lists what the queue's driver can do.
pub fn prints_both_sides(printer: &str) -> Result<Option<bool>, Fault> {
    let options = run(Command::new("lpoptions").args(["-p", printer, "-l"]), b"")?;
    Ok(both_sides(&String::from_utf8_lossy(&options.stdout)))
}

/// Reads lines such as `Duplex/2-Sided Printing: *None DuplexNoTumble DuplexTumble`. A queue without a
/// driver lists nothing, and then nobody knows.
fn both_sides(options: &str) -> Option<bool> {
    let mut named = options.lines().filter_map(|line| line.split_once(':')).map(|(name, choices)| (name.to_lowercase(), choices));
    let any = !options.trim().is_empty();
    let can = named.any(|(name, choices)| (name.contains("duplex") || name.starts_with("sides")) && choices.split_whitespace().count() > 1);
    any.then_some(can)
}

fn listed(names: &str, default: &str) -> Vec<Printer> {
    // "system default destination: HP-1020"; any other sentence means that there is none.
    let default = default.split_once(": ").map_or("", |(_, name)| name.trim());
    names
        .lines()
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| Printer { name: name.to_owned(), is_default: name == default })
        .collect()
}

fn run(command: &mut Command, input: &[u8]) -> Result<Output, Fault> {
    command.env("LC_ALL", "C").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            Fault::new("no_printing", "这台电脑没有装打印系统（CUPS）。", "请先另存为 PDF，或者请人安装 cups 和 cups-client。")
        }
        _ => silent(),
    })?;
    if let Some(mut stdin) = child.stdin.take() {
        // A queue that refuses closes the pipe early; its exit code then says so.
        let _ = stdin.write_all(input);
    }
    child.wait_with_output().map_err(|_| silent())
}

fn silent() -> Fault {
    Fault::new("printer", "打印系统没有回应。", "请稍后再试，或者先另存为 PDF。")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_printer_is_marked() {
        let two = listed("HP-1020\n二楼打印机\n", "system default destination: HP-1020\n");
        assert_eq!(two.len(), 2);
        assert!(two[0].is_default && !two[1].is_default);
        assert_eq!(two[1].name, "二楼打印机");
    }

    #[test]
    fn a_queue_says_whether_it_prints_both_sides_or_nothing() {
        assert_eq!(both_sides("PageSize/Page Size: *A4 Letter\nDuplex/2-Sided Printing: *None DuplexNoTumble DuplexTumble\n"), Some(true));
        assert_eq!(both_sides("sides/Print Sides: one-sided *two-sided-long-edge\n"), Some(true));
        assert_eq!(both_sides("PageSize/Page Size: *A4 Letter\nDuplex/2-Sided Printing: *None\n"), Some(false));
        assert_eq!(both_sides("\n"), None);
    }

    #[test]
    fn no_printer_is_an_empty_list() {
        assert_eq!(listed("", "no system default destination\n"), []);
    }
}
