//! An AppSpec file as the rules and the rehearsals see it: its tree, its model, its departures.

mod bundle_script;
mod server;
mod service;
mod stand_in;

pub use bundle_script::BundleScript;
pub use server::{HookEvent, ServerFile};
pub use service::{TrafficHook, unindented};

use super::model::{EcsAppSpec, LambdaAppSpec, ServerAppSpec};
use super::platform::{Platform, Recognised, recognise};
use super::settings::Settings;
use crate::schema::{Decoder, Field, Misfit};
use crate::syntax::{Document, Span};

/// An AppSpec file that was read, whatever state it is in.
#[derive(Debug)]
pub struct AppSpecFile {
    /// The tree with places.
    pub document: Document,
    /// What is set for checking it.
    pub settings: Settings,
    /// What its content says it is.
    pub recognised: Recognised,
    /// The typed model of its platform.
    pub spec: Spec,
    /// Where the file departs from the declaration.
    pub misfits: Vec<Misfit>,
    /// The shell scripts of the bundle that its hooks name, where the bundle is known.
    pub bundle_scripts: Vec<BundleScript>,
}

/// The typed model of an AppSpec file.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "a file has one")]
pub enum Spec {
    /// For EC2 and on-premises instances.
    Server(Field<ServerAppSpec>),
    /// For Amazon ECS.
    Ecs(Field<EcsAppSpec>),
    /// For AWS Lambda.
    Lambda(Field<LambdaAppSpec>),
    /// It is no AppSpec file.
    Other,
}

impl AppSpecFile {
    /// Reads a document as an AppSpec file.
    pub fn read(document: Document, settings: Settings) -> Self {
        let recognised = recognise(&document);
        let platform = match recognised {
            Recognised::AppSpec(platform) => settings.platform.or(Some(platform)),
            // What is set counts, even for a file that seems to be something else.
            Recognised::Wrapper(_) | Recognised::Other(..) => settings.platform,
        };
        let (spec, mut misfits) = decode(&document, platform);
        misfits.retain(|misfit| {
            !misfit.is_of_the_problem(&document) && !service::is_of_the_unindented(&document, misfit)
        });
        let mut file = Self { document, settings, recognised, spec, misfits, bundle_scripts: Vec::new() };
        file.bundle_scripts = BundleScript::of(&file);
        file
    }

    /// What the file is for; none where it is no AppSpec file.
    pub fn platform(&self) -> Option<Platform> {
        match self.spec {
            Spec::Server(_) => Some(Platform::Server),
            Spec::Ecs(_) => Some(Platform::Ecs),
            Spec::Lambda(_) => Some(Platform::Lambda),
            Spec::Other => None,
        }
    }

    /// The model of a file for instances, where that is what it is and its root is a mapping.
    pub fn server(&self) -> Option<ServerFile<'_>> {
        match &self.spec {
            Spec::Server(Field::Known(spec)) => Some(ServerFile { document: &self.document, spec: &spec.value }),
            _ => None,
        }
    }

    /// The model of a file for Amazon ECS, where that is what it is and its root is a mapping.
    pub fn ecs(&self) -> Option<&EcsAppSpec> {
        match &self.spec {
            Spec::Ecs(spec) => spec.value(),
            _ => None,
        }
    }

    /// The model of a file for AWS Lambda, where that is what it is and its root is a mapping.
    pub fn lambda(&self) -> Option<&LambdaAppSpec> {
        match &self.spec {
            Spec::Lambda(spec) => spec.value(),
            _ => None,
        }
    }

    /// Whether all of it could be read, so that what is not there is certainly missing.
    pub fn is_whole(&self) -> bool {
        self.document.problem().is_none()
    }

    /// Where a finding about the whole file is told: at its first key, or at its beginning.
    pub fn head(&self) -> Span {
        let first = self.document.root().and_then(|root| self.document.entries(root)?.next());
        first.map_or(Span::at(0), |entry| self.document.span(entry.key))
    }
}

fn decode(document: &Document, platform: Option<Platform>) -> (Spec, Vec<Misfit>) {
    match platform {
        Some(Platform::Server) => {
            let (spec, misfits) = Decoder::decode(document);
            (Spec::Server(spec), misfits)
        }
        Some(Platform::Ecs) => {
            let (spec, misfits) = Decoder::decode(document);
            (Spec::Ecs(spec), misfits)
        }
        Some(Platform::Lambda) => {
            let (spec, misfits) = Decoder::decode(document);
            (Spec::Lambda(spec), misfits)
        }
        None => (Spec::Other, Vec::new()),
    }
}
