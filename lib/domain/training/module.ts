import type { Lesson } from "./lesson";

/** In the order of the curriculum; the code is also the module's address. */
export const MODULE_CODES = [
  "dtsen-dan-desil",
  "etika-dan-data-pribadi",
  "konsep-keluarga",
  "wawancara-dan-foto",
  "praktik-portal",
  "musyawarah-desa",
  "verifikasi-dan-validasi",
  "padan-dan-pertukaran",
  "membaca-indikator",
  "metadata-dan-penerbitan",
  "pembinaan-dan-mutu",
] as const;

export type ModuleCode = (typeof MODULE_CODES)[number];

export function isModuleCode(value: string): value is ModuleCode {
  return MODULE_CODES.some((code) => code === value);
}

/** Lesson hours (JP) of 45 minutes, practice with a trainer included. Source: process.md 6.4. */
export const MODULE_HOURS = {
  "dtsen-dan-desil": 2,
  "etika-dan-data-pribadi": 2,
  "konsep-keluarga": 4,
  "wawancara-dan-foto": 2,
  "praktik-portal": 4,
  "musyawarah-desa": 2,
  "verifikasi-dan-validasi": 4,
  "padan-dan-pertukaran": 2,
  "membaca-indikator": 4,
  "metadata-dan-penerbitan": 3,
  "pembinaan-dan-mutu": 3,
} as const satisfies Record<ModuleCode, number>;

export const MINUTES_PER_HOUR = 45;

export interface TrainingModule {
  readonly code: ModuleCode;
  /** Grows with every change of the text in either language. */
  readonly version: number;
  /** The day of the version, `YYYY-MM-DD`. */
  readonly date: string;
  readonly lesson: { readonly id: Lesson; readonly en: Lesson };
}
