import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvResponse } from "@/app/(portal)/akses/csv";
import { readUserFilter, userFilterHref } from "@/app/(portal)/akses/user-filter";
import { auditFilterOf, auditHref, readAuditCursor, readAuditQuery } from "@/app/(portal)/audit/audit-filter";
import { summaryOf, textOf } from "@/components/grant/form-problems";
import { grantInput, grantProblems } from "@/components/grant/grant-form";
import { dateIn, endOfDay, startOfDay } from "@/components/grant/grant-window";
import { makeActivationCode } from "@/components/user/activation-code";
import { sealSearch } from "@/lib/server/household/search-token";
import { TEST_KEYS } from "@/tests/support/keys.mjs";

// Read when the first words are sealed, not when modules are loaded.
Object.assign(process.env, TEST_KEYS, { DATABASE_URL: "postgresql://uji@localhost/uji" });

describe("an activation code", () => {
  it("has three groups of five letters that cannot be mistaken for each other", () => {
    for (let count = 0; count < 200; count += 1) {
      expect(makeActivationCode()).toMatch(/^[a-hj-km-np-z2-9]{5}(?:-[a-hj-km-np-z2-9]{5}){2}$/);
    }
  });

  it("differs each time and uses every letter about equally often", () => {
    const all = Array.from({ length: 2000 }, () => makeActivationCode());
    expect(new Set(all).size).toBe(all.length);
    const counts = new Map<string, number>();
    for (const letter of all.join("").replaceAll("-", "")) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(31);
    // 30,000 letters over 31: 968 each; six standard deviations is 184.
    for (const [letter, count] of counts) expect(Math.abs(count - 968), letter).toBeLessThan(184);
  });

  it("throws away bytes that would favour the first letters", () => {
    const bytes = [new Uint8Array(32).fill(255), new Uint8Array(32).fill(0)];
    expect(makeActivationCode(() => bytes.shift() ?? new Uint8Array(32))).toBe("aaaaa-aaaaa-aaaaa");
  });
});

describe("a grant's days", () => {
  it("begin and end at the region's own midnight", () => {
    expect(startOfDay("2026-05-14", "Asia/Jakarta")).toBe("2026-05-13T17:00:00.000Z");
    expect(startOfDay("2026-05-14", "Asia/Makassar")).toBe("2026-05-13T16:00:00.000Z");
    expect(startOfDay("2026-05-14", "Asia/Jayapura")).toBe("2026-05-13T15:00:00.000Z");
    expect(endOfDay("2026-12-31", "Asia/Makassar")).toBe("2026-12-31T16:00:00.000Z");
  });

  it("agree with the zone's own calendar", () => {
    const days = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"), (at, zone) => {
        const date = dateIn(at, zone);
        const begins = Date.parse(startOfDay(date, zone));
        expect(begins <= at.getTime() && at.getTime() < Date.parse(endOfDay(date, zone))).toBe(true);
        expect(dateIn(new Date(begins - 1), zone) < date).toBe(true);
      }),
    );
  });
});

const VALUES = {
  level: "full",
  validFrom: "2026-05-14",
  validTo: "",
  validToUnfinished: false,
  reason: "SK 1/2026",
  rt: "",
  rw: "",
} as const;

describe("a grant's form", () => {
  it("asks for a first day, a whole last day not before it, and a reason", () => {
    const pathsOf = (part: object) =>
      grantProblems({ ...VALUES, ...part }, "village-operator").map(({ path, detail }) => `${path} ${detail}`);
    expect(pathsOf({})).toEqual([]);
    expect(pathsOf({ validTo: "2026-05-14" })).toEqual([]);
    expect(pathsOf({ validFrom: "" })).toEqual(["grant.validFrom MISSING"]);
    expect(pathsOf({ validTo: "2026-05-13" })).toEqual(["grant.validTo BEFORE_START"]);
    expect(pathsOf({ validToUnfinished: true })).toEqual(["grant.validTo UNFINISHED"]);
    expect(pathsOf({ reason: "  SK  " })).toEqual(["grant.reason SHORT"]);
  });

  it("asks the head of an RT for its number, and nobody else", () => {
    const pathsOf = (part: object) => grantProblems({ ...VALUES, ...part }, "rt-head").map(({ path }) => path);
    expect(pathsOf({ rt: "2" })).toEqual([]);
    expect(pathsOf({ rt: "002", rw: "1" })).toEqual([]);
    for (const part of [{}, { rt: "dua" }, { rt: "2", rw: "x" }])
      expect(pathsOf(part)).toEqual(["grant.neighbourhood"]);
    const target = { role: "rt-head", regionCode: "5207022001", zone: "Asia/Makassar" } as const;
    expect(grantInput({ ...VALUES, rt: "2" }, target).neighbourhood).toEqual({ rt: "2", rw: null });
    expect(grantInput({ ...VALUES, rt: "2" }, { ...target, role: "companion" }).neighbourhood).toBeNull();
  });

  it("sends instants of the region, an open end as none", () => {
    const target = { role: "regency-verifier", regionCode: "5207", zone: "Asia/Makassar" } as const;
    expect(grantInput(VALUES, target)).toEqual({
      neighbourhood: null,
      regionCode: "5207",
      level: "full",
      validFrom: "2026-05-13T16:00:00.000Z",
      validTo: null,
      reason: "SK 1/2026",
    });
  });

  it("finds the words for a problem by path and detail, then path, then in general", () => {
    const texts = { username: "bentuk", "username.TAKEN": "dipakai", other: "lain" };
    expect(textOf({ path: "username", detail: "TAKEN" }, texts)).toBe("dipakai");
    expect(textOf({ path: "username", detail: "invalid_format" }, texts)).toBe("bentuk");
    expect(textOf({ path: "grant.regionCode", detail: "LEVEL_UNFIT" }, texts)).toBe("lain");
    expect(summaryOf([{ path: "grant.regionCode", detail: "X" }], texts, "displayName")).toEqual([
      { fieldId: "displayName", text: "lain" },
    ]);
  });
});

describe("a downloaded table", () => {
  it("disarms cells that a spreadsheet would run, and keeps the rest as they are", async () => {
    const cells = ["=1+1", "+62", "-1", "@SUM(A1)", "\tx", 'Sari "Ibu", Poto Tano', "biasa"];
    const response = csvResponse(
      "uji.csv",
      ["nama"],
      cells.map((cell) => [cell]),
    );
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer());
    expect(text.startsWith("\uFEFFnama\r\n")).toBe(true);
    for (const line of text.split("\r\n").slice(1)) expect(line).not.toMatch(/^"?[=+\-@\t]/);
    expect(text).toContain('"Sari ""Ibu"", Poto Tano"');
    expect(response.headers.get("Cache-Control")).toBe("private, no-store");
  });
});

describe("the audit's filters", () => {
  const NOW = new Date("2026-05-14T20:00:00.000Z");
  const query = (params: Record<string, string>) => readAuditQuery(params, "Asia/Makassar", NOW);

  it("stand at the last seven days of the region when nothing is asked", () => {
    expect(query({})).toMatchObject({ from: "2026-05-09", to: "2026-05-15", isWrongRange: false });
    expect(auditFilterOf(query({}), "Asia/Makassar")).toMatchObject({
      from: new Date("2026-05-08T16:00:00.000Z"),
      to: new Date("2026-05-15T16:00:00.000Z"),
    });
  });

  it.each([
    { dari: "2026-05-15", sampai: "2026-05-14" },
    { dari: "2026-02-30" },
    { dari: "kemarin" },
    { sampai: "' OR 1=1" },
  ])("fall back and say so for %o", (params) => {
    expect(query(params)).toMatchObject({ from: "2026-05-09", to: "2026-05-15", isWrongRange: true });
  });

  it("come back from their own address with the place in the list, without the name in it", () => {
    const pelaku = sealSearch("sari & budi");
    const asked = query({ dari: "2026-05-01", sampai: "2026-05-02", tindakan: "user:create", pelaku });
    expect(asked).toMatchObject({ person: "sari & budi", search: pelaku });
    expect(auditHref("/audit", asked)).not.toContain("sari");
    const after = { at: new Date("2026-05-01T01:02:03.004Z"), id: "01930000-0000-7000-8000-000000000001" };
    const params = Object.fromEntries(new URL(auditHref("/audit", asked, after), "http://x").searchParams);
    expect(query(params)).toEqual(asked);
    expect(readAuditCursor(params)).toEqual(after);
    for (const sesudah of ["", "1", "1_2", "9999999999999_x"]) expect(readAuditCursor({ sesudah })).toBeNull();
  });

  it("take no name that stands open in the address", () => {
    expect(query({ pelaku: "sari" })).toMatchObject({ person: "", search: "" });
    expect(readUserFilter({ cari: "sari" })).toMatchObject({ text: "", search: "" });
    const filter = readUserFilter({ cari: sealSearch("sari") });
    expect(filter.text).toBe("sari");
    expect(
      readUserFilter({ cari: new URL(userFilterHref("/akses", filter), "http://x").searchParams.get("cari") ?? "" }),
    ).toEqual(filter);
  });

  it("take no action that is not shaped like one", () => {
    expect(query({ tindakan: "user:create" }).action).toBe("user:create");
    for (const tindakan of ["user", "user:", "<b>:x", "a:b:c"]) expect(query({ tindakan }).action).toBe("");
  });
});
