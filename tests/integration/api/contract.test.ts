import { existsSync, readdirSync } from "node:fs";
import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { GET as getAccessTimes } from "@/app/api/v1/aggregates/access/route";
import { GET as getIndicatorFigures } from "@/app/api/v1/aggregates/indicators/route";
import { GET as getAggregate } from "@/app/api/v1/aggregates/route";
import { GET as listChanges } from "@/app/api/v1/changes/route";
import { GET as getCodebook } from "@/app/api/v1/codebook/route";
import { GET as getHousehold } from "@/app/api/v1/households/[id]/route";
import { GET as listHouseholds } from "@/app/api/v1/households/route";
import { GET as listIndicators } from "@/app/api/v1/indicators/route";
import { GET as getProposal } from "@/app/api/v1/proposals/[id]/route";
import { POST as draftProposal, GET as listProposals } from "@/app/api/v1/proposals/route";
import { GET as listRegionalItems } from "@/app/api/v1/regional/items/route";
import { GET as listRegions } from "@/app/api/v1/regions/route";
import { openApiDocument } from "@/lib/domain/api/document";
import { API_FIELDS } from "@/lib/domain/api/field";
import { isWriting, type Operation, verbOf } from "@/lib/domain/api/operation";
import { OPERATIONS } from "@/lib/domain/api/registry";
import { API_SCOPES } from "@/lib/domain/api/scope";
import { documentWords } from "@/lib/server/api/document";
import { handles } from "@/lib/server/db/pool";
import { makeFamilies } from "@/tests/support/factory/families";
import { makePeriod } from "@/tests/support/factory/place";
import { ownerUrl } from "@/tests/support/urls";
import { AT, writeSample } from "../rollup/sample";
import { askToken, call, makeClient, makeStewards, tokenOf } from "./world";

const owner = new Client({ connectionString: ownerUrl() });
const VILLAGE = "7403062003";
const ROOT = "app/api/v1";

type Tree = { readonly [key: string]: Tree };
// Our own document, walked by name.
const document = () => JSON.parse(JSON.stringify(openApiDocument(OPERATIONS, documentWords("id")))) as Tree;

/** The schema of a part of the document, as whoever reads the document alone would check an answer. */
function checkerOf(schema: Tree | undefined): z.ZodType {
  if (schema === undefined) throw new Error("not in the document");
  return z.fromJSONSchema({ ...schema, $schema: "https://json-schema.org/draft/2020-12/schema" } as never);
}

const answerOf = (operation: Operation, status = okOf(operation), type = "application/json") =>
  document()["paths"]?.[operation.path]?.[verbOf(operation)]?.["responses"]?.[status]?.["content"]?.[type]?.["schema"];

const okOf = (operation: Operation) => (isWriting(operation) ? "201" : "200");

let token: string;
let reference: string;

beforeAll(async () => {
  await owner.connect();
  await writeSample(owner, "contract");
  await makeFamilies(owner, VILLAGE, 6, "2026-05-14");
  await owner.query("SELECT app_rollup_all($1)", [AT]);
  await makePeriod(owner, "7403");
  await makeItems();
  const stewards = await makeStewards(owner, "7403");
  token = await tokenOf(await makeClient(stewards, "7403", API_SCOPES));
  reference = await tokenOf(await makeClient(stewards, "7403", ["regions:read"]));
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function idOf(table: "household" | "proposal"): Promise<string> {
  const state = table === "proposal" ? "AND state = 'submitted'" : "AND village_code = '7403062003' AND status = 1";
  const { rows } = await owner.query<{ id: string }>(
    `SELECT regency_code || '-' || id AS id FROM ${table} WHERE regency_code = '7403' ${state} LIMIT 1`,
  );
  return rows[0]?.id ?? "";
}

const HANDLERS = {
  listRegions,
  getCodebook,
  listRegionalItems,
  listIndicators,
  getAggregate,
  getIndicatorFigures,
  getAccessTimes,
  listHouseholds,
  getHousehold,
  listProposals,
  getProposal,
  draftProposal,
  listChanges,
} as const;

function handlerOf({ id }: Operation) {
  const handler = Object.entries(HANDLERS).find(([name]) => name === id)?.[1];
  if (handler === undefined) throw new Error(`${id} has no handler here`);
  return handler;
}

/** Of a family and of its people. */
const ANSWER = { family: uuidv7(), person: uuidv7() } as const;

async function makeItems(): Promise<void> {
  for (const [answerId, level] of [
    [ANSWER.family, "household"],
    [ANSWER.person, "member"],
  ] as const) {
    await owner.query(
      `INSERT INTO regional_item (id, item_id, answer_id, version, region_code, level, label, help, shape, owner, required, position,
         active_from, active_to, retired, made_by, made_at)
       VALUES ($1, $1, $1, 1, '7403', $2, '{"id": "Contoh"}', NULL, '{"type": "integer", "min": 0, "max": 9}', 'Dinas contoh', false, 1,
         '2026-01-01', NULL, false, $1, '2026-01-01Z')`,
      [answerId, level],
    );
    await owner.query(
      `UPDATE ${level} SET regional = jsonb_build_object($1::text, 7) WHERE regency_code = '7403' AND village_code = $2`,
      [answerId, VILLAGE],
    );
  }
}

/** Queries that reach every part of an answer, by operation. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  listRegions: ["", "?parent=740306", "?search=lab&limit=2"],
  getCodebook: [""],
  listRegionalItems: ["", "?region=740306&limit=1"],
  listIndicators: [""],
  getAggregate: [
    "?region=7403",
    "?region=7403&measure=families&rows=area&columns=decile",
    "?region=7403&measure=KS4&rows=age",
  ],
  getIndicatorFigures: ["?region=7403", "?region=740306"],
  getAccessTimes: ["?region=7403", "?region=7403&days=30", `?region=${VILLAGE}`],
  listHouseholds: [
    "?limit=5",
    `?region=${VILLAGE}&fields=${API_FIELDS.slice(0, 60).map(({ name }) => name)}`,
    `?region=${VILLAGE}&fields=${API_FIELDS.slice(-50).map(({ name }) => name)},member.age`,
  ],
  getHousehold: ["", "?fields=member.name,household.kkNumber", `?regional=${ANSWER.family},${ANSWER.person}`],
  listProposals: ["", "?state=applied&since=2026-01-01T00:00:00Z"],
  getProposal: [""],
  draftProposal: [""],
  listChanges: ["", "?limit=3"],
};

/** What is handed in, of a family that there is. */
async function sentBy(operation: Operation): Promise<{ readonly body?: unknown }> {
  if (!isWriting(operation)) return {};
  expect(checkerOf(bodyOf(operation)).safeParse(operation.sample).error?.issues).toBeUndefined();
  const [at, id] = [operation.sample["revision"], operation.sample["household"]];
  if (at === undefined || id === undefined) return { body: operation.sample };
  const household = await idOf("household");
  const { rows } = await owner.query<{ wall: number }>(
    "SELECT wall_material AS wall FROM household WHERE regency_code = '7403' AND id = $1",
    [household.slice(5)],
  );
  const values = { wallMaterial: rows[0]?.wall === 1 ? 2 : 1 };
  return { body: { ...operation.sample, household, revision: 1, values, people: [] } };
}

const bodyOf = ({ path }: Operation) =>
  document()["paths"]?.[path]?.["post"]?.["requestBody"]?.["content"]?.["application/json"]?.["schema"];

describe("every operation", () => {
  for (const operation of OPERATIONS)
    it(`${operation.id} answers as the document says`, async () => {
      const handler = handlerOf(operation);
      const id = operation.path.includes("{id}")
        ? await idOf(operation.id === "getProposal" ? "proposal" : "household")
        : "";
      const checker = checkerOf(answerOf(operation));
      const queries = QUERIES[operation.id] ?? [];
      expect(queries.length).toBeGreaterThan(0);
      for (const query of queries) {
        const { status, body } = await call(handler, query, { token, path: { id }, ...(await sentBy(operation)) });
        expect([query, status, body["errors"]]).toEqual([query, Number(okOf(operation)), undefined]);
        expect(checker.safeParse(body).error?.issues, query).toBeUndefined();
        expect(checker.safeParse({ ...body, more: 1 }).success).toBe(false);
      }
    });

  for (const operation of OPERATIONS)
    it(`${operation.id} refuses as the document says`, async () => {
      const handler = handlerOf(operation);
      const problem = checkerOf(document()["components"]?.["schemas"]?.["Problem"]);
      const path = { id: "7403-0197b0f0-0000-7000-8000-000000000001" };
      const sent = isWriting(operation) ? { body: operation.sample } : {};
      const answers = [
        await call(handler, "", { path, ...sent }),
        await call(handler, "?strange=1", { token, path, ...sent }),
        ...(operation.scope === "regions:read" ? [] : [await call(handler, "", { token: reference, path, ...sent })]),
      ];
      expect(answers.map(({ status }) => status)).toEqual([401, 400, 403].slice(0, answers.length));
      for (const { status, headers, body } of answers) {
        expect(problem.safeParse(body).error?.issues).toBeUndefined();
        expect(body["status"]).toBe(status);
        expect(headers.get("content-type")).toBe("application/problem+json");
        expect(headers.get("x-request-id")).toBe(body["requestId"]);
        const told = answerOf(operation, String(status), "application/problem+json");
        expect(told).toEqual({ $ref: "#/components/schemas/Problem" });
      }
    });

  it("of tokens answers as the document says", async () => {
    const { steward, second } = await makeStewards(owner, "7403");
    const client = await makeClient({ steward, second }, "7403", ["regions:read"]);
    const of = (status: string) =>
      checkerOf(
        document()["paths"]?.["/token"]?.["post"]?.["responses"]?.[status]?.["content"]?.["application/json"]?.[
          "schema"
        ],
      );
    expect(of("200").safeParse(await (await askToken(client)).json()).success).toBe(true);
    const refused = await askToken({ ...client, secret: "salah" });
    expect(of(String(refused.status)).safeParse(await refused.json()).success).toBe(true);
  });
});

describe("answers to a region's own items", () => {
  it("come with families and people where they are asked for, and no others; free text needs the right to know who", async () => {
    const path = { id: await idOf("household") };
    const { body } = await call(getHousehold, `?regional=${ANSWER.family},${ANSWER.person}`, { token, path });
    expect(body["regional"]).toEqual({ [ANSWER.family]: 7 });
    expect(JSON.stringify(body["people"])).toContain(`"regional":{"${ANSWER.person}":7}`);
    expect((await call(getHousehold, "", { token, path })).body["regional"]).toBeUndefined();
    const items = (await call(listRegionalItems, "", { token })).body["items"];
    expect(JSON.stringify(items)).toContain(ANSWER.family);
    for (const regional of [uuidv7(), "bukan", Array.from({ length: 21 }, () => uuidv7()).join()])
      expect((await call(getHousehold, `?regional=${regional}`, { token, path })).status).toBe(400);
    await owner.query(`UPDATE regional_item SET shape = '{"type": "text", "maxLength": 20}' WHERE answer_id = $1`, [
      ANSWER.family,
    ]);
    const stewards = await makeStewards(owner, "7403");
    const masked = await tokenOf(await makeClient(stewards, "7403", ["households:read", "codebook:read"]));
    const refused = await call(getHousehold, `?regional=${ANSWER.family}`, { token: masked, path });
    expect([refused.status, refused.body["code"]]).toEqual([403, "FORBIDDEN"]);
    const far = await tokenOf(await makeClient(await makeStewards(owner, "5207"), "5207", API_SCOPES));
    expect((await call(listRegionalItems, "?region=7403", { token: far })).status).toBe(404);
    expect(JSON.stringify((await call(listRegionalItems, "", { token: far })).body)).not.toContain(ANSWER.family);
  });
});

describe("the routes", () => {
  it("are those of the document, one for one", () => {
    const routes = readdirSync(ROOT, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith("route.ts"))
      .map(
        (name) =>
          `/${name
            .replace(/\/route\.ts$/, "")
            .replaceAll("[", "{")
            .replaceAll("]", "}")}`,
      )
      .filter((path) => !["/openapi.json", "/{{...rest}}"].includes(path));
    expect(routes.sort()).toEqual(Object.keys(document()["paths"] ?? {}).sort());
    expect(existsSync(`${ROOT}/openapi.json/route.ts`)).toBe(true);
  });

  it("tell the document to anybody, in two languages, with a tag", async () => {
    const { GET } = await import("@/app/api/v1/openapi.json/route");
    const inEnglish = await GET(
      new Request("http://portal.test/api/v1/openapi.json", { headers: { "Accept-Language": "en" } }),
    );
    const plain = await GET(new Request("http://portal.test/api/v1/openapi.json"));
    expect((await inEnglish.json()).info.title).toBe("Mutakhir open API");
    expect(await plain.json()).toEqual(document());
    const tag = plain.headers.get("etag") ?? "";
    const again = await GET(
      new Request("http://portal.test/api/v1/openapi.json", { headers: { "If-None-Match": tag } }),
    );
    expect(again.status).toBe(304);
  });

  it("that nobody made are answered as every refusal is", async () => {
    const route = await import("@/app/api/v1/[[...rest]]/route");
    for (const handler of Object.values(route)) {
      const { status, headers, body } = await call(handler, "", { path: {} });
      expect([status, headers.get("content-type"), body["code"]]).toEqual([
        404,
        "application/problem+json",
        "NOT_FOUND",
      ]);
    }
  });

  it("that are asked by a verb that they do not take say which they do", async () => {
    const { PUT } = await import("@/app/api/v1/proposals/route");
    const { GET } = await import("@/app/api/v1/token/route");
    const [put, get] = [await call(PUT, "", {}), await call(GET, "", {})];
    expect([put.status, put.headers.get("allow"), put.body["code"]]).toEqual([
      405,
      "GET, POST, HEAD, OPTIONS",
      "METHOD_NOT_ALLOWED",
    ]);
    expect([get.status, get.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
    expect(put.headers.get("content-type")).toBe("application/problem+json");
  });
});
