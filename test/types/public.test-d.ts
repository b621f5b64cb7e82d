import { describe, expectTypeOf, it } from "vitest";
import {
  type Asset,
  type Browsed,
  type Column,
  connect,
  Connection,
  type Connected,
  type ConnectOptions,
  isVecticeError,
  type KnownById,
  type Dataset,
  type DatasetItem,
  type DatasetVersion,
  type Download,
  type DatasetDefinition,
  type DerivedFrom,
  dataset,
  type IncompleteWriteError,
  model,
  type ModelDefinition,
  type Registration,
  type WriteStep,
  type Iteration,
  type List,
  type Model,
  type ModelVersion,
  type NotFoundError,
  type Page,
  type Phase,
  type Project,
  type RateLimitError,
  type Section,
  type ServerError,
  type Table,
  type Template,
  type VecticeError,
  version,
  type Workspace,
} from "../../src/index.ts";
import * as browser from "../../src/browser.ts";
import { createConnect, type SettingsSource } from "../../src/core.ts";
import * as node from "../../src/index.ts";
import { createBackend, type Backend } from "../../src/testing/index.ts";
import { listen } from "../../src/testing/node.ts";

declare const connection: Connection;
declare const workspace: Workspace;
declare const project: Project;

describe("connect", () => {
  it("is narrowed as far as the arguments allow", () => {
    expectTypeOf(connect()).resolves.toEqualTypeOf<Connected>();
    expectTypeOf(connect({ host: "h" })).resolves.toEqualTypeOf<Connected>();
    // The project may come from another source, so a workspace is not certain.
    expectTypeOf(connect({ workspace: 1 })).resolves.toEqualTypeOf<Workspace | Project>();
    expectTypeOf(connect({ workspace: "w", project: "p" })).resolves.toEqualTypeOf<Project>();
    expectTypeOf(connect({ project: 7 })).resolves.toEqualTypeOf<Project>();
    expectTypeOf(Connection.open()).resolves.toEqualTypeOf<
      Awaited<ReturnType<typeof browser.Connection.open>>
    >();
    expectTypeOf(Connection.connect).toEqualTypeOf(connect);
    expectTypeOf<Connected["kind"]>().toEqualTypeOf<"connection" | "workspace" | "project">();
  });

  it("takes its options, undefined ones too", () => {
    expectTypeOf<{ apiToken: string | undefined }>().toExtend<ConnectOptions>();
    expectTypeOf<{ apiToken: () => Promise<string> }>().toExtend<ConnectOptions>();
    expectTypeOf<{ fetch: typeof fetch }>().toExtend<ConnectOptions>();
    expectTypeOf<{ fetch: Backend["fetch"] }>().toExtend<ConnectOptions>();
    expectTypeOf<{ config: URL | Blob | File | string }>().toExtend<ConnectOptions>();
    expectTypeOf<{ logger: Console }>().toExtend<ConnectOptions>();
    expectTypeOf<{ apiToken: number }>().not.toExtend<ConnectOptions>();
    expectTypeOf<{ logLevel: "loud" }>().not.toExtend<ConnectOptions>();
  });

  it("is the same in every entry", () => {
    // Only Node has a disk.
    expectTypeOf<keyof typeof browser | "fileFrom">().toEqualTypeOf<keyof typeof node>();
    expectTypeOf(browser.connect).toEqualTypeOf(node.connect);
    expectTypeOf(createConnect).parameter(0).toExtend<{ sources: readonly SettingsSource[] }>();
    expectTypeOf(
      createConnect({ sources: [] })({ workspace: 1, project: 1 }),
    ).resolves.toEqualTypeOf<Project>();
    expectTypeOf(version).toBeString();
  });
});

describe("Connection", () => {
  it("has data and methods of these types", () => {
    expectTypeOf(connection.kind).toEqualTypeOf<"connection">();
    expectTypeOf(connection.user).toEqualTypeOf<{ readonly name: string }>();
    expectTypeOf(connection.settings.host.source).toBeString();
    expectTypeOf(connection.workspace).parameter(0).toEqualTypeOf<string | number>();
    expectTypeOf(connection.workspace("w")).resolves.toEqualTypeOf<Workspace>();
    expectTypeOf(connection.workspaces()).toEqualTypeOf<List<Workspace>>();
    expectTypeOf(connection.myWorkspace({ timeout: 1 })).resolves.toEqualTypeOf<Workspace>();
    expectTypeOf(connection.lastWorkspace()).resolves.toEqualTypeOf<Workspace>();
    expectTypeOf(connection.listWorkspaces({ print: false })).resolves.toEqualTypeOf<Workspace[]>();
    expectTypeOf(connection.serverVersion()).resolves.toBeString();
    expectTypeOf(connection.project(1)).resolves.toEqualTypeOf<Project>();
    expectTypeOf(connection.graphql("query", { a: 1 })).resolves.toBeUnknown();
    expectTypeOf(connection.toJSON().kind).toEqualTypeOf<"connection">();
  });

  it("knows a type by a literal id, without opening it", () => {
    expectTypeOf(connection.at("PRJ-7")).toEqualTypeOf<KnownById["project"]>();
    expectTypeOf(connection.at("PRJ-7").open()).resolves.toEqualTypeOf<Project>();
    expectTypeOf(connection.at("MDL-7").versions()).resolves.toEqualTypeOf<ModelVersion[]>();
    expectTypeOf(connection.at("PRJ-7")).not.toHaveProperty("createPhase");
  });

  it("browses to a type that a literal id tells", () => {
    expectTypeOf(connection.browse("PRJ-7")).resolves.toEqualTypeOf<Project>();
    expectTypeOf(connection.browse("WSP-7")).resolves.toEqualTypeOf<Workspace>();
    const link: string = "https://host/browse/project/PRJ-7";
    expectTypeOf(connection.browse(link)).resolves.toEqualTypeOf<Browsed>();
    expectTypeOf(connection.browse("PHA-7")).resolves.toEqualTypeOf<Phase>();
    expectTypeOf(connection.browse("ITR-7")).resolves.toEqualTypeOf<Iteration>();
    expectTypeOf(connection.browse("DTS-7")).resolves.toEqualTypeOf<Dataset>();
    expectTypeOf(connection.browse("DTV-7")).resolves.toEqualTypeOf<DatasetVersion>();
    expectTypeOf(connection.browse("MDL-7")).resolves.toEqualTypeOf<Model>();
    expectTypeOf(connection.browse("MDV-7")).resolves.toEqualTypeOf<ModelVersion>();
  });
});

describe("Workspace and Project", () => {
  it("have data and methods of these types", () => {
    expectTypeOf(workspace.description).toEqualTypeOf<string | null>();
    expectTypeOf(workspace.project("p", { timeout: 5 })).resolves.toEqualTypeOf<Project>();
    expectTypeOf(workspace.projects({ limit: 1, pageSize: 2 })).toEqualTypeOf<List<Project>>();
    expectTypeOf(workspace.listProjects()).resolves.toEqualTypeOf<Project[]>();
    expectTypeOf(workspace.templates()).toEqualTypeOf<List<Template>>();
    expectTypeOf(workspace.createProject).parameter(0).toHaveProperty("name").toBeString();
    expectTypeOf(
      workspace.createProject({ name: "n", copyFrom: project }),
    ).resolves.toEqualTypeOf<Project>();
    expectTypeOf(project.workspace).toEqualTypeOf<Workspace>();
    expectTypeOf(project.kind).toEqualTypeOf<"project">();
    expectTypeOf(project).not.toHaveProperty("client");
  });
});

describe("what a project holds", () => {
  it("has data and methods of these types", () => {
    const version = connection.modelVersion("MDV-1");
    expectTypeOf(project.phase("p")).resolves.toEqualTypeOf<Phase>();
    expectTypeOf(project.models()).toEqualTypeOf<List<Model>>();
    expectTypeOf<Phase["project"]>().toEqualTypeOf<Project>();
    expectTypeOf<Phase["iteration"]>().parameter(0).toEqualTypeOf<string | number>();
    expectTypeOf<Iteration["assets"]>().returns.toEqualTypeOf<List<Asset>>();
    expectTypeOf<Iteration["sections"]>().returns.toEqualTypeOf<List<Section>>();
    expectTypeOf<Dataset["createdAt"]>().toEqualTypeOf<Date | null>();
    expectTypeOf<DatasetVersion["columns"]>().returns.toEqualTypeOf<List<Column>>();
    expectTypeOf<DatasetVersion["items"]>().returns.toEqualTypeOf<List<DatasetItem>>();
    expectTypeOf(version).resolves.toEqualTypeOf<ModelVersion>();
    expectTypeOf<ModelVersion["metrics"]>().toEqualTypeOf<
      Readonly<Record<string, number | undefined>>
    >();
    expectTypeOf<DatasetVersion["properties"]>().toEqualTypeOf<
      Readonly<Record<string, string | undefined>>
    >();
    expectTypeOf<Model["newestVersion"]>().toEqualTypeOf<ModelVersion | null | undefined>();
    expectTypeOf<ReturnType<Model["toJSON"]>>().not.toHaveProperty("newestVersion");
    expectTypeOf<Model["versions"]>()
      .parameter(0)
      .toExtend<{ newestFirst?: boolean | undefined } | undefined>();
    expectTypeOf<ModelVersion["previous"]>().returns.resolves.toEqualTypeOf<
      ModelVersion | undefined
    >();
    expectTypeOf<ModelVersion["model"]>().toEqualTypeOf<Model | null>();
    expectTypeOf<ModelVersion["download"]>().returns.resolves.toEqualTypeOf<Download>();
    expectTypeOf<ModelVersion["table"]>().returns.resolves.toEqualTypeOf<Table>();
    expectTypeOf<ReturnType<ModelVersion["toJSON"]>["model"]>().toEqualTypeOf<{
      readonly id: string;
      readonly name: string;
    } | null>();
    expectTypeOf<ReturnType<ModelVersion["toJSON"]>>().not.toHaveProperty("table");
  });
});

describe("lists and errors", () => {
  it("give items, pages and totals", () => {
    const list = connection.workspaces();
    expectTypeOf<Awaited<typeof list>>().toEqualTypeOf<Workspace[]>();
    expectTypeOf(list.first()).resolves.toEqualTypeOf<Workspace | undefined>();
    expectTypeOf(list.page({ index: 1, size: 10 })).resolves.toEqualTypeOf<Page<Workspace>>();
    expectTypeOf(list.total()).resolves.toBeNumber();
    expectTypeOf(list).toExtend<AsyncIterable<Workspace>>();
  });

  it("are narrowed by class and by isVecticeError", () => {
    const caught: unknown = undefined;
    if (isVecticeError(caught)) {
      expectTypeOf(caught).toEqualTypeOf<VecticeError>();
      expectTypeOf(caught.code).toBeString();
      expectTypeOf(caught.maybeApplied).toEqualTypeOf<boolean | undefined>();
    }
    expectTypeOf<NotFoundError>().toExtend<VecticeError>();
    expectTypeOf<RateLimitError["retryAfter"]>().toEqualTypeOf<number | undefined>();
    expectTypeOf<ServerError["data"]>().toBeUnknown();
  });
});

/** A row of one's own. */
interface Row {
  readonly tenure: number;
}

describe("registrations", () => {
  it("resolve to what was made, which the next ones are derived from", async () => {
    const iteration: Iteration = await connection.iteration(1);
    const logged = iteration.logModel({ metrics: { auc: 0.8, f1: undefined }, code: false });
    expectTypeOf(logged).resolves.toEqualTypeOf<Registration>();
    expectTypeOf(iteration.log(model({ name: "m" }))).resolves.toEqualTypeOf<Registration>();
    expectTypeOf(iteration.log(dataset({}))).resolves.toEqualTypeOf<Registration>();
    expectTypeOf<Registration>().toExtend<Extract<DerivedFrom, object>>();
    expectTypeOf<ModelVersion>().toExtend<Extract<DerivedFrom, object>>();
    expectTypeOf<Registration["created"]>().toEqualTypeOf<
      "model" | "dataset" | "version" | "nothing"
    >();
  });

  it("take what a definition may hold, and nothing else", () => {
    expectTypeOf<{ metrics: { auc: string } }>().not.toExtend<ModelDefinition>();
    expectTypeOf<{ attachments: [string] }>().not.toExtend<ModelDefinition>();
    expectTypeOf<{ metrics: ModelVersion["metrics"] }>().toExtend<ModelDefinition>();
    expectTypeOf<{
      attachments: [File, { name: string; rows: Row[] }];
    }>().toExtend<ModelDefinition>();
    expectTypeOf<{ sources: [{ rows: Row[]; usage: "TRAINING" }] }>().toExtend<DatasetDefinition>();
    expectTypeOf<{ sources: [{ files: File }] }>().toExtend<DatasetDefinition>();
    expectTypeOf<{ sources: [{ tables: [{ path: string }] }] }>().not.toExtend<DatasetDefinition>();
    expectTypeOf<{ type: "MODEL" }>().not.toExtend<DatasetDefinition>();
  });

  it("are changed later, and may be incomplete", () => {
    expectTypeOf<ModelVersion["update"]>().returns.resolves.toEqualTypeOf<ModelVersion>();
    expectTypeOf<DatasetVersion["update"]>().returns.resolves.toEqualTypeOf<DatasetVersion>();
    expectTypeOf<IncompleteWriteError["missing"]>().toEqualTypeOf<readonly WriteStep[]>();
  });
});

describe("vectice/testing", () => {
  it("has these types", () => {
    const backend = createBackend({ seed: "demo", tokenLifetime: 60 });
    expectTypeOf(backend.fetch).toEqualTypeOf<
      (input: Request | string | URL, init?: RequestInit) => Promise<Response>
    >();
    expectTypeOf(backend.data.users[0]?.apiToken).toEqualTypeOf<string | undefined>();
    expectTypeOf(listen(backend, { port: 0 }))
      .resolves.toHaveProperty("url")
      .toBeString();
  });
});
