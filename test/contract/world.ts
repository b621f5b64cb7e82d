import type { Backend, BackendOptions } from "../../src/testing/index.ts";
import type * as library from "../../src/index.ts";

/** The library under test, as its users import it. */
type Library = Pick<
  typeof library,
  | "connect"
  | "Connection"
  | "isVecticeError"
  | "Workspace"
  | "Project"
  | "List"
  | "model"
  | "dataset"
>;

/** A reference backend that the library can reach. */
interface Server {
  readonly backend: Backend;
  /** The host to connect to. */
  readonly host: string;
  /** What `connect` needs to reach it, besides the host. */
  readonly options: { readonly fetch?: (url: string, init: RequestInit) => Promise<Response> };
  close(): Promise<void>;
}

/** Where the suite runs. */
export interface World {
  readonly library: Library;
  start(options: BackendOptions): Promise<Server>;
}

/** One case of the contract. */
export interface Case {
  readonly name: string;
  readonly options?: BackendOptions;
  readonly run: (stage: Stage) => Promise<void>;
}

/** What a case has at hand. */
export interface Stage extends Server {
  readonly library: Library;
  readonly apiToken: string;
  /** Connects as the backend's first user; never picks up settings of this machine. */
  open(options?: library.ConnectOptions): Promise<library.Connection>;
  /** How often the protocol operation was asked for. */
  count(operation: string): number;
}

/** Runs one case against a backend of its own. */
export async function runCase(world: World, contractCase: Case): Promise<void> {
  const server = await world.start(contractCase.options ?? {});
  try {
    const apiToken = server.backend.data.users[0]?.apiToken ?? "";
    await contractCase.run({
      ...server,
      library: world.library,
      apiToken,
      open: (options) =>
        world.library.Connection.open({
          host: server.host,
          apiToken,
          logLevel: "silent",
          ...server.options,
          ...options,
        }),
      count: (operation) =>
        server.backend.requests.filter(
          (request) => request.operation === operation || request.path.endsWith(operation),
        ).length,
    });
  } finally {
    await server.close();
  }
}
