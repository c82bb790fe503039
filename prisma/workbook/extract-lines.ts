import { EXTRACT_SETS, type ExtractSet } from "@/lib/domain/extract/column";
import { headingOf } from "@/lib/domain/extract/heading";
import { type ExtractVillage, familyMaker, type MadeFamily } from "./extract-family";
import { FLAWS, flawed } from "./extract-flaw";

export interface ExtractPlan {
  readonly seed: string;
  readonly villages: readonly ExtractVillage[];
  readonly families: number;
  /** Day of the extract, for ages. */
  readonly on: string;
  /** Every so many families has a fault; null: none has. */
  readonly flawEvery: number | null;
  /** Digits 3 to 6 of the first village's numbers. */
  readonly firstBlock?: number;
}

/** Far from the demo's own numbers. */
const FIRST_BLOCK = 5001;

/** The families of an extract, spread over the villages in turn. */
export function* madeFamilies(plan: ExtractPlan): Generator<MadeFamily> {
  const { seed, villages, families, on, flawEvery, firstBlock = FIRST_BLOCK } = plan;
  const makers = villages.map((village, index) => familyMaker(seed, village, firstBlock + index, on));
  let nik = "";
  for (let index = 0; index < families; index += 1) {
    const made = makers[index % makers.length]?.();
    if (made === undefined) return;
    const isFlawed = flawEvery !== null && index % flawEvery === flawEvery - 1;
    const flaw = FLAWS[Math.floor(index / (flawEvery ?? 1)) % FLAWS.length];
    yield isFlawed && flaw !== undefined ? flawed(made, flaw, nik) : made;
    nik = made.people[0]?.["nomor_induk_kependudukan"] ?? nik;
  }
}

const SEPARATOR = ";";

/** The first line of a set's file; of a merged one, the people's columns and then what the families have besides. */
export function headingLine(set: ExtractSet | "merged"): string {
  return headingOfFile(set).join(SEPARATOR);
}

function headingOfFile(set: ExtractSet | "merged"): readonly string[] {
  if (set !== "merged") return headingOf(set);
  const own = headingOf("anggota");
  return [...own, ...headingOf("keluarga").filter((name) => !own.includes(name))];
}

/** A row of a file; no made-up value holds a separator or a quote. */
export function cellLine(set: ExtractSet | "merged", cells: Readonly<Record<string, string>>): string {
  return COLUMNS[set].map((name) => cells[name] ?? "").join(SEPARATOR);
}

const COLUMNS: Readonly<Record<ExtractSet | "merged", readonly string[]>> = {
  keluarga: headingOfFile("keluarga"),
  anggota: headingOfFile("anggota"),
  merged: headingOfFile("merged"),
};

/** Both files of an extract as texts: for tests, which have few families. */
export function extractTexts(plan: ExtractPlan): Readonly<Record<ExtractSet, string>> {
  return textsOf(madeFamilies(plan));
}

/** Both files of some families. */
export function textsOf(families: Iterable<MadeFamily>): Readonly<Record<ExtractSet, string>> {
  const lines = { keluarga: [headingLine("keluarga")], anggota: [headingLine("anggota")] };
  for (const { family, people } of families) {
    lines.keluarga.push(cellLine("keluarga", family));
    for (const person of people) lines.anggota.push(cellLine("anggota", person));
  }
  const [first, second] = EXTRACT_SETS.map((set) => `${lines[set].join("\r\n")}\r\n`);
  return { keluarga: first ?? "", anggota: second ?? "" };
}

/** The same as one merged file. */
export function mergedText(plan: ExtractPlan): string {
  const lines = [headingLine("merged")];
  for (const { family, people } of madeFamilies(plan))
    for (const person of people) lines.push(cellLine("merged", { ...family, ...person }));
  return `${lines.join("\n")}\n`;
}
