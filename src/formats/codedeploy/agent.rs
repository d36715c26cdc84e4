//! The two generations of the CodeDeploy agent, which read an AppSpec file differently.

use serde::{Deserialize, Serialize};

/// A generation of the agent on EC2 and on-premises instances.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Generation {
    /// 1.7 and 1.8, written in Ruby: what most fleets run. The facts are those of 1.8.1 on Ruby 3.
    V1,
    /// 2.x, written in Rust. The facts are those of 2.0.1.
    V2,
}

/// Which generations a file is checked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Agents {
    /// 1.8 only.
    #[serde(rename = "1.8")]
    V1,
    /// 2.x only.
    #[serde(rename = "2")]
    V2,
    /// Both: a finding that concerns only one says so.
    #[default]
    #[serde(rename = "both")]
    Both,
}

impl Generation {
    /// Both of them.
    pub const ALL: [Generation; 2] = [Self::V1, Self::V2];

    /// What it is called, at the beginning of a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Self::V1 => "Agent 1.8",
            Self::V2 => "Agent 2.x",
        }
    }
}

impl Agents {
    /// Whether a file is checked for that generation.
    pub fn include(self, generation: Generation) -> bool {
        match self {
            Self::V1 => generation == Generation::V1,
            Self::V2 => generation == Generation::V2,
            Self::Both => true,
        }
    }

    /// The generations that a file is checked for.
    pub fn generations(self) -> impl Iterator<Item = Generation> {
        Generation::ALL.into_iter().filter(move |generation| self.include(*generation))
    }
}
