//! The programs that paper is compared with, each where it installs: Typst and WeasyPrint from PyPI
//! into a folder of their own under `target`, LibreOffice where the system has it with its Writer.
//! Never a part of the product, which uses no network.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{Done, Failed, output, program, root, target};

/// A program that makes a PDF of an input of its own.
pub struct Peer {
    /// Its name and version.
    pub name: String,
    kind: Kind,
    python: PathBuf,
    folder: PathBuf,
}

enum Kind {
    Typst,
    WeasyPrint,
    LibreOffice,
}

/// Typst has no command in its package, only a module.
const TYPST: &str = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)";

impl Peer {
    /// The command that makes `name` (notice, catalogue) in the folder of the inputs.
    pub fn command(&self, name: &str) -> Command {
        let (input, output) = (|ending: &str| self.folder.join(format!("{name}.{ending}")), self.output(name));
        let mut command = match self.kind {
            Kind::Typst => {
                let mut command = Command::new(&self.python);
                command.args(["-c", TYPST]).arg(input("typ")).arg(&output).arg(root().join("assets/fonts"));
                command
            }
            Kind::WeasyPrint => {
                let mut command = Command::new(&self.python);
                command.args(["-m", "weasyprint"]).arg(input("html")).arg(&output);
                command
            }
            Kind::LibreOffice => {
                let mut command = Command::new("soffice");
                command.arg(format!("-env:UserInstallation=file://{}", self.folder.join("profile").display()));
                command.args(["--headless", "--convert-to", "pdf", "--outdir"]).arg(self.folder.join("libreoffice"));
                command.arg(input("fodt"));
                command
            }
        };
        command.env("FONTCONFIG_FILE", self.folder.join("fonts.conf"));
        command
    }

    /// Where the PDF comes out.
    pub fn output(&self, name: &str) -> PathBuf {
        match self.kind {
            Kind::Typst => self.folder.join(format!("{name}-typst.pdf")),
            Kind::WeasyPrint => self.folder.join(format!("{name}-weasyprint.pdf")),
            Kind::LibreOffice => self.folder.join("libreoffice").join(format!("{name}.pdf")),
        }
    }

    /// Whether it is the one that the limits name.
    pub fn is_typst(&self) -> bool {
        matches!(self.kind, Kind::Typst)
    }
}

/// Those that install; a line for each that does not.
///
/// # Errors
/// When the folder of the inputs cannot be written.
pub fn installed(folder: &Path) -> Done<Vec<Peer>> {
    // The bundled faces and nothing else, so that all set the same.
    let fonts = root().join("assets/fonts");
    let conf = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>{}</dir><cachedir>{}</cachedir></fontconfig>\n",
        fonts.display(),
        folder.join("fontconfig").display()
    );
    fs::write(folder.join("fonts.conf"), conf).map_err(|error| Failed(format!("fonts.conf：{error}")))?;
    let environment = target().join("bench-peers");
    let python = environment.join("bin/python");
    let mut peers = Vec::new();
    let peer = |name: String, kind| Peer { name, kind, python: python.clone(), folder: folder.to_owned() };
    for (package, module, kind) in [("typst", "typst", Kind::Typst), ("weasyprint", "weasyprint", Kind::WeasyPrint)] {
        match from_pypi(&environment, &python, package, module) {
            Ok(version) => peers.push(peer(format!("{package} {version}"), kind)),
            Err(Failed(why)) => println!("{package}: not compared, it does not install here ({})", last_line(&why)),
        }
    }
    match output(&mut program("soffice", ["--version"])) {
        Ok(said) => {
            let version: String = said.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
            peers.push(peer(version, Kind::LibreOffice));
        }
        Err(_) => println!("LibreOffice: not compared, there is no soffice (packages libreoffice-core-nogui, libreoffice-writer-nogui)"),
    }
    Ok(peers)
}

fn from_pypi(environment: &Path, python: &Path, package: &str, module: &str) -> Done<String> {
    let version = || {
        let ask = format!("import importlib.metadata as m, {module}; print(m.version('{package}'))");
        output(Command::new(python).args(["-c", &ask])).map(|said| said.trim().to_owned())
    };
    if let Ok(version) = version() {
        return Ok(version);
    }
    if !python.exists() {
        output(program("python3", ["-m", "venv"]).arg(environment))?;
    }
    output(Command::new(python).args(["-m", "pip", "install", "-q", "--disable-pip-version-check", package]))?;
    version()
}

fn last_line(text: &str) -> &str {
    text.trim().lines().last().unwrap_or_default()
}
