// A deployment to a fleet, opened as by one who left it in this browser.

import { open } from "./person.js";

const APPSPEC = `version: 0.0
os: linux
files:
  - source: dist/index.html
    destination: /srv/web
hooks:
  ApplicationStop:
    - location: scripts/stop.sh
      timeout: 60
  ApplicationStart:
    - location: scripts/start.sh
      timeout: 60
  ValidateService:
    - location: scripts/validate.sh
      timeout: 120
`;

/** Opens the page as one who left the file here, with a fleet of that size and these faults. */
export async function openFleet(page, instances, faults = []) {
  const sitting = {
    name: "appspec.yml",
    scenario: {
      faults,
      durations: {},
      setup: { rollback: { failure: true }, server: { instances, configuration: "half_at_a_time" } },
    },
    now: 0,
    speed: 1,
  };
  await page.addInitScript(
    ([text, sitting]) => {
      localStorage.setItem("rehearsal.text", text);
      localStorage.setItem("rehearsal.sitting", sitting);
    },
    [APPSPEC, JSON.stringify(sitting)],
  );
  await open(page);
}

export const grid = (page) => page.getByRole("grid");
