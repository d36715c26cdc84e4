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
        if self.build.scenario.setup.environment.contains_key(name) {
            return (true, "Has the value that was given at the start.".to_owned());
        }
        match (given, setting.first()) {
            (Some(_), _) => (true, "Has its value of env.variables.".to_owned()),
            (None, Some((_, command))) => (false, format!("Has no value: {command} never ran to its end.")),
            (None, None) => (false, "Has no value: no command sets it.".to_owned()),
        }
    }
}

/// The text to which the last command that sets a variable sets it, where that is written there; none where no command
/// sets it or its value is known only when it runs.
pub fn written_value(texts: &[&str], name: &str) -> Option<String> {
    let all: Vec<Simple> = texts.iter().flat_map(|text| commands(text)).collect();
    let last = all.iter().rfind(|simple| assigns(simple, name))?;
    let own = last.assignments.iter().find(|(assigned, ..)| assigned == name).map(|(_, value, _)| value.as_str());
    let argument = || {
        let of = |word: &&str| word.strip_prefix(name).is_some_and(|rest| rest.starts_with('='));
        let word = last.arguments().iter().map(|word| word.text.as_str()).find(of)?;
        word.get(name.len() + 1..)
    };
    let value = own.filter(|_| last.name().is_empty()).or_else(argument)?;
    (!value.contains(['$', '`'])).then(|| value.trim_matches(['"', '\'']).to_owned())
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

#[cfg(test)]
mod tests {
    use super::written_value;

    #[test]
    fn knows_a_value_that_is_written_in_a_command() {
        let value = |texts: &[&str]| written_value(texts, "TAG");
        assert_eq!(value(&["export TAG=1.4", "make"]).as_deref(), Some("1.4"));
        assert_eq!(value(&["TAG='a b'", "make"]).as_deref(), Some("a b"));
        assert_eq!(value(&["TAG=1", "TAG=$(git rev-parse HEAD)"]), None);
        assert_eq!(value(&["TAG=1 make", "echo TAG=2"]), None);
    }
}
