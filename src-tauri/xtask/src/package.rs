//! `cargo xtask package`: the .deb that an office installs. Never more in it than the program, the
//! command line and the shipped assets.

use std::fs;
use std::path::{Path, PathBuf};

use crate::needs::{self, For};
use crate::page;
use crate::shell::{Done, Failed, cargo, output, program, root, run, target};

/// What the package asks of the system. A Chinese font, because the window's text is the system's.
const DEPENDS: &str = "libwebkit2gtk-4.1-0, libgtk-3-0, fonts-noto-cjk | fonts-wqy-microhei, xdg-utils";

const DESKTOP: &str = "\
[Desktop Entry]
Type=Application
Name=廉防
Comment=廉政风险防控台账
Exec=lianfang
Icon=lianfang
Terminal=false
Categories=Office;
";

/// Builds the release and packs it.
///
/// # Errors
/// When something is missing or a step fails.
pub fn package() -> Done {
    needs::have(For::Running)?;
    page::packages()?;
    page::build()?;
    run(&mut cargo("build --locked --release --workspace"))?;
    let version = env!("CARGO_PKG_VERSION");
    let tree = target().join("package");
    let _ = fs::remove_dir_all(&tree);
    for name in ["lianfang", "lianfang-cli"] {
        put(&target().join("release").join(name), &tree.join("usr/bin").join(name))?;
    }
    copy_all(&root().join("assets"), &tree.join("usr/lib/lianfang/assets"))?;
    for (icon, size) in [("32x32.png", "32x32"), ("128x128.png", "128x128"), ("128x128@2x.png", "256x256"), ("icon.png", "512x512")] {
        let place = format!("usr/share/icons/hicolor/{size}/apps/lianfang.png");
        put(&root().join("src-tauri/icons").join(icon), &tree.join(place))?;
    }
    write(&tree.join("usr/share/applications/lianfang.desktop"), DESKTOP)?;
    let machine = output(&mut program("dpkg", ["--print-architecture"]))?;
    let machine = machine.trim();
    write(
        &tree.join("DEBIAN/control"),
        &format!(
            "Package: lianfang\nVersion: {version}\nArchitecture: {machine}\nMaintainer: Lianfang <lianfang@localhost>\n\
         Section: misc\nPriority: optional\nDepends: {DEPENDS}\nDescription: 廉防：乡镇廉政风险防控台账\n"
        ),
    )?;
    let file = target().join(format!("lianfang_{version}_{machine}.deb"));
    run(program("dpkg-deb", ["--root-owner-group", "--build"]).arg(&tree).arg(&file))?;
    println!("安装包：{}", file.display());
    Ok(())
}

fn put(from: &Path, to: &Path) -> Done {
    let copied = to.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::copy(from, to).map(drop));
    copied.map_err(|error| Failed(format!("{} → {}：{error}", from.display(), to.display())))
}

fn write(file: &Path, text: &str) -> Done {
    let written = file.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(file, text));
    written.map_err(|error| Failed(format!("{}：{error}", file.display())))
}

fn copy_all(from: &Path, to: &Path) -> Done {
    let entries = fs::read_dir(from).map_err(|error| Failed(format!("{}：{error}", from.display())))?;
    for entry in entries.flatten() {
        let path: PathBuf = entry.path();
        let place = to.join(entry.file_name());
        if path.is_dir() {
            copy_all(&path, &place)?;
        } else {
            put(&path, &place)?;
        }
    }
    Ok(())
}
