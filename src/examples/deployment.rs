//! How an example of a deployment is written down.

/// An example of a deployment. Several play the same file, and each says at its head what there is to see.
macro_rules! deployment {
    ($id:literal, $file:literal, $title:literal, $about:literal, [$($fault:expr),*], $set:expr) => {
        $crate::examples::Example {
            id: $id,
            title: $title,
            about: $about,
            files: &[$crate::examples::ExampleFile {
                name: "",
                text: concat!("# ", $title, ".\n", include_str!(concat!("../../www/samples/", $file, ".yml"))),
                faults: &[$($fault),*],
                set: $crate::examples::Set::Deployment($set),
            }],
        }
    };
}

pub(super) use deployment;
