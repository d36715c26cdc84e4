// The shapes that carry a status or a severity: never colour alone, so each one can be told apart in grey.

const SVG = "http://www.w3.org/2000/svg";

/** What shines through a filled shape. */
const GROUND = "var(--surface)";

const line = (d, width, stroke = "currentColor") => [
  "path",
  { d, fill: "none", stroke, "stroke-width": width, "stroke-linecap": "round", "stroke-linejoin": "round" },
];
const ring = (r, width, dashes) => [
  "circle",
  { cx: 8, cy: 8, r, fill: "none", stroke: "currentColor", "stroke-width": width, ...(dashes && { "stroke-dasharray": dashes }) },
];
const dot = (cy, r, fill) => ["circle", { cx: 8, cy, r, fill }];
const filled = (d) => ["path", { d, fill: "currentColor" }];

const OCTAGON = "M5 .9h6L15.1 5v6L11 15.1H5L.9 11V5z";

/** Drawn in a square of 16 units. */
const SHAPES = {
  pending: [ring(5.6, 1.4)],
  now: [ring(6.2, 1.6), filled("M6.4 5v6l4.8-3z")],
  succeeded: [dot(8, 7, "currentColor"), line("m4.8 8.3 2.2 2.2 4.2-4.6", 1.7, GROUND)],
  failed: [filled(OCTAGON), line("m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2", 1.8, GROUND)],
  timed_out: [filled(OCTAGON), line("M8 4.4V8l2.4 1.6", 1.7, GROUND)],
  stopped: [ring(6.2, 1.5), ["rect", { x: 5.5, y: 5.5, width: 5, height: 5, rx: 0.6, fill: "currentColor" }]],
  skipped: [ring(5.8, 1.4, "2.4 2.15"), line("m4.6 11.4 6.8-6.8", 1.4)],
  error: [dot(8, 7, "currentColor"), line("M8 4.2v4.6", 1.8, GROUND), dot(11.5, 1.1, GROUND)],
  warning: [
    ["path", { d: "M8 1.6 15 14H1z", fill: "currentColor", stroke: "currentColor", "stroke-width": 1.2, "stroke-linejoin": "round" }],
    line("M8 6v3.8", 1.7, GROUND),
    dot(12, 1, GROUND),
  ],
  hint: [ring(6.2, 1.4), line("M8 7.4v3.8", 1.6), dot(4.9, 0.95, "currentColor")],
  undocumented: [
    line("M2.5 6.4c1.8-2 3.6-2 5.5 0s3.7 2 5.5 0M2.5 10.6c1.8-2 3.6-2 5.5 0s3.7 2 5.5 0", 1.4),
  ],
  open: [line("m4 6.2 4 4 4-4", 1.6)],
  closed: [line("m6.2 4 4 4-4 4", 1.6)],
};

/**
 * Draws one of the shapes. Its colour is the text's, set by its class `glyph-NAME`.
 * With a label it is an image to a screen reader, without one it is decoration.
 */
export function glyph(name, label) {
  const svg = element("svg", { viewBox: "0 0 16 16", class: `glyph glyph-${name}` });
  if (label) {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
  } else {
    svg.setAttribute("aria-hidden", "true");
  }
  for (const [tag, attributes] of SHAPES[name]) svg.append(element(tag, attributes));
  return svg;
}

/** Whether there is a shape of this name. */
export const isGlyph = (name) => Object.hasOwn(SHAPES, name);

function element(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}
