//! What several rules ask of an AppSpec file for instances.

use crate::formats::codedeploy::model::{FileMapping, Hooks, Os, Permission, Script, ServerAppSpec};
use crate::schema::{Field, List, Placed};
use crate::syntax::Document;

/// An AppSpec file for EC2 or on-premises instances.
#[derive(Debug, Clone, Copy)]
pub struct ServerFile<'f> {
    /// The tree with places.
    pub document: &'f Document,
    /// The typed model.
    pub spec: &'f ServerAppSpec,
}

/// A lifecycle event that scripts can run in, and what the file says of it.
#[derive(Debug, Clone, Copy)]
pub struct HookEvent<'f> {
    /// Its name.
    pub name: &'static str,
    /// Its scripts.
    pub scripts: &'f Field<List<Script>>,
}

impl<'f> ServerFile<'f> {
    /// Whether the file is for Windows; none where its `os` is not known.
    pub fn is_windows(&self) -> Option<bool> {
        self.spec.os.value().map(|os| *os == Os::Windows)
    }

    /// The items of `files` that are mappings.
    pub fn files(&self) -> impl Iterator<Item = &'f Placed<FileMapping>> + use<'f> {
        self.spec.files.value().into_iter().flat_map(List::known)
    }

    /// The items of `permissions` that are mappings.
    pub fn permissions(&self) -> impl Iterator<Item = &'f Placed<Permission>> + use<'f> {
        self.spec.permissions.value().into_iter().flat_map(List::known)
    }

    /// The lifecycle events that scripts can run in, in the order of a deployment in place.
    pub fn events(&self) -> Vec<HookEvent<'f>> {
        self.spec.hooks.value().map(events).unwrap_or_default()
    }

    /// Every script that is a mapping, with its event.
    pub fn scripts(&self) -> Vec<(HookEvent<'f>, &'f Placed<Script>)> {
        let mut scripts = Vec::new();
        for event in self.events() {
            scripts.extend(event.scripts.value().into_iter().flat_map(List::known).map(|script| (event, script)));
        }
        scripts
    }
}

fn events(hooks: &Hooks) -> Vec<HookEvent<'_>> {
    let all = [
        &hooks.before_block_traffic,
        &hooks.after_block_traffic,
        &hooks.application_stop,
        &hooks.before_install,
        &hooks.after_install,
        &hooks.application_start,
        &hooks.validate_service,
        &hooks.before_allow_traffic,
        &hooks.after_allow_traffic,
    ];
    let keys = Hooks::SHAPE.keys.iter();
    keys.zip(all).map(|(key, scripts)| HookEvent { name: key.name, scripts }).collect()
}
