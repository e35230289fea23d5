/** An element with a class and parts. */
export function element(name: string, className: string, ...parts: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.append(...parts);
  return made;
}
