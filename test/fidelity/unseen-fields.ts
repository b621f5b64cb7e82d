/** Fields that the official client asks for and does nothing with, so that no step can notice them; and why. */
export const unseenFields: readonly (readonly [RegExp, string])[] = [
  [/\b__typename$/, "says at most which class to make of an answer"],
  [/\.page\.(?:index|size)$/, "it does not tell which page it got"],
  [
    /^(?:CDTReports|Findings|sourceColumns|getReviewList|get(?:Model|Dataset)(?:Versions)?List) .*\.total$/,
    "it prints totals of workspaces, projects, phases and iterations only",
  ],
  [/\.paginatedArtifacts\.total$/, "it looks only whether there are any"],
  [
    / errors\.(?:path|extensions\.exception\.stacktrace)$/,
    "it reads the status, and where that is not enough the message",
  ],
  [
    /^(?:get\w+|entityMetadataContent) errors\.(?:message|extensions\.key)$/,
    "of what is not found it reads the status",
  ],
  [
    /^get(?:Dataset|ModelById|DatasetList|ModelList) data\.\w+(?:\.items)?\.(?:created|updated)Date$/,
    "it drops the dates of datasets and models",
  ],
  [/^(?!getIterationList)\w+ .*\.starred$/, "it shows stars of iterations in lists only"],
  [
    /^(?:getIterationByIndex|createIteration|retrieveIteration|getActiveIterationOrCreateOne) .*\.phase\./,
    "it has the phase at hand",
  ],
  [
    /^(?:addIterationContent|removeIteration|removeIterationAssets|removeAssetsFromIteration|saveAutologCells|attachFileToLineage|update\w+) data\b/,
    "it drops the answer",
  ],
  [
    /^(?:addIterationContent|register\w+|retrieveIteration|removeIterationAssets) errors\.message$/,
    "it has words of its own for these refusals",
  ],
  [/^removeIterationAssets errors\.extensions\.key$/, "of what is not found it reads the status"],
  [
    /^registerDataset .*\.(?:origin\.id|dataSet\.\w+)$|^registerModel .*\.(?:version|modelId|framework|algorithmName|model\.\w+)$/,
    "it knows what it has registered",
  ],
  [/^generateIterationContent\w* .*\.id$/, "it looks only whether it was refused"],
  [/^upsertEntity\w+ .*\.total$/, "it takes the items"],
  [/^getPublicConfig /, "it reads the backend's version alone, which is not the first"],
  [/^(?:getPhaseById|getPhaseByName|createPhase) .*\.owner\./, "it shows owners in lists only"],
  [/^(?:createProject|getProjectByName) .*\.workspace\./, "it has the workspace at hand"],
  [/^getPhaseList .*\.stepsCount$/, "it does not show how many requirements there are"],
  [/\.owner\.id$/, "it shows people by their names"],
  [
    /^resourcesItems data\.resourcesItems\.(?:id|(?:files|tables)\.items\.(?:name|extraMetadata\.key))$/,
    "it shows what stands beside it",
  ],
  [
    /\.paginatedArtifacts\.items\.(?:modelVersionId|datasetVersionId|entityFile\.id|entityMetadata\.id)$/,
    "it takes the ids of the versions, and of files and tables those beside them",
  ],
  [/\.sections\.items\.paginatedArtifacts\.items\.id$/, "it counts them"],
  [
    /^\/api\/entityfiles\/(?!run )\w+ (?:fileId|contentType|entityId|entityType|modelFramework)$|^\/api\/entityfiles\/(?:iteration fileName|run (?!fileId))/,
    "it tells the names of files alone, of those in iterations as it knows them",
  ],
];
