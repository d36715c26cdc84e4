//! Values of another kind than the agent reads.

use super::Objections;
use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::model::{Permission, ServerAppSpec};
use crate::formats::codedeploy::scalar::{Reading, Written};
use crate::schema::{Misfit, MisfitKind};
use crate::syntax::NodeId;

/// Keys whose value agent 1.8 takes over unseen, whatever it is.
const UNSEEN: &[&str] =
    &["source", "destination", "location", "object", "pattern", "owner", "group", "runas", "sudo", "user", "name"];

/// A list where text belongs and the like, and keys that are there twice.
pub(super) fn misfits(objections: &mut Objections<'_>) {
    for misfit in &objections.file.misfits {
        match &misfit.kind {
            MisfitKind::WrongKind { expected, found, node, .. } => {
                wrong_kind(objections, misfit, expected, found, *node);
            }
            MisfitKind::DuplicateKey { mapping: Some(of), name, .. } if of.key(name).is_some() => {
                // Hooks are a map in 2.x, in which the last of two counts.
                let is_event = misfit.owner.is_some_and(|owner| owner.key.name == "hooks");
                if objections.generation == Generation::V2 && !is_event {
                    objections.tell_freely(misfit.span, format!("YAML parsing error: duplicate field `{name}`"));
                }
            }
            MisfitKind::NotAWord { text, .. } if misfit.under(Permission::SHAPE, "type") => {
                objections.tell(
                    misfit.span,
                    format!(
                        "the application specification filespecifies a permission for an object type not supported \
                            for permissions ({text}). Update the permissions section of the AppSpec file, and then \
                            try again."
                    ),
                );
            }
            _ => {}
        }
    }
}

fn wrong_kind(objections: &mut Objections<'_>, misfit: &Misfit, expected: &str, found: &str, node: NodeId) {
    let key = misfit.owner.map(|owner| owner.key.name);
    let is_head =
        ["version", "os", "file_exists_behavior"].iter().any(|name| misfit.under(ServerAppSpec::SHAPE, name));
    // These are told with their own words.
    if is_head || misfit.owner.is_none() {
        return;
    }
    let is_list_item = matches!(misfit.kind, MisfitKind::WrongKind { item: Some(_), .. });
    if objections.is_v1() {
        let unseen = expected == "text" && !is_list_item && key.is_some_and(|key| UNSEEN.contains(&key));
        let written = Written::at(&objections.file.document, node);
        let is_false = written.is_some_and(|it| it.read_by(Generation::V1) == Reading::Switch(false));
        if unseen || expected == "a key" || (is_false && !is_list_item) {
            return;
        }
    }
    let name = key.unwrap_or_default();
    let message = match objections.generation {
        Generation::V1 => format!("At `{name}` there is {found} where the agent reads {expected}."),
        Generation::V2 => format!("YAML parsing error: {name}: invalid type: {found}, expected {expected}"),
    };
    objections.tell_freely(misfit.span, message);
}
