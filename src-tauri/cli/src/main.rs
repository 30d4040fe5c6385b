//! `lianfang-cli`: every command of the wire without a window, for batch work, scripts and measuring.
//! Never a rule: it turns words of the command line into requests, and answers into lines.

mod arguments;
mod clock;
mod help;
mod say;
mod work;

use std::process::ExitCode;

/// Whatever is let go is wiped: a password passes through many texts.
#[global_allocator]
static WIPING: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// Done, refused, wrong usage, fault.
const DONE: u8 = 0;
const REFUSED: u8 = 1;
const USAGE: u8 = 2;
const FAULT: u8 = 3;

fn main() -> ExitCode {
    let words = std::env::args_os().skip(1).collect();
    let code = match arguments::read(words) {
        Ok(arguments::Asked::Help) => {
            say::line(help::TEXT);
            DONE
        }
        Ok(arguments::Asked::Work(order)) => work::run(&order),
        Err(sentence) => {
            say::complain(&sentence);
            say::complain("用 lianfang-cli --help 查看用法。");
            USAGE
        }
    };
    ExitCode::from(code)
}
