// Throws the demo's data away and fills it anew: npm run demo:reset [-- --yes]
import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { explainFailure, PlainFailure } from "./runner/failure.mjs";
import { installPackages } from "./runner/install.mjs";
import { requireNode } from "./runner/node-version.mjs";
import { ROOT } from "./runner/stamp.mjs";

/** @type {(() => unknown)[]} */
const undo = [];
let code = 0;
try {
  requireNode();
  await installPackages();
  await reset();
} catch (error) {
  console.error(explainFailure(error));
  code = 1;
}
for (const each of undo.reverse()) await each();
process.exit(code);

async function reset() {
  const { takeStartLock } = await import("./runner/lock.mjs");
  const { openDatabase, findMeta, isDatabaseEmpty, emptyDatabase } = await import("./runner/database.mjs");
  const { prepareData } = await import("./runner/prepare.mjs");
  const { generateClient } = await import("./runner/build.mjs");
  const dataDir = resolve(ROOT, process.env.MUTAKHIR_DATA_DIR || ".data");
  undo.push(takeStartLock(dataDir));
  await generateClient();
  const { appUrl, ownerUrl, server } = await openDatabase({ dataDir, env: process.env });
  if (server) undo.push(() => server.stop());
  if (!(await isDatabaseEmpty(ownerUrl))) {
    if ((await findMeta(ownerUrl, "demo_seed")) === null) {
      throw new PlainFailure(
        "Basis data ini bukan data contoh: tidak dikosongkan. / This database is not a demo: it is left as it is.",
      );
    }
    if (!(await agreed())) throw new PlainFailure("Dibatalkan. / Cancelled.");
    await emptyDatabase(ownerUrl);
  }
  await prepareData({ dataDir, env: { ...process.env, MUTAKHIR_DEMO: "1" }, appUrl, ownerUrl });
}

async function agreed() {
  if (process.argv.includes("--yes")) return true;
  if (!process.stdin.isTTY) return false;
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await reader.question("Semua data contoh akan dihapus. Ketik YA / all demo data goes, type YA: ");
  reader.close();
  return answer.trim().toUpperCase() === "YA";
}
