import type { Connection } from "../../../src/index.ts";

/** Every way to read or send, by the operation that it sends; a word after it tells it from others. */
export const callsByOperation: Readonly<
  Record<string, (connection: Connection) => Promise<unknown>>
> = {
  authenticate: (connection) => connection.serverVersion(),
  compatibility: (connection) => connection.serverVersion(),
  whoAmI: (connection) => connection.myWorkspace(),
  getPublicConfig: (connection) => connection.serverVersion(),
  getLastAssets: (connection) => connection.lastWorkspace(),
  getWorkspaceById: (connection) => connection.workspace("WSP-1"),
  getWorkspaceByName: (connection) => connection.workspace("Credit risk"),
  getProjectById: (connection) => connection.project("PRJ-1"),
  getUserWorkspaceList: (connection) => connection.listWorkspaces({ print: () => undefined }),
  getProjectByName: async (connection) => (await first(connection)).project("Churn"),
  getProjectList: async (connection) => {
    for await (const project of (await first(connection)).projects({ pageSize: 20 })) {
      JSON.stringify(project);
    }
  },
  getProjectTemplateList: async (connection) => (await first(connection)).templates(),
  createProject: async (connection) => (await first(connection)).createProject({ name: "New" }),
  graphql: (connection) => connection.graphql("{ anything }"),
  getPhaseList: async (connection) => (await connection.project("PRJ-1")).phases(),
  getPhaseById: (connection) => connection.phase("PHA-4"),
  getReviewList: async (connection) => (await connection.phase("PHA-4")).reviews(),
  getStepDefinitionList: async (connection) => (await connection.phase("PHA-4")).requirements(),
  getIterationList: async (connection) => (await connection.phase("PHA-4")).iterations(),
  getIterationByIndex: async (connection) => (await connection.phase("PHA-4")).iteration(1),
  getIterationById: (connection) => connection.iteration("ITR-9"),
  "getIterationById sections": async (connection) =>
    (await connection.iteration("ITR-9")).sections(),
  "getIterationById stepStrategy": async (connection) =>
    (await connection.iteration("ITR-9")).assets(),
  attachments: async (connection) => (await connection.modelVersion("MDV-12")).attachments(),
  entityMetadataContent: async (connection) =>
    (await connection.modelVersion("MDV-12")).table("Lift by decile"),
  getDatasetList: async (connection) => (await connection.project("PRJ-1")).datasets(),
  getDatasetVersion: (connection) => connection.datasetVersion("DTV-2"),
  getDatasetVersionsList: async (connection) => (await connection.dataset("DTS-1")).versions(),
  resourcesItems: async (connection) => (await connection.datasetVersion("DTV-2")).items(),
  sourceColumns: async (connection) =>
    (await connection.datasetVersion("DTV-2")).columns({ id: 1, type: "file" }),
  hasColumn: async (connection) => (await connection.datasetVersion("DTV-2")).hasColumn("income"),
  getModelList: async (connection) => (await connection.project("PRJ-1")).models(),
  getModelVersion: async (connection) => (await connection.modelVersion("MDV-12")).lineage(),
  getModelVersionsList: async (connection) => (await connection.model("MDL-1")).versions(),
  ModelVersionApprovalStatusDates: async (connection) =>
    (await connection.modelVersion("MDV-12")).approvalHistory(),
  isFeatureFlagEnabled: async (connection) => (await connection.project("PRJ-1")).reports(),
  CDTReports: async (connection) => (await connection.project("PRJ-1")).reports(),
  Findings: async (connection) => (await connection.project("PRJ-1")).issues(),
};
const first = (connection: Connection): ReturnType<Connection["workspace"]> =>
  connection.workspace("WSP-1");
