//! In which Region a pipeline is, as far as its file tells.

use crate::formats::codepipeline::model::Pipeline;

/// The Regions for which a pipeline has artifact stores, in their order.
pub fn store_regions(pipeline: &Pipeline) -> Vec<&str> {
    pipeline.stores().into_iter().filter_map(|store| store.region).collect()
}

/// The pipeline's own Region, where it can be told: the only one for which there is a store.
pub fn own_region(pipeline: &Pipeline) -> Option<&str> {
    if pipeline.has_unknown_stores() {
        return None;
    }
    match store_regions(pipeline).as_slice() {
        [only] => Some(only),
        _ => None,
    }
}
