import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { exportColumns } from "@/lib/domain/instrument/export-columns";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { type RegionalItemContent, regionalKey } from "@/lib/domain/regional/item";
import { requirableQuestions } from "@/lib/domain/regional/requirable";
import { sqlOn } from "@/lib/server/db/sql";
import { findFamilyPage } from "@/lib/server/household/family-query";
import { findHistory } from "@/lib/server/household/history-query";
import { findPersonPage } from "@/lib/server/household/person-query";
import { findRecordOn } from "@/lib/server/household/record-on-query";
import { findFormPage } from "@/lib/server/proposal/queries";
import { formNow, formOfRegion } from "@/lib/server/regional/region-set";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod, VILLAGE } from "@/tests/support/factory/place";
import { must, refusal, run } from "@/tests/support/factory/run";
import { appUrl } from "@/tests/support/urls";
import { here, REGENCY, today, World } from "../history/world";

const world = new World();
const year = Number(today.slice(0, 4));
let steward: Actor;
let province: Actor;
let neighbour: Actor;

const CONTENT: RegionalItemContent = {
  level: "household",
  label: { id: "Sumber air saat kemarau" },
  help: { id: "Tanyakan bulan Juli sampai Oktober." },
  shape: {
    type: "choice",
    options: [
      { code: 1, label: { id: "Sumur" } },
      { code: 2, label: { id: "Mata air" } },
    ],
  },
  owner: "Dinas PUPR",
  required: false,
  position: 1,
  activeFrom: "2020-01-01",
  activeTo: null,
};

const GOATS: Partial<RegionalItemContent> = {
  level: "member",
  label: { id: "Ternak yang dipelihara" },
  shape: {
    type: "multi",
    options: [
      { code: 0, label: { id: "Tidak ada" } },
      { code: 1, label: { id: "Kambing" } },
    ],
    exclusive: [0],
  },
};

const named = (id: string): Partial<RegionalItemContent> => ({ label: { id } });

async function saveItem(actor: Actor, part: Partial<RegionalItemContent> = {}, itemId: string = uuidv7(), version = 0) {
  await must(actor, "regional-item.save", { itemId, version, content: { ...CONTENT, ...part } });
  const { rows } = await world.owner.query(
    "SELECT answer_id FROM regional_item WHERE item_id = $1 ORDER BY version DESC LIMIT 1",
    [itemId],
  );
  const answerId: string = rows[0].answer_id;
  return { itemId, answerId, key: regionalKey(answerId) };
}

async function draft(family: SeedFamily) {
  const key = { regencyCode: REGENCY, id: uuidv7() };
  await must(world.people.operator, "proposal.start", { ...key, householdId: family.id, channel: "desk" });
  return key;
}

interface Saved {
  version: number;
  errors: number;
  conflicts: unknown[];
}

const save = (key: object, ...patches: object[]) =>
  must<Saved & object>(world.people.operator, "proposal.save", { ...key, patches });

const refusedSave = (key: object, ...patches: object[]) =>
  refusal(world.people.operator, "proposal.save", { ...key, patches });

const patch = (key: string, before: unknown, value: unknown, uid: string | null = null) => ({
  ...{ level: uid === null ? "household" : "member", uid, key, before, value },
});

const count = () => world.owner.query("SELECT app_rollup_village($1, $2, now())", [REGENCY, VILLAGE]);

beforeAll(async () => {
  await world.open(70);
  await makePeriod(world.owner, "52");
  steward = await makeActor(world.owner, "data-steward", REGENCY);
  province = await makeActor(world.owner, "administrator", "52");
  neighbour = await makeActor(world.owner, "administrator", "5204");
});
afterAll(() => world.close());

describe("answers to a region's items", () => {
  it("go from draft to record, history, page and export, and are counted", async () => {
    const family = world.take((one) => here(one).length > 1);
    const person = here(family)[0]?.uid ?? "";
    const water = await saveItem(steward);
    const goats = await saveItem(province, GOATS);
    const key = await draft(family);
    const saved = await save(key, patch(water.key, null, 2), patch(goats.key, null, [1], person));
    expect(saved).toMatchObject({ errors: 0, conflicts: [] });
    const form = await findFormPage(world.people.operator, key, new Date());
    expect(form?.regional.items.map(({ answerId }) => answerId)).toEqual([goats.answerId, water.answerId]);
    await world.apply(key, saved.version);
    const { rows } = await world.owner.query(
      `SELECT h.regional, h.regional_as_of::text AS as_of, h.regional_source, m.regional AS of_member, m.regional_member_source
       FROM household h JOIN member m ON m.household_id = h.id WHERE m.id = $1`,
      [person],
    );
    expect(rows).toEqual([
      {
        ...{ regional: { [water.answerId]: 2 }, as_of: today, regional_source: 2 },
        ...{ of_member: { [goats.answerId]: [1] }, regional_member_source: 2 },
      },
    ]);
    const told = [
      ["Sumber air saat kemarau", "Mata air"],
      ["Ternak yang dipelihara", "Kambing"],
    ];
    const id = world.publicId(family);
    const page = await findFamilyPage(world.people.operator, id, "id", new Date());
    const member = await findPersonPage(world.people.operator, id, person, "id", new Date());
    const own = [page, member]
      .flatMap((part) => part?.snapshot.sections ?? [])
      .flatMap((section) => section.rows)
      .filter((row) => row.key.startsWith("regional"));
    expect(own.filter(({ text }) => text !== "").map(({ label, text }) => [label, text])).toEqual(told);
    const history = await findHistory(world.people.verifier, id, null, "id", new Date());
    expect(history?.revisions[0]?.changes.map(({ label, after }) => [label, after])).toEqual(told);
    const on = { day: today, basis: "known" as const };
    const replayed = await findRecordOn(world.people.operator, id, on, "id", new Date());
    const again = replayed?.record?.snapshot.sections.flatMap((section) => section.rows);
    expect(again?.find((row) => row.key === water.key)?.value).toBe(2);
    const { instrument } = await formNow(sqlOn(world.owner), REGSOSEK22K, VILLAGE, { year, today }, new Date());
    const asked = await formOfRegion(REGSOSEK22K, REGENCY, new Date());
    expect(asked.questions.length).toBe(REGSOSEK22K.questions.length + 2);
    expect(asked.questions).toEqual(instrument.questions);
    expect(exportColumns(instrument).filter(({ header }) => header.startsWith("daerah_"))).toHaveLength(2);
    await count();
    const counts = await world.owner.query(
      "SELECT area_code, option, answers FROM rollup_regional WHERE answer_id = $1 ORDER BY length(area_code), option",
      [goats.answerId],
    );
    expect(counts.rows.map(({ area_code, option, answers }) => [area_code, option, answers])).toEqual(
      ["0", "52", REGENCY, VILLAGE.slice(0, 6), VILLAGE].flatMap((area) => [
        [area, -1, 1],
        [area, 1, 1],
      ]),
    );
  });

  it("merge by field, meet a conflict where two people wrote, and are judged like any answer", async () => {
    const shape = { type: "integer" as const, min: 0, max: 300 };
    const { key: field } = await saveItem(steward, { ...named("Menit ke sekolah"), shape });
    const key = await draft(world.take());
    await save(key, patch(field, null, 15));
    const second = await save(key, patch(field, null, 20));
    expect(second.conflicts).toEqual([{ level: "household", uid: null, key: field }]);
    expect((await save(key, patch(field, 15, 999))).errors).toBe(1);
  });

  it("of another region are unknown keys, and nothing is written", async () => {
    const foreign = await saveItem(neighbour, named("Item tetangga"));
    const key = await draft(world.take());
    expect(await refusedSave(key, patch(foreign.key, null, 1))).toBe("INVALID_INPUT");
    const { rows } = await world.owner.query("SELECT version FROM proposal WHERE id = $1", [key.id]);
    expect(rows).toEqual([{ version: 1 }]);
  });

  it("are undone with the revision that brought them, erased to nothing", async () => {
    const family = world.take();
    const { key: field, answerId } = await saveItem(steward, named("Punya kebun"));
    const key = await draft(family);
    await world.apply(key, (await save(key, patch(field, null, 1))).version);
    await world.undo(family, 2);
    const { rows } = await world.owner.query("SELECT regional, revision FROM household WHERE id = $1", [family.id]);
    expect(rows[0].revision).toBe(3);
    expect(rows[0].regional[answerId]).toBeUndefined();
  });
});

describe("versions of items", () => {
  it("leave a draft as it was begun, keep answers while the meaning stays, and part them when it changes", async () => {
    const family = world.take();
    const first = await saveItem(steward, named("Alat tangkap"));
    const key = await draft(family);
    const moved = await saveItem(steward, { ...named("Alat tangkap"), required: true, position: 4 }, first.itemId, 1);
    expect(moved.answerId).toBe(first.answerId);
    const changed = await saveItem(steward, named("Alat tangkap utama"), first.itemId, 2);
    expect(changed.answerId).not.toBe(first.answerId);
    await must(steward, "regional-item.retire", { itemId: first.itemId, version: 3 });
    // The draft still asks what it asked, and not as required.
    expect((await save(key)).errors).toBe(0);
    const saved = await save(key, patch(first.key, null, 1));
    await world.apply(key, saved.version);
    const history = await findHistory(world.people.operator, world.publicId(family), null, "id", new Date());
    expect(history?.revisions[0]?.changes.map(({ label }) => label)).toEqual(["Alat tangkap"]);
    expect(await refusedSave(await draft(family), patch(first.key, null, 2))).toBe("INVALID_INPUT");
  });

  it("are saved by the region's own people, once, from the version they saw", async () => {
    const itemId = uuidv7();
    const input = { itemId, version: 0, content: { ...CONTENT, ...named("Uji simpan") } };
    const operationId = uuidv7();
    const first = await run(steward, "regional-item.save", input, { operationId });
    expect(await run(steward, "regional-item.save", input, { operationId })).toEqual(first);
    expect(await refusal(steward, "regional-item.save", input)).toBe("STALE");
    expect(await refusal(neighbour, "regional-item.save", { ...input, version: 1 })).toBe("NOT_FOUND");
    expect(await refusal(neighbour, "regional-item.retire", { itemId, version: 1 })).toBe("NOT_FOUND");
    expect(await refusal(steward, "regional-item.retire", { itemId: uuidv7(), version: 1 })).toBe("NOT_FOUND");
    expect(await refusal(steward, "regional-item.save", { ...input, itemId: uuidv7(), version: 3 })).toBe("NOT_FOUND");
    expect(await refusal(world.people.operator, "regional-item.save", input)).toBe("FORBIDDEN");
    const ofVillage = await makeActor(world.owner, "administrator", VILLAGE);
    expect(await refusal(ofVillage, "regional-item.save", { ...input, itemId: uuidv7() })).toBe("FORBIDDEN");
    const extra = { ...input, content: { ...input.content, state: 1 } };
    expect(await refusal(steward, "regional-item.save", extra)).toBe("INVALID_INPUT");
    await must(steward, "regional-item.retire", { itemId, version: 1 });
    expect(await refusal(steward, "regional-item.retire", { itemId, version: 2 })).toBe("NOT_ALLOWED_NOW");
    const { rows } = await world.owner.query("SELECT count(*)::int AS n FROM regional_item WHERE item_id = $1", [
      itemId,
    ]);
    expect(rows).toEqual([{ n: 2 }]);
  });

  it("are append-only for the portal", async () => {
    const app = new Client({ connectionString: appUrl() });
    await app.connect();
    for (const table of ["regional_item", "period_requirement"]) {
      await expect(app.query(`UPDATE ${table} SET made_at = now()`)).rejects.toThrow(/permission denied/);
      await expect(app.query(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
    }
    await app.end();
  });
});

describe("required variables", () => {
  const require = (variables: readonly object[], actor = steward) =>
    must(actor, "period.require-variables", { year, variables });
  const coverage = async () =>
    (await world.owner.query("SELECT * FROM rollup_required WHERE area_code = $1", [VILLAGE])).rows;

  it("must be answered in drafts begun since, and their coverage is counted", async () => {
    const question = requirableQuestions(REGSOSEK22K).find(
      ({ level, key }) =>
        level === "household" && world.families.filter((one) => one.household[key] == null).length > 1,
    );
    if (question === undefined) throw new Error("nothing can be required");
    const { key } = question;
    const isEmpty = (one: SeedFamily) => one.household[key] == null;
    const before = await draft(world.take(isEmpty));
    await require([{ level: "household", key }]);
    expect((await save(before)).errors).toBe(0);
    const since = await draft(world.take(isEmpty));
    expect((await save(since)).errors).toBe(1);
    const form = await findFormPage(world.people.operator, since, new Date());
    expect(form?.regional.required).toEqual([
      expect.objectContaining({ level: "household", key, regionCode: REGENCY }),
    ]);
    await count();
    const families = await world.owner.query(
      "SELECT count(*)::int AS n FROM household WHERE village_code = $1 AND status IN (1, 2)",
      [VILLAGE],
    );
    expect(await coverage()).toEqual([
      expect.objectContaining({ level: "household", key, total: families.rows[0].n, year }),
    ]);
    await require([]);
    await count();
    expect(await coverage()).toEqual([]);
  });

  it("are counted of families, members and civil rows, whatever variable it is", async () => {
    const all = requirableQuestions(REGSOSEK22K).map(({ level, key }) => ({ level, key }));
    expect(new Set(all.map(({ level }) => level)).size).toBeGreaterThan(1);
    await require(all.slice(0, 200), province);
    await count();
    const rows = await coverage();
    expect(rows).toHaveLength(Math.min(all.length, 200));
    for (const row of rows) expect(row.answered <= row.total && row.updated <= row.total, row.key).toBe(true);
    await require([], province);
  });

  it("are of the open period, requirable, and set by the region's own people", async () => {
    const set = (variables: readonly object[], actor = steward, of = year) =>
      refusal(actor, "period.require-variables", { year: of, variables });
    expect(await set([{ level: "member", key: "nik" }])).toBe("INVALID_INPUT");
    expect(await set([], steward, year - 1)).toBe("PERIOD_CLOSED");
    expect(await set([], world.people.verifier)).toBe("FORBIDDEN");
  });
});
