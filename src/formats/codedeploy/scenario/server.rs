//! What counts where the file is for EC2 or on-premises instances.

use serde::{Deserialize, Serialize};

use crate::formats::codedeploy::model::FileExistsBehavior;

/// What counts where the file is for EC2 or on-premises instances.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Server {
    /// The generation of the agent on the instances.
    pub agent: Agent,
    /// How many instances the group has: 1 to 200.
    pub instances: usize,
    /// Over how many Availability Zones they are spread, in turn: 1 to 6.
    pub zones: usize,
    /// Whether the group has a load balancer.
    pub load_balancer: bool,
    /// What starts the deployment.
    pub start: Start,
    /// Whether the instances are updated where they are, or others take their place.
    pub style: Style,
    /// What counts in a blue/green deployment.
    pub blue_green: BlueGreen,
    /// The deployment configuration: how many instances must stay healthy.
    pub configuration: Configuration,
    /// How many instances, or how much of the fleet in percent, a custom configuration keeps healthy.
    pub minimum: u32,
    /// The zonal part of a custom configuration: one Availability Zone after another.
    pub zonal: Option<Zonal>,
    /// Whether failures of ApplicationStop, BeforeBlockTraffic and AfterBlockTraffic are passed over.
    pub ignore_application_stop_failures: bool,
    /// What the deployment does with files that are there already, where the AppSpec file does not say; DISALLOW if
    /// neither does.
    pub file_exists_behavior: Option<FileExistsBehavior>,
    /// The revision that was installed on the instances before; none for a first deployment.
    pub before: Option<Revision>,
    /// Deployments of other revisions that are rehearsed before this one, in order.
    pub earlier: Vec<Revision>,
    /// The files of the bundle, by their paths in it, a folder without files with a slash at its end; none for those
    /// that the AppSpec file names.
    pub bundle: Option<Vec<String>>,
    /// Files on every instance that no deployment has put there, by their full paths.
    pub foreign: Vec<String>,
    /// In which way a step fails that is to fail.
    pub ways: Ways,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            agent: Agent::default(),
            instances: 4,
            zones: 1,
            load_balancer: true,
            start: Start::default(),
            style: Style::default(),
            blue_green: BlueGreen::default(),
            configuration: Configuration::HalfAtATime,
            minimum: 50,
            zonal: None,
            ignore_application_stop_failures: false,
            file_exists_behavior: None,
            before: Some(Revision::default()),
            earlier: Vec::new(),
            bundle: None,
            foreign: Vec::new(),
            ways: Ways::default(),
        }
    }
}

impl Server {
    /// The zonal part of its deployment configuration; no predefined configuration has one.
    pub fn zonal(&self) -> Option<&Zonal> {
        let custom = matches!(self.configuration, Configuration::HostCount | Configuration::FleetPercent);
        self.zonal.as_ref().filter(|_| custom)
    }
}

/// A generation of the agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Agent {
    /// 1.7 and 1.8, which most fleets run.
    #[default]
    #[serde(rename = "1.8")]
    V1,
    /// 2.x
    #[serde(rename = "2")]
    V2,
}

/// What starts a deployment.
///
/// Source: CodeDeploy API, DeploymentCreator, 2014-10-06.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// A person or a pipeline.
    #[default]
    User,
    /// Auto Scaling launches one more instance.
    AutoScalingLaunch,
    /// Auto Scaling terminates an instance, and the group has the termination hook.
    AutoScalingTermination,
    /// A person, in the deployment mode RESTART: the revision that is installed is started anew. It needs agent 2.1.0.
    Restart,
}

/// Whether instances are updated where they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// The instances are updated where they are.
    #[default]
    InPlace,
    /// Replacement instances are made ready, and then take the traffic. It needs a load balancer.
    BlueGreen,
}

/// What counts in a blue/green deployment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct BlueGreen {
    /// Where the replacement instances come from.
    pub fleet: GreenFleet,
    /// What happens when the replacement instances are ready.
    pub ready: Ready,
    /// How many minutes STOP_DEPLOYMENT waits for someone to reroute the traffic: at most 2880.
    pub ready_wait: u64,
    /// After how many of these minutes someone reroutes the traffic; never if none.
    pub continued_after: Option<u64>,
    /// What becomes of the original instances.
    pub originals: Originals,
    /// How many minutes pass before they are terminated: at most 2880.
    pub termination_wait: u64,
}

/// Where replacement instances come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum GreenFleet {
    /// DISCOVER_EXISTING: they are there already.
    #[default]
    DiscoverExisting,
    /// COPY_AUTO_SCALING_GROUP: a copy of the Auto Scaling group launches them.
    CopyAutoScalingGroup,
}

/// What happens when the replacement instances are ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Ready {
    /// CONTINUE_DEPLOYMENT: the traffic is rerouted at once.
    #[default]
    ContinueDeployment,
    /// STOP_DEPLOYMENT: the deployment stops unless someone continues it in time.
    StopDeployment,
}

/// What becomes of the original instances.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Originals {
    /// TERMINATE: they are terminated.
    #[default]
    Terminate,
    /// KEEP_ALIVE: they run on, without traffic.
    KeepAlive,
}

/// A deployment configuration for EC2 or on-premises instances.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Configuration {
    /// CodeDeployDefault.AllAtOnce
    AllAtOnce,
    /// CodeDeployDefault.HalfAtATime
    HalfAtATime,
    /// CodeDeployDefault.OneAtATime, which counts where a group names none.
    #[default]
    OneAtATime,
    /// A custom one: HOST_COUNT
    HostCount,
    /// A custom one: FLEET_PERCENT
    FleetPercent,
}

/// The zonal part of a custom deployment configuration.
///
/// Source: CodeDeploy API, ZonalConfig, 2014-10-06.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Zonal {
    /// monitorDurationInSeconds: how long a zone bakes.
    pub monitor: u64,
    /// firstZoneMonitorDurationInSeconds: how long the first zone bakes; as the others if none.
    pub first_monitor: Option<u64>,
    /// minimumHealthyHostsPerZone: how many instances of a zone stay healthy.
    pub minimum: u32,
    /// Whether that is a share of the zone in percent.
    pub percent: bool,
}

/// A revision other than this file's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Revision {
    /// What it is called.
    pub name: String,
    /// The hooks of its AppSpec file.
    pub hooks: Hooks,
    /// The files that it installs, by their full paths; none for those that this file installs.
    pub files: Option<Vec<String>>,
}

impl Default for Revision {
    fn default() -> Self {
        Self { name: "r41".to_owned(), hooks: Hooks::default(), files: None }
    }
}

/// The hooks of a revision other than this file's.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Hooks {
    /// The same as in this file.
    #[default]
    Same,
    /// None.
    None,
    /// These.
    These(Vec<OtherHook>),
}

/// A hook of a revision other than this file's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct OtherHook {
    /// The lifecycle event.
    pub event: String,
    /// Where its script lies in the bundle; as in this file, or a usual name, if none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Whether its script fails whenever it runs.
    #[serde(default)]
    pub fails: bool,
}

/// In which way a step fails that is to fail. The detail of a fault may name another way for its step alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Ways {
    /// How a script fails.
    pub script: ScriptFailure,
    /// How Install fails.
    pub install: InstallFailure,
}

/// How a script fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ScriptFailure {
    /// It exits with a status other than 0.
    #[default]
    Exit,
    /// It is not in the bundle.
    Missing,
    /// It ends, and something that it started keeps its output open.
    OpenPipe,
    /// The agent goes away while it runs.
    AgentDown,
}

/// How Install fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum InstallFailure {
    /// A file that nobody deployed stands where the first file is to go. With OVERWRITE or RETAIN it is played as
    /// `disk_full`.
    #[default]
    Conflict,
    /// The disk is full.
    DiskFull,
}
