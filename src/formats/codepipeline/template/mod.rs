//! CloudFormation templates: their functions, and the resources beside a pipeline.

mod branches;
mod declaration;
mod follow;
mod intrinsic;
mod resources;

pub use branches::Branches;
pub use declaration::{PipelineResource, Resource, Template};
pub use follow::TemplateFollow;
pub use intrinsic::{Intrinsic, Reference};
pub use resources::{ResourceView, resources};
