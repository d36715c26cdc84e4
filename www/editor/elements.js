// Small means to build HTML without ever parsing a string, which the page's policy on trusted types forbids.

/** Makes an element with a class and its content: nodes and strings; what is null or false is left out. */
export function make(tag, className, ...content) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...content.filter((part) => part != null && part !== false));
  return node;
}

/** Makes a button that keeps the focus where it is when a mouse presses it. */
export function button(className, onPress, ...content) {
  const node = make("button", className, ...content);
  node.type = "button";
  node.addEventListener("mousedown", (event) => event.preventDefault());
  node.addEventListener("click", onPress);
  return node;
}

/** A sentence as nodes: what stands between backticks is the file's own voice and becomes `<code>`. */
export function sentence(text) {
  return text.split("`").map((part, index) => (index % 2 ? make("code", null, part) : part));
}

/** Several paragraphs, parted by empty lines. */
export function paragraphs(text, className) {
  return text.split(/\n{2,}/).map((paragraph) => make("p", className, ...sentence(paragraph)));
}

/** Whether this machine writes the command key where others write Ctrl. */
export const onMac = /Mac|iPhone|iPad/.test(navigator.platform);
