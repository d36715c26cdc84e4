//! What Install does to the files of an instance.
//!
//! Source: agent 1.8.1, installer and install instruction.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::plan::FileEntry;
use super::tree::{Bundle, Node, Tree, base, bundle_path, full_path, parent, shown};
use crate::formats::codedeploy::model::FileExistsBehavior;

/// The files of an instance, and what the last Install of the deployment group has put there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Files {
    /// All that lies there.
    pub tree: Tree,
    /// What the group's last Install created, in order: what the next one removes first.
    pub cleanup: Vec<String>,
}

/// What is to be copied.
#[derive(Debug, Clone, Copy)]
pub struct Copying<'a> {
    /// `files`
    pub entries: &'a [FileEntry],
    /// The bundle.
    pub bundle: &'a Bundle,
    /// What happens to files that are there already.
    pub behavior: FileExistsBehavior,
    /// Whether paths are those of Windows.
    pub windows: bool,
}

/// A step of what Install has planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Instruction {
    /// Makes a directory.
    MakeDirectory(String),
    /// Copies a file.
    Copy {
        /// Its path in the bundle.
        source: String,
        /// Where it goes.
        target: String,
    },
}

impl Files {
    /// Removes what the group's last Install created: directories only where they are empty by then.
    pub fn clean(&mut self) {
        for path in std::mem::take(&mut self.cleanup).iter().rev() {
            self.tree.remove(path);
        }
    }

    /// Carries out what was planned, for a revision of that name.
    ///
    /// # Errors
    /// The system's message; what was done until then stays.
    pub fn carry_out(&mut self, plan: &[Instruction], bundle: &Bundle, revision: &Rc<str>) -> Result<(), String> {
        for instruction in plan {
            match instruction {
                Instruction::MakeDirectory(path) => {
                    if matches!(self.tree.node(path), Some(Node::File(_))) {
                        return Err(format!("File exists @ dir_s_mkdir - {path}"));
                    }
                    self.tree.put(path.as_str(), Node::Directory);
                    self.cleanup.push(path.clone());
                }
                Instruction::Copy { source, target } => {
                    self.cleanup.push(target.clone());
                    if !bundle.is_file(source) {
                        let archive = "deployment-archive";
                        return Err(format!("No such file or directory @ rb_sysopen - {archive}/{source}"));
                    }
                    if self.tree.is_directory(target) {
                        return Err(format!("Is a directory @ rb_sysopen - {target}"));
                    }
                    self.tree.put(target.as_str(), Node::File(revision.clone()));
                }
            }
        }
        Ok(())
    }
}

impl Copying<'_> {
    /// The files that are there already where a file is to go.
    pub fn met(self, tree: &Tree) -> Vec<String> {
        let overwriting = Self { behavior: FileExistsBehavior::Overwrite, ..self };
        let mut met = Vec::new();
        for instruction in overwriting.plan(tree).unwrap_or_default() {
            if let Instruction::Copy { target, .. } = instruction
                && tree.node(&target).is_some()
            {
                met.push(target);
            }
        }
        met
    }

    /// Plans what is to be done, without touching anything.
    ///
    /// # Errors
    /// The agent's message.
    pub fn plan(self, tree: &Tree) -> Result<Vec<Instruction>, String> {
        let mut planned =
            Planned { copying: self, tree, list: Vec::new(), made: BTreeSet::new(), copied: BTreeMap::new() };
        for entry in self.entries {
            let source = bundle_path(&entry.source, self.windows);
            let destination = full_path(&entry.destination, self.windows);
            if self.bundle.is_directory(&source) {
                planned.directory(&source, &destination)?;
            } else {
                let target = format!("{destination}/{}", base(&source));
                planned.make_above(&target)?;
                planned.file(&source, target)?;
            }
        }
        Ok(planned.list)
    }
}

struct Planned<'a> {
    copying: Copying<'a>,
    tree: &'a Tree,
    list: Vec<Instruction>,
    made: BTreeSet<String>,
    /// The source of each file that is to be copied, by its target.
    copied: BTreeMap<String, String>,
}

impl Planned<'_> {
    fn directory(&mut self, source: &str, destination: &str) -> Result<(), String> {
        self.make_with_above(destination)?;
        for path in self.copying.bundle.below(source) {
            let target = format!("{destination}/{path}");
            let inside: Vec<&str> = std::iter::successors(parent(&target), |path| parent(path))
                .take_while(|above| above.len() > destination.len())
                .collect();
            for above in inside.into_iter().rev() {
                self.make(above)?;
            }
            let from = if source.is_empty() { path.to_owned() } else { format!("{source}/{path}") };
            self.file(&from, target)?;
        }
        Ok(())
    }

    fn make_above(&mut self, path: &str) -> Result<(), String> {
        parent(path).map_or(Ok(()), |above| self.make_with_above(above))
    }

    fn make_with_above(&mut self, path: &str) -> Result<(), String> {
        if !self.tree.is_directory(path) {
            self.make_above(path)?;
        }
        self.make(path)
    }

    fn make(&mut self, path: &str) -> Result<(), String> {
        if self.tree.is_directory(path) {
            return Ok(());
        }
        if self.copied.contains_key(path) {
            let path = shown(path, self.copying.windows);
            let what = "the application specification file includes an mkdir command more than once";
            return Err(because(&format!("{what} for the same destination path ({path})")));
        }
        if self.made.insert(path.to_owned()) {
            self.list.push(Instruction::MakeDirectory(path.to_owned()));
        }
        Ok(())
    }

    fn file(&mut self, source: &str, target: String) -> Result<(), String> {
        let path = shown(&target, self.copying.windows);
        if self.tree.node(&target).is_some() {
            match self.copying.behavior {
                FileExistsBehavior::Disallow => {
                    return Err(because(&format!("a specified file already exists at this location: {path}")));
                }
                FileExistsBehavior::Retain => return Ok(()),
                FileExistsBehavior::Overwrite => {}
            }
        }
        let file = "the application specification file";
        if let Some(other) = self.copied.get(&target) {
            let what = format!("{file} specifies two source files named {other} and {source}");
            return Err(because(&format!("{what} for the same destination ({path})")));
        }
        if self.made.contains(&target) {
            let what = format!("{file} calls for installing the file {path}");
            return Err(because(&format!("{what}, but a file with that name already exists")));
        }
        self.copied.insert(target.clone(), source.to_owned());
        self.list.push(Instruction::Copy { source: source.to_owned(), target });
        Ok(())
    }
}

fn because(what: &str) -> String {
    format!("The deployment failed because {what}")
}
