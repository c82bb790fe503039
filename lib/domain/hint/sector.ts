import { addDays } from "../calendar/working-day";
import { SENSITIVE_CELL, SMALL_CELL } from "../dashboard/suppression";
import { findQuestion } from "../instrument/instrument";
import type { Question } from "../instrument/question";
import { INSTRUMENTS } from "../instrument/registry";
import { findVariable } from "../variable/dictionary";

/** Offices whose own data may say something about a question of the form. */
export const SECTORS = ["school", "jkn", "pln", "stunting"] as const;
export type Sector = (typeof SECTORS)[number];

/** What a sector may say: one answer of a person, or of the family that a person lives in. */
export interface HintField {
  readonly level: "household" | "member";
  readonly key: string;
  /** Headings of the column, in small letters without marks. */
  readonly headings: readonly string[];
  /** Words of offices for a code, beside the form's own. */
  readonly words: Readonly<Record<number, readonly string[]>>;
}

/** What each sector may say, and nothing else: an office answers for its own questions. */
export const SECTOR_FIELDS = {
  school: [
    {
      level: "member",
      key: "schoolParticipation",
      headings: ["partisipasi sekolah", "status sekolah", "status siswa", "status"],
      words: {
        2: ["aktif", "siswa aktif", "bersekolah", "masih"],
        3: ["keluar", "putus sekolah", "do", "lulus", "tamat"],
      },
    },
    {
      level: "member",
      key: "highestLevelAttended",
      headings: ["jenjang", "jenjang sekolah", "jenjang pendidikan", "bentuk pendidikan"],
      words: {},
    },
    {
      level: "member",
      key: "highestGradeAttended",
      headings: ["kelas", "tingkat", "tingkat kelas", "tingkat pendidikan"],
      words: {},
    },
  ],
  jkn: [
    {
      level: "member",
      key: "healthInsurance",
      headings: ["jaminan kesehatan", "kepesertaan", "jenis peserta", "segmen", "segmen peserta", "jkn"],
      words: {
        0: ["bukan peserta", "nonaktif", "non aktif", "tidak aktif", "tidak"],
        1: ["pbi", "pbi jk", "pbi jkn", "pbi apbn", "pbi apbd"],
        2: ["mandiri", "pbpu", "bp", "pbpu mandiri"],
        4: ["ppu", "pekerja penerima upah", "pemberi kerja"],
      },
    },
  ],
  pln: [
    {
      level: "household",
      key: "meterPower1",
      headings: ["daya", "daya terpasang", "daya listrik", "daya va"],
      words: { 1: ["450", "450 va"], 2: ["900", "900 va"], 3: ["1300", "1300 va"], 4: ["2200", "2200 va"] },
    },
  ],
  stunting: [
    {
      level: "member",
      key: "childNutrition",
      headings: ["kondisi gizi", "status gizi", "gizi", "hasil pengukuran"],
      words: { 1: ["wasting", "gizi kurang", "gizi buruk"], 2: ["stunting", "pendek", "sangat pendek"] },
    },
  ],
} as const satisfies Record<Sector, readonly HintField[]>;

/** Days for which a word is told to a village, from the day that its office speaks of: a school year, two terms of JKN, two of measuring. */
export const HINT_DAYS = { school: 365, jkn: 183, pln: 365, stunting: 183 } as const satisfies Record<Sector, number>;

/** The first day on which a word of that day is told no more. */
export function hintEnds(sector: Sector, asOf: string): string {
  return addDays(asOf, HINT_DAYS[sector]);
}

export function fieldsOfSector(sector: Sector): readonly HintField[] {
  return SECTOR_FIELDS[sector];
}

/** The question that a field answers, on whichever form asks it; they share one code list. */
export function questionOf({ level, key }: Pick<HintField, "level" | "key">): Question {
  const asked = INSTRUMENTS.map((instrument) => findQuestion(instrument, level, key)).find((found) => found !== null);
  if (asked === undefined || asked === null) throw new Error(`no form asks ${level}.${key}`);
  return asked;
}

/** Specific personal data by the dictionary (UU 27/2022 article 4): its word is for those who may see who people are. */
export function isGuarded({ level, key }: Pick<HintField, "level" | "key">): boolean {
  return findVariable(level, key)?.specific !== undefined;
}

/** Counts of a sector's hints below this could tell whose they are: more where what they say is guarded. */
export function smallCellOfSector(sector: Sector): number {
  return fieldsOfSector(sector).some(isGuarded) ? SENSITIVE_CELL : SMALL_CELL;
}
