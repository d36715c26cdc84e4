//! What a batch says about the machines on which its builds run this very file.

use super::images;
use super::model::{Buildspec, MatrixDynamicEnv, MatrixStaticEnv, TaskEnv};
use crate::schema::{Field, Placed};
use crate::syntax::Span;

/// What is known of a machine. Of a matrix there is one for each value that a list names.
#[derive(Debug, Clone, Copy, Default)]
pub struct BatchMachine<'f> {
    /// `compute-type`
    pub compute_type: Option<&'f Placed<String>>,
    /// `fleet`
    pub fleet: Option<&'f Placed<String>>,
    /// `image`
    pub image: Option<&'f Placed<String>>,
    /// `type`
    pub environment_type: Option<&'f Placed<String>>,
}

impl<'f> BatchMachine<'f> {
    /// The machines of all builds that have no buildspec of their own.
    pub fn all(spec: &'f Buildspec) -> Vec<Self> {
        let Some(batch) = spec.batch.value() else { return Vec::new() };
        let list = batch.build_list.value().into_iter().flat_map(|list| list.known());
        let list = list.map(|task| (&task.value.buildspec, &task.value.env));
        let graph = batch.build_graph.value().into_iter().flat_map(|list| list.known());
        let graph = graph.map(|task| (&task.value.buildspec, &task.value.env));
        let tasks = list.chain(graph).filter(|(buildspec, _)| buildspec.is_nothing());
        let mut all: Vec<Self> = tasks.filter_map(|(_, env)| env.value()).map(Self::of_task).collect();
        if let Some(matrix) = batch.build_matrix.value() {
            let dynamic = matrix.dynamic.value();
            if dynamic.is_none_or(|dynamic| dynamic.buildspec.is_nothing()) {
                let fixed = matrix.fixed.value().and_then(|fixed| fixed.env.value());
                all.extend(fixed.map(Self::of_matrix));
                all.extend(dynamic.and_then(|dynamic| dynamic.env.value()).map(Self::of_lists).unwrap_or_default());
            }
        }
        all
    }

    fn of_task(env: &'f TaskEnv) -> Self {
        Self {
            compute_type: env.compute_type.known(),
            fleet: env.fleet.known(),
            image: env.image.known(),
            environment_type: env.environment_type.known(),
        }
    }

    fn of_matrix(env: &'f MatrixStaticEnv) -> Self {
        let (compute_type, image) = (env.compute_type.known(), env.image.known());
        Self { compute_type, image, fleet: None, environment_type: env.environment_type.known() }
    }

    fn of_lists(env: &'f MatrixDynamicEnv) -> Vec<Self> {
        let known =
            |field: &'f Field<crate::schema::OneOrMany<String>>| field.value().into_iter().flat_map(|l| l.known());
        let sizes = known(&env.compute_type).map(|size| Self { compute_type: Some(size), ..Self::default() });
        let images = known(&env.image).map(|image| Self { image: Some(image), ..Self::default() });
        sizes.chain(images).collect()
    }

    /// Where it says that the build runs on Lambda, if it does.
    pub fn lambda(&self) -> Option<Span> {
        let by_size = self.compute_type.filter(|size| size.value.starts_with("BUILD_LAMBDA_"));
        by_size.or(self.environment_type.filter(|kind| kind.value.ends_with("_LAMBDA_CONTAINER"))).map(|at| at.span)
    }

    /// Where it says that the build runs on Windows, if it does.
    pub fn windows(&self) -> Option<Span> {
        let by_kind = self.environment_type.filter(|kind| kind.value.starts_with("WINDOWS_"));
        by_kind.or(self.image.filter(|image| images::is_windows(&image.value))).map(|at| at.span)
    }
}
