import { describe, expect, it } from "vitest";
import { planRoster, type RosterFacts, readRows, type TakenName } from "@/lib/domain/roster/plan-roster";
import { roleWords } from "@/lib/domain/roster/read-row";
import { MOST_ROWS, readRoster } from "@/lib/domain/roster/roster-row";
import { usernamesFor } from "@/lib/domain/roster/username";
import type { Cell } from "@/lib/domain/sid/cell";
import { messagesOf } from "@/lib/i18n/catalogue";

const WORDS = roleWords([messagesOf("id").roles.name, messagesOf("en").roles.name]);
const HEADING = [
  "Nama",
  "Nama pengguna",
  "Tugas",
  "Kode wilayah",
  "RT",
  "RW",
  "Cadangan",
  "Nomor SK",
  "Tanggal SK",
  "Alasan pengecualian",
];

const VILLAGE = "5207022001";
const FACTS: RosterFacts = {
  administrator: { userId: "admin", regionCode: "5207" },
  regions: new Map([
    [VILLAGE, { name: "Labuhan Lalar", today: "2026-05-14" }],
    ["5207", { name: "Kabupaten Sumbawa Barat", today: "2026-05-14" }],
  ]),
  taken: new Map(),
};

const line = (part: Readonly<Record<number, Cell>> = {}): readonly Cell[] =>
  ["Sari Dewi (contoh)", "", "Operator desa", VILLAGE, "", "", "tidak", "141/12/2026", "04/05/2026", ""].map(
    (cell, at) => part[at] ?? cell,
  );

function plan(lines: readonly (readonly Cell[])[], facts = FACTS) {
  const read = readRoster([HEADING, ...lines]);
  if (!read.ok) throw new Error(read.failure.code);
  return planRoster(readRows(read.rows, WORDS), facts);
}

const problemsOf = (part: Readonly<Record<number, Cell>>) => {
  const [row] = plan([line(part)]);
  return row?.state === "wrong" ? row.problems.map(({ column, code }) => `${column} ${code}`) : row?.state;
};

describe("a roster's table", () => {
  it("is read under its heading, wherever its columns stand, without its empty lines", () => {
    const read = readRoster([
      ["Kode Wilayah", "NAMA", "tugas", "no. SK", "Tgl SK"],
      [],
      ["5207", "Budi", "x", "1", null],
      ["", null],
    ]);
    expect(read.ok && read.rows.map(({ row, cells }) => [row, cells.name, cells.regionCode, cells.username])).toEqual([
      [3, "Budi", "5207", null],
    ]);
  });

  it.each([
    [[["Nama", "Tugas"]], { code: "COLUMN_MISSING", column: "regionCode" }],
    [[[...HEADING, "Nama lengkap"]], { code: "COLUMN_TWICE", column: "name" }],
    [[HEADING, ["", null]], { code: "NO_ROWS" }],
    [[HEADING, ...Array.from({ length: MOST_ROWS + 1 }, () => line())], { code: "TOO_MANY_PEOPLE" }],
    [[], { code: "COLUMN_MISSING", column: "name" }],
  ])("is refused as a whole when it is none (%#)", (cells, failure) => {
    expect(readRoster(cells)).toEqual({ ok: false, failure });
  });
});

describe("a row", () => {
  it("becomes a person with a post, the username proposed from name and village", () => {
    expect(plan([line({ 3: { number: VILLAGE }, 8: { date: "2026-05-04" }, 6: "Ya" })])).toEqual([
      {
        row: 2,
        state: "right",
        person: {
          displayName: "Sari Dewi (contoh)",
          username: "sari.labuhanlalar",
          role: "village-operator",
          regionCode: VILLAGE,
          neighbourhood: null,
          isDeputy: true,
          decreeNumber: "141/12/2026",
          decreeDate: "2026-05-04",
          profileException: null,
        },
      },
    ]);
    expect(problemsOf({ 2: "rt-head", 4: "2", 5: "001" })).toBe("right");
    expect(problemsOf({ 3: "52.07.02.2001" })).toBe("right");
  });

  it.each([
    [{ 0: "S" }, ["name NAME"]],
    [{ 1: "dua kata" }, ["username USERNAME"]],
    [{ 2: "raja" }, ["role ROLE"]],
    [{ 3: "5207-x" }, ["regionCode CODE"]],
    [{ 3: { number: "5.207E+9" } }, ["regionCode CODE_DIGITS_LOST"]],
    [{ 3: "5207029999" }, ["regionCode REGION_UNKNOWN"]],
    [{ 3: "5204012001" }, ["regionCode REGION_OUTSIDE"]],
    [{ 3: "52" }, ["regionCode REGION_OUTSIDE"]],
    [{ 3: "5207" }, ["role LEVEL_UNFIT"]],
    [{ 4: "2" }, ["rt RT_SURPLUS"]],
    [{ 2: "Ketua RT" }, ["rt RT_MISSING"]],
    [{ 2: "Ketua RT", 4: "dua", 5: "x" }, ["rt RT", "rw RW"]],
    [{ 6: "mungkin" }, ["deputy DEPUTY"]],
    [{ 7: "1" }, ["decreeNumber DECREE_NUMBER"]],
    [{ 8: "31/02/2026" }, ["decreeDate DECREE_DATE"]],
    [{ 8: "15/05/2026" }, ["decreeDate DECREE_FUTURE"]],
    [{ 9: "ya" }, ["exception EXCEPTION"]],
    [{ 0: "", 2: "", 8: "" }, ["name NAME", "role ROLE", "decreeDate DECREE_DATE"]],
  ])("says what is wrong and where (%#)", (part, problems) => {
    expect(problemsOf(part)).toEqual(problems);
  });
});

describe("usernames", () => {
  it("are made of what tells people apart", () => {
    expect(usernamesFor("Hj. Siti Nurhaliza", "Kabupaten Sumbawa Barat").slice(0, 2)).toEqual([
      "siti.sumbawabarat",
      "siti.sumbawabarat2",
    ]);
    expect(usernamesFor("I Ketut", "Béru")[0]).toBe("ketut.beru");
    expect(usernamesFor("李", "")).toEqual([]);
  });

  it("are never given twice in one file, nor one that the file gives itself", () => {
    const names = plan([
      line(),
      line({ 0: "Sari Ayu (contoh)" }),
      line({ 0: "Sari Tiga", 1: "sari.labuhanlalar2" }),
    ]).map((row) => (row.state === "wrong" ? "wrong" : row.person.username));
    expect(names).toEqual(["sari.labuhanlalar", "sari.labuhanlalar3", "sari.labuhanlalar2"]);
    expect(plan([line({ 1: "sari" }), line({ 1: "SARI" })]).map(({ state }) => state)).toEqual(["wrong", "wrong"]);
  });

  it("run out, and then one is asked for", () => {
    const rows = plan(Array.from({ length: 10 }, () => line()));
    expect(rows.at(-1)).toMatchObject({ state: "wrong", problems: [{ column: "username", code: "USERNAME_NEEDED" }] });
    expect(rows.filter(({ state }) => state === "right")).toHaveLength(9);
  });
});

describe("a file that is sent again", () => {
  const held = [{ role: "village-operator", regionCode: VILLAGE }] as const;
  const taken = (displayName: string, duties: TakenName["held"]) =>
    new Map([["sari.labuhanlalar", { displayName, held: duties }]]);

  it("finds who holds the post already, proposed or named", () => {
    const facts = { ...FACTS, taken: taken("SARI DEWI (contoh)", held) };
    expect(plan([line()], facts)).toMatchObject([{ state: "already", person: { username: "sari.labuhanlalar" } }]);
    expect(plan([line({ 1: "sari.labuhanlalar" })], facts)).toMatchObject([{ state: "already" }]);
  });

  it("takes nobody's name: another person's is passed by, or refused where the file asks for it", () => {
    for (const facts of [
      { ...FACTS, taken: taken("Sari Lain (contoh)", held) },
      { ...FACTS, taken: taken("Sari Dewi (contoh)", []) },
    ]) {
      expect(plan([line()], facts)).toMatchObject([{ state: "right", person: { username: "sari.labuhanlalar2" } }]);
      expect(plan([line({ 1: "sari.labuhanlalar" })], facts)).toMatchObject([
        { state: "wrong", problems: [{ column: "username", code: "USERNAME_TAKEN" }] },
      ]);
    }
  });
});
