import { checkCall } from "../../client/check-call.ts";
import type { CallOptions } from "../../client/client.ts";
import { query } from "../../client/graphql/operation.ts";
import type { List } from "../../client/list/list.ts";
import { pageOf } from "../../client/list/page.ts";
import { ListedModelVersionSchema, ModelSchema } from "../../schemas/model.ts";
import type { Context } from "../context.ts";
import type { KnownParts } from "./known-parts.ts";
import type { Model } from "../model.ts";
import type { ModelVersion } from "../model-version.ts";
import type { Project } from "../project.ts";
import type { VersionListOptions } from "../reading/newest-first.ts";
import { lazyParent } from "../reading/lazy-parent.ts";
import { listOf, pageArgument } from "../reading/paged-list.ts";
import { pageOfThing } from "../reading/runtime.ts";

/** `getModelById`, with its newest version. */
export const getModelById = query("getModelById", { modelId: "VecticeId!" }, ModelSchema);

/** `getModelVersionsList`, page by page. */
export const getModelVersionsList = query(
  "getModelVersionsList",
  { modelId: "VecticeId!", page: pageArgument("PageInput") },
  pageOf(ListedModelVersionSchema),
);

/**
 * What a model can be asked when nothing but its id is known; an open one can be asked the same.
 *
 * @example
 * const versions = await connection.at("MDL-3").versions();
 */
export class KnownModel {
  readonly kind = "model" as const;
  /** Such as `MDL-3`. */
  readonly id: string;
  /** The model's page in the web app. */
  readonly url: string;
  readonly #context: Context;
  readonly #self: () => Model | undefined;
  readonly #whole: (options: CallOptions) => Promise<Model>;

  /** Made by the library alone. */
  constructor(parts: never);
  /** @internal */
  constructor(parts: KnownParts<Model>);
  constructor({ context, id, self }: KnownParts<Model>) {
    this.id = id;
    this.url = pageOfThing(context, this.kind, id);
    this.#context = context;
    this.#self = self ?? (() => undefined);
    this.#whole = self
      ? async () => self()
      : lazyParent(id, (_, options) => context.connection.model(id, options));
  }

  /**
   * Lists its versions, the oldest first; with `newestFirst: true` the newest first (`getModelVersionsList`).
   * The protocol has no order for them: the newest are found by counting pages back from the total,
   * which takes a request more.
   *
   * @returns a list to await or to iterate; nothing is sent before
   * @example
   * for await (const version of model.versions()) console.log(version.name, version.status);
   */
  versions(options: VersionListOptions = {}): List<ModelVersion> {
    return listOf(
      this.#context.client,
      {
        operation: getModelVersionsList,
        variables: (page) => ({ modelId: this.id, page }),
        make: (data, model) => this.#context.make.modelVersion(data, model),
        parent: this.#whole,
        fromTheEnd: checkCall(options).newestFirst === true,
      },
      options,
    );
  }

  /**
   * The newest version: without a request where it came along (`newestVersion`), else by `getModelById`.
   *
   * @returns the version, or undefined when there is none yet
   * @example
   * const newest = await model.lastVersion();
   */
  async lastVersion(options: CallOptions = {}): Promise<ModelVersion | undefined> {
    const model = this.#self();
    checkCall(options);
    if (model?.newestVersion !== undefined) {
      return model.newestVersion ?? undefined;
    }
    const { client, make } = this.#context;
    const data = await client.query(getModelById, { modelId: this.id }, options);
    return data.lastVersion === null
      ? undefined
      : make.modelVersion(data.lastVersion, model ?? make.model(data));
  }
  /**
   * Opens the project it belongs to, with one request however often it is asked for
   * (`getProjectById`).
   *
   * @returns the project, or null when the server names none
   * @example
   * console.log((await model.project())?.name);
   */
  async project(options: CallOptions = {}): Promise<Project | null> {
    return (await this.#whole(options)).project(options);
  }
}
