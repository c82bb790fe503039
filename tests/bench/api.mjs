// npm run bench:api: the open API through the real server on a small demo of its own, at 1 and 8 clients: one family, a page of a
// hundred with twelve variables, a token. On loopback, bounded in count; ends by itself. As JSON, milliseconds.
import { randomBytes } from "node:crypto";
import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import pg from "pg";
import { uuidv7 } from "uuidv7";
import { buildPortal, generateClient } from "../../scripts/runner/build.mjs";
import { TEST_KEYS } from "../support/keys.mjs";
import { startTestPortal } from "../support/server.mjs";

const { values } = parseArgs({
  options: {
    clients: { type: "string", default: "1,8" },
    /** Of all clients together, for each kind of request. */
    requests: { type: "string", default: "400" },
    /** 0: the build that is there already. */
    build: { type: "string", default: "1" },
  },
});
const CLIENTS = values.clients.split(",").map(Number);
const REQUESTS = Number(values.requests);
const REGION = "5207";
const SCOPES = ["regions:read", "aggregates:read", "households:read", "households:identify", "changes:read"];
const FIELDS = [
  ...["wallMaterial", "roofMaterial", "floorMaterial", "drinkingWater", "lightingSource", "cookingFuel"].map(
    (key) => `household.${key}`,
  ),
  ...["name", "nik", "sex", "age", "maritalStatus", "relationToHead"].map((key) => `member.${key}`),
].join(",");

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
  const client = await clientOf(owner);
  const token = await tokenOf(client);
  const { rows } = await owner.query(
    "SELECT regency_code || '-' || id AS id FROM household WHERE regency_code = $1 AND status = 1 LIMIT 200",
    [REGION],
  );
  const kinds = {
    household: (at) => get(`/households/${rows[at % rows.length].id}?fields=${FIELDS}`, token),
    page: () => get(`/households?limit=100&fields=${FIELDS}`, token),
    bare: () => get("/households?limit=100", token),
    changes: () => get("/changes?limit=100", token),
    indicators: () => get(`/aggregates/indicators?region=${REGION}`, token),
  };
  for (const [kind, ask] of Object.entries(kinds)) {
    for (let at = 0; at < 20; at += 1) await ask(at);
    for (const count of CLIENTS) console.log(JSON.stringify({ kind, ...(await measured(count, ask)) }));
  }
} finally {
  await owner?.end().catch(() => {});
  await portal?.stop();
}
process.exit(0);

/** A client of the regency that works, with a rate that is not in the way. */
async function clientOf(sql) {
  const { secretHash } = await import("../../lib/server/api/secret.ts");
  const grants = await sql.query(
    "SELECT id, user_id FROM access_grant WHERE role = 'data-steward' AND region_code = $1 LIMIT 1",
    [REGION],
  );
  const approver = await sql.query("SELECT user_id FROM access_grant WHERE role = 'administrator' LIMIT 1");
  const [id, secret] = [uuidv7(), `mks_${randomBytes(32).toString("base64url")}`];
  const grant = grants.rows[0];
  await sql.query(
    `INSERT INTO api_client (id, region_code, name, purpose, scopes, requests_a_minute, valid_from, valid_to, state, grant_id, made_by,
       made_at, approved_by, approved_at)
     VALUES ($1, $2, 'Uji (contoh)', 'pengukuran', $3, 6000, now() - interval '1 day', now() + interval '1 day', 'active', $4, $5, now(),
       $6, now())`,
    [id, REGION, SCOPES, grant.id, grant.user_id, approver.rows[0].user_id],
  );
  await sql.query("INSERT INTO api_secret (id, client_id, hash, made_by, made_at) VALUES ($1, $2, $3, $4, now())", [
    uuidv7(),
    id,
    secretHash(id, secret),
    grant.user_id,
  ]);
  return { id, secret };
}

async function tokenOf({ id, secret }) {
  const body = new URLSearchParams({ grant_type: "client_credentials", client_id: id, client_secret: secret });
  const { text } = await send("/token", {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: body.toString(),
  });
  return JSON.parse(text).access_token;
}

async function get(path, token) {
  const answer = await send(path, { headers: { Authorization: `Bearer ${token}` } });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
  return answer;
}

function send(path, { method = "GET", headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const asked = request(`${portal.url}/api/v1${path}`, { method, headers, agent }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => {
        const bytes = Buffer.concat(parts);
        resolve({ status: response.statusCode, text: bytes.toString("utf8"), bytes: bytes.length });
      });
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

/** Percentiles of so many clients that ask one after another, each at once with the others. */
async function measured(clients, ask) {
  const times = [];
  let bytes = 0;
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < REQUESTS) {
        const at = next;
        next += 1;
        const start = performance.now();
        bytes = (await ask(at)).bytes;
        times.push(performance.now() - start);
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  const at = (share) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] * 10) / 10;
  return {
    clients,
    requests: times.length,
    p50: at(0.5),
    p95: at(0.95),
    aSecond: Math.round(times.length / seconds),
    bytes,
  };
}
