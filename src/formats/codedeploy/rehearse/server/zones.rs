//! A deployment that takes one Availability Zone after another.
//!
//! Source: CodeDeploy API, ZonalConfig, 2014-10-06.

use super::deployment::Deployment;
use super::fleet::Progress;
use super::health::Constraint;
use super::stage::Stage;
use super::track::Track;
use super::words::count;
use crate::rehearsal::MomentKind;

/// Why it is an assumption that a zone ends a deployment.
pub const WITH_FLEET: &str = "AWS does not say how the minimum of a zone and that of the fleet work together.";

impl Deployment<'_> {
    /// What the minimum of a zone means for those of the instances that lie in it.
    pub fn of_zone(&self, zone: usize, hosts: impl Iterator<Item = usize>) -> Option<Constraint> {
        let zonal = self.stage.server().zonal()?;
        let number = hosts.filter(|host| self.stage.host(*host, |host| host.zone) == Some(zone)).count();
        Some(Constraint::of_zone(zonal, number))
    }

    /// Deploys to one zone after another.
    pub async fn zone_by_zone(&self, tracks: &[Track], order: Vec<usize>, zones: usize, progress: &Progress) {
        let stage = self.stage;
        let Some(zonal) = stage.server().zonal() else { return };
        let host = |index: &usize| tracks.get(*index).map(|track| track.host);
        let mut bakes = Vec::new();
        for zone in 0..zones {
            let (letter, first) = (Stage::zone(zone), zonal.first_monitor.filter(|_| zone == 0));
            let bake = self.plan_wait(&format!("BAKE:{letter}"), format!("zone {letter} bakes"));
            bakes.push((bake, first.unwrap_or(zonal.monitor).saturating_mul(1000)));
        }
        let mut over = false;
        for (zone, (bake, takes)) in bakes.iter().enumerate() {
            let in_zone =
                |index: &usize| host(index).and_then(|host| stage.host(host, |host| host.zone)) == Some(zone);
            let indices: Vec<usize> = order.iter().copied().filter(in_zone).collect();
            if over || indices.is_empty() {
                bake.skip(if over {
                    "Skipped: too many instances failed."
                } else {
                    "No instance lies in this zone."
                });
                indices.iter().filter_map(|index| tracks.get(*index)).for_each(|track| {
                    track.skip_from(0, "Skipped: too many instances failed before this zone's turn.");
                });
                continue;
            }
            let letter = Stage::zone(zone);
            stage.say(
                format!("Zone {letter} is next, with {}.", count(indices.len(), "instance")),
                Some(self.step.id()),
            );
            let constraint = self.of_zone(zone, indices.iter().filter_map(host));
            over = !self.roll(tracks, indices, 0..usize::MAX, constraint, progress).await;
            if over {
                if progress.failed.get() < progress.constraint.capacity() {
                    progress.gave_up.set(Some(zone));
                }
                bake.skip("Skipped: too many instances failed.");
                continue;
            }
            bake.start();
            if *takes > 0 {
                stage.say(format!("Zone {letter} bakes for {}.", crate::rehearsal::length(*takes)), Some(bake.id()));
                stage.moment(MomentKind::Begin, format!("{letter} bakes"), Some(bake.id()));
            }
            stage.sim.sleep(*takes).await;
            bake.succeed();
        }
    }
}
