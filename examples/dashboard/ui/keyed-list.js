// @ts-check

/**
 * Keeps the children of a list in step with what they show: a child whose item did not change stays as
 * it is, with the keyboard's focus and whatever is open in it.
 *
 * @template Item
 * @param {HTMLElement} list
 * @param {(item: Item) => string | number} key
 * @param {(item: Item) => { readonly node: HTMLElement, update?(item: Item): void }} make what has no
 * `update` is made again when its item changes
 * @returns {(items: readonly Item[]) => void}
 */
export function keyedList(list, key, make) {
  /** @type {Map<string | number, { json: string, shown: ReturnType<typeof make> }>} */
  let known = new Map();
  return (items) => {
    /** @type {typeof known} */
    const now = new Map();
    for (const item of items) {
      const json = JSON.stringify(item);
      const before = known.get(key(item));
      const isSame = before?.json === json;
      if (before !== undefined && !isSame) {
        before.shown.update?.(item);
      }
      const stays = before !== undefined && (isSame || before.shown.update !== undefined);
      now.set(key(item), { json, shown: stays ? before.shown : make(item) });
    }
    for (const [id, { shown }] of known) {
      const successor = now.get(id)?.shown;
      if (successor === undefined) {
        shown.node.remove();
      } else if (successor !== shown) {
        exchange(shown.node, successor.node);
      }
    }
    for (const [place, { shown }] of [...now.values()].entries()) {
      const there = list.children[place] ?? null;
      if (there !== shown.node) {
        list.insertBefore(shown.node, there);
      }
    }
    known = now;
  };
}

/**
 * Puts a node in another's place; the focus that was in the one goes to the other.
 *
 * @param {HTMLElement} before
 * @param {HTMLElement} after
 */
function exchange(before, after) {
  const hadFocus = before.contains(document.activeElement);
  before.replaceWith(after);
  if (hadFocus) {
    const target = after.querySelector("a, button, summary, select");
    if (target instanceof HTMLElement) {
      target.focus();
    }
  }
}
