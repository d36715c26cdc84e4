use super::*;
use crate::formats::codedeploy::settings::Settings;
use crate::syntax::Document;

/// Each generation's first objection when the file is read or its events are looked at; `-` where there is none.
fn first(text: &str) -> [String; 2] {
    let file = AppSpecFile::read(Document::read(text), Settings::default());
    Generation::ALL.map(|generation| {
        let early = |refusal: &Refusal| refusal.point != RefusalPoint::Planning;
        let first = refusals(&file, generation).into_iter().find(early);
        first.map_or("-".to_owned(), |refusal| refusal.message)
    })
}

fn is_refused(text: &str) -> [bool; 2] {
    first(&format!("version: 0.0\nos: linux\n{text}")).map(|message| message != "-")
}

#[test]
fn a_plain_file_is_taken() {
    assert_eq!(first("version: 0.0\nos: linux\nfiles:\n  - source: /\n    destination: /srv\n"), ["-", "-"]);
}

#[test]
fn the_head_is_refused_in_the_agents_words() {
    let [v1, v2] = first("version: 0.0\nos: ubuntu\n");
    assert!(v1.contains("unsupported operating system (ubuntu)") && v1 == v2, "{v1}");
    let [v1, _] = first("version: 1\nos: linux\n");
    assert!(v1.starts_with("The deployment failed because an invalid version value (1)"), "{v1}");
    assert!(first("\u{feff}version: 0.0\nos: linux\n")[0].contains("operating system ()"));
    assert!(first("# nothing\n")[0].contains("was empty"));
}

#[test]
fn the_generations_differ() {
    for (text, refused) in [
        ("note: 2020-01-01\n", [true, false]),
        ("a: &a x\nb: *a\n", [true, false]),
        ("version: 0.0\n", [false, true]),
        ("---\nmore: 1\n", [false, true]),
        ("files:\n  - source: \"\"\n    destination: /srv\n", [false, true]),
        ("files:\n  - source: [a]\n    destination: /srv\n", [false, true]),
        ("hooks:\n  AfterInstall:\n    - location: a.sh\n      timeout: 300s\n", [false, true]),
        ("hooks:\n  AfterInstall:\n    - location: a.sh\n      sudo: yes\n", [false, true]),
        ("hooks:\n  AfterInstall: false\n", [false, true]),
        ("permissions:\n  - object: /x\n    mode: 0755\n", [true, false]),
        ("permissions:\n  - object: /x\n    except: [a]\n", [false, true]),
        ("permissions:\n  - object: /x\n    except: [a]\n    type: [directory]\n", [false, false]),
        ("permissions:\n  - object: /x\n    acls: [1:2]\n", [true, false]),
        ("hooks:\n  AfterInstall: []\n  AfterInstall: []\n", [false, false]),
        ("hooks:\n  Install:\n    - location: a.sh\n", [false, false]),
        ("hooks:\n  BlockTraffic:\n    - location: a.sh\n", [true, true]),
    ] {
        assert_eq!(is_refused(text), refused, "{text}");
    }
}
