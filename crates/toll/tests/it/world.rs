//! A temporary folder, the files in it, and the real binary run there.
//!
//! What is printed can be held against a file of `expected/`; with TOLL_BLESS=1 these files are written anew.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// The moment that ledgers of tests are written at.
pub(crate) const CLOCK: &str = "2031-05-07T09:30:00Z";

pub(crate) struct World {
    dir: TempDir,
}

/// What a run came to.
pub(crate) struct Ran {
    output: Output,
    folder: String,
}

impl World {
    pub(crate) fn new() -> World {
        World { dir: tempfile::tempdir().unwrap() }
    }

    /// A world with an empty case in the folder `case`.
    pub(crate) fn with_case() -> World {
        let world = World::new();
        fs::create_dir_all(world.path("case/sources")).unwrap();
        world.file("case/case.toml", "title = \"Odry, a fictional flood\"\n")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn file(self, name: &str, contents: impl AsRef<[u8]>) -> World {
        self.write(name, contents);
        self
    }

    pub(crate) fn write(&self, name: &str, contents: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }

    /// So many fictional reports in the case's inbox.
    pub(crate) fn reports(self, number: usize) -> World {
        (0..number).for_each(|at| self.write(&format!("case/sources/{at:05}.txt"), report(at)));
        self
    }

    pub(crate) fn command(&self, words: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_toll"));
        command.args(words.split_whitespace()).current_dir(self.dir.path()).stdin(Stdio::null());
        command.env_remove("NO_COLOR").env_remove("TOLL_TOKEN");
        command.env("XDG_CONFIG_HOME", self.dir.path().join("settings"));
        command
    }

    pub(crate) fn run(&self, words: &str) -> Ran {
        self.ran(self.command(words))
    }

    pub(crate) fn ran(&self, mut command: Command) -> Ran {
        let output = command.output().unwrap();
        Ran { output, folder: self.dir.path().display().to_string() }
    }

    pub(crate) fn run_with_input(&self, words: &str, input: &[u8]) -> Ran {
        self.write("the-input", input);
        let mut command = self.command(words);
        command.stdin(fs::File::open(self.path("the-input")).unwrap());
        self.ran(command)
    }

    /// Builds the case at the moment that all tests use.
    pub(crate) fn build(&self, more: &str) -> Ran {
        self.run(&format!("build case --clock {CLOCK} {more}"))
    }

    /// Every file below a folder, by its path there.
    pub(crate) fn tree(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let mut tree = BTreeMap::new();
        gather(&self.path(folder), &self.path(folder), &mut tree);
        tree
    }
}

/// A world whose folder `case` is an example as a fresh clone has it.
pub(crate) fn example(name: &str) -> World {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name);
    let world = World::new();
    let copy = |file: &Path, to: &str| world.write(&format!("case/{to}"), fs::read(file).unwrap());
    copy(&from.join("case.toml"), "case.toml");
    for folder in ["sources", "lists"] {
        for file in fs::read_dir(from.join(folder)).into_iter().flatten() {
            let file = file.unwrap();
            copy(&file.path(), &format!("{folder}/{}", file.file_name().to_str().unwrap()));
        }
    }
    world
}

fn gather(root: &Path, folder: &Path, tree: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, tree);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            tree.insert(name, fs::read(path).unwrap());
        }
    }
}

/// A short fictional report, another one for each number.
pub(crate) fn report(at: usize) -> String {
    let (dead, hurt, day) = (12 + at % 60, 30 + at % 70, 1 + at % 28);
    format!(
        "Flood in Odry district {at}\n\nODRY, {day} May 2031 - At least {dead} people, including three children, were killed \
         on Monday when the river broke its banks, the governor said. Another {hurt} people were injured, according to \
         hospital {at}. Rescuers said two men were still missing.\n"
    )
}

impl Ran {
    #[track_caller]
    pub(crate) fn code(self, wanted: i32) -> Ran {
        assert_eq!(self.output.status.code(), Some(wanted), "{}\n{}", self.out(), self.err());
        self
    }

    pub(crate) fn out(&self) -> String {
        String::from_utf8(self.output.stdout.clone()).unwrap()
    }

    pub(crate) fn err(&self) -> String {
        String::from_utf8(self.output.stderr.clone()).unwrap()
    }

    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Ran {
        assert!(self.out().contains(words), "no \"{words}\" in\n{}", self.out());
        self
    }

    #[track_caller]
    pub(crate) fn warns(self, words: &str) -> Ran {
        assert!(self.err().contains(words), "no \"{words}\" in\n{}", self.err());
        self
    }

    #[track_caller]
    pub(crate) fn quiet(self) -> Ran {
        assert_eq!(self.err(), "");
        self
    }

    /// Each line as JSON.
    #[track_caller]
    pub(crate) fn lines(&self) -> Vec<Value> {
        self.out().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Holds what was printed against `expected/NAME`.
    #[track_caller]
    pub(crate) fn expect(self, name: &str) -> Ran {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/expected").join(name);
        let printed = self.out().replace(&self.folder, "[folder]");
        if std::env::var_os("TOLL_BLESS").is_some() {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, &printed).unwrap();
        }
        let wanted = fs::read_to_string(&file).unwrap_or_default();
        assert!(printed == wanted, "{name} differs; look at it, then TOLL_BLESS=1\n{printed}");
        self
    }
}
