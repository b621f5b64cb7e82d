// @ts-check
import { choiceGroup } from "../../ui/choice-group.js";
import { element } from "../../ui/element.js";
import { titleOf } from "../../ui/error-panel.js";
import { mostOthers } from "./other-models.js";

/**
 * The other models of a project, to draw beside this one. They are asked for when somebody opens the
 * choice, or has come with a link that names some.
 *
 * @param {(models: readonly string[]) => void} choose
 * @param {AbortSignal} signal
 */
export function otherModelsChoice(choose, signal) {
  const group = choiceGroup("Other models of the project", (models) => {
    choose(models.slice(0, mostOthers));
  });
  const words = element("p", { class: "small" });
  const place = element("div", { hidden: true }, group.node);
  const node = element(
    "details",
    { class: "other-models", toggle: () => void load() },
    element("summary", {}, "Beside other models"),
    words,
    place,
  );
  /** @type {import("vectice").Model | undefined} */
  let model;
  /** @type {readonly string[]} */
  let chosen = [];
  let isAsked = false;

  async function load() {
    if (isAsked || model === undefined || !node.open) {
      return;
    }
    isAsked = true;
    words.textContent = "Loading the models…";
    try {
      const project = await model.project({ signal });
      const models = (await project?.models({ signal })) ?? [];
      const others = models.filter(({ id }) => id !== model?.id);
      group.update(
        others.map(({ id, name }) => ({ value: id, text: name })),
        chosen,
      );
      place.hidden = others.length === 0;
      words.textContent =
        others.length === 0
          ? "The project has no other models."
          : others.length > mostOthers
            ? `Up to ${mostOthers} of them.`
            : "";
    } catch (error) {
      isAsked = false;
      words.textContent = `They could not be read: ${titleOf(error)}.`;
    }
  }

  return {
    node,
    /**
     * @param {import("vectice").Model} shown
     * @param {readonly string[]} models ids
     */
    update(shown, models) {
      model = shown;
      chosen = models;
      if (models.length > 0 && !isAsked) {
        node.open = true;
      }
      group.choose(models);
      void load();
    },
  };
}
