// @ts-check
import { element } from "../../../ui/element.js";
import { layOut } from "./layout.js";
import { svg } from "../../../ui/svg.js";

/** How wide a letter is, about. */
const letter = 7.6;

/**
 * Draws a graph of lineage, and draws it anew when there is more or less room.
 *
 * @param {import("vectice/analysis").LineageGraph} graph
 * @param {Pick<ReturnType<typeof import("./names.js").lineageNames>, "known" | "inOrder">} names
 * @param {string} self the id of the version that it is about
 * @param {AbortSignal} signal
 */
export function drawLineage({ nodes, edges }, { known, inOrder }, self, signal) {
  const place = element("div", { class: "drawing" });
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const ids = [...kinds.keys()].toSorted(inOrder);
  let drawnFor = 0;

  function draw() {
    const room = place.clientWidth;
    if (room === 0 || room === drawnFor) {
      return;
    }
    drawnFor = room;
    // The drawing grows with the letters of the page.
    const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const { boxes, paths, width, height } = layOut(ids, edges, room / scale - 4);
    place.replaceChildren(
      svg(
        "svg",
        {
          role: "group",
          "aria-label": "Lineage",
          width: (width + 4) * scale,
          height: (height + 4) * scale,
          viewBox: `-2 -2 ${width + 4} ${height + 4}`,
        },
        arrowHead(),
        ...paths.map((d) => svg("path", { class: "edge", d, "marker-end": "url(#arrow)" })),
        ...boxes.map((box) => boxOf(box)),
      ),
    );
  }

  /** @param {import("./layout.js").Box} box */
  function boxOf({ id, x, y, width, height }) {
    const { parent = id, name = "", href, url = "" } = known.get(id) ?? {};
    const kind = kinds.get(id) === "modelVersion" ? "Model" : "Dataset";
    const letters = Math.floor((width - 28) / letter);
    const state = id === self ? " self" : "";
    const whole = `${parent}, ${kind} · ${name}`;
    /** @type {Record<string, string>} */
    const link =
      href === undefined ? { href: url, target: "_blank", rel: "noopener noreferrer" } : { href };
    if (id === self) {
      link["aria-current"] = "true";
    }
    return svg(
      "a",
      { class: `node ${kind.toLowerCase()}${state}`, ...link },
      svg("title", {}, href === undefined ? `${whole} (opens in a new tab)` : whole),
      svg("rect", { x, y, width, height, rx: 10 }),
      svg("rect", { class: "edge-mark", x, y: y + 12, width: 4, height: height - 24, rx: 2 }),
      svg("text", { class: "node-name", x: x + 16, y: y + 26 }, cut(parent, letters)),
      svg(
        "text",
        { class: "node-more", x: x + 16, y: y + 45 },
        cut(`${kind} · ${name}`, letters + 3),
      ),
    );
  }

  const observer = new ResizeObserver(draw);
  observer.observe(place);
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  return place;
}

function arrowHead() {
  return svg(
    "defs",
    {},
    svg(
      "marker",
      {
        id: "arrow",
        viewBox: "0 0 8 8",
        refX: 1,
        refY: 4,
        markerWidth: 8,
        markerHeight: 8,
        orient: "auto",
        markerUnits: "userSpaceOnUse",
      },
      svg("path", { class: "arrow", d: "M0 0L8 4L0 8Z" }),
    ),
  );
}

/**
 * @param {string} text
 * @param {number} letters
 */
function cut(text, letters) {
  const all = Array.from(new Intl.Segmenter("en").segment(text), ({ segment }) => segment);
  return all.length <= letters ? text : `${all.slice(0, letters - 1).join("")}…`;
}
