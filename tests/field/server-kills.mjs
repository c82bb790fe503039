// npm run prove:server-kills: a device sends ten operations at a time, and the portal is killed fifty times after some of them are committed
// and before it answers. Then the device asks and sends again. Says what was lost and what is doubled. The build must exist. On loopback,
// bounded in count; ends by itself.
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { uuidv7 } from "uuidv7";
import { packageProgram } from "../../scripts/runner/run.mjs";
import { TEST_KEYS } from "../support/keys.mjs";
import { startTestPortal } from "../support/server.mjs";

const TIMES = Number(process.argv[2] ?? 50);
const BATCH = 10;
/** Share of the rounds in which the kill must come before the answer. */
const LEAST_KILLED = 0.8;
const VILLAGE = "5207032005";
const REGENCY = VILLAGE.slice(0, 4);
const PORT_AFTER = 1;

const portal = await startTestPortal({ movesClock: false });
const owner = new pg.Client({ connectionString: portal.ownerUrl });
await owner.connect();
const url = new URL(portal.url);
url.port = String(Number(url.port) + PORT_AFTER);
const env = {
  ...process.env,
  ...TEST_KEYS,
  DATABASE_URL: portal.appUrl,
  NEXTAUTH_URL: url.origin,
  MUTAKHIR_PART: "web",
};
Object.assign(process.env, TEST_KEYS, { DATABASE_URL: portal.appUrl, NEXTAUTH_URL: url.origin });
let web = null;
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => {
    if (web !== null) kill();
    void portal.stop().then(() => process.exit(1));
  });
try {
  await run();
} finally {
  if (web !== null) kill();
  await owner.end();
  await portal.stop();
}
process.exit(process.exitCode ?? 0);

async function run() {
  const { families, deviceId, pass } = await enrolled();
  await start();
  let killed = 0;
  const drafts = [];
  for (const [round, family] of families.slice(0, TIMES).entries()) {
    const operations = batchOf(family);
    drafts.push(operations[0].recordId);
    const answer = exchange(pass, operations).catch(() => null);
    await committed(operations, 1 + (round % BATCH));
    kill();
    if ((await answer) === null) killed += 1;
    await start();
    const { results } = await exchange(
      pass,
      operations,
      operations.map(({ opId }) => opId),
    );
    const odd = results.find(({ kind }) => kind !== "taken");
    if (odd !== undefined) throw new Error(JSON.stringify(odd));
  }
  const told = await count(drafts, deviceId);
  const wanted = { drafts: TIMES, saves: TIMES * (BATCH - 1), operations: TIMES * BATCH, least: BATCH, most: BATCH };
  console.log(
    `${TIMES} batches of ${BATCH}; the portal was killed before its answer ${killed} times: ${JSON.stringify(told)}`,
  );
  if (JSON.stringify(told) !== JSON.stringify(wanted)) {
    console.log(`wanted ${JSON.stringify(wanted)}`);
    process.exitCode = 1;
  }
  // A round whose answer came before the kill shows nothing.
  if (killed < TIMES * LEAST_KILLED) {
    console.log(
      `the portal answered before it was killed in ${TIMES - killed} of ${TIMES} rounds: too few kills to show anything`,
    );
    process.exitCode = 1;
  }
}

/** An operator's device, and families of a village that has no other work. */
async function enrolled() {
  const { enrol } = await import("../../lib/server/field/enrol.ts");
  const { makeFamilies } = await import("../support/factory/families.ts");
  const { makeActor } = await import("../support/factory/people.ts");
  const made = await makeFamilies(owner, VILLAGE, TIMES * 2, new Date().toISOString().slice(0, 10));
  const families = made.filter(({ status }) => status === 1);
  if (families.length < TIMES) throw new Error(`${families.length} families for ${TIMES} rounds`);
  const actor = await makeActor(owner, "village-operator", VILLAGE);
  const given = await enrol({ actor, kind: "?" }, { do: "enrol", deviceId: uuidv7(), label: "Uji" }, new Date());
  if (!given.ok) throw new Error(given.error.code);
  const { deviceId, secret } = given.value;
  return { families, deviceId, pass: `${deviceId}.${secret}` };
}

/** A draft and nine saves, one behind the other. */
function batchOf({ id, household }) {
  const recordId = uuidv7();
  const operation = (command, input, links) => ({
    opId: uuidv7(),
    command,
    recordId,
    prevOp: null,
    startOp: null,
    supersedes: null,
    schema: 2,
    input: { id: recordId, regencyCode: REGENCY, ...input },
    madeAt: Date.now(),
    ...links,
  });
  const batch = [operation("proposal.start", { householdId: id, channel: "visit" }, {})];
  for (let value = 30; batch.length < BATCH; value += 1) {
    const before = batch.length === 1 ? (household.floorAreaM2 ?? null) : value - 1;
    const patches = [{ level: "household", uid: null, key: "floorAreaM2", before, value }];
    batch.push(operation("proposal.save", { patches }, { prevOp: batch.at(-1).opId, startOp: batch[0].opId }));
  }
  return batch;
}

async function exchange(pass, operations, ask = []) {
  const response = await fetch(`${url.origin}/api/sync`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "sec-fetch-site": "same-origin",
      "x-mutakhir": "1",
      "x-mutakhir-device": pass,
    },
    body: JSON.stringify({
      do: "exchange",
      epoch: null,
      sentAt: Date.now(),
      waiting: { count: operations.length, since: null },
      version: "uji",
      ask,
      mark: null,
      operations,
    }),
  });
  const body = await response.json();
  if (!body.ok) throw new Error(JSON.stringify(body.error));
  return body.value;
}

/** Until so many of a batch are committed. */
async function committed(operations, wanted) {
  const ids = operations.map(({ opId }) => opId);
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    const { rows } = await owner.query("SELECT count(*)::int AS n FROM operation WHERE id = ANY ($1)", [ids]);
    if (rows[0].n >= wanted) return;
  }
  throw new Error("nothing was committed within 30 s");
}

async function count(drafts, deviceId) {
  const { rows } = await owner.query(
    `SELECT count(*)::int AS drafts,
       (SELECT count(*)::int FROM audit WHERE action = 'proposal:save' AND subject_ids[1] = ANY ($1)) AS saves,
       (SELECT count(*)::int FROM operation WHERE device_id = $2) AS operations,
       min(version) AS least, max(version) AS most
     FROM proposal WHERE household_id IN (SELECT household_id FROM proposal WHERE id = ANY ($1))`,
    [drafts, deviceId],
  );
  return rows[0];
}

async function start() {
  const args = [packageProgram("next", "dist/bin/next"), "start", "-p", url.port, "-H", "127.0.0.1"];
  web = spawn(process.execPath, args, { env: { ...env, NODE_ENV: "production" }, stdio: "ignore", detached: true });
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(50))
    if ((await fetch(`${url.origin}/api/ready`).catch(() => null))?.ok) return;
  throw new Error("the portal was not ready within 60 s");
}

/** As when the power goes: the process and all that it has started. */
function kill() {
  process.kill(-web.pid, "SIGKILL");
  web = null;
}
