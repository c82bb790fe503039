import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Written by the build (scripts/runner/field-worker.mjs), read at each request: it is two small files, and rarely asked. */
function readBuilt(name: "build" | "pekerja.js"): Promise<string | null> {
  const file = join(/* turbopackIgnore: true */ process.cwd(), ".next", "lapangan", name);
  return readFile(file, "utf8").catch(() => null);
}

/** What this build of /lapangan is called; in development it has no name. */
export async function fieldBuild(): Promise<string> {
  return process.env.NODE_ENV === "production" ? ((await readBuilt("build")) ?? "") : "";
}

/** The script of the worker; null where nothing is built. */
export async function findFieldWorker(): Promise<string | null> {
  return process.env.NODE_ENV === "production" ? readBuilt("pekerja.js") : null;
}
