import { attachmentResolvers } from "./attachment.ts";
import type { Resolver } from "./context.ts";
import { codeResolvers } from "./code.ts";
import { createProjectResolvers } from "./create-project.ts";
import { currentIterationResolvers } from "./current-iteration.ts";
import { datasetResolvers } from "./dataset.ts";
import { issueResolvers } from "./issue.ts";
import { iterationResolvers } from "./iteration.ts";
import { iterationContentResolvers } from "./iteration-content.ts";
import { iterationRemovalResolvers } from "./iteration-removal.ts";
import { modelResolvers } from "./model.ts";
import { phaseResolvers } from "./phase.ts";
import { projectResolvers } from "./project.ts";
import { registerDatasetResolvers } from "./register-dataset.ts";
import { registerModelResolvers } from "./register-model.ts";
import { reportResolvers } from "./report.ts";
import { sourceResolvers } from "./source.ts";
import { userResolvers } from "./user.ts";
import { versionUpdateResolvers } from "./version-update.ts";
import { workspaceResolvers } from "./workspace.ts";

/** Every root field that the reference backend serves. */
export const resolvers: ReadonlyMap<string, Resolver> = new Map(
  Object.entries({
    ...userResolvers,
    ...workspaceResolvers,
    ...projectResolvers,
    ...createProjectResolvers,
    ...phaseResolvers,
    ...iterationResolvers,
    ...currentIterationResolvers,
    ...iterationContentResolvers,
    ...iterationRemovalResolvers,
    ...registerDatasetResolvers,
    ...registerModelResolvers,
    ...versionUpdateResolvers,
    ...codeResolvers,
    ...datasetResolvers,
    ...sourceResolvers,
    ...modelResolvers,
    ...attachmentResolvers,
    ...reportResolvers,
    ...issueResolvers,
  }),
);
