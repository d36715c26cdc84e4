//! Which programs belong to which language, install its dependencies, or run its tests.

use crate::shell::Simple;

/// Programs that need a language, with the runtime's name in `runtime-versions`.
const LANGUAGES: &[(&str, &str)] = &[
    ("npm", "nodejs"),
    ("npx", "nodejs"),
    ("node", "nodejs"),
    ("yarn", "nodejs"),
    ("pnpm", "nodejs"),
    ("mvn", "java"),
    ("gradle", "java"),
    ("gradlew", "java"),
    ("java", "java"),
    ("pip", "python"),
    ("pip3", "python"),
    ("python", "python"),
    ("python3", "python"),
    ("pytest", "python"),
    ("poetry", "python"),
    ("go", "golang"),
    ("dotnet", "dotnet"),
    ("bundle", "ruby"),
    ("ruby", "ruby"),
    ("composer", "php"),
    ("php", "php"),
    ("cargo", "rust"),
];

/// Programs and subcommands that fetch dependencies, with the first subcommand.
const INSTALLS: &[(&str, &[&str])] = &[
    ("npm", &["ci"]),
    ("npm", &["install"]),
    ("yarn", &["install"]),
    ("pnpm", &["install"]),
    ("pip", &["install"]),
    ("pip3", &["install"]),
    ("poetry", &["install"]),
    ("bundle", &["install"]),
    ("composer", &["install"]),
    ("go", &["mod", "download"]),
    ("dotnet", &["restore"]),
];

/// Programs and subcommands that run tests.
const TESTS: &[(&str, &[&str])] = &[
    ("npm", &["test"]),
    ("npm", &["run", "test"]),
    ("yarn", &["test"]),
    ("pnpm", &["test"]),
    ("npx", &["jest"]),
    ("npx", &["mocha"]),
    ("npx", &["cypress", "run"]),
    ("npx", &["playwright", "test"]),
    ("jest", &[]),
    ("mocha", &[]),
    ("pytest", &[]),
    ("tox", &[]),
    ("python", &["pytest"]),
    ("python3", &["pytest"]),
    ("go", &["test"]),
    ("gotestsum", &[]),
    ("mvn", &["test"]),
    ("mvn", &["verify"]),
    ("gradle", &["test"]),
    ("gradlew", &["test"]),
    ("dotnet", &["test"]),
    ("cargo", &["test"]),
    ("phpunit", &[]),
    ("rspec", &[]),
    ("bundle", &["exec", "rspec"]),
];

/// The runtime that a program needs, by its name in `runtime-versions`.
pub fn runtime(simple: &Simple) -> Option<&'static str> {
    LANGUAGES.iter().find(|(program, _)| simple.name() == *program).map(|(_, runtime)| *runtime)
}

/// Whether it fetches the dependencies of the source, rather than installing a tool by name.
pub fn installs_dependencies(simple: &Simple) -> bool {
    let listed = INSTALLS.iter().any(|(program, words)| simple.runs(program, words));
    let plain = simple.arguments().iter().filter(|word| !word.text.starts_with('-')).count();
    let from_a_file = simple.flag(&["-r", "--requirement"]).is_some();
    let global = simple.flag(&["-g", "--global", "--upgrade", "-U"]).is_some();
    listed
        && !global
        && match simple.name() {
            "pip" | "pip3" => from_a_file,
            "npm" | "yarn" | "pnpm" => plain == 1,
            _ => true,
        }
}

/// Whether it runs tests.
pub fn runs_tests(simple: &Simple) -> bool {
    let name = simple.name();
    let mut of_that_name = TESTS.iter().filter(|(program, _)| *program == name);
    of_that_name.any(|(program, words)| simple.runs(program, words)) && !leaves_tests_out(simple)
}

/// Whether an option leaves the tests out: `gradle build -x test`, `mvn verify -DskipTests`, `tox -e lint`.
fn leaves_tests_out(simple: &Simple) -> bool {
    let value = |flag: &str| {
        let mut words = simple.arguments().iter().skip_while(|word| word.text != flag);
        words.nth(1).map(|word| word.text.as_str())
    };
    match simple.name() {
        "gradle" | "gradlew" => value("-x") == Some("test") || value("--exclude-task") == Some("test"),
        "mvn" => {
            simple.flag(&["-DskipTests", "-Dmaven.test.skip"]).is_some_and(|flag| !flag.text.ends_with("=false"))
        }
        "tox" => {
            value("-e").is_some_and(|names| !["py3", "test", "unit", "$"].iter().any(|name| names.contains(name)))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::commands;

    #[test]
    fn tells_tests_from_what_leaves_them_out() {
        let tests = |text: &str| commands(text).iter().any(runs_tests);
        assert!(
            tests("./gradlew test") && tests("mvn -B verify") && tests("tox -e py312") && tests("python -m pytest")
        );
        assert!(
            !tests("./gradlew build -x test") && !tests("mvn verify -DskipTests") && !tests("tox -e flake8,black")
        );
    }
}
