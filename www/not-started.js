// What a person reads instead of the page when it cannot start.

/**
 * Replaces the page with what is wrong and what to do.
 *
 * @param {Element} mount the element in which the page would have started
 * @param {unknown} error what stopped it
 */
export function sayWhyNotStarted(mount, error) {
  const main = document.createElement("main");
  main.className = "opening";
  const message = document.createElement("div");
  message.setAttribute("role", "alert");
  message.append(
    line("h1", "Rehearsal could not start"),
    line("p", typeof WebAssembly === "object" ? unexpected : withoutWebAssembly),
    line("pre", String(error), "detail"),
  );
  main.append(message);
  mount.replaceChildren(main);
}

const unexpected =
  "A part of the page could not be loaded or run. Reload it; if the message stays, the site may be incomplete or this browser too old.";
const withoutWebAssembly =
  "This browser has no WebAssembly, or it is switched off. Another browser, or a setting that allows WebAssembly, will show the page.";

function line(tag, text, className = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = className;
  return element;
}
