// @ts-check

/**
 * @typedef {{ readonly from: string, readonly to: string }} Edge
 * @typedef {{ id: string, x: number, y: number, width: number, height: number }} Box
 */

const box = { width: 220, height: 60 };
const gap = { x: 76, y: 18, step: 22 };

/**
 * Where the boxes of a graph go: what was made from something stands after it.
 *
 * @param {readonly string[]} ids
 * @param {readonly Edge[]} edges
 * @param {number} room pixels across
 */
export function layOut(ids, edges, room) {
  const layers = layersOf(ids, edges);
  const columns = layers.length * box.width + (layers.length - 1) * gap.x;
  return columns <= room ? inColumns(layers, edges) : inSteps(layers, edges, room);
}

/**
 * The ids by how many steps lie before them at most; in a circle somebody has to be the first.
 *
 * @param {readonly string[]} ids
 * @param {readonly Edge[]} edges
 */
function layersOf(ids, edges) {
  const depths = new Map(ids.map((id) => [id, 0]));
  for (let round = 1; round < ids.length; round += 1) {
    let moved = false;
    for (const { from, to } of edges) {
      const depth = (depths.get(from) ?? 0) + 1;
      if (from !== to && depth > (depths.get(to) ?? 0) && depth < ids.length) {
        depths.set(to, depth);
        moved = true;
      }
    }
    if (!moved) {
      break;
    }
  }
  // A circle pushes its members apart without end: empty layers are left out.
  const used = [...new Set(depths.values())].toSorted((one, other) => one - other);
  return used.map((depth) => ids.filter((id) => depths.get(id) === depth));
}

/**
 * From left to right, each layer a column in the middle of the height.
 *
 * @param {readonly (readonly string[])[]} layers
 * @param {readonly Edge[]} edges
 */
function inColumns(layers, edges) {
  const most = Math.max(...layers.map((layer) => layer.length));
  const height = most * (box.height + gap.y) - gap.y;
  /** @type {Map<string, Box>} */
  const boxes = new Map();
  for (const [column, layer] of layers.entries()) {
    const top = (height - (layer.length * (box.height + gap.y) - gap.y)) / 2;
    for (const [place, id] of layer.entries()) {
      const x = column * (box.width + gap.x);
      boxes.set(id, { id, x, y: top + place * (box.height + gap.y), ...box });
    }
  }
  const paths = edges.flatMap(({ from, to }) => {
    const [start, end] = [boxes.get(from), boxes.get(to)];
    return start === undefined || end === undefined ? [] : [curve(start, end)];
  });
  const width = layers.length * (box.width + gap.x) - gap.x;
  return { boxes: [...boxes.values()], paths, width, height };
}

/**
 * @param {Box} start
 * @param {Box} end
 */
function curve(start, end) {
  const [x1, y1] = [start.x + start.width, start.y + start.height / 2];
  const [x2, y2] = [end.x, end.y + end.height / 2];
  const bend = gap.x / 2;
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2 - 7} ${y2}`;
}

/**
 * From top to bottom, each layer further to the right: for narrow pages.
 *
 * @param {readonly (readonly string[])[]} layers
 * @param {readonly Edge[]} edges
 * @param {number} room
 */
function inSteps(layers, edges, room) {
  const step = Math.min(gap.step, room / 3 / Math.max(layers.length, 1));
  /** @type {Map<string, Box>} */
  const boxes = new Map();
  for (const [depth, layer] of layers.entries()) {
    for (const id of layer) {
      const x = depth * step;
      const y = boxes.size * (box.height + gap.y);
      boxes.set(id, { id, x, y, width: Math.min(room - x, 420), height: box.height });
    }
  }
  const paths = edges.flatMap(({ from, to }) => {
    const [start, end] = [boxes.get(from), boxes.get(to)];
    return start === undefined || end === undefined ? [] : [elbow(start, end, step)];
  });
  const height = boxes.size * (box.height + gap.y) - gap.y;
  return { boxes: [...boxes.values()], paths, width: room, height };
}

/**
 * @param {Box} start
 * @param {Box} end
 * @param {number} step
 */
function elbow(start, end, step) {
  const x = start.x + step / 2;
  return `M${x} ${start.y + start.height}V${end.y + end.height / 2}H${end.x - 7}`;
}
