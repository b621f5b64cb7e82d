/** Fields that the official client asks for and does nothing with, so that no step can notice them; and why. */
export const unseenFields: readonly (readonly [RegExp, string])[] = [
  [/\b__typename$/, "at most it says which class to make of an answer"],
  [/\.page\.(?:index|size)$/, "the client does not tell which page it got"],
  [
    /^(?:CDTReports|Findings|sourceColumns|getReviewList|get(?:Model|Dataset)(?:Versions)?List) .*\.total$/,
    "the client prints totals of workspaces, projects, phases and iterations only",
  ],
  [/\.paginatedArtifacts\.total$/, "the client looks only whether there are any"],
  [
    / errors\.(?:path|extensions\.exception\.stacktrace)$/,
    "the client reads the status, and where that is not enough the message",
  ],
  [
    /^(?:get\w+|entityMetadataContent) errors\.(?:message|extensions\.key)$/,
    "of what is not found it reads the status",
  ],
  [
    /^get(?:Dataset|ModelById|DatasetList|ModelList) data\.\w+(?:\.items)?\.(?:created|updated)Date$/,
    "the client drops the dates of datasets and models",
  ],
  [/^(?!getIterationList)\w+ .*\.starred$/, "the client shows stars of iterations in lists only"],
  [
    /^(?:getIterationByIndex|createIteration|retrieveIteration|getActiveIterationOrCreateOne) .*\.phase\./,
    "the client has the phase at hand",
  ],
  [
    /^(?:addIterationContent|removeIteration|removeIterationAssets|removeAssetsFromIteration|saveAutologCells|attachFileToLineage|update\w+) data\b/,
    "the client drops the answer",
  ],
  [
    /^(?:addIterationContent|register\w+|retrieveIteration|removeIterationAssets) errors\.message$/,
    "the client has words of its own for these refusals",
  ],
  [/^removeIterationAssets errors\.extensions\.key$/, "of what is not found it reads the status"],
  [
    /^registerDataset .*\.(?:origin\.id|dataSet\.\w+)$|^registerModel .*\.(?:version|modelId|framework|algorithmName|model\.\w+)$/,
    "the client knows what it has registered",
  ],
  [/^generateIterationContent\w* .*\.id$/, "the client looks only whether it was refused"],
  [/^upsertEntity\w+ .*\.total$/, "the client takes the items"],
  [/^getPublicConfig /, "the client reads the backend's version alone, which is not the first"],
  [
    /^(?:getPhaseById|getPhaseByName|createPhase) .*\.owner\./,
    "the client shows owners in lists only",
  ],
  [/^(?:createProject|getProjectByName) .*\.workspace\./, "the client has the workspace at hand"],
  [/^getPhaseList .*\.stepsCount$/, "the client does not show how many requirements there are"],
  [/\.owner\.id$/, "the client shows people by their names"],
  [
    /^resourcesItems data\.resourcesItems\.(?:id|(?:files|tables)\.items\.(?:name|extraMetadata\.key))$/,
    "the client shows what stands beside it",
  ],
  [
    /\.paginatedArtifacts\.items\.(?:modelVersionId|datasetVersionId|entityFile\.id|entityMetadata\.id)$/,
    "the client takes the ids of the versions, and of files and tables those beside them",
  ],
  [/\.sections\.items\.paginatedArtifacts\.items\.id$/, "the client counts them"],
  [
    /^\/api\/entityfiles\/(?!run )\w+ (?:fileId|contentType|entityId|entityType|modelFramework)$|^\/api\/entityfiles\/(?:iteration fileName|run (?!fileId))/,
    "the client tells the names of files alone, of those in iterations as it knows them",
  ],
];
