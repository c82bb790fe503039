import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { handedLines, holdsNames } from "@/lib/domain/data-request/handed-over";
import type { RequestPage } from "@/lib/domain/data-request/request-page";
import { levelRule, STANDARD_RULES } from "@/lib/domain/data-request/rules";
import enWords from "@/lib/i18n/messages/en/data-request.json";
import idWords from "@/lib/i18n/messages/id/data-request.json";
import { requestBast } from "@/lib/server/print/data-request-document";
import { renderPdf } from "@/lib/server/print/pdf";
import { pageCount, textOf } from "./pdf-text";

const words = {
  id: createTranslator({ locale: "id", messages: { dataRequest: idWords }, namespace: "dataRequest" }),
  en: createTranslator({ locale: "en", messages: { dataRequest: enWords }, namespace: "dataRequest" }),
};
const AT = new Date("2026-11-26T03:00:00Z");
const rule = levelRule(STANDARD_RULES, "L3");
const VARIABLES = ["household.headName", "household.kkNumber"];

const page: RequestPage = {
  publicId: "5207-0",
  id: "0",
  regencyCode: "5207",
  regencyName: "Kabupaten Contoh",
  number: "3/2026",
  version: 6,
  standing: "granted",
  fields: {
    office: "Dinas Contoh",
    title: "Program Contoh",
    purpose: "social-aid",
    useNote: "Contoh",
    basis: "Surat 1/CONTOH/2026",
    level: "L3",
    variables: VARIABLES,
    areas: ["5207"],
    days: 60,
    reshareAsked: false,
    reshareTo: "",
  },
  rules: STANDARD_RULES,
  tier: null,
  askedBy: "Petugas Contoh",
  createdAt: AT,
  grantedAt: AT,
  expiresAt: AT,
  faults: [],
  handed: handedLines(rule, "social-aid", VARIABLES),
  holdsNames: rule !== null && holdsNames(rule, VARIABLES),
  areaNames: ["Kabupaten Contoh"],
  steps: [
    { key: "1", at: AT, event: "submit", tier: null, by: "Petugas Contoh", reason: null },
    { key: "2", at: AT, event: "approve", tier: "kominfo", by: "Walidata Contoh", reason: null },
  ],
  papers: [],
  content: {
    state: "ready",
    progress: { done: 2, total: 2 },
    families: 2,
    people: 7,
    sha256: "ab".repeat(32),
    files: [{ name: "keluarga.csv", rows: 2, bytes: 900, sha256: "cd".repeat(32) }],
    isPurged: false,
    isTooFew: false,
  },
  reports: [],
  nextReport: null,
  overdueReports: 0,
  can: {
    edit: false,
    submit: false,
    withdraw: false,
    decide: false,
    revoke: false,
    download: true,
    report: true,
    buildAgain: false,
  },
};

const draw = (locale: "id" | "en") =>
  renderPdf(
    requestBast(
      { page, grantedOn: "26 November 2026", lastDay: "24 Januari 2027", locale, at: () => "26 November 2026" },
      words[locale],
    ),
  );

describe("the printed minutes of a granted request", () => {
  it("hold who hands over and receives, what and in which form, until when, who agreed, and the checksums", async () => {
    const pdf = await draw("id");
    const shown = textOf(pdf);
    for (const part of [
      "BERITAACARASERAHTERIMADATA",
      "3/2026",
      "DinasContoh",
      "WalidataContoh",
      "Namakepalakeluarga(apaadanya)",
      "NomorKartuKeluarga(disamarkan)",
      "24Januari2027",
      "2keluarga,7orang",
      "keluarga.csv",
      "cdcdcdcd",
      "abababab",
      "tidakditeruskan",
    ])
      expect(shown, part).toContain(part);
    expect(pageCount(pdf)).toBeLessThanOrEqual(3);
    expect(textOf(await draw("en"))).toContain("masked");
  });
});
