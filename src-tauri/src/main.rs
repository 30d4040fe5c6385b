//! The window of 廉防: where its data lies, one command for all that desk can do, and the few
//! things only a host can do (dialogs, printing, the system's viewer). Never a rule of the office:
//! this program holds no `if` about what it carries.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod batch;
mod calls;
mod clock;
mod fault;
mod log;
mod office;
mod pick;
mod place;
mod printing;
mod typefaces;
mod viewing;
mod watch;
mod window;

use std::process::ExitCode;

use arguments::Arguments;

/// Whatever is let go is wiped: a password passes through texts that are the web view's and not ours to wipe.
#[global_allocator]
static WIPING: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> ExitCode {
    window::quiet_renderer();
    match Arguments::read(std::env::args_os().skip(1)) {
        Ok(arguments) => window::run(arguments),
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

/// A fresh folder for one test; named after this process, so two runs never meet.
#[cfg(test)]
fn test_folder(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("lianfang-shell-{}-{name}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
