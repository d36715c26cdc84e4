//! What is told of scripts, and of which nothing is.

use serde_json::{Value, json};

use crate::check;
use crate::formats::codedeploy::FORMAT;

/// The codes that a script of an event raises in a bundle that holds `app/index.html`, too.
fn told_in(event: &str, script: &str) -> Vec<String> {
    let text = format!(
        "version: 0.0\nos: linux\nfiles: [{{source: app, destination: /srv/app}}]\nhooks:\n  {event}:\n    - location: run.sh\n      timeout: 9\n"
    );
    let files = json!({ "run.sh": script, "app/index.html": "" });
    let settings: Value = json!({ "bundle": { "files": files } });
    let found = check(&text, &FORMAT, &settings).diagnostics;
    // Of an event alone the rules of practice have something to say.
    let codes = found.iter().map(|found| found.code.to_string());
    codes.filter(|code| code.as_str() > "CD712" || matches!(code.as_str(), "CD709" | "CD711")).collect()
}

fn told(script: &str) -> Vec<String> {
    told_in("ValidateService", script)
}

#[test]
fn nothing_is_told_of_sound_scripts() {
    for script in [
        "#!/bin/bash\nset -euo pipefail\ncd /srv/app\nnpm ci\nnode . >/var/log/app.log 2>&1 &\n",
        "#!/bin/sh -e\nmake\nmake install\n",
        "#!/bin/bash\nif ! curl -f localhost; then\n  exit 1\nfi\n",
        "#!/bin/bash\nmkdir -p /srv/app/logs\nrm -rf /srv/app/cache\nsystemctl restart app\n",
        "#!/bin/bash\nmake || exit 1\nmake install\n",
        "#!/bin/bash\nmake\nstatus=$?\nlogger \"$status\"\nexit $status\n",
        "#!/bin/bash\nstart() {\n  systemctl start app\n}\nstart\n",
        "#!/bin/bash\nmake & \nwait\n",
        "#!/bin/bash\nexec >/var/log/run.log 2>&1\nnode . &\n",
        "#!/bin/bash\nset -e\nyum -y install nginx\nDEBIAN_FRONTEND=noninteractive apt-get -qq install x\n",
        "#!/bin/bash\nset -e\nyes | apt-get install nginx\napt-get $OPTIONS install nginx\napt-get update\n",
        "#!/bin/bash\nset -e\ncd \"$(dirname \"$0\")\"\ncp app/index.html /srv/\n",
        "#!/bin/bash\necho ./app/index.html\n",
        "#!/usr/bin/env python3\nimport os\nos.system('yum install x')\n",
        "#!/usr/bin/env -S bash\r\n",
    ] {
        assert!(told(script).is_empty(), "{:?} of {script}", told(script));
    }
}

#[test]
fn faults_are_told() {
    for (script, code) in [
        ("#!/bin/bash\nset -e\n(node .) &\nnode . >/dev/null &\n", "CD709"),
        ("#!/bin/bash\nmake && make test\nmake install\n", "CD711"),
        ("#!/usr/bin/env python3\r\nprint()\r\n", "CD713"),
        ("#!/bin/bash\nexit 0\r\n", "CD713"),
        ("exit 0\n", "CD714"),
        ("#!/bin/bash\n./app/index.html\n", "CD715"),
        ("#!/bin/bash\ncd app\n", "CD715"),
        ("#!/bin/bash\nsudo apt-get --quiet install nginx\n", "CD716"),
    ] {
        assert_eq!(told(script), [code], "{script}");
    }
}

#[test]
fn stop_scripts_may_find_nothing_to_stop() {
    let stop = |script: &str| told_in("ApplicationStop", script);
    for script in [
        "#!/bin/bash\npkill node || true\n",
        "#!/bin/bash\npkill node\nexit 0\n",
        "#!/bin/bash\nif pgrep node; then\n  pkill node\nfi\n",
        "#!/bin/bash\nset -e\n[ -f /run/app.pid ] && kill $(cat /run/app.pid)\n",
    ] {
        assert!(stop(script).is_empty(), "{:?} of {script}", stop(script));
    }
    for script in [
        "#!/bin/bash\nset -e\npkill node\nexit 0\n",
        "#!/bin/bash\nps aux | grep node | awk '{print $2}' | xargs kill\n",
    ] {
        assert_eq!(stop(script), ["CD719"], "{script}");
    }
}
