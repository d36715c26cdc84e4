//! Names that come from the documentation's examples.

use crate::diagnostics::Findings;
use crate::formats::codedeploy::facts::sample_names::{VALUES, is_sample_hook};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::schema::{Field, Placed};

/// Tells once of all hooks and of the given values that bear a name of the documentation's.
pub fn tell(file: &AppSpecFile, values: &[&Field<String>], findings: &mut Findings) {
    let mut samples: Vec<&Placed<String>> = Vec::new();
    for value in values.iter().filter_map(|value| value.known()) {
        if VALUES.contains(&value.value.as_str()) {
            samples.push(value);
        }
    }
    for hook in file.traffic_hooks() {
        let function = hook.function.known();
        samples.extend(function.filter(|function| is_sample_hook(hook.event.name(), &function.value)));
    }
    let [first, others @ ..] = samples.as_slice() else { return };
    let found = findings.tell(first.span, format!("`{}` is a name from the documentation's example.", first.value));
    found.help("A deployment fails where nothing of that name exists. Write the name of your own.");
    for other in others {
        found.relate(other.span, format!("`{}` is another.", other.value));
    }
}
