//! Amazon ECS: `Resources` with one service, and `Hooks`.

mod cd501_odd_version;
mod cd502_bad_service;
mod cd503_bad_task_definition;
mod cd504_no_container_name;
mod cd505_bad_container_port;
mod cd506_odd_platform_version;
mod cd507_half_a_network;
mod cd508_bad_public_ip;
mod cd509_load_balancer_list;
mod cd510_bad_strategy;
mod cd511_placeholder_left;
mod cd512_bad_ecs_hook;
mod cd513_ecs_hooks_shape;
mod cd514_ecs_sample_names;

use crate::diagnostics::Rule;
use crate::formats::codedeploy::file::AppSpecFile;

/// The rules of this section, in the order of their codes.
pub static RULES: &[Rule<AppSpecFile>] = &[
    cd501_odd_version::RULE,
    cd502_bad_service::RULE,
    cd503_bad_task_definition::RULE,
    cd504_no_container_name::RULE,
    cd505_bad_container_port::RULE,
    cd506_odd_platform_version::RULE,
    cd507_half_a_network::RULE,
    cd508_bad_public_ip::RULE,
    cd509_load_balancer_list::RULE,
    cd510_bad_strategy::RULE,
    cd511_placeholder_left::RULE,
    cd512_bad_ecs_hook::RULE,
    cd513_ecs_hooks_shape::RULE,
    cd514_ecs_sample_names::RULE,
];
