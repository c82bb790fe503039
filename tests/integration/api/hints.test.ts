import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST } from "@/app/api/v1/hints/route";
import { API_SCOPES } from "@/lib/domain/api/scope";
import { addDays } from "@/lib/domain/calendar/working-day";
import { localDay } from "@/lib/domain/period/period";
import { handles } from "@/lib/server/db/pool";
import { makeFamilies } from "@/tests/support/factory/families";
import { ownerUrl } from "@/tests/support/urls";
import { call, makeClient, makeStewards, tokenOf } from "./world";

const REGENCY = "6104";
const VILLAGE = "6104012011";
const owner = new Client({ connectionString: ownerUrl() });
const today = localDay(new Date(), "Asia/Pontianak");
/** A regency's client, one whose region is the village alone, one without the scope, one of another regency. */
let tokens: Record<"all" | "village" | "reader" | "other", string>;
let people: { readonly uid: string; readonly nik: string; readonly insurance: readonly number[] }[];

beforeAll(async () => {
  await owner.connect();
  const families = await makeFamilies(owner, VILLAGE, 12, today);
  people = families.flatMap(({ members }) =>
    members.flatMap(({ active, uid, answers }) =>
      active && typeof answers["nik"] === "string" && Array.isArray(answers["healthInsurance"])
        ? [{ uid, nik: answers["nik"], insurance: answers["healthInsurance"].map(Number) }]
        : [],
    ),
  );
  const stewards = await makeStewards(owner, REGENCY);
  tokens = {
    all: await tokenOf(await makeClient(stewards, REGENCY, ["hints:jkn"])),
    village: await tokenOf(await makeClient(stewards, VILLAGE, ["hints:jkn"])),
    reader: await tokenOf(
      await makeClient(
        stewards,
        REGENCY,
        API_SCOPES.filter((scope) => !scope.startsWith("hints:")),
      ),
    ),
    other: await tokenOf(await makeClient(await makeStewards(owner, "6102"), "6102", ["hints:jkn"])),
  };
}, 120_000);

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

function take() {
  const person = people.pop();
  if (person === undefined) throw new Error("more people are needed");
  return { ...person, word: [0, 1, 2, 4].find((code) => !person.insurance.includes(code)) ?? 0 };
}

const bodyOf = (told: readonly (readonly [string, unknown])[], part: object = {}) => ({
  sector: "jkn",
  regency: REGENCY,
  asOf: addDays(today, -3),
  people: told.map(([nik, values]) => ({ nik, values })),
  ...part,
});

const post = (body: unknown, options: object = {}) => call(POST, "", { token: tokens.all, body, ...options });
const hints = async (uid: string) =>
  (await owner.query("SELECT key, value, state, source FROM sector_hint WHERE person_uid = $1", [uid])).rows;

describe("hints through the API", () => {
  it("reach the village, and the answer does not tell who is registered", async () => {
    const { uid, nik, word } = take();
    const answer = await post(
      bodyOf([
        [nik, { healthInsurance: [word] }],
        ["9911111111110001", { healthInsurance: [1] }],
      ]),
    );
    expect([answer.status, answer.body]).toEqual([201, { received: 2 }]);
    expect(await hints(uid)).toEqual([{ key: "healthInsurance", value: [word], state: "open", source: "api" }]);
    const dump = await owner.query("SELECT a::text AS line FROM audit a WHERE regency_code = $1", [REGENCY]);
    expect(dump.rows.map(({ line }) => line).join("\n")).not.toContain(nik);
  });

  it("are handed in once, however often a try is sent", async () => {
    const { uid, nik, word } = take();
    const key = uuidv7();
    const body = bodyOf([[nik, { healthInsurance: [word] }]]);
    const answers = await Promise.all([1, 2, 3].map(() => post(body, { key })));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await hints(uid)).toHaveLength(1);
    const other = await post({ ...body, asOf: addDays(today, -4) }, { key });
    expect(other.body["code"]).toBe("IDEMPOTENCY_MISMATCH");
  });

  it("of a client whose region is another say nothing here; without the scope none are taken", async () => {
    const { uid, nik, word } = take();
    const body = bodyOf([[nik, { healthInsurance: [word] }]]);
    expect((await post(body, { token: tokens.other })).body["code"]).toBe("NOT_FOUND");
    expect((await post({ ...body, regency: "6102" }, { token: tokens.other })).status).toBe(201);
    expect((await post(body, { token: tokens.reader })).status).toBe(403);
    expect(await hints(uid)).toEqual([]);
    expect((await post(body, { token: tokens.village })).status).toBe(201);
    expect(await hints(uid)).toHaveLength(1);
  });

  it("of another sector than the client's are not taken: an office speaks for its own questions", async () => {
    const { uid, nik } = take();
    const answer = await post(bodyOf([[nik, { schoolParticipation: 2 }]], { sector: "school" }));
    expect([answer.status, answer.body["code"]]).toEqual([403, "FORBIDDEN"]);
    expect(await hints(uid)).toEqual([]);
  });

  it("are refused whole where a part is wrong, each part named", async () => {
    const { uid, nik, word } = take();
    const good = [nik, { healthInsurance: [word] }] as const;
    const errorsOf = async (...told: Parameters<typeof bodyOf>) => (await post(bodyOf(...told))).body["errors"];
    expect(await errorsOf([good, ["9911111111110002", { healthInsurance: [77], childNutrition: 2 }]])).toEqual([
      { path: "people.1.values.healthInsurance", detail: "UNKNOWN_CODE" },
      { path: "people.1.values.childNutrition", detail: "UNKNOWN_FIELD" },
    ]);
    expect(await errorsOf([good, good])).toEqual([{ path: "people.1.nik", detail: "NIK_TWICE" }]);
    expect(await errorsOf([good, ["0000000000000000", { healthInsurance: [1] }]])).toEqual([
      { path: "people.1.nik", detail: "NIK_FORM" },
    ]);
    expect(await errorsOf([[nik, {}]])).toEqual([{ path: "people.0.values", detail: "VALUE_MISSING" }]);
    expect(await errorsOf([good], { asOf: addDays(today, 2) })).toEqual([{ path: "asOf", detail: "FUTURE" }]);
    expect(await errorsOf([good], { asOf: addDays(today, -200) })).toEqual([{ path: "asOf", detail: "TOO_OLD" }]);
    expect(await hints(uid)).toEqual([]);
  });
});
