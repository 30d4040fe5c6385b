//! `cargo xtask run`: from a bare machine to the open window. Never asks a question on the way.

use std::process::Command;

use crate::needs::{self, For};
use crate::shell::{self, Done, cargo, target};
use crate::{errand, page};

/// Installs, builds and opens the window; without a display it walks the main job instead.
///
/// # Errors
/// When something is missing or a step fails.
pub fn run(arguments: &[String]) -> Done {
    println!("[1/4] 检查这台电脑");
    needs::have(For::Running)?;
    println!("[2/4] 准备界面");
    page::packages()?;
    page::build()?;
    println!("[3/4] 构建程序（第一次需要几分钟）");
    build()?;
    if !has_display() {
        println!("[4/4] 没有显示器：在命令行走一遍主要流程");
        return errand::walk();
    }
    println!("[4/4] 打开窗口");
    let mut window = Command::new(target().join("debug").join(format!("lianfang{}", std::env::consts::EXE_SUFFIX)));
    window.args(arguments);
    shell::run(&mut window)
}

/// Everything, in the profile and with the features that the tests use: one build serves both.
///
/// # Errors
/// When cargo fails.
pub fn build() -> Done {
    shell::run(&mut cargo("build --locked --workspace"))
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
