//! The AppSpec file for EC2 and on-premises instances.

use serde::{Deserialize, Serialize};

use crate::schema::{Decoder, Field, List, Schema, Shape};
use crate::syntax::NodeId;

/// An AppSpec file for EC2 or on-premises instances: what the agent copies to an instance, and which scripts it runs
/// there.
#[derive(Schema, Debug, Clone)]
#[schema(case = "snake", source = "CodeDeploy User Guide, reference-appspec-file-structure, 2023")]
pub struct ServerAppSpec {
    /// The version of the format: `0.0`, without quotes. There is no other.
    #[key(required)]
    pub version: Field<String>,
    /// The operating system of the instances.
    #[key(required)]
    pub os: Field<Os>,
    /// What Install copies from the revision to the instance.
    #[key(source = "CodeDeploy User Guide, reference-appspec-file-structure-files, 2023", misspelt = ["file"])]
    pub files: Field<List<FileMapping>>,
    /// What Install does with a file that is there already and that the group's last deployment did not put there.
    ///
    /// It goes before what the deployment itself says; with neither, Install fails (`DISALLOW`).
    #[key(
        source = "CodeDeploy User Guide, reference-appspec-file-structure-files, 2023",
        misspelt = ["fileExistsBehavior", "file_exists_behaviour"]
    )]
    pub file_exists_behavior: Field<FileExistsBehavior>,
    /// The owners, modes and access control lists of what was copied; on Linux only.
    #[key(
        source = "CodeDeploy User Guide, reference-appspec-file-structure-permissions, 2023",
        misspelt = ["permission"]
    )]
    pub permissions: Field<List<Permission>>,
    /// The scripts that run in the lifecycle events of a deployment.
    #[key(source = "CodeDeploy User Guide, reference-appspec-file-structure-hooks, 2023", misspelt = ["hook"])]
    pub hooks: Field<Hooks>,
}

/// The operating systems of instances.
#[derive(Schema, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Os {
    /// Amazon Linux, Ubuntu Server, Red Hat Enterprise Linux and the like.
    #[word("linux")]
    Linux,
    /// Windows Server.
    #[word("windows")]
    Windows,
}

/// What Install does with a file that is there already.
#[derive(Schema, Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FileExistsBehavior {
    /// Install fails. This counts where nothing is said.
    #[default]
    #[word("DISALLOW")]
    Disallow,
    /// The file of the revision takes its place.
    #[word("OVERWRITE")]
    Overwrite,
    /// The file stays, and that of the revision is left out.
    #[word("RETAIN")]
    Retain,
}

/// A file or folder of the revision, and where it goes.
#[derive(Schema, Debug, Clone)]
#[schema(case = "snake", source = "CodeDeploy User Guide, reference-appspec-file-structure-files, 2023")]
pub struct FileMapping {
    /// A file or folder of the revision, from its root; `/` is the whole revision. It may hold no wildcards.
    #[key(required, misspelt = ["src", "from"])]
    pub source: Field<String>,
    /// The folder on the instance into which it goes, with its full path. It is always a folder, never a file's name.
    #[key(required, misspelt = ["dest", "target", "to"])]
    pub destination: Field<String>,
}

/// What is set for copied files and folders.
#[derive(Schema, Debug, Clone)]
#[schema(case = "snake", source = "CodeDeploy User Guide, reference-appspec-file-structure-permissions, 2023")]
pub struct Permission {
    /// The full path of a copied file, or of a folder below which things were copied.
    #[key(required)]
    pub object: Field<String>,
    /// Which names below the folder are meant, with `*` for any run of characters; `**`, all at any depth, if absent.
    ///
    /// Quote it: a bare `*` begins an alias.
    pub pattern: Field<String>,
    /// Names below the folder that are not meant, with `*` for any run of characters.
    pub except: Field<List<String>>,
    /// Whether files, folders or both are meant; both if absent.
    pub r#type: Field<List<ObjectType>>,
    /// The name of the owner.
    pub owner: Field<String>,
    /// The name of the group.
    pub group: Field<String>,
    /// One to four octal digits, as `chmod` takes them. Quote it, or leave a leading zero out.
    pub mode: Field<String>,
    /// Access control entries, such as `u:mary:rw` or `default:group:web:rx`.
    pub acls: Field<List<String>>,
    /// The SELinux label.
    pub context: Field<SecurityContext>,
}

/// What a permission is for.
#[derive(Schema, Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObjectType {
    /// Files.
    #[word("file")]
    File,
    /// Folders.
    #[word("directory")]
    Directory,
}

/// An SELinux label.
#[derive(Schema, Debug, Clone)]
#[schema(case = "snake", source = "CodeDeploy User Guide, reference-appspec-file-structure-permissions, 2023")]
pub struct SecurityContext {
    /// The SELinux user. No agent reads it under this documented name.
    pub user: Field<String>,
    /// The SELinux user, as agent 1.8 reads it.
    #[key(source = "CodeDeploy agent 1.8.1")]
    pub name: Field<String>,
    /// The SELinux type.
    #[key(required)]
    pub r#type: Field<String>,
    /// The SELinux range, such as `s0` or `s0-s1:c0.c1023`. Agent 1.8 fails in Install without it.
    pub range: Field<String>,
}

/// The scripts of a deployment's lifecycle events, in the order in which these run.
#[derive(Schema, Debug, Clone)]
#[schema(case = "pascal", source = "CodeDeploy User Guide, reference-appspec-file-structure-hooks, 2023")]
pub struct Hooks {
    /// Before the load balancer takes the instance out of traffic. It runs only with a load balancer, from the last
    /// revision.
    pub before_block_traffic: Field<List<Script>>,
    /// After the load balancer has taken the instance out of traffic. It runs only with a load balancer, from the last
    /// revision.
    pub after_block_traffic: Field<List<Script>>,
    /// Before anything of this revision is fetched: its scripts come from the last revision that was installed.
    ///
    /// On an instance's first deployment there is none, and nothing runs.
    pub application_stop: Field<List<Script>>,
    /// After the revision is fetched, before its files are copied.
    pub before_install: Field<List<Script>>,
    /// After the files are copied: configuration, owners and modes.
    pub after_install: Field<List<Script>>,
    /// To start what ApplicationStop stopped.
    pub application_start: Field<List<Script>>,
    /// To find out whether the deployment works: the last of the scripts that can fail it without a load balancer.
    pub validate_service: Field<List<Script>>,
    /// Before the load balancer gives the instance traffic. It runs only with a load balancer.
    pub before_allow_traffic: Field<List<Script>>,
    /// After the load balancer has given the instance traffic. It runs only with a load balancer.
    pub after_allow_traffic: Field<List<Script>>,
}

/// A script of a lifecycle event.
#[derive(Schema, Debug, Clone)]
#[schema(case = "snake", source = "CodeDeploy User Guide, reference-appspec-file-structure-hooks, 2023")]
pub struct Script {
    /// The script in the revision, from its root; without arguments.
    #[key(required, misspelt = ["script", "path"])]
    pub location: Field<String>,
    /// After how many seconds the script is ended and has failed; 3600 if absent.
    ///
    /// All scripts of an event together have 3600 seconds.
    #[key(misspelt = ["tumeout", "time_out"])]
    pub timeout: Field<Timeout>,
    /// The user who runs the script, on Linux; else the agent's, which is root. The user needs a login shell.
    #[key(misspelt = ["run-as", "run_as", "user"])]
    pub runas: Field<String>,
    /// Whether `sudo` stands before the script. AWS does not document it.
    #[key(source = "CodeDeploy agent 1.8.1")]
    pub sudo: Field<Sudo>,
}

/// A number of seconds as it is written; each generation of the agent reads it in its own way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeout(pub String);

/// Whether `sudo` is used, as it is written; each generation of the agent reads it in its own way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sudo(pub String);

impl Schema for Timeout {
    fn shape() -> Shape {
        Shape::Integer { min: 1, max: u64::MAX }
    }

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        decoder.text(node).map(|text| Self(text.to_owned()))
    }
}

impl Schema for Sudo {
    fn shape() -> Shape {
        Shape::Switch(&["true", "false"])
    }

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        decoder.text(node).map(|text| Self(text.to_owned()))
    }
}
