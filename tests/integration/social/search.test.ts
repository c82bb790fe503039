import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST as syncSearch } from "@/app/api/v1/registry/sync/search/route";
import { POST as syncStatus } from "@/app/api/v1/registry/sync/txn/status/route";
import { readLogFilter } from "@/lib/domain/data-request/list-filter";
import type { JsonValue } from "@/lib/domain/social/canonical";
import { syncSearch as operation } from "@/lib/domain/social/operation";
import { listRequestLog } from "@/lib/server/data-request/log-query";
import { makeActor } from "@/tests/support/factory/people";
import { must } from "@/tests/support/factory/run";
import type { Stewards } from "../api/world";
import { RequestWorld } from "../data-request/world";
import { at, isOurs, makePartner, search, send, signedMessage, type TestPartner } from "./partner";

const REGENCY = "1109";
const world = new RequestWorld(REGENCY, "1109012001", "1112");
const AUTHORIZE = { purpose: { code: "social-aid", text: "Bantuan sosial (contoh)" } };
const NAMED = [
  "household.decileNational",
  "household.memberCount",
  "household.villageCode",
  "member.name",
  "member.nik",
  "member.sex",
  "member.birthDate",
  "member.relationToHead",
  "household.wallMaterial",
];
let stewards: Stewards;
let named: TestPartner;
let masked: TestPartner;
let bare: TestPartner;
let elsewhere: TestPartner;
let requestId: string;

interface One {
  readonly status: string;
  readonly status_reason_code?: string;
  readonly data?: { readonly reg_record_type: string; readonly reg_records: readonly Record<string, unknown>[] };
  readonly pagination?: { readonly total_count: number };
}

beforeAll(async () => {
  await world.open(26);
  stewards = { steward: world.steward, second: await makeActor(world.owner, "data-steward", REGENCY) };
  const l4 = await world.granted("L4", NAMED);
  const l2 = await world.granted("L2", [
    "household.decileNational",
    "household.wallMaterial",
    "member.sex",
    "member.birthDate",
    "household.villageCode",
  ]);
  await world.owner.query("UPDATE data_request SET expires_at = now() + interval '30 days' WHERE regency_code = $1", [
    REGENCY,
  ]);
  requestId = l4.id;
  named = await makePartner(stewards, { region: REGENCY, requests: [`${REGENCY}-${l4.id}`] });
  masked = await makePartner(stewards, { region: REGENCY, requests: [`${REGENCY}-${l2.id}`] });
  bare = await makePartner(stewards, { region: REGENCY });
  const { rows: others } = await world.owner.query<{ code: string }>(
    "SELECT code FROM region WHERE code LIKE '1109______' AND code <> $1 ORDER BY code LIMIT 1",
    [world.village],
  );
  elsewhere = await makePartner(stewards, { region: others[0]?.code ?? "", requests: [`${REGENCY}-${l4.id}`] });
}, 120_000);

afterAll(() => world.close());

async function ask(partner: TestPartner, criteria: Record<string, JsonValue>): Promise<One> {
  const { status, body, text } = await send(
    syncSearch,
    partner,
    signedMessage(partner, "search", search({ authorize: AUTHORIZE, ...criteria })),
  );
  expect(status, text).toBe(200);
  expect(operation.answer.safeParse(JSON.parse(text)).error?.issues).toBeUndefined();
  expect(await isOurs(text)).toBe(true);
  return at(body, "message", "search_response", 0) as One; // the schema was just asked
}

const byNik = (nik: string): Record<string, JsonValue> => ({
  query_type: "idtype-value",
  query: { type: "UIN", value: nik },
});
const someone = () => {
  const members = world.families.flatMap((family) => family.members.filter(({ active }) => active));
  const member = members.find(({ answers }) => typeof answers["nik"] === "string");
  return { uid: member?.uid, nik: String(member?.answers["nik"]), name: String(member?.answers["name"]) };
};
const first = (one: One) => one.data?.reg_records[0] ?? {};

describe("a search", () => {
  it("finds a family and its members by a number, as the grant has them, and nothing else", async () => {
    const person = someone();
    const found = await ask(named, byNik(person.nik));
    expect(found.pagination?.total_count).toBe(1);
    const group = first(found);
    expect(group["@type"]).toBe("Group");
    expect(group["group_type"]).toBe("3");
    expect(JSON.stringify(group)).toContain(person.name);
    expect(JSON.stringify(group)).toContain(person.nik);
    expect(group).not.toHaveProperty("registration_date");
    expect(JSON.stringify(group["additional_attributes"])).not.toContain("floorMaterial");
    const member = first(await ask(named, { ...byNik(person.nik), response_entity: "Member" }));
    expect(member["@type"]).toBe("Member");
    expect(JSON.stringify(member)).toContain(person.nik);
    const alone = first(await ask(named, { ...byNik(person.nik), reg_record_type: "spdci-extensions-dci:SRPerson" }));
    expect(alone["@type"]).toBe("SRPerson");
  });

  it("takes expressions and predicates, pages and sorts", async () => {
    const all = await ask(named, {
      query_type: "expression",
      query: { value: { expression: { collection: "Group", query: { group_size: { $ge: 1 } } } } },
      pagination: { page_size: 5, page_number: 1 },
      sort: [{ attribute_name: "group_size", sort_order: "desc" }],
    });
    expect(all.status, JSON.stringify(all)).toBe("succ");
    expect(all.pagination?.total_count).toBe(world.families.length);
    const sizes = all.data?.reg_records.map((record) => Number(record["group_size"])) ?? [];
    expect(sizes).toHaveLength(5);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    const women = await ask(named, {
      query_type: "predicate",
      response_entity: "Member",
      query: [
        {
          seq_num: 1,
          expression1: { attribute_name: "sex", operator: "eq", attribute_value: "female" },
          condition: "and",
          expression2: { attribute_name: "birth_date", operator: "gt", attribute_value: "1900-01-01" },
        },
      ],
    });
    const people = world.families.flatMap(({ members }) => members);
    expect(women.status).toBe("succ");
    expect(women.pagination?.total_count).toBeGreaterThan(0);
    expect(women.pagination?.total_count).toBeLessThan(people.length);
    const not = await ask(named, { query_type: "expression", query: { $not: { sub_region_code: REGENCY } } });
    expect(not.pagination?.total_count).toBe(0);
  });

  it("tells its hits in an order of the grant's own: two grants are not joined by it", async () => {
    const { id } = await world.granted("L4", NAMED, { purpose: "health", title: "Lain (contoh)" });
    await world.owner.query(
      "UPDATE data_request SET expires_at = now() + interval '30 days' WHERE regency_code = $1 AND id = $2",
      [REGENCY, id],
    );
    const other = await makePartner(stewards, { region: REGENCY, requests: [`${REGENCY}-${id}`] });
    const any: Record<string, JsonValue> = {
      query_type: "expression",
      query: { group_size: { $ge: 1 } },
      pagination: { page_size: 100, page_number: 1 },
    };
    const niks = (one: One) =>
      one.data?.reg_records.map((record) => /"99\d{14}"/.exec(JSON.stringify(record))?.[0] ?? "") ?? [];
    const mine = niks(await ask(named, any));
    const theirs = niks(await ask(other, { ...any, authorize: { purpose: { code: "health" } } }));
    expect(theirs).toHaveLength(mine.length);
    expect([...theirs].sort()).toEqual([...mine].sort());
    expect(theirs).not.toEqual(mine);
  });

  it("is refused with the standard's codes", async () => {
    const codes = async (partner: TestPartner, criteria: Record<string, JsonValue>) =>
      (await ask(partner, criteria)).status_reason_code;
    const any: Record<string, JsonValue> = { query_type: "expression", query: { group_size: { $ge: 1 } } };
    expect(await codes(named, { query_type: "graphql", query: {} })).toBe("rjct.search_criteria.invalid");
    expect(await codes(named, { query_type: "expression", query: { $where: "1=1" } })).toBe(
      "rjct.search_criteria.invalid",
    );
    expect(await codes(named, { query_type: "expression", query: { "member.pregnant": 1 } })).toBe(
      "rjct.filter.invalid",
    );
    expect(await codes(named, { query_type: "expression", query: { group_size: { $ge: "x'; DROP" } } })).toBe(
      "rjct.filter.invalid",
    );
    expect(await codes(named, { ...any, sort: [{ attribute_name: "UIN", sort_order: "asc" }] })).toBe(
      "rjct.sort.invalid",
    );
    expect(await codes(named, { ...any, pagination: { page_size: 5000 } })).toBe("rjct.pagination.invalid");
    expect(await codes(named, { ...any, reg_record_type: "Payment" })).toBe("rjct.search_criteria.invalid");
    expect(await codes(named, { ...any, authorize: { purpose: { code: "health" } } })).toBe(
      "rjct.search_criteria.invalid",
    );
    expect(await codes(named, { ...any, consent: { purpose: { code: "health" } } })).toBe(
      "rjct.search_criteria.invalid",
    );
    expect(await codes(bare, any)).toBe("rjct.search_criteria.invalid");
  });

  it("shows without identity what the level leaves, and is not asked by what it hides", async () => {
    const found = await ask(masked, { query_type: "expression", query: { "household.wallMaterial": { $ge: 0 } } });
    expect(found.status, JSON.stringify(found)).toBe("succ");
    const text = JSON.stringify(found.data);
    for (const { members } of world.families)
      for (const { answers } of members) expect(text).not.toContain(`"${String(answers["name"])}"`);
    expect((await ask(masked, byNik(someone().nik))).status_reason_code).toBe("rjct.filter.invalid");
    expect(
      (await ask(masked, { query_type: "expression", query: { birth_date: { $gt: "2000-01-01" } } }))
        .status_reason_code,
    ).toBe("rjct.filter.invalid");
  });

  it("sees nothing outside the client's region, nor of a family whose data are restricted", async () => {
    expect((await ask(elsewhere, byNik(someone().nik))).pagination?.total_count).toBe(0);
    const person = someone();
    const household = world.families.find(({ members }) => members.some(({ uid }) => uid === person.uid));
    await world.owner.query(
      `INSERT INTO rights_request (regency_code, id, village_code, household_id, kind, channel, asker, proof, wish, state, version, recorded_by, asked_at,
         due_at, decided_by, decided_at, updated_at)
       VALUES ($1, $2, $3, $4, 'restriction', 'desk', 'head', 'ktp', 'jangan dipakai dulu', 'granted', 1, $5, now(), now() + interval '72 hours', $6, now(), now())`,
      [REGENCY, uuidv7(), world.village, household?.id, world.bappeda.userId, world.dinsos.userId],
    );
    expect((await ask(named, byNik(person.nik))).pagination?.total_count).toBe(0);
    await world.owner.query(
      "UPDATE rights_request SET lifted_at = now(), lifted_by = decided_by WHERE household_id = $1",
      [household?.id],
    );
    expect((await ask(named, byNik(person.nik))).pagination?.total_count).toBe(1);
  });

  it("is written down, for the steward's log as well", async () => {
    await ask(named, byNik(someone().nik));
    const { lines } = await listRequestLog(world.steward, readLogFilter({ perbuatan: "registry" }));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines[0]?.publicId).toBe(`${REGENCY}-${requestId}`);
    const rows = await world.rows<{ n: number }>(
      "SELECT count(*)::int AS n FROM audit WHERE action = 'api:socialSyncSearch' AND purpose = 'api' AND subject_kind = 'household'",
    );
    expect(rows[0]?.n).toBeGreaterThan(0);
  });

  it("rests on a grant that stands: revoked or unlinked, it finds nothing", async () => {
    const l4 = await world.granted("L4", NAMED, { purpose: "civil-registration", title: "Lain (contoh)" });
    await world.owner.query(
      "UPDATE data_request SET expires_at = now() + interval '30 days' WHERE regency_code = $1 AND id = $2",
      [REGENCY, l4.id],
    );
    const partner = await makePartner(stewards, { region: REGENCY, requests: [`${REGENCY}-${l4.id}`] });
    const asked = { ...byNik(someone().nik), authorize: { purpose: { code: "civil-registration" } } };
    expect((await ask(partner, asked)).status).toBe("succ");
    await world.owner.query(
      "UPDATE data_request SET expires_at = now() - interval '1 day' WHERE regency_code = $1 AND id = $2",
      [REGENCY, l4.id],
    );
    expect((await ask(partner, asked)).status_reason_code).toBe("rjct.search_criteria.invalid");
    await must(stewards.second, "social.unlink-grant", {
      id: partner.client.id,
      request: `${REGENCY}-${l4.id}`,
      reason: "sudah selesai",
    });
    expect((await ask(partner, asked)).status_reason_code).toBe("rjct.search_criteria.invalid");
  });
});

describe("a message", () => {
  const codeOf = async (partner: TestPartner, body: unknown, token?: string) => {
    const answer = await send(syncSearch, partner, body, token);

    const paths = [
      ["header", "status_reason_code"],
      ["message", "error", "code"],
      ["errors", 0, "code"],
    ] as const;
    return [answer.status, paths.map((path) => at(answer.body, ...path)).find((code) => code !== undefined)];
  };
  const any = search({ query_type: "expression", query: { group_size: { $ge: 1 } }, authorize: AUTHORIZE });

  it("is refused where its transport is at fault", async () => {
    const good = signedMessage(named, "search", any);
    expect(await codeOf(named, good, `mkt_${"A".repeat(43)}`)).toEqual([401, "err.request.unauthorized"]);
    expect(await codeOf(named, "{")).toEqual([400, "err.request.bad"]);
    expect(await codeOf(named, `${"[".repeat(5000)}${"]".repeat(5000)}`)).toEqual([400, "err.request.bad"]);
    expect(await codeOf(named, { ...good, signature: undefined })).toEqual([400, "err.signature.missing"]);
    expect(await codeOf(named, { ...good, signature: "invalid" })).toEqual([400, "err.signature.invalid"]);
    expect(await codeOf(named, { ...good, message: search({ query_type: "predicate", query: [] }) })).toEqual([
      400,
      "err.signature.invalid",
    ]);
    expect(await codeOf(named, signedMessage(bare, "search", any))).toEqual([400, "err.sender_id.invalid"]);
    expect(await codeOf(named, signedMessage({ ...bare, client: named.client }, "search", any))).toEqual([
      400,
      "err.signature.invalid",
    ]);
    expect(
      await codeOf(named, signedMessage(named, "search", any, { header: { receiver_id: "orang-lain.example" } })),
    ).toEqual([400, "err.receiver_id.invalid"]);
    expect(await codeOf(named, signedMessage(named, "search", any, { header: { is_msg_encrypted: true } }))).toEqual([
      400,
      "err.encryption.invalid",
    ]);
    expect(await codeOf(named, signedMessage(named, "search", any, { header: { version: "2.0.0" } }))).toEqual([
      400,
      "err.version.not_supported",
    ]);
  });

  it("is refused where its header is at fault, and when it comes twice", async () => {
    const with_ = (header: Record<string, JsonValue>) => codeOf(named, signedMessage(named, "search", any, { header }));
    expect(await with_({ action: "subscribe" })).toEqual([200, "rjct.action.invalid"]);
    expect(await with_({ message_ts: "2020-01-01T00:00:00Z" })).toEqual([200, "rjct.message_ts.invalid"]);
    expect(await with_({ total_count: 2 })).toEqual([200, "rjct.total_count.invalid"]);
    expect(await with_({ total_count: 500 })).toEqual([200, "rjct.total_count.limit_exceeded"]);
    const twice = signedMessage(named, "search", any);
    expect(await codeOf(named, twice)).toEqual([200, undefined]);
    expect(await codeOf(named, twice)).toEqual([200, "rjct.message_id.duplicate"]);
  });

  it("needs the scope, a client whose time is not over, and comes no oftener than it may", async () => {
    const other = await makePartner(stewards, { region: REGENCY, scopes: ["registry:subscribe"] });
    expect(await codeOf(other, signedMessage(other, "search", any))).toEqual([403, "err.request.forbidden"]);
    const slow = await makePartner(stewards, { region: REGENCY, part: { requestsAMinute: 1 } });
    await send(syncSearch, slow, signedMessage(slow, "search", any));
    expect(await codeOf(slow, signedMessage(slow, "search", any))).toEqual([429, "err.request.too_many_requests"]);
    await world.owner.query(
      "UPDATE api_client SET valid_to = now() - interval '1 minute', valid_from = now() - interval '2 days' WHERE id = $1",
      [other.client.id],
    );
    expect(await codeOf(other, signedMessage(other, "search", any))).toEqual([401, "err.request.unauthorized"]);
  });
});

describe("a transaction", () => {
  it("can be asked for by its own client, without any record", async () => {
    const reference = `ref-${uuidv7()}`;
    const message = search(
      { query_type: "expression", query: { group_size: { $ge: 1 } }, authorize: AUTHORIZE },
      reference,
    );
    await send(syncSearch, named, signedMessage(named, "search", message));
    const ask = (partner: TestPartner, type = "search") =>
      send(
        syncStatus,
        partner,
        signedMessage(partner, "txn-status", {
          transaction_id: uuidv7(),
          txnstatus_request: {
            reference_id: uuidv7(),
            txn_type: type,
            attribute_type: "reference_id_list",
            attribute_value: [reference, "ref-lain"],
          },
        }),
      );
    const lines = (answer: { readonly body: unknown }) =>
      at(answer.body, "message", "txnstatus_response", "txn_status", "search_response");
    expect(lines(await ask(named))).toMatchObject([
      { reference_id: reference, status: "succ" },
      { reference_id: "ref-lain", status: "rjct", status_reason_code: "rjct.reference_id.invalid" },
    ]);
    expect(lines(await ask(bare))).toMatchObject([{ status: "rjct" }, { status: "rjct" }]);
    const receipt = await ask(named, "receipt");
    expect(at(receipt.body, "header", "status_reason_code")).toBe("rjct.action.not_supported");
  });
});
