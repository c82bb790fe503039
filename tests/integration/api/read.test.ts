import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as aggregate } from "@/app/api/v1/aggregates/route";
import { GET as codebook } from "@/app/api/v1/codebook/route";
import { GET as household } from "@/app/api/v1/households/[id]/route";
import { GET as households } from "@/app/api/v1/households/route";
import { GET as proposal } from "@/app/api/v1/proposals/[id]/route";
import { GET as proposals } from "@/app/api/v1/proposals/route";
import { GET as regions } from "@/app/api/v1/regions/route";
import { API_FIELDS } from "@/lib/domain/api/field";
import { API_SCOPES } from "@/lib/domain/api/scope";
import { listAudit } from "@/lib/server/audit/queries";
import { handles } from "@/lib/server/db/pool";
import { findReaders } from "@/lib/server/household/readers-query";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { ownerUrl } from "@/tests/support/urls";
import { AT, VILLAGES, writeSample } from "../rollup/sample";
import { call, makeClient, makeStewards, tokenOf } from "./world";

const owner = new Client({ connectionString: ownerUrl() });
const VILLAGE = "7403062003";
let families: readonly SeedFamily[];
/** Tokens: everything in the regency, the same without names, reference data alone, one village, practice. */
let tokens: Record<"all" | "masked" | "reference" | "village" | "practice", string>;

interface Item {
  readonly id: string;
  readonly village: string;
  readonly values: Record<string, unknown>;
  readonly people?: readonly { readonly id: string; readonly values: Record<string, unknown> }[];
}
const itemsOf = (body: Record<string, unknown>) => body["items"] as Item[]; // as the published schema has it

beforeAll(async () => {
  await owner.connect();
  await writeSample(owner, "api");
  families = await makeFamilies(owner, VILLAGE, 12, "2026-05-14");
  await owner.query("SELECT app_rollup_all($1)", [AT]);
  const stewards = await makeStewards(owner, "7403");
  const practice = await makeStewards(owner, "9999");
  const masked = API_SCOPES.filter((scope) => scope !== "households:identify");
  tokens = {
    all: await tokenOf(await makeClient(stewards, "7403", API_SCOPES)),
    masked: await tokenOf(await makeClient(stewards, "7403", masked)),
    reference: await tokenOf(await makeClient(stewards, "7403", ["regions:read"])),
    village: await tokenOf(await makeClient(stewards, VILLAGE, API_SCOPES)),
    practice: await tokenOf(await makeClient(practice, "9999", API_SCOPES)),
  };
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function all(token: string, query: string): Promise<readonly Item[]> {
  const found: Item[] = [];
  let cursor = "";
  do {
    const { status, body } = await call(households, `?limit=7${query}${cursor}`, { token });
    expect(status).toBe(200);
    found.push(...itemsOf(body));
    cursor = typeof body["next"] === "string" ? `&cursor=${encodeURIComponent(body["next"])}` : "";
  } while (cursor !== "");
  return found;
}

describe("families", () => {
  it("are those of the client's region, each once, page by page", async () => {
    const found = await all(tokens.all, "");
    const { rows } = await owner.query<{ id: string }>(
      "SELECT regency_code || '-' || id AS id FROM household WHERE regency_code = '7403' AND status <> 3 ORDER BY village_code, id",
    );
    expect(found.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    const narrow = await all(tokens.village, "");
    expect(narrow.length).toBeGreaterThan(5);
    expect(new Set(narrow.map(({ village }) => village))).toEqual(new Set([VILLAGE]));
  });

  it("outside the region are not found, exactly as one that nobody has", async () => {
    const { rows } = await owner.query<{ id: string }>("SELECT id FROM household WHERE regency_code = '7404' LIMIT 1");
    const ask = async (id: string) => {
      const { status, body } = await call(household, "", { token: tokens.all, path: { id } });
      return JSON.stringify([status, { ...body, requestId: "" }]);
    };
    const outside = await ask(`7404-${rows[0]?.id}`);
    expect(outside).toBe(await ask(`7404-${uuidv7()}`));
    expect(outside).toBe(await ask(`7403-${rows[0]?.id}`));
    expect(outside).toContain("NOT_FOUND");
    const elsewhere = await call(households, "?region=7404", { token: tokens.all });
    expect([elsewhere.status, elsewhere.body["code"]]).toEqual([404, "NOT_FOUND"]);
    const above = await call(households, "?region=74", { token: tokens.all });
    expect(above.status).toBe(404);
  });

  it("come with nothing that tells who they are, whatever is asked, without the scope", async () => {
    const open = API_FIELDS.filter(({ identifies }) => !identifies).map(({ name }) => name);
    const seen: string[] = [];
    for (let at = 0; at < open.length; at += 50) {
      const query = `?region=${VILLAGE}&fields=${[...open.slice(at, at + 50), "member.age"].join(",")}`;
      const { status, text } = await call(households, query, { token: tokens.masked });
      expect(status).toBe(200);
      seen.push(text);
    }
    const { rows } = await owner.query<{ name: string }>(
      "SELECT name FROM member WHERE village_code = $1 UNION SELECT head_name FROM household WHERE village_code = $1",
      [VILLAGE],
    );
    const told = seen.join("\n");
    for (const { name } of rows) expect(told).not.toContain(name);
    for (const family of families)
      for (const text of [
        family.household["kkNumber"],
        family.household["address"],
        family.household["respondentPhone"],
      ])
        if (typeof text === "string" && text.length > 3) expect(told).not.toContain(text);
    expect(told).not.toMatch(/\d{16}/);
    for (const { name, identifies } of API_FIELDS.filter((field) => field.identifies)) {
      const { status, body } = await call(households, `?limit=1&fields=${name}`, { token: tokens.masked });
      expect([name, identifies, status, body["code"]]).toEqual([name, true, 403, "FORBIDDEN"]);
    }
  });

  it("come with names and numbers where the client may know them, and with the columns asked for alone", async () => {
    const fields = "household.kkNumber,household.lat,member.name,member.nik,member.sex,civil.religion,member.age";
    const found = await all(tokens.all, `&region=${VILLAGE}&fields=${fields}`);
    expect(found.length).toBeGreaterThan(5);
    const numbers = new Set(families.map((family) => family.household["kkNumber"]));
    expect(found.some(({ values }) => numbers.has(String(values["kkNumber"])))).toBe(true);
    const one = found[0];
    expect(Object.keys(one?.values ?? {}).sort()).toEqual(["kkNumber", "lat"]);
    expect(Object.keys(one?.people?.[0]?.values ?? {}).sort()).toEqual(["age", "name", "nik", "religion", "sex"]);
    const single = await call(household, `?fields=${fields}`, { token: tokens.all, path: { id: one?.id ?? "" } });
    expect(single.body).toEqual(one);
  });

  it("of practice show to a client of practice alone", async () => {
    expect((await all(tokens.practice, "")).every(({ village }) => village.startsWith("99"))).toBe(true);
    expect((await all(tokens.practice, "")).length).toBeGreaterThan(5);
    expect((await call(regions, "?parent=9999", { token: tokens.all })).status).toBe(404);
    const search = await call(regions, "?search=latih", { token: tokens.all });
    expect(search.text).not.toContain('"99');
  });
});

describe("a request", () => {
  it("without the scope is refused and told which", async () => {
    const { status, headers, body } = await call(households, "", { token: tokens.reference });
    expect([status, body["code"]]).toEqual([403, "FORBIDDEN"]);
    expect(headers.get("www-authenticate")).toContain('scope="households:read"');
  });

  it("with wrong parameters is told which, in the reader's language, and nothing of what was sent", async () => {
    const secret = "3204051234567890";
    const { status, body, text } = await call(households, `?limit=900&nik=${secret}`, {
      token: tokens.all,
      headers: { "Accept-Language": "en-GB,en;q=0.9,id;q=0.5" },
    });
    expect(status).toBe(400);
    expect(body["title"]).toBe("Parameters or body are wrong");
    expect((body["errors"] as { path: string }[]).map(({ path }) => path).sort()).toEqual(["limit", "nik"]);
    expect(text).not.toContain(secret);
    const bad = await call(households, "?fields=household.noSuch", { token: tokens.all });
    expect([bad.status, bad.body["title"]]).toEqual([400, "Parameter atau isi tidak benar"]);
    expect((await call(households, "?limit=1&limit=2", { token: tokens.all })).status).toBe(400);
  });

  it("takes a cursor of its own list and filter alone", async () => {
    const first = await call(households, "?limit=2", { token: tokens.all });
    const cursor = encodeURIComponent(String(first.body["next"]));
    const ask = async (query: string, token: string) => (await call(households, query, { token })).status;
    expect(await ask(`?limit=5&cursor=${cursor}`, tokens.all)).toBe(200);
    expect(await ask(`?region=740306&cursor=${cursor}`, tokens.all)).toBe(400);
    expect(await ask(`?cursor=${cursor}`, tokens.masked)).toBe(400);
    expect(await ask(`?cursor=${cursor.slice(0, -4)}AAAA`, tokens.all)).toBe(400);
    expect((await call(proposals, `?cursor=${cursor}`, { token: tokens.all })).status).toBe(400);
  });

  it("leaves one audit row with client, scope and ids, and counts", async () => {
    const { body, headers } = await call(households, "?limit=3&fields=member.name", { token: tokens.all });
    const { rows } = await owner.query("SELECT * FROM audit WHERE detail->>'request' = $1", [
      headers.get("x-request-id"),
    ]);
    expect(rows).toHaveLength(1);
    const [row] = rows;
    expect(row).toMatchObject({ action: "api:listHouseholds", subject_kind: "household", purpose: "api" });
    expect(row.subject_ids).toEqual(itemsOf(body).map(({ id }) => id.slice(5)));
    expect(row.detail).toMatchObject({ scope: "households:read", outcome: "OK", count: 3, client: row.actor_id });
    expect(Object.keys(row.detail).sort()).toEqual(["client", "count", "outcome", "request", "scope"]);
    const use = await owner.query("SELECT answered, refused FROM api_use WHERE client_id = $1", [row.actor_id]);
    expect(use.rows[0].answered).toBeGreaterThan(3);
    expect(use.rows[0].refused).toBeGreaterThan(0);
  });

  it("stands by the client's name in the audit and in the list of who read a family", async () => {
    const { body } = await call(household, "", {
      token: tokens.all,
      path: { id: (await all(tokens.all, ""))[0]?.id ?? "" },
    });
    const admin = await makeActor(owner, "administrator", "7403");
    const filter = { from: new Date(0), to: new Date(Date.now() + 60_000), action: null, person: "Portal Data" };
    const audit = await listAudit(admin, filter, null);
    expect(audit.lines.length).toBeGreaterThan(3);
    expect(audit.lines.every(({ actorName }) => actorName === "Portal Data (contoh)")).toBe(true);
    const head = await makeActor(owner, "village-head", String(body["village"]));
    const readers = await findReaders(head, String(body["id"]), { purpose: "api", after: null, limit: 5 }, new Date());
    expect(readers?.lines[0]).toMatchObject({ purpose: "api", officer: "Portal Data (contoh)" });
  });

  it("over the client's rate is told when to come again and leaves a count, not a row", async () => {
    const stewards = await makeStewards(owner, "7403");
    const slow = await makeClient(stewards, "7403", ["regions:read"], { requestsAMinute: 2 });
    const token = await tokenOf(slow);
    const statuses: number[] = [];
    for (let at = 0; at < 4; at += 1) statuses.push((await call(regions, "", { token })).status);
    expect(statuses).toEqual([200, 200, 429, 429]);
    const over = await call(regions, "", { token });
    expect(Number(over.headers.get("retry-after"))).toBeGreaterThan(0);
    const use = await owner.query("SELECT answered, refused FROM api_use WHERE client_id = $1", [slow.id]);
    expect(use.rows[0]).toEqual({ answered: 2, refused: 3 });
    const rows = await owner.query("SELECT 1 FROM audit WHERE actor_id = $1 AND action = 'api:listRegions'", [slow.id]);
    expect(rows.rows).toHaveLength(2);
  });

  it("is answered 304 where nothing changed", async () => {
    const first = await call(codebook, "", { token: tokens.all });
    expect(first.headers.get("cache-control")).toBe("private, no-store");
    const again = await call(codebook, "", {
      token: tokens.all,
      headers: { "If-None-Match": first.headers.get("etag") ?? "" },
    });
    expect([again.status, again.text]).toEqual([304, ""]);
  });
});

describe("figures", () => {
  interface Row {
    readonly key: string;
    readonly cells: readonly { readonly counted: number | null; readonly base: number | null }[];
  }

  it("hold no cell under five, ten of health, under any cut", async () => {
    const [village] = VILLAGES;
    for (const [query, least] of [
      [`?region=${village}&measure=people&rows=age&columns=sex`, 5],
      [`?region=${village}&measure=people&rows=disability&columns=sex`, 10],
      ["?region=740306&measure=families&rows=area&columns=decile", 5],
      ["?region=7403&measure=KS4&rows=age&columns=sex", 5],
    ] as const) {
      const { status, body } = await call(aggregate, query, { token: tokens.all });
      expect(status, query).toBe(200);
      const cells = (body["items"] as Row[]).flatMap((row) =>
        row.cells.flatMap(({ counted, base }) => [counted, base]),
      );
      expect(
        cells.filter((cell) => cell !== null && cell > 0 && cell < least),
        query,
      ).toEqual([]);
      expect(
        cells.some((cell) => cell === null || cell > 0),
        query,
      ).toBe(true);
    }
  });

  it("outside the client's region are not found; cuts that a measure has not got are wrong", async () => {
    const ask = async (query: string) => (await call(aggregate, query, { token: tokens.all })).status;
    expect(await ask("?region=74")).toBe(404);
    expect(await ask("?region=7404")).toBe(404);
    expect(await ask("?region=0")).toBe(404);
    expect(await ask("?region=7403&measure=families&rows=sex")).toBe(400);
    expect(await ask("?region=7403&measure=XX9")).toBe(400);
    expect(await ask(`?region=${VILLAGE}&rows=area`)).toBe(400);
  });
});

describe("proposals", () => {
  it("are those of the region that were sent, without names, each once", async () => {
    const found: Item[] = [];
    let cursor = "";
    do {
      const { body, text } = await call(proposals, `?limit=9${cursor}`, { token: tokens.all });
      expect(text).not.toContain("Uji (contoh)");
      found.push(...itemsOf(body));
      cursor = typeof body["next"] === "string" ? `&cursor=${encodeURIComponent(body["next"])}` : "";
    } while (cursor !== "");
    const { rows } = await owner.query<{ id: string }>(
      "SELECT regency_code || '-' || id AS id FROM proposal WHERE regency_code = '7403' AND state <> 'draft'",
    );
    expect(found.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
  });

  it("in draft, and those outside, are not found", async () => {
    const ask = async (id: string) => (await call(proposal, "", { token: tokens.all, path: { id } })).status;
    const of = async (where: string) =>
      (await owner.query<{ id: string }>(`SELECT regency_code || '-' || id AS id FROM proposal WHERE ${where} LIMIT 1`))
        .rows[0]?.id ?? "";
    expect(await ask(await of("regency_code = '7403' AND state = 'draft'"))).toBe(404);
    expect(await ask(await of("regency_code = '7404' AND state = 'submitted'"))).toBe(404);
    expect(await ask(await of("regency_code = '7403' AND state = 'submitted'"))).toBe(200);
  });
});
