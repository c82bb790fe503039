import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { explainText, PlainFailure } from "./failure.mjs";
import { hashPaths, ROOT, stampMatches, writeStamp } from "./stamp.mjs";
import { step } from "./step.mjs";

const STAMP = "node_modules/.mutakhir-lockfile";

/** Installs the packages of the lockfile when they are missing or belong to another lockfile. */
export async function installPackages() {
  const hash = hashPaths(["package-lock.json"]);
  if (existsSync(join(ROOT, "node_modules", "next")) && stampMatches(STAMP, hash)) return;
  if (installedByHand()) return writeStamp(STAMP, hash);
  await step("memasang paket / installing packages (npm ci)", () => {
    // No package's install script is needed: links and executables are made where they are used.
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const run = spawnSync(
      npm,
      ["ci", "--no-audit", "--no-fund", "--include=dev", "--prefer-offline", "--ignore-scripts"],
      {
        cwd: ROOT,
        encoding: "utf8",
        shell: process.platform === "win32",
        // A production environment would leave out what `npm test` and the build need.
        env: { ...process.env, NODE_ENV: "development" },
      },
    );
    if (run.error) throw new PlainFailure(`npm tidak ditemukan. / npm was not found: ${run.error.message}`);
    if (run.status !== 0) {
      const said = `${run.stdout}\n${run.stderr}`;
      const line = said.split("\n").find((each) => /npm (error|ERR!)/.test(each)) ?? "npm ci";
      throw new PlainFailure(explainText(said) ?? `npm ci gagal / failed: ${line}`);
    }
  });
  writeStamp(STAMP, hash);
}

/** Packages put there by hand after the lockfile last changed; npm writes its inner record last. */
function installedByHand() {
  const inner = join(ROOT, "node_modules", ".package-lock.json");
  return existsSync(inner) && statSync(inner).mtimeMs >= statSync(join(ROOT, "package-lock.json")).mtimeMs;
}
