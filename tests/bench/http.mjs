// npm run bench: latency of the main pages and commands through the real server, on loopback, bounded in count.
//   BENCH_HOUSEHOLDS=1000000  with a country of families in the database first (country.mjs)
import { readFile } from "node:fs/promises";
import { measureFunctions } from "./functions.mjs";
import { measure } from "./measure.mjs";
import { openPortal } from "./portal.mjs";
import { termsOf } from "./reads.mjs";
import { command, following, signIn } from "./session.mjs";
import { familiesOf, grantsOf, makeOpen, makeWaiting } from "./work.mjs";

const COUNT = Number(process.env.BENCH_COUNT ?? 1000);
/** Open proposals of the regency for the queue's pages: its busiest week. */
const OPEN = Number(process.env.BENCH_OPEN ?? 100_000);
/** Different people searched for. */
const SEARCHES = 60;
const CLIENTS = [1, 8];
/** A pattern of names, to measure some again: BENCH_ONLY="accept|dashboard". */
const only = process.env.BENCH_ONLY ? new RegExp(process.env.BENCH_ONLY) : null;
const accounts = JSON.parse(await readFile("prisma/seed/demo-accounts.json", "utf8"));
const accountOf = (role, regionCode) =>
  accounts.find((one) => one.role === role && (regionCode === undefined || one.regionCode === regionCode));
const operator = accountOf("village-operator");
const verifier = accountOf("regency-verifier", "5207");
const coach = accountOf("coach", "5207");
const validator = accountOf("province-validator");
const head = accountOf("village-head");
const nation = accountOf("administrator", "0");

const portal = await openPortal();
try {
  const url = portal.url.replace("localhost", "127.0.0.1");
  const origin = portal.url;
  const used = [operator, verifier, coach, validator, head, nation];
  const grants = await grantsOf(
    portal.ownerUrl,
    used.map((one) => one.username),
  );
  const sessions = new Map();
  for (const one of used)
    sessions.set(one.username, {
      ...(await signIn(origin, one.username, one.password)),
      grantId: grants.get(one.username),
    });
  const as = (account) => sessions.get(account.username);
  const page = (account, path) => async () => {
    const response = await fetch(`${url}${path}`, { headers: { cookie: as(account).cookie }, redirect: "manual" });
    await response.arrayBuffer();
    return response.status === 200;
  };
  // As a link is followed inside the portal, which is how people move; `page` is the first page of a visit.
  const ways = new Map();
  const followed = (account, path) => async () => {
    if (!ways.has(account.username)) ways.set(account.username, await following(url, as(account), path));
    const { address, headers } = ways.get(account.username)(path);
    const response = await fetch(address, { headers, redirect: "manual" });
    await response.arrayBuffer();
    return response.status === 200;
  };
  // As the search box does: the words become a token, and the list is asked with it.
  const searchAddress = async (account, term) => {
    const answer = await command(origin, as(account), "household.search", { term });
    if (!answer.ok) throw new Error(`search: ${answer.error.code}`);
    return `/keluarga?cari=${answer.value.token}`;
  };
  const families = await familiesOf(portal.ownerUrl, operator.regionCode, 400);
  const isWanted = (name) => only === null || only.test(name);
  const drafts = [];
  const drafted = ["open the form", "open the form, followed", "save a draft"].some(isWanted)
    ? families.slice(0, 200)
    : [];
  for (const family of drafted) {
    const started = await command(origin, as(operator), "proposal.start", {
      id: crypto.randomUUID(),
      regencyCode: family.regencyCode,
      householdId: family.id,
      channel: "desk",
    });
    if (!started.ok) throw new Error(`start: ${started.error.code}`);
    drafts.push({ regencyCode: family.regencyCode, id: started.value.id, area: family.area });
  }
  const results = [];
  const bench = async (name, count, request) => {
    if (!isWanted(name)) return;
    for (const clients of CLIENTS) {
      await Promise.all(Array.from({ length: clients * 3 }, (_, index) => request(index, clients, true)));
      const result = await measure(name, clients, count, (index) => request(index, clients, false));
      results.push(result);
      console.log(
        `${name.padEnd(34)} ${String(clients).padStart(2)} clients  p50 ${String(result.p50).padStart(7)} ms  p95 ${String(result.p95).padStart(7)} ms  ${String(result.perSecond).padStart(7)}/s`,
      );
    }
  };
  await bench("health (baseline)", COUNT, async () => (await fetch(`${url}/api/health`)).ok);
  const familyAt = (index) => {
    const { regencyCode, id } = families[index % families.length];
    return `/keluarga/${regencyCode}-${id}`;
  };
  const formAt = (index) =>
    `/usulan/${drafts[index % drafts.length].regencyCode}-${drafts[index % drafts.length].id}/isi`;
  await bench("list of families", COUNT, page(operator, "/keluarga"));
  await bench("list of families, followed", COUNT, followed(operator, "/keluarga"));
  await bench("open a family", COUNT, (index) => page(operator, familyAt(index))());
  await bench("open a family, followed", COUNT, (index) => followed(operator, familyAt(index))());
  await bench("open the form", COUNT, (index) => page(operator, formAt(index))());
  await bench("open the form, followed", COUNT, (index) => followed(operator, formAt(index))());
  await bench("save a draft", COUNT, async (index) => {
    const draft = drafts[index % drafts.length];
    const value = 20 + Math.floor(Math.random() * 200);
    const saved = await command(origin, as(operator), "proposal.save", {
      regencyCode: draft.regencyCode,
      id: draft.id,
      patches: [{ level: "household", uid: null, key: "floorAreaM2", before: draft.area, value }],
    });
    if (saved.ok && saved.value.conflicts.length === 0) draft.area = value;
    return saved.ok;
  });
  for (const [name, account, state, event] of [
    ["verify", verifier, "endorsed", "verify"],
    ["accept", coach, "validated", "accept"],
  ]) {
    if (!isWanted(name)) continue;
    const waiting = await makeWaiting(portal.ownerUrl, { regency: "5207", state, count: COUNT * 3 });
    // One seeded family in thirty has an error in its record on purpose: it is refused, and the next is taken.
    await bench(name, Math.min(COUNT, Math.floor(waiting.length / 2.5)), async () => {
      for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
        const decided = await command(origin, as(account), "proposal.decide", {
          item,
          decision: { event, target: null, reason: null, note: null, meetingId: null },
        });
        if (decided.ok || decided.error.code !== "INCOMPLETE") return decided.ok;
      }
      return false;
    });
  }
  for (const [level, account] of [
    ["village", operator],
    ["regency", verifier],
    ["province", validator],
    ["nation", nation],
  ])
    await bench(`dashboard, ${level}`, COUNT, page(account, "/dasbor"));
  for (const [who, account, area] of [
    ["operator", operator, operator.regionCode],
    ["regency", verifier, verifier.regionCode],
    ["province", validator, verifier.regionCode],
  ]) {
    const terms = await termsOf(portal.ownerUrl, area, SEARCHES);
    for (const [what, words] of Object.entries(terms)) {
      const name = `search by ${what}, ${who}`;
      const addresses = [];
      for (const term of isWanted(name) ? words : []) addresses.push(await searchAddress(account, term));
      await bench(name, COUNT, (index) => page(account, addresses[index % addresses.length])());
    }
  }
  await measureFunctions({ bench, portal, operator, verifier, validator, nation, families });
  const queues = [
    ["queue, regency", verifier, "/verifikasi"],
    ["queue, regency, late ones", verifier, "/verifikasi?umur=lewat"],
    ["queue, province", validator, "/validasi"],
    ["queue, coach", coach, "/mutu"],
    ["queue, village meeting", head, "/musyawarah"],
  ].filter(([name]) => isWanted(name));
  if (queues.length > 0) {
    const open = await makeOpen(portal.ownerUrl, { regency: "5207", count: OPEN });
    console.log(`open: ${open.map(({ state, n }) => `${state} ${n}`).join(", ")}`);
  }
  for (const [name, account, path] of queues) {
    await bench(name, COUNT, page(account, path));
    await bench(`${name}, followed`, COUNT, followed(account, path));
  }
  await bench("bottlenecks, regency", COUNT, page(verifier, "/hambatan"));
  console.log(JSON.stringify(results));
} finally {
  await portal.stop();
}
