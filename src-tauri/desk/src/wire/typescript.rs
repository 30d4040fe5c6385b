//! Writes `ui/src/wire/index.ts` from the command list. Never run in the product: only a test does.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ts_rs::{Config, TS, TypeVisitor};

fn config() -> Config {
    Config::new().with_large_int("number")
}

/// The name of a type in TypeScript.
pub(super) fn of<T: TS>() -> String {
    T::name(&config())
}

/// Collects commands and declarations.
#[derive(Default)]
pub(super) struct Writer {
    commands: String,
    types: BTreeMap<String, String>,
}

impl Writer {
    /// Adds one command of the list.
    pub(super) fn command(&mut self, name: &str, doc: &str, request: String, reply: String) {
        let _ = writeln!(self.commands, "  /** {doc} */\n  {name}: {{ request: {request}; reply: {reply} }};");
    }

    /// Declares a type and every type it speaks of.
    pub(super) fn declare<T: TS + 'static + ?Sized>(&mut self) {
        T::visit_dependencies(self);
        T::visit_generics(self);
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident(&config());
        self.types.entry(name).or_insert_with(|| T::decl(&config()));
    }

    /// The whole file.
    pub(super) fn finish(self) -> String {
        let mut out = String::from("// Generated from src-tauri/desk/src/wire.rs by `cargo test -p desk`; do not edit.\n\n");
        for declaration in self.types.values() {
            let _ = writeln!(out, "export {declaration}\n");
        }
        let _ = write!(out, "/** Every command with its request and its reply. */\nexport interface Commands {{\n{}}}\n", self.commands);
        out
    }
}

impl TypeVisitor for Writer {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let known = T::output_path().is_some() && self.types.contains_key(&T::ident(&config()));
        if !known {
            self.declare::<T>();
        }
    }
}
