// @ts-check

/**
 * What a person has chosen on the page of a model; all of it stands in the address.
 *
 * @typedef {{
 *   readonly sort: string,
 *   readonly page: number,
 *   readonly metrics: readonly string[],
 *   readonly models: readonly string[],
 *   readonly compare: readonly string[],
 *   readonly fromZero: boolean,
 * }} Choices `sort`: the key of a column, after a minus for the other direction; `models`: ids of
 * others beside this one; `compare`: ids of versions
 */

/** The newest version first. */
export const usualSort = "-date";

/**
 * @param {URLSearchParams} search
 * @returns {Choices}
 */
export function choicesOf(search) {
  const pair = [search.get("from"), search.get("to")].filter((id) => id !== null);
  const compare = search.getAll("compare");
  return {
    sort: search.get("sort") ?? usualSort,
    page: Math.max(Math.trunc(Number(search.get("page"))) || 1, 1),
    metrics: search.getAll("metric"),
    models: search.getAll("model"),
    // Links from before several could be compared name two.
    compare: compare.length > 0 ? compare : pair,
    fromZero: search.get("axis") === "zero",
  };
}

/**
 * As they stand in the address; what is usual is left out.
 *
 * @param {Choices} choices
 * @returns {Record<string, readonly string[]>}
 */
export function searchOf({ sort, page, metrics, models, compare, fromZero }) {
  return {
    sort: sort === usualSort ? [] : [sort],
    page: page === 1 ? [] : [String(page)],
    metric: metrics,
    model: models,
    compare,
    axis: fromZero ? ["zero"] : [],
    from: [],
    to: [],
  };
}
