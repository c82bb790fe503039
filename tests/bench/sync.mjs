// npm run bench:sync, first part: devices that come back with what was typed, through the real server with gzip, on a small demo of its
// own. Each sends batches of fifty saves to ten families. On loopback, bounded in count; ends by itself. As JSON.
import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs, promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import pg from "pg";
import { uuidv7 } from "uuidv7";
import { buildPortal, generateClient } from "../../scripts/runner/build.mjs";
import { TEST_KEYS } from "../support/keys.mjs";
import { startTestPortal } from "../support/server.mjs";
import { usageOf } from "./processes.mjs";

const { values } = parseArgs({
  options: {
    devices: { type: "string", default: "1,32" },
    /** Of each device. */
    batches: { type: "string", default: "10" },
    /** 0: the build that is there already. */
    build: { type: "string", default: "1" },
  },
});
const DEVICES = values.devices.split(",").map(Number);
const BATCHES = Number(values.batches);
const BATCH = 50;
const FAMILIES = 10;
const VILLAGES = ["5207032005", "5207042001", "5207012003", "5207062002"];
/** A device that is told so often to come later is not served. */
const MOST_PAUSES = 200;
/** What a save types, by turns. */
const FLOOR_AREAS = [61, 62];

const pack = promisify(gzip);
const unpack = promisify(gunzip);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
let portal = null;
let owner = null;
try {
  await generateClient();
  if (values.build === "1") await buildPortal();
  portal = await startTestPortal({ movesClock: false });
  owner = new pg.Client({ connectionString: portal.ownerUrl });
  await owner.connect();
  Object.assign(process.env, TEST_KEYS, { DATABASE_URL: portal.appUrl, NEXTAUTH_URL: portal.url });
  const devices = await enrolled(Math.max(...DEVICES));
  for (const device of devices) await begin(device);
  await sendBatch(devices[0]);
  for (const count of DEVICES) console.log(JSON.stringify(await measured(devices.slice(0, count))));
} finally {
  await owner?.end().catch(() => {});
  await portal?.stop();
}
process.exit(0);

/** An operator with a device and ten families each, in villages that have no other work. */
async function enrolled(count) {
  const { enrol } = await import("../../lib/server/field/enrol.ts");
  const { makeFamilies } = await import("../support/factory/families.ts");
  const today = new Date().toISOString().slice(0, 10);
  const places = [];
  for (const village of VILLAGES) {
    const families = await makeFamilies(owner, village, Math.ceil((count / VILLAGES.length) * FAMILIES * 1.2), today);
    const active = families.filter(({ status }) => status === 1);
    for (let at = 0; at + FAMILIES <= active.length; at += FAMILIES)
      places.push({ village, regency: village.slice(0, 4), families: active.slice(at, at + FAMILIES) });
  }
  if (places.length < count) throw new Error(`${places.length} places for ${count} devices`);
  const devices = [];
  for (const place of places.slice(0, count)) {
    const actor = await makeOperator(place.village);
    const asked = { do: "enrol", deviceId: uuidv7(), label: "Ukur" };
    const outcome = await enrol({ actor, kind: "?" }, asked, new Date());
    if (!outcome.ok) throw new Error(outcome.error.code);
    devices.push({ ...place, pass: `${outcome.value.deviceId}.${outcome.value.secret}`, drafts: [], pauses: 0 });
  }
  return devices;
}

async function makeOperator(regionCode) {
  const [userId, grantId] = [uuidv7(), uuidv7()];
  await owner.query(
    `INSERT INTO app_user (id, username, display_name, status, home_code, created_at, updated_at)
     VALUES ($1, $2, 'Operator Ukur (contoh)', 'active', $3, now(), now())`,
    [userId, `ukur.${userId}`, regionCode],
  );
  await owner.query(
    `INSERT INTO access_grant (id, user_id, role, region_code, level, valid_from, source, reason, created_at)
     VALUES ($1, $2, 'village-operator', $3, 'full', '2026-01-01', 'administrator', 'ukur', now())`,
    [grantId, userId, regionCode],
  );
  const grant = { id: grantId, role: "village-operator", regionCode, level: "full" };
  return { userId, sessionId: userId, displayName: "Operator Ukur", locale: "id", grant, grants: [grant] };
}

function operation(command, recordId, input, links = {}) {
  const none = { prevOp: null, startOp: null, supersedes: null };
  const whole = { id: recordId, ...input };
  return { opId: uuidv7(), command, recordId, ...none, schema: 1, input: whole, madeAt: Date.now(), ...links };
}

/** Begins the drafts, outside of what is measured. */
async function begin(device) {
  const starts = device.families.map(({ id }) =>
    operation("proposal.start", uuidv7(), { regencyCode: device.regency, householdId: id, channel: "visit" }),
  );
  await exchange(device, starts);
  device.drafts = starts.map(({ opId, recordId }, at) => ({
    id: recordId,
    startOp: opId,
    last: opId,
    turn: 0,
    floorArea: device.families[at].household.floorAreaM2 ?? null,
  }));
}

/** Fifty saves, five to each family, one behind the other. */
async function sendBatch(device) {
  const saves = Array.from({ length: BATCH }, (_, at) => {
    const draft = device.drafts[at % device.drafts.length];
    const value = FLOOR_AREAS[draft.turn % 2];
    const before = draft.turn === 0 ? draft.floorArea : FLOOR_AREAS[(draft.turn + 1) % 2];
    const patches = [{ level: "household", uid: null, key: "floorAreaM2", before, value }];
    const notes = { [`V01|${draft.id}`]: `Contoh catatan ke-${draft.turn}` };
    const one = operation(
      "proposal.save",
      draft.id,
      { regencyCode: device.regency, patches, notes },
      { prevOp: draft.last, startOp: draft.startOp },
    );
    draft.last = one.opId;
    draft.turn += 1;
    return one;
  });
  await exchange(device, saves);
}

async function exchange(device, operations) {
  const body = {
    do: "exchange",
    epoch: null,
    sentAt: Date.now(),
    waiting: { count: operations.length, since: Date.now() },
    version: "ukur",
    ask: [],
    mark: null,
    operations,
  };
  const bytes = await pack(JSON.stringify(body));
  for (let pause = 0; pause < MOST_PAUSES; pause += 1) {
    const { status, value } = await post(device, bytes);
    if (status === 429) {
      device.pauses += 1;
      await sleep(value.error.info.retryAfterMs);
      continue;
    }
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(value.error)}`);
    const odd = value.value.results.find(({ kind }) => kind !== "taken");
    if (odd !== undefined) throw new Error(JSON.stringify(odd));
    return bytes.length;
  }
  throw new Error("a device was not served");
}

function post({ pass }, bytes) {
  const headers = {
    "content-type": "application/json",
    "content-encoding": "gzip",
    "content-length": bytes.length,
    "accept-encoding": "gzip",
    "sec-fetch-site": "same-origin",
    "x-mutakhir": "1",
    "x-mutakhir-device": pass,
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${portal.url}/api/sync`, { method: "POST", agent, headers }, async (response) => {
      const chunks = [];
      for await (const chunk of response) chunks.push(chunk);
      const raw = Buffer.concat(chunks);
      const text = response.headers["content-encoding"] === "gzip" ? await unpack(raw) : raw;
      resolve({ status: response.statusCode, value: JSON.parse(text.toString("utf8")) });
    });
    sent.on("error", reject);
    sent.end(bytes);
  });
}

async function measured(devices) {
  const times = [];
  for (const device of devices) device.pauses = 0;
  const before = usageOf(process.pid);
  const began = performance.now();
  await Promise.all(
    devices.map(async (device) => {
      for (let batch = 0; batch < BATCHES; batch += 1) {
        const start = performance.now();
        await sendBatch(device);
        times.push(performance.now() - start);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  const after = usageOf(process.pid);
  times.sort((a, b) => a - b);
  const at = (share) => Math.round(times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)]);
  const operations = devices.length * BATCHES * BATCH;
  return {
    name: "batches of fifty saves",
    devices: devices.length,
    batches: times.length,
    operations,
    operationsPerSecond: Math.round(operations / seconds),
    batchMs: { p50: at(0.5), p95: at(0.95) },
    pauses: devices.reduce((sum, { pauses }) => sum + pauses, 0),
    cpuMsAnOperation: Number(((after.cpuMs - before.cpuMs) / operations).toFixed(2)),
  };
}
