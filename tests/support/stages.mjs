import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { setPriority } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { buildPortal, generateClient } from "../../scripts/runner/build.mjs";
import { explainFailure } from "../../scripts/runner/failure.mjs";
import { packageProgram } from "../../scripts/runner/run.mjs";
import { ROOT } from "../../scripts/runner/stamp.mjs";
import { findBoundaryFaults } from "./boundaries.mjs";
import { measureBudget } from "./budget.mjs";
import { ARTIFACTS, startTestPortal } from "./server.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** Stages without tests of their own count as nothing when they pass and as one failure when they do not. */
const QUIET = { passed: 0, failed: 0, skipped: 0 };

/** Two lanes beside each other, one for each of two cores. They share no database; the second stands back for the browser, whose steps have a time limit. */
const LANES = [
  [
    { name: "types", run: types },
    { name: "lint", run: lint },
    { name: "boundaries", run: boundaries },
    { name: "unused", run: unused },
    { name: "build", run: build },
    { name: "budget", run: budget, needs: "build" },
    { name: "e2e", run: e2e, needs: "build" },
  ],
  [
    { name: "unit", run: () => vitest("unit", { niceness: 5 }) },
    { name: "integration", run: () => vitest("integration", { niceness: 5 }) },
  ],
];

/**
 * Runs the lanes, each in order, and prints the closing line. A failed stage does not stop the others, unless they need it.
 * @param {readonly string[]} wanted names, all when empty
 * @returns {Promise<number>} exit code
 */
export async function runStages(wanted) {
  const unknown = wanted.filter((name) => !LANES.flat().some((stage) => stage.name === name));
  if (unknown.length > 0) throw new Error(`no such stage: ${unknown.join(", ")}`);
  rmSync(ARTIFACTS, { recursive: true, force: true });
  mkdirSync(ARTIFACTS, { recursive: true });
  await generateClient();
  const total = { ...QUIET };
  const report = [];
  const fallen = new Set();
  const judge = async (stage) => {
    console.log(`\n=== ${stage.name}`);
    const began = performance.now();
    const count = fallen.has(stage.needs) ? failedBecause(`${stage.needs} failed`) : await attempt(stage.run);
    if (count.failed > 0) fallen.add(stage.name);
    for (const key of Object.keys(total)) total[key] += count[key];
    report.push(
      `${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${stage.name.padEnd(12)} ${textOf(count)}`,
    );
  };
  const isWanted = ({ name }) => wanted.length === 0 || wanted.includes(name);
  await Promise.all(
    LANES.map(async (lane) => {
      for (const stage of lane.filter(isWanted)) await judge(stage);
    }),
  );
  console.log(`\n${report.join("\n")}\n`);
  const nothing = total.passed + total.failed === 0 && wanted.length === 0;
  if (nothing) total.failed = 1;
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed > 0 ? 1 : 0;
}

async function attempt(run) {
  try {
    return (await run()) ?? QUIET;
  } catch (error) {
    return failedBecause(explainFailure(error));
  }
}

/** @returns {Count} */
function failedBecause(line) {
  console.error(line);
  return { ...QUIET, failed: 1 };
}

function textOf(count) {
  if (count.failed > 0) return `${count.failed} failed`;
  return count.passed > 0 ? `${count.passed} passed` : "ok";
}

/**
 * @param {readonly string[]} args of Node
 * @param {Record<string, string | undefined>} [env]
 * @param {number} [niceness] how far it stands back for others; 0 not at all
 * @returns {Promise<number>} exit code
 */
function node(args, env = {}, niceness = 0) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    if (niceness > 0 && child.pid !== undefined) setPriority(child.pid, niceness);
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

async function mustPass(what, args, env) {
  const code = await node(args, env);
  if (code !== 0) throw new Error(`${what} failed`);
}

async function types() {
  // Writes the types of the routes, which a fresh clone does not have.
  await mustPass("next typegen", [packageProgram("next", "dist/bin/next"), "typegen"], {
    NEXT_TELEMETRY_DISABLED: "1",
  });
  await mustPass("tsc", [packageProgram("typescript", "bin/tsc"), "--noEmit", "-p", "."]);
}

async function lint() {
  await mustPass("biome", [packageProgram("@biomejs/biome", "bin/biome"), "check", "--diagnostic-level=warn"]);
}

function boundaries() {
  const faults = findBoundaryFaults();
  if (faults.length > 0) throw new Error(faults.join("\n"));
}

/** Tells, does not judge: a part may be written before what uses it. */
async function unused() {
  await node([packageProgram("knip", "bin/knip.js"), "--no-exit-code", "--no-progress"]);
}

async function vitest(project, { niceness = 0 } = {}) {
  if (!hasTests(join(ROOT, "tests", project))) return QUIET;
  const file = join(ARTIFACTS, `${project}.json`);
  const args = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await node([packageProgram("vitest", "vitest.mjs"), ...args], { NO_COLOR: "1" }, niceness);
  if (!existsSync(file)) throw new Error(`vitest ${project} ended without a report`);
  const result = JSON.parse(readFileSync(file, "utf8"));
  const count = {
    passed: result.numPassedTests,
    failed: result.numFailedTests,
    skipped: result.numPendingTests + (result.numTodoTests ?? 0),
  };
  // A file that does not even load, or an error outside any test, fails the run without failing a test.
  if (code !== 0 && count.failed === 0) count.failed = Math.max(1, result.numFailedTestSuites);
  return count;
}

async function build() {
  await buildPortal();
}

function budget() {
  const pages = measureBudget();
  for (const { route, kb, limitKb } of pages) console.log(`${kb.toFixed(1).padStart(7)} / ${limitKb} KB  ${route}`);
  const over = pages.filter((page) => page.kb > page.limitKb);
  if (over.length > 0) throw new Error(`over the script budget: ${over.map((page) => page.route).join(", ")}`);
  return { ...QUIET, passed: pages.length };
}

async function e2e() {
  if (!hasTests(join(ROOT, "tests", "e2e"))) return QUIET;
  const portal = await startTestPortal({ say: (line) => console.error(line) });
  const file = join(ARTIFACTS, "e2e.json");
  try {
    const code = await node(
      [packageProgram("playwright", "cli.js"), "test", "-c", "tests/e2e", "--reporter=list,json"],
      {
        BASE_URL: portal.url,
        OWNER_URL: portal.ownerUrl,
        APP_URL: portal.appUrl,
        PLAYWRIGHT_JSON_OUTPUT_NAME: file,
        NO_COLOR: "1",
      },
    );
    if (!existsSync(file)) throw new Error("playwright ended without a report");
    const { stats } = JSON.parse(readFileSync(file, "utf8"));
    const count = { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
    if (code !== 0 && count.failed === 0) count.failed = 1;
    return count;
  } finally {
    await portal.stop();
  }
}

function hasTests(folder) {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true }).some((name) => /\.(test|spec)\.tsx?$/.test(String(name)));
}
