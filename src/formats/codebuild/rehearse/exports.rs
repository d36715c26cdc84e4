//! The exported variables: what CodePipeline can read after the build.

use super::attempt::Attempt;
use super::build::Spot;
use super::plan::{Named, Origin};
use crate::shell::{Simple, commands};

impl Attempt<'_> {
    /// Settles the exported variables: their values are frozen at the end of POST_BUILD.
    ///
    /// Source: CodeBuild User Guide, build-spec-ref, 2026.
    pub fn settle_exports(&self) {
        if !self.exports_settled.replace(true) {
            for name in &self.build.plan.exported {
                let (kept, why) = self.export(name);
                self.product("variable", &name.name, name.place, kept, why, None);
            }
        }
    }

    fn export(&self, exported: &Named) -> (bool, String) {
        let plan = self.build.plan;
        let name = exported.name.as_str();
        if name.starts_with("AWS_") {
            return (false, "Not exported: its name begins with AWS_.".to_owned());
        }
        let given = plan.variables.iter().find(|variable| variable.name == name);
        if given.is_some_and(|variable| variable.origin != Origin::Plain) {
            return (false, "Not exported: it is a secret.".to_owned());
        }
        let sets = |text: &str| commands(text).iter().any(|simple| assigns(simple, name));
        let setting = plan.commands().filter(|(.., command)| sets(&command.text));
        let setting: Vec<(Spot, String)> = setting
            .map(|(phase, block, index, command)| ((phase, block, index), Self::named(&command.text)))
            .collect();
        let ran = self.ran.borrow();
        if let Some((_, command)) = setting.iter().rfind(|(spot, _)| ran.contains(spot)) {
            return (true, format!("Set by {command}."));
        }
        match (given, setting.first()) {
            (Some(_), _) => (true, "Has its value of env.variables.".to_owned()),
            (None, Some((_, command))) => (false, format!("Has no value: {command} never ran to its end.")),
            (None, None) => (false, "Has no value: no command sets it.".to_owned()),
        }
    }
}

/// Whether the program sets the variable in the shell that runs it.
fn assigns(simple: &Simple, name: &str) -> bool {
    let words = || simple.arguments().iter().map(|word| word.text.as_str());
    let is = |word: &str| word.strip_prefix(name).is_some_and(|rest| rest.starts_with('='));
    match simple.name() {
        "" => simple.assignments.iter().any(|(assigned, ..)| assigned == name),
        "export" | "declare" | "readonly" => words().any(is),
        "read" => words().any(|word| word == name),
        "printf" => words().next() == Some("-v") && words().nth(1) == Some(name),
        _ => false,
    }
}
