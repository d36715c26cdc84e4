//! Every declared value of a file with what declares it, for rules that look at all of them alike.

use super::PipelineFile;
use crate::formats::codepipeline::form::Form;
use crate::formats::codepipeline::model::{Pipeline, PipelineInput};
use crate::formats::codepipeline::template::{PipelineResource, TemplateFollow};
use crate::schema::{Follow, Followed, Key, Mapping, Shape, Spelling};
use crate::syntax::{Document, NodeId};

/// A value at a declared key, or below it as an item of its list or an entry of its map.
#[derive(Debug, Clone, Copy)]
pub struct Written {
    /// The mapping that declares the key.
    pub mapping: &'static Mapping,
    /// The key.
    pub key: &'static Key,
    /// The value's node; where a template's function is followed, that to which it leads.
    pub node: NodeId,
    /// The node of the key at which it stands; of the list's key, for an item.
    pub at: NodeId,
    /// How deep it is below the declared key: 0 for the value itself.
    pub depth: usize,
}

/// How many values are looked at: aliases may repeat a few lines without end.
const BOUND: usize = 100_000;

struct Walk<'d> {
    document: &'d Document,
    spelling: Spelling,
    found: Vec<Written>,
}

impl PipelineFile {
    /// Every value of its pipelines, in the order of the file. What stands behind functions that cannot be followed is
    /// left out.
    pub fn values(&self) -> Vec<Written> {
        let spelling = if self.form.is_template() { Spelling::Pascal } else { Spelling::Camel };
        let mut walk = Walk { document: &self.document, spelling, found: Vec::new() };
        let Some(root) = self.document.root() else { return walk.found };
        match self.form {
            Form::Bare => walk.mapping(Pipeline::SHAPE, root),
            Form::Wrapped | Form::Dump => walk.mapping(PipelineInput::SHAPE, root),
            Form::Template => {
                for pipeline in self.resources().iter().filter(|resource| resource.is_pipeline()) {
                    walk.mapping(PipelineResource::SHAPE, pipeline.node);
                }
            }
        }
        walk.found
    }
}

impl Walk<'_> {
    fn mapping(&mut self, mapping: &'static Mapping, node: NodeId) {
        for entry in self.document.entries(node).into_iter().flatten() {
            let Some(name) = self.document.scalar(entry.key) else { continue };
            let key = mapping.key_in(self.spelling, name).or_else(|| mapping.key_in(self.spelling.other(), name));
            let Some(key) = key else { continue };
            let at = Written { mapping, key, node: entry.value, at: entry.key, depth: 0 };
            self.value((key.shape)(), at);
        }
    }

    fn value(&mut self, shape: Shape, at: Written) {
        if self.found.len() > BOUND {
            return;
        }
        let followed = match self.spelling {
            Spelling::Pascal => TemplateFollow.follow(self.document, at.node),
            Spelling::Camel => Followed::Plain,
        };
        match followed {
            Followed::Plain => self.read(shape, at),
            Followed::To(node) => self.read(shape, Written { node, ..at }),
            Followed::Branches(branches) => {
                for node in branches {
                    self.value(shape, Written { node, ..at });
                }
            }
            Followed::Unknown | Followed::Nothing => {}
        }
    }

    fn read(&mut self, shape: Shape, at: Written) {
        self.found.push(at);
        let node = self.document.resolve(at.node);
        let depth = at.depth + 1;
        match shape {
            Shape::Mapping(mapping) => self.mapping(mapping, node),
            Shape::List(item) | Shape::OneOrMany(item) => {
                for item_node in self.document.items(node).unwrap_or_default() {
                    self.value(item(), Written { node: *item_node, depth, ..at });
                }
            }
            Shape::Map(value) => {
                for entry in self.document.entries(node).into_iter().flatten() {
                    self.value(value(), Written { node: entry.value, at: entry.key, depth, ..at });
                }
            }
            _ => {}
        }
    }
}

impl Written {
    /// Whether it is the value of that key itself.
    pub fn is(&self, mapping: &'static Mapping, key: &str) -> bool {
        self.depth == 0 && self.mapping == mapping && self.key.name == key
    }
}
