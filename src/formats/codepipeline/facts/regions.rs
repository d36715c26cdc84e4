//! In which Region a pipeline is, as far as its file tells.
//!
//! CodePipeline User Guide, actions-create-cross-region, 2026.

use super::order::ordered;
use crate::formats::codepipeline::file::FoundPipeline;
use crate::formats::codepipeline::model::{Action, Category, Owner, Pipeline};
use crate::syntax::Span;

/// A Region and where it can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region<'p> {
    /// The Region, such as `eu-west-1`.
    pub name: &'p str,
    /// Where it stands, or the text that holds it.
    pub place: Span,
}

/// The Regions for which a pipeline has artifact stores, in their order.
pub fn store_regions(pipeline: &Pipeline) -> Vec<&str> {
    pipeline.stores().into_iter().filter_map(|store| store.region).collect()
}

/// Whether an action stays in the pipeline's Region: sources, third parties and custom actions do.
pub fn stays_home(action: &Action) -> bool {
    let Some(id) = action.type_id() else { return false };
    id.category.value() == Some(&Category::Source)
        || matches!(id.owner.value(), Some(Owner::ThirdParty | Owner::Custom))
}

/// The Region that an action says itself.
pub fn stated(action: &Action) -> Option<Region<'_>> {
    action.region.known().map(|region| Region { name: &region.value, place: region.span })
}

/// The Region of the only artifact store that has one: the pipeline's own.
pub fn only_store(pipeline: &Pipeline) -> Option<Region<'_>> {
    let stores = pipeline.stores();
    let [only] = stores.as_slice() else { return None };
    (!pipeline.has_unknown_stores()).then_some(Region { name: only.region?, place: only.place? })
}

/// The Region of what the actions name and what lies beside the pipeline: connections, and topics of approvals.
pub fn named_in_arns(found: &FoundPipeline) -> Option<Region<'_>> {
    let mut first: Option<Region<'_>> = None;
    for it in ordered(found) {
        for key in ["ConnectionArn", "NotificationArn"] {
            let Some(arn) = it.action.value.setting(key) else { continue };
            let Some(name) = region_of_arn(&arn.value) else { continue };
            match first {
                Some(known) if known.name != name => return None,
                Some(_) => {}
                None => first = Some(Region { name, place: arn.span }),
            }
        }
    }
    first
}

/// The pipeline's own Region, where it can be told.
pub fn own_region(found: &FoundPipeline) -> Option<Region<'_>> {
    let pipeline = found.pipeline()?;
    let at_home = || ordered(found).into_iter().filter(|it| stays_home(&it.action.value));
    let by_action = || at_home().find_map(|it| stated(&it.action.value));
    only_store(pipeline).or_else(by_action).or_else(|| named_in_arns(found))
}

/// Whether all actions say the same Region, as a pipeline that CodePipeline prints does: that is its own.
pub fn is_stated_throughout(found: &FoundPipeline) -> bool {
    let mut actions = ordered(found).into_iter().map(|it| stated(&it.action.value).map(|region| region.name));
    let Some(Some(first)) = actions.next() else { return false };
    actions.all(|region| region == Some(first))
}

/// The Region that an ARN names.
pub fn region_of_arn(arn: &str) -> Option<&str> {
    let mut parts = arn.split(':');
    (parts.next()? == "arn").then_some(())?;
    let region = parts.nth(2)?;
    (!region.is_empty() && region.contains('-') && !region.contains(['$', '{', '#'])).then_some(region)
}

#[cfg(test)]
mod tests {
    use super::region_of_arn;

    #[test]
    fn reads_the_region_of_an_arn() {
        assert_eq!(region_of_arn("arn:aws:sns:eu-west-1:444455556666:releases"), Some("eu-west-1"));
        assert_eq!(region_of_arn("arn:aws:iam::444455556666:role/shop"), None);
        assert_eq!(region_of_arn("releases"), None);
    }
}
