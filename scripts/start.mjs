// Node alone up to the first import below: in a fresh clone no package is there yet, and an old Node must reach the line
// that says so.
import { explainFailure } from "./runner/failure.mjs";
import { requireNode } from "./runner/node-version.mjs";

try {
  requireNode();
  const { installPackages } = await import("./runner/install.mjs");
  await installPackages();
  const { launch } = await import("./runner/launch.mjs");
  await launch("start");
} catch (error) {
  console.error(explainFailure(error));
  process.exit(1);
}
