//! What an AppSpec file does not say about a deployment: its group, how it is started, and in which way things fail.
//!
//! Which step fails is a fault of the scenario, by the step's address: `i-01.BeforeInstall`, or `BeforeInstall` on
//! every instance; `i-01.BeforeInstall[1]` for its second script; `rollback.i-01.BeforeInstall` in the rollback, and
//! `earlier:1.BeforeInstall` in the first deployment before. How such a step fails, where there are several ways, is
//! said here.

mod rollback;
mod server;
mod traffic;

pub use rollback::{Alarm, Rollback};
pub use server::*;
pub use traffic::{Shifting, Traffic};

use serde::{Deserialize, Serialize};

/// What an AppSpec file does not say about a deployment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Setup {
    /// The application's name.
    pub application: String,
    /// The deployment group's name.
    pub group: String,
    /// What the revision of this file is called.
    pub revision: String,
    /// When the group rolls back by itself, and its alarms.
    pub rollback: Rollback,
    /// Someone stops the deployment so many seconds after its start.
    pub stop_after: Option<u64>,
    /// What counts where the file is for EC2 or on-premises instances.
    pub server: Server,
    /// What counts where the file is for ECS or Lambda.
    pub traffic: Traffic,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            application: "web".to_owned(),
            group: "web-fleet".to_owned(),
            revision: "r42".to_owned(),
            rollback: Rollback::default(),
            stop_after: None,
            server: Server::default(),
            traffic: Traffic::default(),
        }
    }
}
