//! Files that were read, as one workspace.

use rehearsal::Scenario;
use rehearsal::workspace::{Workspace, WorkspaceFile};

use super::input::File;

/// The workspace of these files. Files whose bytes are no text stand in it empty, so that indices are the same.
pub fn workspace(files: &[File]) -> Workspace {
    let files = files.iter().map(|file| WorkspaceFile {
        name: file.path.clone(),
        format: file.kind,
        settings: file.settings.clone(),
        document: file.document.clone(),
        scenario: Scenario::default(),
    });
    Workspace { files: files.collect() }
}

/// Adds to each file what there is to say of all of them together. Even a single file may hold several, such as a
/// template with buildspecs.
pub fn add_findings(files: &mut [File]) {
    for (file, finding) in workspace(files).findings() {
        if let Some(file) = files.get_mut(file) {
            file.diagnostics.push(finding);
        }
    }
    for file in files {
        file.diagnostics.sort_by_key(|finding| finding.span.order());
    }
}

/// The file in which a place lies that a finding in `file` relates to.
pub fn lies_in<'f>(files: &'f [File], file: &'f File, name: Option<&str>) -> &'f File {
    name.and_then(|name| files.iter().find(|other| other.path == name)).unwrap_or(file)
}
