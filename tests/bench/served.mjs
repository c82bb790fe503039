// npm run bench:http: the work of issue one through the real server, and the same SQL sent by bare clients, in one run on the kept
// database of a million families (npm run bench:data). On loopback, bounded in count. As JSON.
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import accounts from "../../prisma/seed/demo-accounts.json" with { type: "json" };
import { buildPortal, generateClient } from "../../scripts/runner/build.mjs";
import { findMeta, writeMeta } from "../../scripts/runner/database.mjs";
import { startTestPortal } from "../support/server.mjs";
import { isWhole, openBenchData } from "./data.mjs";
import { measure } from "./measure.mjs";
import { usageOf } from "./processes.mjs";
import { bareClients, record } from "./recorded.mjs";
import { command, signIn } from "./session.mjs";
import { familiesOf, grantsOf, makeOpen, makeWaiting } from "./work.mjs";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "300" },
    clients: { type: "string", default: "1,8,32" },
    only: { type: "string", default: "" },
  },
});
const COUNT = Number(values.count);
const CLIENTS = values.clients.split(",").map(Number);
const BULK = 50;
/** Times that an applied change is followed up to the nation. */
const FRESH_TURNS = 30;
/** A worker that takes longer is none. */
const LONGEST_MS = 5 * 60_000;
const OPEN = 100_000;
const REGENCY = "5207";
const byRole = (role) => accounts.find((one) => one.role === role && one.regionCode.startsWith(REGENCY));
const [operator, verifier, coach] = ["village-operator", "regency-verifier", "coach"].map(byRole);

const data = await openBenchData();
const owner = new pg.Client({ connectionString: data.ownerUrl });
let portal = null;
try {
  await owner.connect();
  if (!(await isWhole(data.ownerUrl))) throw new Error("npm run bench:data -- --households 1000000 first");
  if ((await findMeta(data.ownerUrl, "bench_open")) !== "made") {
    await makeOpen(data.ownerUrl, { regency: REGENCY, count: OPEN });
    await writeMeta(data.ownerUrl, "bench_open", "made");
  }
  await generateClient();
  await buildPortal();
  portal = await startTestPortal({ database: data, movesClock: false });
  Object.assign(process.env, data.env, { NEXTAUTH_URL: portal.url });
  const { functionsOf } = await import("./functions-of.mjs");
  const session = await sessionsOf(portal.url);
  const functions = await functionsOf(data.ownerUrl, { operator, verifier, coach });
  const results = [];
  for (const each of await worksOf(session, functions)) {
    if (values.only !== "" && !new RegExp(values.only).test(each.name)) continue;
    await calm();
    const recordings = [];
    for (let at = 0; at < Math.max(...CLIENTS); at += 1) recordings.push(await record(() => each.inside(at)));
    for (const clients of CLIENTS) {
      const served = await counted(each, clients, each.served);
      const bare = await bareClients(data.appUrl, recordings.slice(0, clients));
      const alone = await counted(each, clients, (_, worker) => bare.send(worker));
      await bare.close();
      const result = { name: each.name, clients, served, bare: alone };
      results.push(result);
      console.error(JSON.stringify(result));
    }
    if (each.untilFresh === undefined) continue;
    await each.settled();
    const { count, p50, p95, p99 } = await measure(each.name, 1, Math.min(COUNT, FRESH_TURNS), each.untilFresh);
    const late = { name: `${each.name}, until every level above shows it`, clients: 1, count, p50, p95, p99 };
    results.push(late);
    console.error(JSON.stringify(late));
  }
  console.log(JSON.stringify(results, null, 2));
} finally {
  await owner.end().catch(() => {});
  await portal?.stop();
  await data.stop();
}
process.exit(0);

/** Waits until the worker has done what earlier work left: a page is read while it counts villages on few days of a year. */
async function calm() {
  for (const until = Date.now() + LONGEST_MS; Date.now() < until; await sleep(200)) {
    const { rows } = await owner.query("SELECT 1 FROM graphile_worker._private_jobs WHERE run_at <= now() LIMIT 1");
    if (rows.length === 0) return;
  }
  throw new Error("the worker's queue does not end");
}

/** How long, how often, and what of the processors: the portal's processes and the database's, by request. */
async function counted({ name, most = COUNT }, clients, request) {
  for (let at = 0; at < clients * 2; at += 1) await request(at, at % clients);
  const before = { portal: usageOf(process.pid), database: usageOf(data.pid()) };
  const { count, perSecond, p50, p95, p99 } = await measure(name, clients, most, request);
  const after = { portal: usageOf(process.pid), database: usageOf(data.pid()) };
  const spent = (of) => Number(((after[of].cpuMs - before[of].cpuMs) / count).toFixed(2));
  const database = spent("database");
  return {
    perSecond,
    p50,
    p95,
    p99,
    // The bench itself is of this family of processes, the database may be.
    cpuMs: { portalAndBench: Number((spent("portal") - database).toFixed(2)), database },
    megabytes: after.portal.megabytes,
  };
}

async function sessionsOf(url) {
  const used = [operator, verifier, coach];
  const grants = await grantsOf(
    data.ownerUrl,
    used.map(({ username }) => username),
  );
  const sessions = new Map();
  for (const { username, password } of used)
    sessions.set(username, { ...(await signIn(url, username, password)), grantId: grants.get(username) });
  return {
    page: async (account, path) => {
      const response = await fetch(`${url}${path}`, {
        headers: { cookie: sessions.get(account.username).cookie },
        redirect: "manual",
      });
      await response.arrayBuffer();
      return response.status === 200;
    },
    send: (account, name, input) => command(url, sessions.get(account.username), name, input),
  };
}

/** Each work as it is asked through the server, and as the server does it. */
async function worksOf({ page, send }, functions) {
  const families = await familiesOf(data.ownerUrl, operator.regionCode, 300, { isFree: false });
  // What each way takes: its turns, the ones before these that warm up, and a recording for each client.
  const turns = (most) => CLIENTS.reduce((sum, clients) => sum + most + 2 * clients, 2 * Math.max(...CLIENTS));
  const singles = Math.ceil(turns(COUNT) * 1.1);
  const bulkTurns = Math.ceil(COUNT / 15);
  const waiting = {};
  for (const [state, count] of [
    ["validated", singles],
    ["endorsed", singles + turns(bulkTurns) * BULK],
  ])
    waiting[state] = await makeWaiting(data.ownerUrl, { regency: REGENCY, state, count });
  const decision = (event) => ({ event, target: null, reason: null, note: null, meetingId: null });
  const one = (state, account, event) => ({
    served: () =>
      untilDecided(() => send(account, "proposal.decide", { item: waiting[state].pop(), decision: decision(event) })),
    inside: () =>
      untilDecided(() =>
        functions.command(account, "proposal.decide", { item: waiting[state].pop(), decision: decision(event) }),
      ),
  });
  const settled = async () => {
    for (const until = Date.now() + LONGEST_MS; Date.now() < until; ) {
      const { rows } = await owner.query("SELECT 1 FROM dirty_village WHERE regency_code = $1 LIMIT 1", [REGENCY]);
      if (rows.length === 0) return;
      await sleep(10);
    }
    throw new Error("the worker does not count the villages");
  };
  // Levels above are written in the transaction of the village's count, which takes its mark.
  const acceptedAndShown = async () => {
    const accepted = await one("validated", coach, "accept").served();
    await settled();
    return accepted;
  };
  const many = () => ({ items: waiting.endorsed.splice(-BULK), decision: decision("verify") });
  // One seeded family in thirty has an error in its record on purpose.
  const isDecided = ({ ok, value }) => ok && value.outcomes.filter(({ refused }) => refused === null).length > BULK / 2;
  const family = (at) => `${families[at % families.length].regencyCode}-${families[at % families.length].id}`;
  const terms = await functions.terms(operator.regionCode);
  const found = {};
  for (const what of ["NIK", "name"]) {
    found[what] = [];
    for (const term of terms[what]) found[what].push((await send(operator, "household.search", { term })).value.token);
  }
  const search = (what) => ({
    name: `search by ${what}`,
    served: (at) => page(operator, `/keluarga?cari=${found[what][at % found[what].length]}`),
    inside: (at) => functions.search(operator, terms[what][at % terms[what].length]),
  });
  return [
    { name: "accept one family", ...one("validated", coach, "accept"), untilFresh: acceptedAndShown, settled },
    { name: "decide one", ...one("endorsed", verifier, "verify") },
    {
      name: `decide ${BULK} together`,
      most: bulkTurns,
      served: async () => isDecided(await send(verifier, "proposal.decide-many", many())),
      inside: () => functions.command(verifier, "proposal.decide-many", many()),
    },
    {
      name: `list ${BULK} of ${OPEN} open`,
      served: () => page(verifier, "/verifikasi"),
      inside: () => functions.queue(verifier),
    },
    {
      name: "open a family",
      served: (at) => page(operator, `/keluarga/${family(at)}`),
      inside: (at) => functions.family(operator, family(at)),
    },
    search("NIK"),
    search("name"),
    {
      name: "dashboard of a regency",
      served: () => page(verifier, "/dasbor"),
      inside: () => functions.dashboard(verifier, REGENCY),
    },
  ];
}

/** One seeded family in thirty has an error in its record on purpose: it is refused, and the next is taken. */
async function untilDecided(decide) {
  for (;;) {
    const decided = await decide();
    if (decided.ok || decided.error.code !== "INCOMPLETE") return decided.ok;
  }
}
