//! Set-up, build, serve, test and measure: every chore of the project as `cargo xtask …`.

fn main() {}
