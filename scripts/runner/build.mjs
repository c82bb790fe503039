import { existsSync } from "node:fs";
import { join } from "node:path";
import { writeFieldWorker } from "./field-worker.mjs";
import { packageProgram, runNode } from "./run.mjs";
import { hashPaths, ROOT, stampMatches, writeStamp } from "./stamp.mjs";
import { step } from "./step.mjs";

const CLIENT = "lib/server/db/generated";
const CLIENT_STAMP = `${CLIENT}/.schema-hash`;
const BUILD_STAMP = ".next/mutakhir-sources";

/** Everything that ends up in the production build. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "scripts/runner/field-worker.mjs",
  "prisma/schema",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** Writes the database client when the schema changed. */
export async function generateClient() {
  const hash = hashPaths(["prisma/schema", "prisma.config.ts", "package-lock.json"]);
  if (existsSync(join(ROOT, CLIENT)) && stampMatches(CLIENT_STAMP, hash)) return;
  await step("membuat klien basis data / generating the database client", () =>
    runNode(
      [packageProgram("prisma", "build/index.js"), "generate"],
      // The engine would be downloaded otherwise; generating needs none, and /bin/false can never pretend to work.
      { PRISMA_SCHEMA_ENGINE_BINARY: "/bin/false", PRISMA_HIDE_UPDATE_MESSAGE: "1", NO_COLOR: "1" },
      { what: "prisma generate" },
    ),
  );
  writeStamp(CLIENT_STAMP, hash);
}

/** Builds the production portal when its sources changed. */
export async function buildPortal() {
  const hash = hashPaths(SOURCES, (name) => name.startsWith(CLIENT));
  if (existsSync(join(ROOT, ".next", "BUILD_ID")) && stampMatches(BUILD_STAMP, hash)) return;
  await step("membangun portal / building the portal", async (note) => {
    await runNode(
      [packageProgram("next", "dist/bin/next"), "build"],
      { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1", CI: "1" },
      { what: "next build" },
    );
    note(`lapangan: ${writeFieldWorker(hash).length} berkas / files`);
  });
  writeStamp(BUILD_STAMP, hash);
}
