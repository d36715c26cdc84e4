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
            let what = "the application specification file includes an mkdir command more than once";
            return Err(because(&format!("{what} for the same destination path ({path})")));
        }
        if self.made.insert(path.to_owned()) {
            self.list.push(Instruction::MakeDirectory(path.to_owned()));
        }
        Ok(())
    }

    fn file(&mut self, source: &str, target: String) -> Result<(), String> {
        if self.tree.node(&target).is_some() {
            match self.copying.behavior {
                FileExistsBehavior::Disallow => {
                    let shown = shown(&target, self.copying.windows);
                    return Err(because(&format!("a specified file already exists at this location: {shown}")));
                }
                FileExistsBehavior::Retain => return Ok(()),
                FileExistsBehavior::Overwrite => {}
            }
        }
        let file = "the application specification file";
        if let Some(other) = self.copied.get(&target) {
            let what = format!("{file} specifies two source files named {other} and {source}");
            return Err(because(&format!("{what} for the same destination ({target})")));
        }
        if self.made.contains(&target) {
            let what = format!("{file} calls for installing the file {target}");
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

#[cfg(test)]
mod tests {
    use super::*;

    const DISALLOW: FileExistsBehavior = FileExistsBehavior::Disallow;

    fn entry(source: &str, destination: &str) -> FileEntry {
        FileEntry { source: source.to_owned(), destination: destination.to_owned(), place: None }
    }

    fn install(
        files: &mut Files,
        entries: &[FileEntry],
        bundle: &[&str],
        behavior: FileExistsBehavior,
        revision: &str,
    ) -> Result<(), String> {
        let bundle: Bundle = bundle.iter().copied().collect();
        files.clean();
        let plan = Copying { entries, bundle: &bundle, behavior, windows: false }.plan(&files.tree)?;
        files.carry_out(&plan, &bundle, &revision.into())
    }

    fn listed(files: &Files) -> String {
        let list: Vec<String> = files.tree.files().map(|(path, owner)| format!("{path} {owner}")).collect();
        list.join(", ")
    }

    const WEB: &[&str] = &["dist/index.html", "dist/js/app.js", "stop.sh"];

    #[test]
    fn a_directory_gives_its_contents_and_the_next_revision_cleans_them() {
        let mut files = Files::default();
        let entries = [entry("/dist/", "/srv/web"), entry("stop.sh", "/srv/a.sh")];
        assert_eq!(install(&mut files, &entries, WEB, DISALLOW, "r1"), Ok(()));
        assert_eq!(listed(&files), "/srv/a.sh/stop.sh r1, /srv/web/index.html r1, /srv/web/js/app.js r1");
        assert_eq!(install(&mut files, &entries, &["dist/index.html", "stop.sh"], DISALLOW, "r2"), Ok(()));
        assert_eq!(listed(&files), "/srv/a.sh/stop.sh r2, /srv/web/index.html r2");
        assert!(!files.tree.is_directory("/srv/web/js"));
    }

    #[test]
    fn a_conflict_is_found_when_the_old_files_are_gone() {
        let mut files = Files::default();
        let entries = [entry("/", "/srv")];
        assert_eq!(install(&mut files, &entries, &["a"], DISALLOW, "r1"), Ok(()));
        files.tree.put_foreign("/srv/b");
        let message = "The deployment failed because a specified file already exists at this location: /srv/b";
        assert_eq!(install(&mut files, &entries, &["a", "b"], DISALLOW, "r2"), Err(message.to_owned()));
        assert_eq!(listed(&files), "/srv/b foreign");
        assert!(files.cleanup.is_empty());
    }

    #[test]
    fn what_is_overwritten_is_cleaned_and_what_is_retained_stays() {
        let entries = [entry("/", "/srv")];
        for (behavior, after, later) in [
            (FileExistsBehavior::Overwrite, "/srv/b r2", ""),
            (FileExistsBehavior::Retain, "/srv/b foreign", "/srv/b foreign"),
        ] {
            let mut files = Files::default();
            files.tree.put_foreign("/srv/b");
            assert_eq!(install(&mut files, &entries, &["b"], behavior, "r2"), Ok(()));
            assert_eq!(listed(&files), after);
            assert_eq!(install(&mut files, &[], &[], behavior, "r3"), Ok(()));
            assert_eq!(listed(&files), later);
        }
    }

    #[test]
    fn one_target_takes_one_source() {
        let twice = [entry("/", "/srv"), entry("a", "/srv")];
        let two = "The deployment failed because the application specification file specifies two source files named \
                   a and a for the same destination (/srv/a)";
        assert_eq!(install(&mut Files::default(), &twice, &["a"], DISALLOW, "r1"), Err(two.to_owned()));
        let onto_directory = [entry("a", "/srv/x/b"), entry("x", "/srv")];
        let message = "The deployment failed because the application specification file calls for installing the file \
                       /srv/x, but a file with that name already exists";
        let installed = install(&mut Files::default(), &onto_directory, &["a", "x"], DISALLOW, "r1");
        assert_eq!(installed, Err(message.to_owned()));
        let onto_file = [entry("x", "/srv"), entry("a", "/srv/x/b")];
        let message = "The deployment failed because the application specification file includes an mkdir command \
                       more than once for the same destination path (/srv/x)";
        let installed = install(&mut Files::default(), &onto_file, &["a", "x"], DISALLOW, "r1");
        assert_eq!(installed, Err(message.to_owned()));
    }

    #[test]
    fn a_missing_source_leaves_a_part() {
        let mut files = Files::default();
        let entries = [entry("a", "/srv"), entry("target/*.jar", "/srv"), entry("b", "/srv")];
        let message = "No such file or directory @ rb_sysopen - deployment-archive/target/*.jar";
        assert_eq!(
            install(&mut files, &entries, &["a", "b", "target/x.jar"], DISALLOW, "r1"),
            Err(message.to_owned())
        );
        assert_eq!(listed(&files), "/srv/a r1");
        assert_eq!(files.cleanup, ["/srv", "/srv/a", "/srv/*.jar"]);
    }

    #[test]
    fn a_directory_with_foreign_files_survives() {
        let mut files = Files::default();
        assert_eq!(install(&mut files, &[entry("/", "/srv/web")], &["a"], DISALLOW, "r1"), Ok(()));
        files.tree.put_foreign("/srv/web/upload");
        files.clean();
        assert_eq!(listed(&files), "/srv/web/upload foreign");
    }
}
