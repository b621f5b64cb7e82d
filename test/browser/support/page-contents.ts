/**
 * Everything that a script of the page can get at, as text. It runs in the page, so it stands alone.
 */
export async function pageContents(): Promise<string> {
  const found: string[] = [
    document.documentElement.outerHTML,
    document.cookie,
    location.href,
    window.name,
    JSON.stringify(history.state),
    JSON.stringify(Object.entries(localStorage)),
    JSON.stringify(Object.entries(sessionStorage)),
    ...performance.getEntries().map(({ name }) => name),
    ...Array.from(document.querySelectorAll("input, textarea, select"), (field) =>
      "value" in field ? String(field.value) : "",
    ),
  ];
  const databases = await indexedDB.databases().catch(() => []);
  found.push(JSON.stringify(databases));
  // Only secure contexts have it; this one is, by its loopback address, in most browsers.
  if ("caches" in globalThis) {
    found.push(JSON.stringify(await caches.keys().catch(() => [])));
  }
  const seen = new Set<unknown>();
  const walk = (value: unknown, depth: number): void => {
    if (typeof value === "string") {
      found.push(value);
    } else if (typeof value === "object" && value !== null && depth > 0 && !seen.has(value)) {
      seen.add(value);
      for (const name of Object.getOwnPropertyNames(value)) {
        const held: unknown = Object.getOwnPropertyDescriptor(value, name)?.value;
        walk(held, depth - 1);
      }
    }
  };
  walk(globalThis, 4);
  return found.join("\n");
}
