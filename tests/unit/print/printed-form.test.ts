import { createTranslator } from "next-intl";
import { beforeAll, describe, expect, it } from "vitest";
import { DTSENPBI2026 } from "@/lib/domain/instrument/dtsenpbi2026/dtsenpbi2026";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import enPrint from "@/lib/i18n/messages/en/print.json";
import idPrint from "@/lib/i18n/messages/id/print.json";
import { maskIdentifiers } from "@/lib/server/household/open-record";
import { blankForm, blankMembers } from "@/lib/server/print/blank-form";
import { formDocument } from "@/lib/server/print/form-document";
import { blankSheet, filledSheet } from "@/lib/server/print/form-sheet";
import { memberTables } from "@/lib/server/print/member-table";
import { renderPdf } from "@/lib/server/print/pdf";
import { bareFamily, filled, HEAD, ON, SPOUSE, withMember } from "../instrument/family-fixture";
import { pageCount, textOf } from "./pdf-text";

const words = {
  id: createTranslator({ locale: "id", messages: { print: idPrint }, namespace: "print" }),
  en: createTranslator({ locale: "en", messages: { print: enPrint }, namespace: "print" }),
};

const family = filled(bareFamily());
const NIK = "9901011705800001";
const KK = "9901010101260001";

function draw(answers = family, isMasked = false, locale: "id" | "en" = "id") {
  const portal = { villageCode: "Desa Contoh" };
  const head = { place: "Desa Contoh", conditionDate: "22 November 2026", printedAt: "hari ini", asOf: {}, isMasked };
  return filledSheet(REGSOSEK22K, answers, locale, { day: ON, portal }, head);
}

async function textIn(answers = family, isMasked = false, locale: "id" | "en" = "id") {
  return textOf(await renderPdf(formDocument(draw(answers, isMasked, locale), words[locale])));
}

describe("filled form", () => {
  it("shows the answers by their texts, the person and the place", async () => {
    const text = await textIn();
    for (const part of ["ContohSatu", "2Istri/suami", "Tinggalbersamakeluarga", "DesaContoh", "17Mei1980", NIK, KK])
      expect(text).toContain(part);
    expect(text).toContain("HanyaBPSyangmenetapkanperingkat");
    expect(text).toContain("Halaman1dari");
  });

  it("is complete in English", async () => {
    const text = await textIn(family, false, "en");
    expect(text).toContain("Liveswiththefamily");
    expect(text).toContain("OnlyBPSsetstheranking");
  });

  it("shows no identifier to somebody who may not read them", async () => {
    const text = await textIn(maskIdentifiers(family), true);
    expect(text).not.toMatch(/\d{16}/);
    for (const number of [NIK, KK]) expect(text).not.toContain(number);
    expect(text).toContain("••••••••••••0001");
    expect(text).toContain("disamarkan");
  });

  it("has no name in what the file says about itself", async () => {
    const pdf = await renderPdf(formDocument(draw(), words.id));
    expect(pdf.subarray(0, 4).toString()).toBe("%PDF");
    expect(pageCount(pdf)).toBe(4);
    expect(formDocument(draw(), words.id).info?.title).toBe("REGSOSEK22-K Formulir terisi");
  });

  it("keeps two members of one name apart, whatever they are asked", () => {
    const same = withMember(withMember(family, HEAD, { presence: 3, name: "Kembar" }), SPOUSE, { name: "Kembar" });
    const [first, second] = draw(same).people;
    expect([first?.name, second?.name]).toEqual(["Kembar", "Kembar"]);
    expect(first?.rows.has("412")).toBe(false);
    expect(second?.rows.has("412")).toBe(true);
  });

  it("spreads a large family evenly over its pages", () => {
    const row = family.members[HEAD] ?? {};
    const members = Object.fromEntries(
      [1, 2, 3, 4, 5].map((no) => [`0190a000-0000-7000-8000-00000000010${no}`, { ...row, memberNo: no }]),
    );
    const tables = memberTables(draw({ ...family, members, civil: {} }), words.id);
    const columns = tables.map((part) => (typeof part === "object" && "table" in part ? part.table.widths?.length : 0));
    expect(new Set(columns)).toEqual(new Set([2 + 3, 2 + 2]));
  });
});

describe("blank form", () => {
  let text = "";
  let pdf: Buffer = Buffer.alloc(0);
  beforeAll(async () => {
    pdf = await blankForm(REGSOSEK22K, "id", 4, words.id);
    text = textOf(pdf);
  });

  it("says when a question is asked, in words", () => {
    expect(text).toContain("Bilamenjawab1pada301a");
    expect(text).toContain("umur10sampai54tahun");
    expect(text).toContain("Anggota4");
  });

  it("answers nothing", () => {
    const sheet = blankSheet(REGSOSEK22K, "id", 2);
    const rows = sheet.people.flatMap((person) => [...person.rows.values()]);
    expect(rows.some((row) => row.kind === "options" && row.options.some(({ checked }) => checked))).toBe(false);
    expect(rows).toHaveLength(2 * REGSOSEK22K.member.filter(({ no }) => no !== null).length);
  });

  it("is a PDF of the expected length, drawn once", async () => {
    expect(pdf.subarray(0, 4).toString()).toBe("%PDF");
    expect(pageCount(pdf)).toBe(9);
    expect(await blankForm(REGSOSEK22K, "id", 4, words.id)).toBe(pdf);
  });

  it("prints the numbers of the form of 2026, its own codes and its lists", async () => {
    const other = textOf(await blankForm(DTSENPBI2026, "id", 4, words.id));
    for (const part of ["18b", "28DN-a", "35a.1", "39r", "SudahpisahKK"]) expect(other, part).toContain(part);
    const presence = blankSheet(DTSENPBI2026, "id", 1).people[0]?.rows.get("27a");
    expect(presence?.kind === "options" ? presence.options.map(({ code }) => code) : []).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await blankForm(DTSENPBI2026, "id", 4, words.id)).not.toBe(pdf);
  });

  it.each([
    ["4", 4],
    ["12", 12],
    ["13", 4],
    ["0", 4],
    ["-1", 4],
    ["x", 4],
    [null, 4],
  ])("takes %s as %i members", (asked, members) => {
    expect(blankMembers(asked)).toBe(members);
  });
});
