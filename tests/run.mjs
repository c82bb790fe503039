// npm test: every judgement of the portal, from a fresh clone. Some stages only: npm test -- types unit
import { explainFailure } from "../scripts/runner/failure.mjs";
import { requireNode } from "../scripts/runner/node-version.mjs";

try {
  requireNode();
  const { installPackages } = await import("../scripts/runner/install.mjs");
  await installPackages();
  const { runStages } = await import("./support/stages.mjs");
  process.exit(await runStages(process.argv.slice(2)));
} catch (error) {
  console.error(explainFailure(error));
  console.log("0 passed, 1 failed");
  process.exit(1);
}
