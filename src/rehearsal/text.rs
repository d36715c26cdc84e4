//! A timeline as text: for the command line and for snapshots.
//!
//! ```text
//! 0:13 INSTALL ▶
//! 0:13   npm ci ✔ 14s
//! 0:27 INSTALL ✔ 14s
//! ```
//!
//! One line per change, in order of time, indented under the step of which it is a part. A step in which
//! nothing else happens has one line, at its start.

use std::fmt::Write;

use super::{Edge, Instant, Playback, Status, Step, StepId, Timeline};

/// What a text form tells beside the steps, gauges, results and outcome, which it always tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Telling {
    /// The story in words.
    pub narration: bool,
    /// The service's log.
    pub log: bool,
    /// What the run is given.
    pub inputs: bool,
}

impl Timeline {
    /// The timeline as text.
    pub fn to_text(&self, telling: Telling) -> String {
        let mut lines = self.events(telling);
        // Stable: what happens at one instant keeps the order in which it was listed.
        lines.sort_by_key(|line| line.0);
        let mut text = format!("{}\n", self.title);
        if telling.inputs {
            for input in &self.inputs {
                let value = input.value.as_deref().filter(|_| !input.secret).unwrap_or("…");
                let _ = writeln!(text, "given {} = {} ({})", input.name, one_line(value), input.origin);
            }
        }
        for (at, line) in lines {
            let _ = writeln!(text, "{at} {line}");
        }
        for product in &self.results {
            let mark = if product.kept { "✔" } else { "⊘" };
            let doubt = doubt(product.assumed.as_deref());
            let _ = writeln!(text, "{mark} {} {}: {}{doubt}", product.kind, one_line(&product.name), product.why);
        }
        let end = &self.outcome;
        let why = end.why.as_ref().map(|why| format!(" — {why}")).unwrap_or_default();
        let _ =
            writeln!(text, "{} {} at {}{why}{}", mark(end.status), end.word, end.at, doubt(end.assumed.as_deref()));
        text
    }

    fn events(&self, telling: Telling) -> Vec<(Instant, String)> {
        let mut lines = Vec::new();
        if telling.narration {
            lines.extend(self.narration.iter().map(|told| (told.at, format!("\u{201c}{}\u{201d}", told.text))));
        }
        self.step_lines(telling, &mut lines);
        for gauge in &self.gauges {
            for point in &gauge.points {
                let why = point.why.as_ref().map(|why| format!(" — {why}")).unwrap_or_default();
                let doubt = doubt(point.assumed.as_deref());
                lines.push((point.at, format!("{} = {}{why}{doubt}", gauge.name, point.value)));
            }
        }
        lines.extend(self.moments.iter().map(|moment| (moment.at, format!("◆ {}", one_line(&moment.label)))));
        if telling.log {
            let bad = |bad| if bad { "!" } else { "│" };
            lines.extend(self.log.iter().map(|line| (line.at, format!("{} {}", bad(line.bad), line.text))));
        }
        lines
    }

    fn step_lines(&self, telling: Telling, lines: &mut Vec<(Instant, String)>) {
        let changes = self.changes();
        let mut merged = None;
        for (index, change) in changes.iter().enumerate() {
            let Some(step) = self.steps.get(change.step.0 as usize) else { continue };
            let end = changes.get(index + 1).filter(|next| next.step == change.step);
            let indent = "  ".repeat(self.depth(step));
            if end.is_some_and(|end| !self.speaks(change.at, end.at, telling)) {
                merged = Some(change.step);
                lines.push((change.at, format!("{indent}{}", ended(step, &self.name(step)))));
            } else if change.starts {
                lines.push((change.at, format!("{indent}{} ▶", self.name(step))));
            } else if merged != Some(change.step) && !self.goes_without_saying(step) {
                lines.push((change.at, format!("{indent}{}", ended(step, &self.name(step)))));
            }
        }
    }

    /// The edges in the order in which they are read: at one instant first what ends, parts before the whole, then
    /// what begins or is settled, the whole before its parts.
    fn changes(&self) -> Vec<Edge> {
        let (before, after) = self.orders();
        let place = |order: &[usize], step: StepId| order.get(step.0 as usize).copied().unwrap_or_default();
        let mut changes = Playback::new(self).edges().to_vec();
        changes.sort_by_key(|edge| {
            let ends = !edge.starts && self.ends_at(edge.step, edge.at);
            (edge.at, !ends, place(if ends { &after } else { &before }, edge.step))
        });
        changes
    }

    /// Whether the step, or one of which it is a part, ends at `at` after it ran for a while.
    fn ends_at(&self, step: StepId, at: Instant) -> bool {
        let ends = |step: &Step| step.end == at && step.start.is_some_and(|start| start < at);
        let parent = |step: &&Step| self.steps.get(step.parent?.0 as usize);
        std::iter::successors(self.steps.get(step.0 as usize), parent).any(ends)
    }

    /// Each step's number when a whole is counted before its parts, and when it is counted after them.
    fn orders(&self) -> (Vec<usize>, Vec<usize>) {
        let mut parts = vec![Vec::new(); self.steps.len()];
        let mut open = Vec::new();
        for (index, step) in self.steps.iter().enumerate().rev() {
            match step.parent.and_then(|parent| parts.get_mut(parent.0 as usize)) {
                Some(parts) => parts.push((index, true)),
                None => open.push((index, true)),
            }
        }
        let (mut before, mut after) = (vec![0; self.steps.len()], vec![0; self.steps.len()]);
        let mut counted = 0;
        while let Some((step, enter)) = open.pop() {
            counted += 1;
            let order = if enter { &mut before } else { &mut after };
            if let Some(number) = order.get_mut(step) {
                *number = counted;
            }
            if let Some(parts) = parts.get_mut(step).filter(|_| enter) {
                open.push((step, false));
                open.append(parts);
            }
        }
        (before, after)
    }

    /// Whether the step did not run for the reason for which the whole did not.
    fn goes_without_saying(&self, step: &Step) -> bool {
        let whole = step.parent.and_then(|parent| self.steps.get(parent.0 as usize));
        whole.is_some_and(|whole| whole.start.is_none() && step.start.is_none() && whole.why == step.why)
    }

    /// Whether anything but steps is told between two instants, so that one line for both would hide the order.
    fn speaks(&self, from: Instant, to: Instant, telling: Telling) -> bool {
        let within = |at: Instant| from < at && at < to;
        self.gauges.iter().flat_map(|gauge| &gauge.points).any(|point| within(point.at))
            || self.moments.iter().any(|moment| within(moment.at))
            || telling.narration && self.narration.iter().any(|sentence| within(sentence.at))
            || telling.log && self.log.iter().any(|line| within(line.at))
    }

    /// What a step is called: with its lane before it, where the lane is what tells it from others.
    fn name(&self, step: &Step) -> String {
        let lane = self.lanes.get(step.lane.0 as usize).map_or("", |lane| lane.name.as_str());
        let told = step.address.rsplit('.').skip(1).any(|part| part == lane);
        let lane = if told { format!("{lane} ") } else { String::new() };
        let attempt = if step.attempt > 1 { format!(" (attempt {})", step.attempt) } else { String::new() };
        format!("{lane}{}{attempt}", one_line(&step.label))
    }

    /// How many steps hold this one.
    fn depth(&self, step: &Step) -> usize {
        let parent = |step: &Step| self.steps.get(step.parent?.0 as usize);
        std::iter::successors(parent(step), |step| parent(step)).count()
    }
}

/// The line of a step that is over.
fn ended(step: &Step, name: &str) -> String {
    let mut line = format!("{name} {}", mark(step.status));
    if let Some(start) = step.start {
        let _ = write!(line, " {}", length(step.end.since(start)));
    }
    if let Some(detail) = &step.detail {
        let _ = write!(line, " [{}]", one_line(detail));
    }
    if let Some(why) = &step.why {
        let _ = write!(line, " — {why}");
    }
    line + &doubt(step.assumed.as_deref())
}

fn doubt(assumed: Option<&str>) -> String {
    assumed.map(|why| format!(" ≈ {why}")).unwrap_or_default()
}

/// The mark of a status in text.
pub fn mark(status: Status) -> &'static str {
    match status {
        Status::Succeeded => "✔",
        Status::Failed => "✖",
        Status::TimedOut => "⧗",
        Status::Stopped => "■",
        Status::Skipped => "⊘",
        Status::Superseded => "»",
    }
}

/// The first line of `text`, with a sign that there are more.
fn one_line(text: &str) -> String {
    match text.trim_end().split_once('\n') {
        Some((first, _)) => format!("{} …", first.trim_end()),
        None => text.trim_end().to_owned(),
    }
}

/// `0:07`, `1:02:03`, `2d 1:02:03`; with thousandths where there are any.
impl std::fmt::Display for Instant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (days, hours, minutes, seconds, rest) = parts(self.0);
        if days > 0 {
            write!(f, "{days}d ")?;
        }
        if days + hours > 0 {
            write!(f, "{hours}:{minutes:02}:{seconds:02}")?;
        } else {
            write!(f, "{minutes}:{seconds:02}")?;
        }
        if rest > 0 { write!(f, ".{rest:03}") } else { Ok(()) }
    }
}

/// `7s`, `2m03s`, `1h02m`, `7d`: a length of time in milliseconds, for people.
pub fn length(milliseconds: u64) -> String {
    let (days, hours, minutes, seconds, rest) = parts(milliseconds);
    let mut text = String::new();
    for (number, unit) in [(days, "d"), (hours, "h"), (minutes, "m")] {
        if number > 0 {
            let _ = write!(text, "{number}{unit}");
        }
    }
    if rest > 0 {
        let _ = write!(text, "{seconds}.{rest:03}s");
    } else if seconds > 0 || text.is_empty() {
        let _ = write!(text, "{seconds}s");
    }
    text
}

fn parts(milliseconds: u64) -> (u64, u64, u64, u64, u64) {
    let seconds = milliseconds / 1000;
    (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60, milliseconds % 1000)
}
