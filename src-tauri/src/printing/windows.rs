//! Printing on Windows: the "print" verb of the program that opens PDF files. Never a page of our
//! own drawing; the file handed over holds the stored bytes.

use std::fs;
use std::os::windows::process::CommandExt as _;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use super::{Job, Printer};
use crate::fault::Fault;

/// No console window flashes up.
const CREATE_NO_WINDOW: u32 = 0x0800_0000;

/// Number of the next file.
static NEXT: AtomicU32 = AtomicU32::new(1);

/// Asks for the driver's capabilities; 3 is printing on both sides.
pub fn prints_both_sides(printer: &str) -> Result<Option<bool>, Fault> {
    let script = "$found = Get-CimInstance Win32_Printer | Where-Object { $_.Name -eq $env:LIANFANG_PRINTER }; \
        if ($found) { $found.Capabilities -join ' ' }";
    let said = shell(script).env("LIANFANG_PRINTER", printer).output().map_err(|_| silent())?;
    let said = String::from_utf8_lossy(&said.stdout);
    Ok((!said.trim().is_empty()).then(|| said.split_whitespace().any(|capability| capability == "3")))
}

/// The installed printers, the default one marked.
pub fn printers() -> Result<Vec<Printer>, Fault> {
    let script = "[Console]::OutputEncoding=[Text.Encoding]::UTF8; \
        Get-CimInstance Win32_Printer | ForEach-Object { \"$($_.Default)`t$($_.Name)\" }";
    let listed = shell(script).output().map_err(|_| silent())?;
    Ok(String::from_utf8_lossy(&listed.stdout)
        .lines()
        .filter_map(|line| line.trim_end().split_once('\t'))
        .map(|(default, name)| Printer { name: name.to_owned(), is_default: default == "True" })
        .collect())
}

/// Writes the paper into the program's own folder and asks the system to print that file.
pub fn print(job: &Job<'_>) -> Result<(), Fault> {
    fs::create_dir_all(job.folder).map_err(|_| silent())?;
    // The reader opens the file after this returns, so every job has one of its own.
    let file = job.folder.join(format!("print-{}.pdf", NEXT.fetch_add(1, Ordering::Relaxed)));
    fs::write(&file, job.bytes).map_err(|_| silent())?;
    let verb = if job.printer.is_some() { "PrintTo" } else { "Print" };
    for _ in 0..job.copies {
        // Names travel as environment, so no quoting can go wrong.
        let done = shell(
            "$file = @{ FilePath = $env:LIANFANG_FILE; Verb = $env:LIANFANG_VERB }; \
             if ($env:LIANFANG_PRINTER) { $file.ArgumentList = '\"' + $env:LIANFANG_PRINTER + '\"' }; \
             Start-Process @file -ErrorAction Stop",
        )
        .env("LIANFANG_FILE", &file)
        .env("LIANFANG_VERB", verb)
        .env("LIANFANG_PRINTER", job.printer.unwrap_or_default())
        .status()
        .map_err(|_| silent())?;
        if !done.success() {
            return Err(Fault::new(
                "printer",
                "系统没有能打印 PDF 的程序，或者打印机没有接收。",
                "请用“打开”在阅读器里打印，或者先另存为 PDF。",
            ));
        }
    }
    Ok(())
}

fn shell(script: &str) -> Command {
    let mut command = Command::new("powershell.exe");
    command.args(["-NoProfile", "-NonInteractive", "-Command", script]).creation_flags(CREATE_NO_WINDOW);
    command
}

fn silent() -> Fault {
    Fault::new("printer", "打印系统没有回应。", "请稍后再试，或者先另存为 PDF。")
}
