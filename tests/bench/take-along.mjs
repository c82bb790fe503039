// node --conditions=react-server --import tsx tests/bench/take-along.mjs: devices that take their first thousand families along, through
// the real server with gzip, on the kept database of a million families (npm run bench:data). On loopback, bounded in count; what it
// enrols it removes. As JSON.
import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs, promisify } from "node:util";
import { gunzip } from "node:zlib";
import pg from "pg";
import { buildPortal, generateClient } from "../../scripts/runner/build.mjs";
import { startTestPortal } from "../support/server.mjs";
import { isWhole, openBenchData } from "./data.mjs";
import { putOffTheNight } from "./night.mjs";
import { usageOf } from "./processes.mjs";

const { values } = parseArgs({
  options: {
    devices: { type: "string", default: "1,100" },
    /** Of one device; the portal's own most. */
    families: { type: "string", default: "1000" },
  },
});
const DEVICES = values.devices.split(",").map(Number);
const FAMILIES = Number(values.families);
/** A device that is told so often to come later is not served. */
const MOST_PAUSES = 200;
const MOST_PAGES = 100;

const unpack = promisify(gunzip);
const data = await openBenchData();
const owner = new pg.Client({ connectionString: data.ownerUrl });
owner.on("error", () => {});
let portal = null;
const people = [];
try {
  await owner.connect();
  if (!(await isWhole(data.ownerUrl))) throw new Error("npm run bench:data -- --households 1000000 first");
  await generateClient();
  await buildPortal();
  portal = await startTestPortal({ database: data, movesClock: false });
  await putOffTheNight(owner);
  Object.assign(process.env, data.env, { NEXTAUTH_URL: portal.url });
  const devices = await enrolled(Math.max(...DEVICES));
  await takeAlong(devices[0]); // the first of a process compiles and connects
  for (const count of DEVICES) console.log(JSON.stringify(await measured(devices.slice(0, count))));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await removed().catch((error) => console.error(error));
  await owner.end().catch(() => {});
  await portal?.stop();
  await data.stop();
}
process.exit();

/** One operator with one device in each of as many villages as have so many families, in turn. */
async function enrolled(count) {
  const { enrol } = await import("../../lib/server/field/enrol.ts");
  const { rows: villages } = await owner.query(
    `SELECT village_code AS code FROM household WHERE status = 1 GROUP BY 1
     HAVING count(*) BETWEEN $1 AND 3 * $1 AND avg(member_count) > 2 AND left(village_code, 4) <> '5207' ORDER BY count(*), 1 LIMIT 50`,
    [FAMILIES],
  );
  if (villages.length === 0) throw new Error(`no village of ${FAMILIES} families`);
  const devices = [];
  for (let at = 0; at < count; at += 1) {
    const regionCode = villages[at % villages.length].code;
    const [userId, grantId, deviceId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    people.push(userId);
    await owner.query(
      `INSERT INTO app_user (id, username, display_name, password_hash, locale, status, home_code, created_at, updated_at)
       VALUES ($1, $2, 'Petugas Bangku Uji', 'x', 'id', 'active', $3, now(), now())`,
      [userId, `bench-${userId}`, regionCode],
    );
    await owner.query(
      `INSERT INTO access_grant (id, user_id, role, region_code, level, valid_from, source, reason, created_at)
       VALUES ($1, $2, 'village-operator', $3, 'full', now() - interval '1 day', 'administrator', 'bench', now())`,
      [grantId, userId, regionCode],
    );
    const grant = { id: grantId, role: "village-operator", regionCode, level: "full" };
    const actor = { userId, sessionId: deviceId, displayName: "Petugas", locale: "id", grant, grants: [grant] };
    const asked = { do: "enrol", deviceId, label: "Bangku uji", grantId };
    const outcome = await enrol({ actor, kind: "bench" }, asked, new Date());
    if (!outcome.ok) throw new Error(`enrol: ${outcome.error.code}`);
    devices.push({ pass: `${deviceId}.${outcome.value.secret}`, agent: new Agent({ keepAlive: true, maxSockets: 1 }) });
  }
  return devices;
}

async function removed() {
  if (people.length === 0) return;
  for (const of of [
    "audit WHERE actor_id",
    "coaching_note_seen WHERE user_id",
    "access_grant WHERE user_id",
    "app_user WHERE id",
  ])
    await owner.query(`DELETE FROM ${of} = ANY ($1::uuid[])`, [people]);
}

async function measured(devices) {
  const before = { portal: usageOf(process.pid), database: usageOf(data.pid()) };
  const began = performance.now();
  const settled = await Promise.allSettled(devices.map(takeAlong));
  const lost = settled.find(({ status }) => status === "rejected");
  if (lost !== undefined) throw lost.reason;
  const taken = settled.map(({ value }) => value);
  const seconds = (performance.now() - began) / 1000;
  const after = { portal: usageOf(process.pid), database: usageOf(data.pid()) };
  const pages = taken.flatMap((one) => one.pages);
  const sum = (list, of) => list.reduce((total, each) => total + of(each), 0);
  const quantile = (list, share) => {
    const sorted = list.toSorted((a, b) => a - b);
    return Number((sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN).toFixed(1));
  };
  const whole = taken.map((one) => one.ms / 1000);
  const cpu = (of) => (after[of].cpuMs - before[of].cpuMs) / pages.length;
  return {
    devices: devices.length,
    families: sum(taken, (one) => one.families),
    seconds: Number(seconds.toFixed(1)),
    device: { p50: quantile(whole, 0.5), p95: quantile(whole, 0.95) },
    // With the time in which it waits for its turn, without the pauses that it was asked to make.
    pageMs: {
      p50: quantile(
        pages.map(({ ms }) => ms),
        0.5,
      ),
      p95: quantile(
        pages.map(({ ms }) => ms),
        0.95,
      ),
    },
    pages: pages.length,
    pauses: sum(taken, (one) => one.pauses),
    bytesEachDevice: {
      raw: Math.round(sum(pages, ({ raw }) => raw) / devices.length),
      gzip: Math.round(sum(pages, ({ packed }) => packed) / devices.length),
    },
    // The bench itself is of this family of processes, the database may be.
    cpuMsAPage: {
      portalAndBench: Number((cpu("portal") - cpu("database")).toFixed(1)),
      database: Number(cpu("database").toFixed(1)),
    },
    megabytes: after.portal.megabytes,
  };
}

/** What a device does: looks what there is, chooses places until it has enough, and fetches page after page. */
async function takeAlong(device) {
  const began = performance.now();
  const taken = { families: 0, pages: [], pauses: 0, ms: 0 };
  const offered = await ask(device, { do: "choices" }, taken);
  const places = [];
  for (let have = 0, at = 0; have < FAMILIES && at < offered.places.length; at += 1) {
    const { dusun, rw, rt, families } = offered.places[at];
    places.push({ dusun, rw, rt });
    have += families;
  }
  const selection = { by: "rt", places };
  for (let cursor = null, at = 0; at < MOST_PAGES && (at === 0 || cursor !== null); at += 1) {
    const page = await ask(device, { do: "pull", selection, cursor, have: {}, withFrame: at === 0 }, taken, true);
    if (page.families.some(({ base }) => Object.keys(base.household).length < 10))
      throw new Error("a family came empty");
    taken.families += page.families.length;
    cursor = page.next;
  }
  taken.ms = performance.now() - began;
  return taken;
}

async function ask(device, body, taken, isPage = false) {
  for (let pause = 0; pause < MOST_PAUSES; pause += 1) {
    const began = performance.now();
    const { status, packed, text } = await post(device, JSON.stringify(body));
    const outcome = JSON.parse(text);
    if (outcome.ok) {
      if (isPage) taken.pages.push({ ms: performance.now() - began, raw: text.length, packed });
      return outcome.value;
    }
    if (status !== 429) throw new Error(`${body.do}: ${status} ${text}`);
    taken.pauses += 1;
    await sleep(outcome.error.info.retryAfterMs);
  }
  throw new Error("told to come later too often");
}

function post({ pass, agent }, body) {
  return new Promise((resolve, reject) => {
    const headers = {
      origin: portal.url,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "accept-encoding": "gzip",
      "x-mutakhir": "1",
      "x-mutakhir-device": pass,
    };
    const sent = request(`${portal.url}/api/sync`, { method: "POST", agent, headers }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("error", reject);
      response.on("end", async () => {
        const bytes = Buffer.concat(parts);
        const plain = response.headers["content-encoding"] === "gzip" ? await unpack(bytes) : bytes;
        resolve({ status: response.statusCode, packed: bytes.length, text: plain.toString("utf8") });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
