import { describe, expect, it } from "vitest";
import { draftAnswersSchema, submitSchema } from "@/lib/domain/instrument/answer-schema";
import { answerAt } from "@/lib/domain/instrument/answers";
import { codebook } from "@/lib/domain/instrument/codebook";
import { exportColumns, fromCell, toCell } from "@/lib/domain/instrument/export-columns";
import { printForm } from "@/lib/domain/instrument/print-form";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { readableSnapshot } from "@/lib/domain/instrument/snapshot";
import { bareFamily, CHILD, filled, HEAD, ON, withMember } from "./family-fixture";

const complete = filled(bareFamily());

describe("readable snapshot", () => {
  it("says what the person saw, in their language", () => {
    const rows = (locale: "id" | "en") =>
      readableSnapshot(REGSOSEK22K, complete, { conditionDate: ON, locale, portal: { villageCode: "Desa Contoh" } })
        .sections.filter(({ uid }) => uid === null || uid === HEAD)
        .flatMap((section) => section.rows);
    const text = (locale: "id" | "en", key: string) => rows(locale).find((row) => row.key === key)?.text;
    expect(text("id", "roofMaterial")).toBe("Lainnya");
    expect(text("en", "roofMaterial")).toBe("Other");
    expect(text("id", "birthDate")).toBe("17 Mei 1980");
    expect(text("en", "birthDate")).toBe("17 May 1980");
    expect(text("id", "age")).toBe("46 tahun");
    expect(text("id", "headName")).toBe("Contoh Satu");
    expect(text("id", "memberCount")).toBe("3");
    expect(text("id", "villageCode")).toBe("Desa Contoh");
    expect(text("id", "toiletType")).toBeUndefined();
  });
});

describe("print", () => {
  it("prints all 133 questions blank, with when they are asked", () => {
    const blank = printForm(REGSOSEK22K, null, "id", { conditionDate: ON, blankMembers: 2 });
    const numbers = blank.blocks.filter(({ person }) => person !== "2").flatMap(({ rows }) => rows.map(({ no }) => no));
    expect(numbers).toHaveLength(133);
    const rows = blank.blocks.flatMap((block) => block.rows);
    expect(rows.find(({ no }) => no === "309b")?.askedIf).toBe("309a salah satu dari 1, 2, 3");
    expect(rows.find(({ no }) => no === "412")?.askedIf).toBe("404 salah satu dari 1, 5 dan umur ≥ 5");
    expect(rows.some((row) => row.kind === "options" && row.options.some(({ checked }) => checked))).toBe(false);
  });

  it("prints a filled form with its boxes checked", () => {
    const answers = withMember(complete, HEAD, { identityCards: [1, 4] });
    const rows = printForm(REGSOSEK22K, answers, "en", { conditionDate: ON })
      .blocks.filter(({ person }) => person === "Contoh Satu")
      .flatMap((block) => block.rows);
    const cards = rows.find(({ no }) => no === "411");
    expect(cards?.kind === "options" && cards.options.filter(({ checked }) => checked).map(({ code }) => code)).toEqual(
      [1, 4],
    );
    expect(rows.find(({ no }) => no === "403")).toMatchObject({ kind: "boxes", boxes: 16, text: "9901011705800001" });
    expect(rows.every(({ askedIf }) => askedIf === null)).toBe(true);
  });
});

describe("export", () => {
  it("has a column for every stored question, headers unique in a level", () => {
    const columns = exportColumns(REGSOSEK22K);
    expect(columns).toHaveLength(REGSOSEK22K.questions.filter(({ stored }) => stored).length);
    const headers = columns.map(({ level, header }) => `${level}.${header}`);
    expect(new Set(headers).size).toBe(headers.length);
    expect(columns.find(({ key }) => key === "roofMaterial")?.header).toBe("jenis_atap_terluas");
    expect(columns.find(({ key }) => key === "nik")?.sensitivity).toBe("data_pribadi");
  });

  it("gives back through a cell what went in", () => {
    for (const { level, key, question } of exportColumns(REGSOSEK22K)) {
      const value = answerAt(complete, level, CHILD, key);
      expect(fromCell(question, toCell(value)), key).toEqual(value);
    }
    const cards = exportColumns(REGSOSEK22K).find(({ key }) => key === "identityCards")?.question;
    expect(toCell([1, 4])).toBe("1;4");
    expect(cards && fromCell(cards, "1; 4")).toEqual([1, 4]);
    expect(cards && fromCell(cards, "ya")).toBe("ya");
  });
});

describe("codebook", () => {
  it("explains every variable in both languages", () => {
    for (const locale of ["id", "en"] as const)
      for (const entry of codebook(REGSOSEK22K, locale)) {
        expect(entry.label && entry.opd && entry.urusan, entry.key).toBeTruthy();
        for (const { label } of entry.codes) expect(label).not.toBe("");
      }
    const pregnant = codebook(REGSOSEK22K, "en").find(({ key }) => key === "pregnant");
    expect(pregnant?.askedIf).toBe("404 one of 1, 5 and 405 = 2 and age ≥ 10 and age ≤ 54");
  });
});

describe("schemas", () => {
  const draft = draftAnswersSchema(REGSOSEK22K);
  const submit = submitSchema(REGSOSEK22K);
  const with_ = (row: Record<string, unknown>) => ({ household: row, members: {}, civil: {} });

  it("accepts a complete family", () => {
    expect(draft.parse(complete)).toEqual(complete);
    expect(submit.parse(complete)).toEqual(complete);
  });

  it("keeps an unfinished answer in a draft and refuses it when sent", () => {
    expect(draft.safeParse(with_({ floorAreaM2: 9999 })).success).toBe(true);
    expect(submit.safeParse(with_({ floorAreaM2: 9999 })).success).toBe(false);
    expect(submit.safeParse(with_({ roofMaterial: 9 })).success).toBe(false);
  });

  it.each([
    [{ memberCount: 3 }],
    [{ villageCode: "5207012001" }],
    [{ roofMaterial: "5" }],
    [{ notes: "x".repeat(2001) }],
    [{ nothing: 1 }],
  ])("refuses %o", (row) => {
    expect(draft.safeParse(with_(row)).success).toBe(false);
  });

  it("refuses people without a uuid", () => {
    expect(draft.safeParse({ household: {}, members: { constructor: { sex: 1 } }, civil: {} }).success).toBe(false);
  });
});
