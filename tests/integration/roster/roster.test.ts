import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { makeActivationCode } from "@/components/user/activation-code";
import type { Actor } from "@/lib/domain/access/actor";
import { messagesOf } from "@/lib/i18n/catalogue";
import { activate } from "@/lib/server/auth/activate";
import { referenceSql } from "@/lib/server/db/reference";
import { pruneRosters } from "@/lib/server/roster/plan";
import { findRoster, listRosterFaults, type RosterPage } from "@/lib/server/roster/queries";
import { storeRoster } from "@/lib/server/roster/store-roster";
import { rosterTemplate } from "@/lib/server/roster/template";
import { codeSchema } from "@/lib/server/user/activation";
import { codeOf, HERE, NOW, run, THERE, VILLAGE, World } from "../admin/world";

const world = new World();
let admin: Actor;
let other: Actor;

beforeAll(async () => {
  await world.open();
  admin = await world.actor(await world.person("Pengelola", [{ role: "administrator", regionCode: HERE }]));
  other = await world.actor(await world.person("Tetangga", [{ role: "administrator", regionCode: THERE }]));
});
afterAll(async () => {
  await world.rows("DELETE FROM app_user WHERE id IN (SELECT user_id FROM appointment WHERE created_by = $1)", [
    admin.userId,
  ]);
  await world.close();
});

const HEADING = "nama;nama pengguna;tugas;kode wilayah;rt;rw;cadangan;nomor sk;tanggal sk;alasan pengecualian";
const csv = (lines: readonly string[]) => Buffer.from([HEADING, ...lines].join("\r\n"), "utf8");
const line = (name: string, part: { readonly username?: string; readonly village?: string } = {}) =>
  `${name};${part.username ?? ""};Operator desa;${part.village ?? VILLAGE.here};;;tidak;141/12/2026;04/05/2026;`;

async function stored(lines: readonly string[], actor = admin): Promise<string> {
  const id = uuidv7();
  const outcome = await storeRoster(actor, id, csv(lines), NOW);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return id;
}

async function read(id: string, actor = admin, state?: string): Promise<RosterPage> {
  const page = await findRoster(actor, id, { state, after: 0 }, NOW);
  if (page === null) throw new Error("no such roster");
  return page;
}

const peopleOf = ({ right }: RosterPage) =>
  right.map(({ row, username }) => ({ row, username, code: makeActivationCode() }));
const commit = (id: string, page: RosterPage, part: object = {}, actor = admin) =>
  run(actor, "roster.commit", { id, leavesWrong: false, people: peopleOf(page), ...part });
const named = async (username: string) =>
  world.rows<{ role: string; region_code: string; display_name: string }>(
    "SELECT a.role, a.region_code, u.display_name FROM app_user u JOIN appointment a ON a.user_id = u.id WHERE u.username = $1",
    [username],
  );
/** First names of letters alone: what tells people apart in a username. */
const nameOf = (at: number) =>
  `Uji${[...String(at)].map((digit) => "abcdefghij".charAt(Number(digit))).join("")} Daftar (contoh)`;

describe("an uploaded roster", () => {
  it("is its sender's alone, under the region it was sent for", async () => {
    const id = await stored([line(nameOf(1))]);
    expect(await findRoster(other, id, { state: undefined, after: 0 }, NOW)).toBeNull();
    expect(await listRosterFaults(other, id, NOW)).toBeNull();
    expect(codeOf(await commit(id, await read(id), {}, other))).toBe("NOT_FOUND");
    const viewer = await world.actor(await world.person("Pembaca", [{ role: "viewer", regionCode: HERE }]));
    expect(codeOf(await storeRoster(viewer, uuidv7(), csv([line(nameOf(1))]), NOW))).toBe("FORBIDDEN");
    expect(codeOf(await commit(id, await read(id), {}, viewer))).toBe("FORBIDDEN");
  });

  it("is refused at the door when it is none, and the same id takes no other file", async () => {
    const refusal = async (bytes: Buffer) => {
      const outcome = await storeRoster(admin, uuidv7(), bytes, NOW);
      return outcome.ok ? "OK" : outcome.error.info?.["reason"];
    };
    expect(await refusal(Buffer.from("nama;tugas\r\nSari;Operator desa"))).toBe("COLUMN_MISSING");
    expect(await refusal(csv([]))).toBe("NO_ROWS");
    expect(await refusal(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))).toBe("BROKEN");
    expect(await refusal(csv(Array.from({ length: 5001 }, (_, at) => line(nameOf(at)))))).toBe("TOO_MANY_PEOPLE");
    const id = await stored([line(nameOf(2))]);
    expect((await storeRoster(admin, id, csv([line(nameOf(2))]), NOW)).ok).toBe(true);
    expect(codeOf(await storeRoster(admin, id, csv([line(nameOf(3))]), NOW))).toBe("IDEMPOTENCY_MISMATCH");
  });

  it("is kept sealed, and the names go when they have been written or forgotten for a day", async () => {
    const id = await stored([line("Rahasia Sekali (contoh)")]);
    const kept = () =>
      world.rows<{ rows_sealed: Buffer | null }>("SELECT rows_sealed FROM roster_file WHERE id = $1", [id]);
    expect(JSON.stringify((await kept())[0]?.rows_sealed?.toString("latin1"))).not.toContain("Rahasia");
    const later = (hours: number) => new Date(NOW.getTime() + hours * 60 * 60_000);
    expect(await findRoster(admin, id, { state: undefined, after: 0 }, later(23))).not.toBeNull();
    await pruneRosters(referenceSql(), later(23));
    expect(await kept()).toHaveLength(1);
    // Out of reach at once, whether or not the job has come by.
    expect(await findRoster(admin, id, { state: undefined, after: 0 }, later(25))).toBeNull();
    await pruneRosters(referenceSql(), later(25));
    expect(await kept()).toEqual([]);
  });

  it("is read from a workbook, too, codes as text or as numbers", async () => {
    const cell = (value: string) => ({ value, type: String });
    const [first = "", ...rest] = line(nameOf(5)).split(";");
    const row = [first, ...rest].map((value, at) => (at === 3 ? { value: Number(value), type: Number } : cell(value)));
    const file = await writeExcelFile([{ data: [HEADING.split(";").map(cell), row], sheet: "Penugasan" }]);
    const id = uuidv7();
    expect(await storeRoster(admin, id, await file.toBuffer(), NOW)).toMatchObject({ ok: true });
    expect((await read(id)).counts).toEqual({ wrong: 0, right: 1, already: 0 });
  });
});

it("knows every heading of its own template, in both languages, and counts its blank lines for nobody", async () => {
  for (const locale of ["id", "en"] as const) {
    const { column, help, template } = messagesOf(locale).roster;
    const file = await rosterTemplate({ ...template, headings: column, help, duties: [["Operator desa", "desa"]] });
    const outcome = await storeRoster(admin, uuidv7(), file, NOW);
    expect(outcome).toMatchObject({ ok: false, error: { info: { reason: "NO_ROWS" } } });
    const heading = Object.values(column).join(";");
    const values = [
      nameOf(6),
      "",
      "Operator desa",
      VILLAGE.here,
      "",
      "",
      "ya",
      "141/12/2026",
      "2026-05-04",
      "didampingi",
    ];
    const id = uuidv7();
    await storeRoster(admin, id, Buffer.from(`${heading}\n${values.join(";")}`, "utf8"), NOW);
    expect((await read(id)).right).toMatchObject([{ isDeputy: true, role: "village-operator" }]);
  }
});

describe("roster.commit", () => {
  it("writes every person once, with a code that works, and changes nothing when the file comes again", async () => {
    const lines = [line("Budi Roster (contoh)"), line("Rini Roster (contoh)", { username: "rini.roster" })];
    const id = await stored(lines);
    const page = await read(id);
    const people = peopleOf(page);
    const operationId = uuidv7();
    const send = () => run(admin, "roster.commit", { id, leavesWrong: false, people }, { operationId });
    const outcome = await send();
    expect(outcome).toMatchObject({ ok: true, value: { people: 2 } });
    expect(await send()).toEqual(outcome);
    expect(codeOf(await commit(id, page))).toBe("NOT_ALLOWED_NOW");
    expect(await named("rini.roster")).toEqual([
      { role: "village-operator", region_code: VILLAGE.here, display_name: "Rini Roster (contoh)" },
    ]);
    const code = codeSchema.parse(people[1]?.code);
    expect(await activate({ username: "rini.roster", code, password: "kopi pagi di teras" }, NOW)).not.toBeNull();
    const audits = await world.rows<{ action: string; subjects: number }>(
      "SELECT action, cardinality(subject_ids) AS subjects FROM audit WHERE actor_id = $1 AND (action = 'roster:commit' OR (action = 'user:appoint' AND area_code = $2)) ORDER BY action",
      [admin.userId, VILLAGE.here],
    );
    expect(audits).toEqual([
      { action: "roster:commit", subjects: 1 },
      { action: "user:appoint", subjects: 4 },
    ]);
    for (const { code: typed } of people)
      expect(await world.rows("SELECT 1 FROM operation WHERE result::text LIKE $1", [`%${typed}%`])).toEqual([]);
    const again = await stored(lines);
    expect((await read(again)).counts).toEqual({ wrong: 0, right: 0, already: 2 });
  });

  it("leaves wrong rows out only when that was asked, and says what is wrong in them", async () => {
    const id = await stored([
      line("Benar Roster (contoh)"),
      line("Jauh Roster (contoh)", { village: VILLAGE.there }),
      line("Ganda Satu (contoh)", { username: "ganda.roster" }),
      line("Ganda Dua (contoh)", { username: "ganda.roster" }),
      line("Nama Orang (contoh)", {
        username: (await world.person("Ada", [{ role: "viewer", regionCode: HERE }])).username,
      }),
    ]);
    const page = await read(id, admin, "wrong");
    expect(page.counts).toEqual({ wrong: 4, right: 1, already: 0 });
    expect(page.faults.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      "3 regionCode REGION_OUTSIDE",
      "4 username USERNAME_TWICE",
      "5 username USERNAME_TWICE",
      "6 username USERNAME_TAKEN",
    ]);
    expect(await listRosterFaults(admin, id, NOW)).toEqual(page.faults);
    expect(codeOf(await commit(id, page))).toBe("STALE");
    expect(codeOf(await commit(id, page, { leavesWrong: true }))).toBe("OK");
  });

  it("writes nobody when the portal has changed since the page, or the page asks for other rows", async () => {
    const lines = [line("Tetap Roster (contoh)"), line("Berubah Roster (contoh)")];
    const id = await stored(lines);
    const page = await read(id);
    const [first] = peopleOf(page);
    for (const people of [[first], [...peopleOf(page), { ...first, row: 9 }], [first, first]])
      expect(codeOf(await commit(id, page, { people }))).toBe("STALE");
    const twin = await stored([lines[1]?.replace("Berubah Roster", "Berubah Lain") ?? ""]);
    expect(codeOf(await commit(twin, await read(twin)))).toBe("OK");
    expect(codeOf(await commit(id, page))).toBe("STALE");
    expect(await named(page.right[0]?.username ?? "")).toEqual([]);
    expect(codeOf(await commit(id, await read(id)))).toBe("OK");
  });

  it("lets one of two at the same moment through", async () => {
    const id = await stored([line("Serentak Roster (contoh)")]);
    const page = await read(id);
    const codes = await Promise.all([commit(id, page), commit(id, page)]);
    expect(codes.map(codeOf).sort()).toEqual(["NOT_ALLOWED_NOW", "OK"]);
  });
});

it("takes 5,000 people within a minute, all of them or none", { timeout: 120_000 }, async () => {
  const villages = await world.rows<{ code: string }>(
    "SELECT code FROM region WHERE code LIKE '3204______' ORDER BY code",
  );
  const lines = Array.from({ length: 5_000 }, (_, at) =>
    line(nameOf(at), { village: villages[at % villages.length]?.code ?? VILLAGE.here }),
  );
  const began = performance.now();
  const id = await stored(lines);
  const storedMs = performance.now() - began;
  const page = await read(id);
  const readMs = performance.now() - began - storedMs;
  expect(page.counts).toEqual({ wrong: 0, right: 5_000, already: 0 });
  const outcome = await commit(id, page);
  const allMs = performance.now() - began;
  expect(outcome).toMatchObject({ ok: true, value: { people: 5_000 } });
  console.info(`5,000: kept ${Math.round(storedMs)} ms, read ${Math.round(readMs)} ms, all ${Math.round(allMs)} ms`);
  expect(allMs).toBeLessThan(60_000);
  const again = await read(await stored(lines));
  expect(again.counts).toEqual({ wrong: 0, right: 0, already: 5_000 });
});
