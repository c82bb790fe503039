import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { buildPortal, generateClient } from "./build.mjs";
import { keepRunning } from "./children.mjs";
import { openDatabase } from "./database.mjs";
import { explainFailure, PlainFailure } from "./failure.mjs";
import { takeStartLock } from "./lock.mjs";
import { parsePort, requireFreePort } from "./port.mjs";
import { prepareData } from "./prepare.mjs";
import { packageProgram, TSX_FLAGS } from "./run.mjs";
import { ROOT } from "./stamp.mjs";
import { step } from "./step.mjs";

const WEB = join(import.meta.dirname, "web.mjs");
const READY_DEADLINE_MS = 60_000;

/**
 * Prepares everything and serves the portal until it is told to stop.
 * @param {"start" | "dev"} mode
 */
export async function launch(mode) {
  const began = performance.now();
  const env = process.env;
  const dataDir = resolve(ROOT, env.MUTAKHIR_DATA_DIR || ".data");
  const port = parsePort(env.PORT);
  // This machine only, unless asked otherwise: the demo's passwords are printed on its sign-in page.
  const host = env.HOST || "127.0.0.1";
  /** @type {(() => unknown)[]} undone from last to first */
  const undo = [];
  const leave = once(async (code, line) => {
    if (line) console.error(line);
    for (const each of undo.reverse()) await Promise.resolve(each()).catch(() => {});
    process.exit(code);
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => leave(0, "\nberhenti / stopping ..."));
  }
  try {
    undo.push(takeStartLock(dataDir));
    await requireFreePort(port, host);
    await generateClient();
    const [data] = await Promise.all([
      openAndPrepare({ dataDir, env, undo, leave }),
      mode === "start" ? buildPortal() : undefined,
    ]);
    const childEnv = portalEnv({ env, data, port });
    startChildren({ mode, port, host, childEnv, data, undo, leave });
    await step("menyalakan portal / starting the portal", () => waitUntilReady(port, host));
    announce({ port, isDemo: data.isDemo, seconds: (performance.now() - began) / 1000 });
  } catch (error) {
    await leave(1, explainFailure(error));
  }
}

async function openAndPrepare({ dataDir, env, undo, leave }) {
  const database = await step("menyalakan basis data / starting the database", async (note) => {
    const opened = await openDatabase({ dataDir, env });
    note(opened.server ? opened.server.dataPath : "DATABASE_URL");
    return opened;
  });
  const { server } = database;
  if (server) {
    undo.push(() => server.stop());
    watchServer(server, leave);
  }
  const prepared = await prepareData({ dataDir, env, appUrl: database.appUrl, ownerUrl: database.ownerUrl });
  return { ...database, ...prepared };
}

function watchServer(server, leave, deaths = 0) {
  server.onExit(async () => {
    if (leave.called) return;
    if (deaths >= 3) return leave(1, "PostgreSQL berhenti berulang kali. / PostgreSQL keeps stopping.");
    console.error("PostgreSQL berhenti, dinyalakan lagi. / PostgreSQL stopped, starting it again.");
    try {
      await server.restart();
      watchServer(server, leave, deaths + 1);
    } catch (error) {
      leave(1, explainFailure(error));
    }
  });
}

/** Settings of the web process. The owner's address is taken out: only the worker gets it. */
function portalEnv({ env, data, port }) {
  const { DATABASE_OWNER_URL: _owner, ...rest } = env;
  return {
    ...rest,
    ...data.keys,
    DATABASE_URL: data.appUrl,
    NEXTAUTH_URL: env.NEXTAUTH_URL || `http://localhost:${port}`,
    MUTAKHIR_DEMO: data.isDemo ? "1" : "0",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

function startChildren({ mode, port, host, childEnv, data, undo, leave }) {
  const nodeEnv = mode === "start" ? "production" : "development";
  const common = { say: (line) => console.error(line), giveUp: (line) => leave(1, line) };
  const worker = keepRunning({
    ...common,
    name: "pekerja / worker",
    args: [...TSX_FLAGS, "lib/server/worker/runner.ts"],
    env: { ...childEnv, NODE_ENV: nodeEnv, DATABASE_OWNER_URL: data.ownerUrl, MUTAKHIR_PART: "worker" },
  });
  undo.push(() => worker.stop());
  const web = keepRunning({
    ...common,
    name: "server web / web server",
    args:
      mode === "start"
        ? [WEB, String(port), host]
        : [packageProgram("next", "dist/bin/next"), mode, "-p", String(port), "-H", host],
    env: { ...childEnv, NODE_ENV: nodeEnv, MUTAKHIR_PART: "web" },
  });
  undo.push(() => web.stop());
}

async function waitUntilReady(port, host) {
  const address = `http://${host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host}:${port}/api/ready`;
  const deadline = Date.now() + READY_DEADLINE_MS;
  let last = "";
  while (Date.now() < deadline) {
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(10_000) });
      if (response.ok) return;
      last = `${response.status} ${(await response.text()).slice(0, 200)}`;
    } catch (error) {
      last = error.cause?.code ?? error.message;
    }
    await sleep(150);
  }
  throw new PlainFailure(`Portal tidak siap dalam ${READY_DEADLINE_MS / 1000} detik / is not ready: ${last}`);
}

function announce({ port, isDemo, seconds }) {
  console.log(`\nMutakhir siap dalam ${seconds.toFixed(1)} detik / is ready: http://localhost:${port}`);
  const accounts = isDemo ? demoAccounts() : [];
  if (accounts.length > 0) {
    console.log("Akun contoh / demo accounts:");
    for (const { username, password, role, regionName } of accounts) {
      console.log(`  ${[username, password, role, regionName].filter(isText).join("  ")}`);
    }
  }
  console.log("Ctrl-C untuk berhenti / to stop.");
}

function demoAccounts() {
  const file = join(ROOT, "prisma", "seed", "demo-accounts.json");
  if (!existsSync(file)) return [];
  const content = JSON.parse(readFileSync(file, "utf8"));
  return Array.isArray(content) ? content : (content.accounts ?? []);
}

const isText = (value) => typeof value === "string";

function once(work) {
  const run = (...args) => {
    if (run.called) return run.result;
    run.called = true;
    run.result = work(...args);
    return run.result;
  };
  run.called = false;
  run.result = undefined;
  return run;
}
