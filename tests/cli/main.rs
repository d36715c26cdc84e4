//! The command line as a script meets it: the program is run, its output and exit code are looked at.

#![allow(clippy::expect_used)]

mod bundle;
mod check;
mod convert;
mod fix;
mod github;
mod json;
mod program;
mod rules;
mod run;
mod sarif;
mod schema;
mod together;
mod trigger;
