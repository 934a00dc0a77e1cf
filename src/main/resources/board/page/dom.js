/** Touches the page's elements, and only where something changed. Text is always text, never markup. */

/** The element with this id. */
export function byId(id) {
  return document.getElementById(id);
}

/** A new element. */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) {
    element.className = className;
  }
  element.append(...children);
  return element;
}

/** A new element for words that come from outside: they may run from right to left, and must not turn their neighbours. */
export function makeForeign(tag, className) {
  const element = make(tag, className);
  element.dir = 'auto';
  return element;
}

/** Sets an element's text. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Sets an attribute; null removes it. */
export function setAttribute(element, name, value) {
  if (value === null) {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}

/** Sets a property that style sheets use. */
export function setStyle(element, name, value) {
  if (element.style.getPropertyValue(name) !== value) {
    element.style.setProperty(name, value);
  }
}

/**
 * Makes a list's children those of the items, in their order; children of items that stay are kept.
 *
 * @param {HTMLElement} list
 * @param {object[]} items
 * @param {function(object): string} key tells items apart
 * @param {function(object): HTMLElement} create a child for a new item
 * @param {function(HTMLElement, object)} update
 */
export function setItems(list, items, key, create, update) {
  const old = new Map([...list.children].map((child) => [child.dataset.key, child]));
  const children = items.map((item) => {
    const id = key(item);
    const child = old.get(id) ?? create(item);
    old.delete(id);
    child.dataset.key = id;
    update(child, item);
    return child;
  });
  old.forEach((child) => child.remove());
  children.forEach((child, index) => {
    if (list.children[index] !== child) {
      list.insertBefore(child, list.children[index] ?? null);
    }
  });
}
