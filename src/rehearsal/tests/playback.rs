//! A small run, looked at from all sides.

use crate::rehearsal::{
    Ending, Instant, Lane, MomentKind, Plan, Playback, Sim, Status, StepState, Telling, Timeline, length,
};

/// A phase whose second command fails, beside a phase that does not run.
fn build() -> Timeline {
    let sim = Sim::new("build", "Build of web");
    let at = &sim;
    sim.run(Box::pin(async move {
        let phases = at.lane(Lane::new("phases", "phases"));
        let phase = at.plan(Plan::new(phases, "phase", "BUILD", "BUILD"));
        let next = at.plan(Plan::new(phases, "phase", "POST_BUILD", "POST_BUILD").assumed("AWS does not say."));
        let lane = at.lane(Lane::new("commands", "commands").under(phase.id()));
        let commands: Vec<_> = ["make", "make test", "make install"]
            .iter()
            .map(|label| at.plan(Plan::new(lane, "command", *label, *label).under(phase.id())))
            .collect();
        at.gauge("CODEBUILD_BUILD_SUCCEEDING", "1", None, None);
        phase.start();
        at.log("Entering phase BUILD", Some(phase.id()));
        for (command, well) in commands.iter().zip([true, false]) {
            command.start();
            at.say(format!("`{}` runs.", if well { "make" } else { "make test" }), Some(command.id()));
            at.sleep(1500).await;
            if well { command.succeed() } else { command.fail("exit 2", "It exited with 2.") }
        }
        at.moment(MomentKind::Failure, "exit 2", None);
        let ending = Ending::new(Status::Failed)
            .detail("COMMAND_EXECUTION_ERROR")
            .left_out("Did not run: `make test` failed.");
        at.close_under(phase.id(), &ending);
        phase.close(&ending);
        at.gauge(
            "CODEBUILD_BUILD_SUCCEEDING",
            "0",
            Some("BUILD failed".to_owned()),
            Some("AWS does not say.".to_owned()),
        );
        next.skip("Did not run: BUILD failed.");
        at.outcome(Status::Failed, "FAILED")
    }))
}

#[test]
fn it_reads_well() {
    let told = Telling { narration: true, log: true, inputs: true };
    insta::assert_snapshot!(build().to_text(told), @r"
    Build of web
    0:00 “`make` runs.”
    0:00 BUILD ▶
    0:00   make ✔ 1.500s
    0:00 CODEBUILD_BUILD_SUCCEEDING = 1
    0:00 │ Entering phase BUILD
    0:01.500 “`make test` runs.”
    0:01.500   make test ✖ 1.500s [exit 2] — It exited with 2.
    0:03   make install ⊘ — Did not run: `make test` failed.
    0:03 BUILD ✖ 3s [COMMAND_EXECUTION_ERROR]
    0:03 POST_BUILD ⊘ — Did not run: BUILD failed. ≈ AWS does not say.
    0:03 CODEBUILD_BUILD_SUCCEEDING = 0 — BUILD failed ≈ AWS does not say.
    0:03 ◆ exit 2
    ✖ FAILED at 0:03
    ");
}

#[test]
fn a_frame_tells_all_at_an_instant() {
    let timeline = build();
    let playback = Playback::new(&timeline);
    let frame = playback.frame(&timeline, Instant(1500));
    let state = |address: &str| frame.state(timeline.step(address).unwrap().0);
    assert_eq!(state("make"), StepState::Ended(Status::Succeeded));
    assert_eq!(state("make test"), StepState::InProgress);
    assert_eq!(state("POST_BUILD"), StepState::Pending);
    assert_eq!(frame.progress(timeline.step("BUILD").unwrap().0), 0.5);
    assert_eq!(frame.sentence().unwrap().text, "`make test` runs.");
    assert_eq!(frame.gauge("CODEBUILD_BUILD_SUCCEEDING").unwrap().value, "1");
    assert_eq!(frame.log().len(), 1);
    assert_eq!(timeline.moment_after(Instant(1500)).unwrap().label, "exit 2");
    assert_eq!(timeline.moment_before(Instant(3000)), None);
    assert_eq!(playback.frame(&timeline, Instant(3000)).gauge("CODEBUILD_BUILD_SUCCEEDING").unwrap().value, "0");
}

#[test]
fn times_are_for_people() {
    let minute = 60_000;
    assert_eq!(Instant(7000).to_string(), "0:07");
    assert_eq!(Instant(62 * minute + 3250).to_string(), "1:02:03.250");
    assert_eq!(Instant(2 * 1440 * minute).to_string(), "2d 0:00:00");
    assert_eq!(
        ["0s", "7s", "2m3s", "1h"],
        [0, 7000, 123_000, 60 * minute].map(length).map(|text| text).each_ref().map(String::as_str)
    );
}
