import type { Text } from "../variable/variable";
import type { DateRelation } from "./birth-date";

/** What is compared, in the order in which a person reads it. */
export const PARTS = ["nik", "name", "birthDate", "sex", "mother", "kk", "birthPlace"] as const;
export type Part = (typeof PARTS)[number];

/** How a part of two persons agrees. */
export const AGREEMENTS = ["same", "similar", "different", "unknown"] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/** One part of the evidence: codes and points, no personal data, so that it may be stored beside the case. */
export interface Evidence {
  readonly part: Part;
  readonly agreement: Agreement;
  /** Birth dates alone: in what way they are alike. */
  readonly relation?: DateRelation;
  readonly points: number;
  /** What full agreement gives. */
  readonly most: number;
}

export const PART_TEXTS = {
  nik: { id: "NIK", en: "NIK" },
  name: { id: "Nama", en: "Name" },
  birthDate: { id: "Tanggal lahir", en: "Birth date" },
  sex: { id: "Jenis kelamin", en: "Sex" },
  mother: { id: "Nama ibu", en: "Mother's name" },
  kk: { id: "Nomor KK", en: "Family card number" },
  birthPlace: { id: "Tempat lahir", en: "Birthplace" },
} as const satisfies Record<Part, Text>;

const AGREEMENT_TEXTS = {
  same: { id: "sama", en: "the same" },
  similar: { id: "mirip", en: "similar" },
  different: { id: "berbeda", en: "different" },
  unknown: { id: "belum dapat dibandingkan", en: "cannot be compared" },
} as const satisfies Record<Agreement, Text>;

const RELATION_TEXTS = {
  equal: { id: "sama", en: "the same" },
  swapped: { id: "tanggal dan bulan tertukar", en: "day and month exchanged" },
  "one-digit": { id: "beda satu angka", en: "one digit apart" },
  "year-off": { id: "beda satu tahun", en: "one year apart" },
  different: { id: "berbeda", en: "different" },
} as const satisfies Record<DateRelation, Text>;

/** The agreement in words: "day and month exchanged", "similar". */
export function evidenceText({ agreement, relation }: Evidence): Text {
  return relation === undefined ? AGREEMENT_TEXTS[agreement] : RELATION_TEXTS[relation];
}
