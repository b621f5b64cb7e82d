// @ts-check

/** Where the server of this page says that its proxy is, if it has one: a path of this origin. */
export function proxyHost() {
  const meta = document.querySelector('meta[name="vectice-host"]');
  return meta?.getAttribute("content") || undefined;
}
