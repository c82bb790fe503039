import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { addDays } from "@/lib/domain/calendar/working-day";
import { HINT_TAKEN, hintNoteKey, hintTakenKey } from "@/lib/domain/hint/hint";
import { smallCellOfSector } from "@/lib/domain/hint/sector";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { listHintOutcomes } from "@/lib/server/hint/outcomes";
import { pruneHints } from "@/lib/server/hint/prune";
import { findOfficeFile, listOfficeFiles, listOfficeNotes } from "@/lib/server/office-file/queries";
import { storeOfficeFile } from "@/lib/server/office-file/store-file";
import { findFormPage } from "@/lib/server/proposal/queries";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must, refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { AS_OF, checked, checkJob, commitJob, committed, started, today } from "./world";

const REGENCY = "5206";
const VILLAGE = "5206012005";
const NEXT = "5206012006";
const owner = new Client({ connectionString: ownerUrl() });
let verifier: Actor;
let strange: Actor;
let operator: Actor;
let neighbour: Actor;
let companion: Actor;
let sector: Actor;
let families: SeedFamily[];

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, REGENCY);
  families = [...sound(await makeFamilies(owner, VILLAGE, 60, today), today)];
  verifier = await makeActor(owner, "regency-verifier", REGENCY);
  strange = await makeActor(owner, "regency-verifier", "5204");
  operator = await makeActor(owner, "village-operator", VILLAGE);
  neighbour = await makeActor(owner, "village-operator", NEXT);
  companion = await makeActor(owner, "companion", VILLAGE);
  sector = await makeActor(owner, "sector-officer", REGENCY);
}, 120_000);

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const CODES = [0, 1, 2, 4];

/** Somebody who lives with a family that no other test uses, what the record says of their insurance, and another word. */
function insured() {
  for (const [at, family] of families.entries()) {
    const person = family.members.find(
      ({ active, answers }) =>
        active &&
        typeof answers["nik"] === "string" &&
        [1, 5].includes(Number(answers["presence"] ?? 1)) &&
        Array.isArray(answers["healthInsurance"]),
    );
    if (person === undefined) continue;
    families.splice(at, 1);
    const own = [person.answers["healthInsurance"]].flat().map(Number);
    const word = CODES.find((code) => !own.includes(code)) ?? 0;
    return { family, uid: person.uid, nik: String(person.answers["nik"]), own, word };
  }
  throw new Error("more families are needed");
}

const row = async (statement: string, values: unknown[]) => (await owner.query(statement, values)).rows[0];
const hintOf = (uid: string) =>
  row("SELECT * FROM sector_hint WHERE person_uid = $1 ORDER BY given_at DESC LIMIT 1", [uid]);
const file = (id: string) =>
  row("SELECT state, failure, summary, content, faults FROM office_file WHERE id = $1", [id]);

async function begun(family: SeedFamily, by = operator) {
  const id = uuidv7();
  await must(by, "proposal.start", { id, regencyCode: REGENCY, householdId: family.id, channel: "desk" });
  return { regencyCode: REGENCY, id };
}

const page = async (key: { regencyCode: string; id: string }, by = operator) => findFormPage(by, key, new Date());

/** Saves and sends: an answer, notes, or both; a floor area so that something is said at all. */
async function sent(
  family: SeedFamily,
  key: { regencyCode: string; id: string },
  patches: object[],
  notes: object = {},
) {
  const area = Number(family.household["floorAreaM2"] ?? 0);
  const floor = { level: "household", uid: null, key: "floorAreaM2", before: area, value: area === 60 ? 61 : 60 };
  const saved = await must<{ version: number }>(operator, "proposal.save", {
    ...key,
    patches: [floor, ...patches],
    notes,
  });
  await must(operator, "proposal.submit", { ...key, version: saved.version });
}

const answer = (uid: string, before: number[], value: number[]) => ({
  level: "member",
  uid,
  key: "healthInsurance",
  before,
  value,
});

describe("a sector's file", () => {
  it("is reported before anything is handed over; the report names nobody", async () => {
    const [one, two] = [insured(), insured()];
    const lines = ["NIK;Segmen", `${one.nik};${one.word}`, `${two.nik};${two.own[0] === undefined ? 0 : two.own[0]}`];
    const id = await checked(verifier, "jkn", [...lines, "9911111111110001;1", "9,9E+15;1"].join("\r\n"));
    const { state, summary, content } = await file(id);
    expect(state).toBe("ready");
    expect(summary).toMatchObject({ rows: 4, counts: { unknown: 1, faults: 1 } });
    expect(summary.toWrite).toBe(summary.counts.new);
    expect(content.toString("utf8")).not.toContain(one.uid);
    expect(await hintOf(one.uid)).toBeUndefined();
    const dump = await row("SELECT f::text AS line FROM office_file f WHERE id = $1", [id]);
    expect(dump.line).not.toContain(one.nik);
    const seen = await findOfficeFile(verifier, `${REGENCY}-${id}`);
    expect([seen?.notes, seen?.villages.map(({ code }) => code)]).toEqual([
      [{ row: 5, code: "DIGITS_LOST" }],
      [VILLAGE],
    ]);
  });

  it("is nobody's business but the verifier's of that regency", async () => {
    const id = await checked(verifier, "jkn", `nik;segmen\n${insured().nik};1`);
    const key = { regencyCode: REGENCY, id };
    expect(await refusal(strange, "office-file.commit", key)).toBe("NOT_FOUND");
    expect(await refusal(operator, "office-file.commit", key)).toBe("FORBIDDEN");
    expect(await refusal(strange, "office-file.cancel", key)).toBe("NOT_FOUND");
    expect(await findOfficeFile(strange, `${REGENCY}-${id}`)).toBeNull();
    expect(await listOfficeNotes(sector, `${REGENCY}-${id}`)).toBeNull();
    expect((await listOfficeFiles(strange, null)).lines).toEqual([]);
    const bytes = Buffer.from("nik;segmen");
    expect(await storeOfficeFile(operator, { id: uuidv7(), source: "jkn", bytes }, new Date())).toMatchObject({
      ok: false,
    });
    const other = { id: uuidv7(), source: "vaksin", bytes };
    expect(await storeOfficeFile(verifier, other, new Date())).toMatchObject({ error: { code: "INVALID_INPUT" } });
  });

  it("is handed over in one go and once, whatever is pressed or run again", async () => {
    const { nik, uid, word, family } = insured();
    const id = await committed(verifier, "jkn", `nik;segmen\n${nik};${word}`);
    expect(await hintOf(uid)).toMatchObject({
      state: "open",
      value: [word],
      village_code: VILLAGE,
      household_id: family.id,
    });
    await must(verifier, "office-file.commit", { regencyCode: REGENCY, id });
    await commitJob(verifier, id);
    await checkJob(verifier, id);
    const count = await row("SELECT count(*)::int AS n FROM sector_hint WHERE person_uid = $1", [uid]);
    expect([count.n, (await file(id)).state]).toEqual([1, "committed"]);
    const audit = await owner.query("SELECT action FROM audit WHERE $1 = ANY (subject_ids)", [id]);
    expect(audit.rows.map(({ action }) => action).toSorted()).toEqual([
      "office-file:applied",
      "office-file:commit",
      "office-file:commit",
      "office-file:start",
      "upload:store",
    ]);
    const record = await row("SELECT revision FROM household WHERE id = $1", [family.id]);
    expect(record.revision).toBe(1);
  });

  it("goes on after a crash, can be thrown away, and is told when it fails thrice", async () => {
    const { nik, uid, word } = insured();
    const text = `nik;segmen\n${nik};${word}`;
    const id = await started(verifier, "jkn", text);
    await must(verifier, "office-file.cancel", { regencyCode: REGENCY, id });
    await checkJob(verifier, id);
    expect(await file(id)).toMatchObject({ state: "cancelled", content: null });
    const again = await checked(verifier, "jkn", text);
    await owner.query("UPDATE office_file SET state = 'checking', content = '\\x00' WHERE id = $1", [again]);
    await expect(checkJob(verifier, again)).rejects.toThrow();
    await checkJob(verifier, again, 3);
    expect(await file(again)).toMatchObject({ state: "failed", failure: "INTERNAL", content: null });
    expect(await hintOf(uid)).toBeUndefined();
  });

  it("tells what is wrong with a file, and takes nothing of it", async () => {
    const failure = async (content: string | Uint8Array, source: "jkn" | "dtks" = "jkn") => {
      const { state, failure: why, content: left } = await file(await checked(verifier, source, content));
      return [state, why, left];
    };
    expect(await failure("nama;segmen\na;1")).toEqual(["refused", "NIK_COLUMN_MISSING", null]);
    expect(await failure("nik;x\n9907014505800001;1")).toEqual(["refused", "VALUE_COLUMN_MISSING", null]);
    expect(await failure('nik;segmen\n"9907014505800001;1')).toEqual(["refused", "NOT_A_TABLE", null]);
    expect(await failure(`nik;segmen\n${";".repeat(60_000)}`)).toEqual(["refused", "TOO_WIDE", null]);
    expect(await failure(`nik;segmen\n${"9907014505800001;1\n".repeat(51_100)}`)).toEqual([
      "refused",
      "TOO_MANY_ROWS",
      null,
    ]);
    expect(await failure("nama;desil\na;1", "dtks")).toEqual(["refused", "NUMBER_COLUMN_MISSING", null]);
    for (const bytes of [Buffer.from("%PDF-1.7"), Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from([0, 1, 2])]) {
      const stored = await storeOfficeFile(verifier, { id: uuidv7(), source: "jkn", bytes }, new Date());
      expect(stored).toMatchObject({ error: { code: "UNSUPPORTED_FILE" } });
    }
  });

  it("comes as a workbook, or in the letters of older programs", async () => {
    const [one, two] = [insured(), insured()];
    const cell = (value: string) => ({ value, type: String });
    const book = await writeExcelFile([
      [cell("NIK"), cell("Segmen")],
      [cell(one.nik), cell(String(one.word))],
    ]).toBuffer();
    expect((await file(await checked(verifier, "jkn", book))).summary.counts.new).toBe(1);
    const ansi = Buffer.from(`nik;nama;segmen\r\n${two.nik};Jos\u00e9;${two.word}`, "latin1");
    expect((await file(await checked(verifier, "jkn", ansi))).summary.counts.new).toBe(1);
  });

  it("says nothing of a day that has not come, nor of one so old that its words are told no more", async () => {
    const id = uuidv7();
    await storeOfficeFile(verifier, { id, source: "jkn", bytes: Buffer.from("nik;segmen") }, new Date());
    const at = (repliedOn: string) => refusal(verifier, "office-file.start", { regencyCode: REGENCY, id, repliedOn });
    expect(await at(addDays(today, 2))).toBe("INVALID_INPUT");
    expect(await at(addDays(today, -184))).toBe("INVALID_INPUT");
    expect(await at(addDays(today, -180))).toBe("OK");
  });
});

describe("a hint in the form", () => {
  it("is at its question for the village's own people; another village sees none", async () => {
    const { nik, uid, word, family } = insured();
    await committed(verifier, "jkn", `nik;segmen\n${nik};${word}`);
    const key = await begun(family);
    expect((await page(key))?.hints).toMatchObject([
      { level: "member", uid, key: "healthInsurance", value: [word], sector: "jkn", asOf: AS_OF },
    ]);
    expect(await page(key, neighbour)).toBeNull();
    const seen = await underScope(scopeOf(neighbour), ({ sql }) => sql`SELECT 1 FROM sector_hint`);
    expect(seen).toEqual([]);
    const overwritten = await row("SELECT health_insurance FROM member WHERE id = $1", [uid]);
    expect(overwritten.health_insurance.map(Number)).not.toContain(word);
  });

  it("of specific personal data tells a companion only that there is a word", async () => {
    const { family, uid } = insured();
    await owner.query(
      `INSERT INTO sector_hint (regency_code, id, village_code, household_id, person_uid, level, key, value, sector, as_of, ends_on, source,
         given_by, given_at)
       SELECT $1, gen_random_uuid(), $2, $3, $4, 'member', k, v::jsonb, s, $5, $6, 'api', $4, now()
       FROM (VALUES ('childNutrition', '2', 'stunting'), ('healthInsurance', '[1]', 'jkn')) AS x (k, v, s)`,
      [REGENCY, VILLAGE, family.id, uid, AS_OF, addDays(AS_OF, 100)],
    );
    await owner.query(
      "INSERT INTO assignment (regency_code, village_code, household_id, user_id, created_at) VALUES ($1, $2, $3, $4, now())",
      [REGENCY, VILLAGE, family.id, companion.userId],
    );
    const key = await begun(family);
    const values = async (by: Actor) =>
      (await page(key, by))?.hints?.map((hint) => [hint.sector, hint.value]).toSorted();
    expect(await values(operator)).toEqual([
      ["jkn", [1]],
      ["stunting", 2],
    ]);
    expect(await values(companion)).toEqual([
      ["jkn", [1]],
      ["stunting", null],
    ]);
  });

  it("ends as what the village did: taken by hand, said the same, left with a reason, said otherwise, or untouched", async () => {
    const cases = [insured(), insured(), insured(), insured(), insured()] as const;
    await committed(verifier, "jkn", ["nik;segmen", ...cases.map(({ nik, word }) => `${nik};${word}`)].join("\n"));
    const [taken, same, passed, contradicted, open] = cases;
    for (const one of cases) {
      const key = await begun(one.family);
      const [hint] = (await page(key))?.hints ?? [];
      const id = hint?.id ?? "";
      const third = CODES.find((code) => code !== one.word && !one.own.includes(code)) ?? 4;
      if (one === taken)
        await sent(one.family, key, [answer(one.uid, one.own, [one.word])], { [hintTakenKey(id)]: HINT_TAKEN });
      if (one === same) await sent(one.family, key, [answer(one.uid, one.own, [one.word])]);
      if (one === passed) await sent(one.family, key, [], { [hintNoteKey(id)]: "Keluarga menyebut lain" });
      if (one === contradicted) await sent(one.family, key, [answer(one.uid, one.own, [third])]);
      if (one === open) await sent(one.family, key, []);
    }
    const states = await Promise.all(cases.map(async ({ uid }) => (await hintOf(uid)).state));
    expect(states).toEqual(["taken", "same", "passed", "contradicted", "open"]);
    expect((await hintOf(passed.uid)).reason).toBe("Keluarga menyebut lain");
    // Nobody is asked the same again, but a later word is another one.
    const again = await checked(verifier, "jkn", `nik;segmen\n${passed.nik};${passed.word}`);
    expect((await file(again)).summary.counts).toMatchObject({ settled: 1, new: 0 });
    const later = await checked(verifier, "jkn", `nik;segmen\n${passed.nik};${passed.word}`, addDays(AS_OF, 1));
    expect((await file(later)).summary.counts).toMatchObject({ settled: 0, new: 1 });
  });

  it("is judged anew when a returned proposal is sent again, and waits again where that says nothing of it", async () => {
    const one = insured();
    await committed(verifier, "jkn", `nik;segmen\n${one.nik};${one.word}`);
    const key = await begun(one.family);
    const third = CODES.find((code) => code !== one.word && !one.own.includes(code)) ?? 4;
    await sent(one.family, key, [answer(one.uid, one.own, [third])]);
    expect((await hintOf(one.uid)).state).toBe("contradicted");
    await owner.query("UPDATE proposal SET state = 'returned' WHERE id = $1", [key.id]);
    expect((await page(key))?.hints).toMatchObject([{ value: [one.word] }]);
    const saved = await must<{ version: number }>(operator, "proposal.save", {
      ...key,
      patches: [answer(one.uid, [third], one.own)],
    });
    await must(operator, "proposal.submit", { ...key, version: saved.version });
    expect(await hintOf(one.uid)).toMatchObject({ state: "open", proposal_id: null, decided_at: null });
  });

  it("is there again when the proposal came to nothing", async () => {
    const one = insured();
    await committed(verifier, "jkn", `nik;segmen\n${one.nik};${one.word}`);
    const key = await begun(one.family);
    await sent(one.family, key, [answer(one.uid, one.own, [one.word])]);
    const fresh = await makeActor(owner, "village-operator", VILLAGE);
    const { version } = await row("SELECT version FROM proposal WHERE id = $1", [key.id]);
    await must(operator, "proposal.withdraw", { ...key, version, reason: "ENTERED_BY_MISTAKE", note: null });
    expect((await page(await begun(one.family, fresh), fresh))?.hints).toMatchObject([{ value: [one.word] }]);
  });

  it("gives way to a later word, which is another hint; an older one changes nothing", async () => {
    const one = insured();
    const other = CODES.find((code) => code !== one.word && !one.own.includes(code)) ?? 4;
    await committed(verifier, "jkn", `nik;segmen\n${one.nik};${one.word}`);
    const first = await hintOf(one.uid);
    await committed(verifier, "jkn", `nik;segmen\n${one.nik};${other}`, addDays(AS_OF, -5));
    expect((await hintOf(one.uid)).value).toEqual([one.word]);
    await committed(verifier, "jkn", `nik;segmen\n${one.nik};${other}`, addDays(AS_OF, 5));
    const second = await hintOf(one.uid);
    expect([second.value, second.id === first.id]).toEqual([[other], false]);
  });

  it("is told for its time, then removed; what was settled a year ago goes, too", async () => {
    const one = insured();
    await committed(verifier, "jkn", `nik;segmen\n${one.nik};${one.word}`);
    const key = await begun(one.family);
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    expect((await findFormPage(operator, key, inDays(170)))?.hints).toHaveLength(1);
    expect((await findFormPage(operator, key, inDays(175)))?.hints).toBeUndefined();
    await pruneHints(inDays(170));
    expect(await hintOf(one.uid)).toBeDefined();
    const left = await checked(verifier, "jkn", `nik;segmen\n${insured().nik};1`);
    await pruneHints(inDays(29));
    expect((await file(left)).state).toBe("ready");
    await pruneHints(inDays(175));
    expect(await hintOf(one.uid)).toBeUndefined();
    expect(await file(left)).toMatchObject({ state: "cancelled", content: null });
  });
});

describe("what became of hints", () => {
  it("is told to the sector's officer in counts, the few as few; to the verifier exactly; to another regency not at all", async () => {
    const one = insured();
    await committed(verifier, "jkn", `nik;segmen\n${one.nik};${one.word}`);
    const exact = (await listHintOutcomes(verifier)).find(({ sector: of }) => of === "jkn");
    expect(exact?.counts.open).toBeGreaterThan(0);
    const told = (await listHintOutcomes(sector)).find(({ sector: of }) => of === "jkn");
    for (const [state, count] of Object.entries(exact?.counts ?? {}))
      expect(told?.counts[state as keyof typeof told.counts], state).toBe(
        count !== null && count > 0 && count < smallCellOfSector("jkn") ? null : count,
      );
    expect(await listHintOutcomes(operator)).toEqual([]);
    const from = async (by: Actor) =>
      underScope(scopeOf(by), ({ sql }) => sql`SELECT * FROM app_hint_outcomes(${REGENCY})`);
    expect(await from(strange)).toEqual([]);
    expect(await from(operator)).toEqual([]);
  });
});
