import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { packageProgram } from "../../scripts/runner/run.mjs";
import { ROOT } from "../../scripts/runner/stamp.mjs";

const CONFIG = join(ROOT, ".dependency-cruiser.cjs");
const CANARY = join(ROOT, "tests", "support", "boundaries-canary");

/** Rules that the canary breaks on purpose: a checker that misses one of them checks nothing. */
const CANARY_RULES = [
  "domain-is-pure",
  "server-looks-down",
  "screens-have-no-server",
  "small-zod-in-browser",
  "driver-stays-inside",
  "no-cycles",
];

/**
 * Checks the import rules, and that the checker sees a violation when there is one.
 * @returns {readonly string[]} faults, empty when all is well
 */
export function findBoundaryFaults() {
  const canary = cruise(CANARY, ["lib", "components"]);
  const seen = new Set(canary.violations.map((violation) => violation.rule.name));
  const missed = CANARY_RULES.filter((rule) => !seen.has(rule));
  if (missed.length > 0) return missed.map((rule) => `canary: the checker did not report ${rule}`);
  const folders = ["app", "components", "lib", "prisma", "scripts", "tests", "proxy.ts"];
  const real = cruise(
    ROOT,
    folders.filter((name) => existsSync(join(ROOT, name))),
  );
  const faults = real.violations
    .filter((violation) => !violation.from.startsWith("tests/support/boundaries-canary/"))
    .map((violation) => `${violation.rule.name}: ${violation.from} > ${violation.to}`);
  if (faults.length === 0 && real.totalCruised < 20) return [`the checker saw only ${real.totalCruised} files`];
  return faults;
}

function cruise(cwd, targets) {
  const run = spawnSync(
    process.execPath,
    [
      packageProgram("dependency-cruiser", "bin/dependency-cruise.mjs"),
      "--config",
      CONFIG,
      "--output-type",
      "json",
      ...targets,
    ],
    { cwd, encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  try {
    return JSON.parse(run.stdout).summary;
  } catch {
    throw new Error(`dependency-cruiser: ${(run.stderr || run.stdout).trim().split("\n")[0]}`);
  }
}
