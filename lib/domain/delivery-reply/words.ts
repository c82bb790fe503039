import type { RefusalReason, Reply } from "../delivery/delivery";
import type { ReplyStatus } from "../nik-match/status";
import { isBlank } from "../sid/cell";
import { plainWords } from "../table/headings";

/** Columns of a reply. `match` is the word on the person's NIK where it stands beside a result of the family. */
export const COLUMNS = [
  "number",
  "kk",
  "nik",
  "result",
  "match",
  "reason",
  "note",
  "snapshot",
  "snapshotOn",
  "decile",
  "familyId",
] as const;
export type Column = (typeof COLUMNS)[number];

/** Headings as the centre and offices write them, in small letters without marks. */
export const HEADINGS = {
  number: ["nomor usulan", "nomor", "no usulan", "proposal number", "number"],
  kk: ["kk", "no kk", "nomor kk", "nokk", "nomor kartu keluarga", "no kartu keluarga", "family card number"],
  nik: ["nik", "no nik", "nomor nik", "nomor induk kependudukan", "nik anggota", "nik kepala keluarga", "nik kk"],
  result: ["hasil", "hasil pusat", "status", "status usulan", "status pusat", "result"],
  match: [
    "hasil padan",
    "status padan",
    "hasil pemadanan",
    "status pemadanan",
    "padan",
    "padan dukcapil",
    "status nik",
    "hasil cek nik",
  ],
  reason: ["alasan", "alasan ditolak", "alasan penolakan", "reason"],
  note: ["catatan", "keterangan", "ket", "note"],
  snapshot: ["snapshot", "nama snapshot", "potret", "nama potret"],
  snapshotOn: ["tanggal snapshot", "tgl snapshot", "tanggal potret", "snapshot date"],
  decile: ["desil", "desil nasional", "desil nas", "decile"],
  familyId: ["id keluarga"],
} as const satisfies Record<Column, readonly string[]>;

const RESULTS: readonly (readonly [Reply["state"], readonly string[]])[] = [
  ["accepted", ["diterima", "terima", "disetujui", "accepted"]],
  ["refused", ["ditolak", "tolak", "refused", "rejected"]],
  ["in-snapshot", ["masuk snapshot", "snapshot", "masuk potret", "in snapshot", "terperingkat"]],
];

/** What matching says of a person's number: rows that do not match are returned to who sent them (Peraturan BPS 6/2025, article 15). */
const MATCHES: readonly (readonly [ReplyStatus, readonly string[]])[] = [
  ["matched", ["padan", "sudah padan", "matched"]],
  ["unmatched", ["tidak padan", "non padan", "nonpadan", "belum padan", "tidak ditemukan", "unmatched"]],
  ["typo", ["typo", "salah ketik", "nik salah ketik"]],
];

const REASONS: readonly (readonly [RefusalReason, readonly string[]])[] = [
  ["nik-unmatched", ["nik tidak padan", "tidak padan", "nik unmatched"]],
  ["double", ["data ganda", "ganda", "double"]],
  ["incomplete", ["data tidak lengkap", "tidak lengkap", "incomplete"]],
  ["late", ["terlambat", "lewat batas waktu", "late"]],
  ["not-eligible", ["tidak memenuhi syarat", "tidak eligible", "not eligible"]],
  ["other", ["lain", "lainnya", "alasan lain", "other"]],
];

function find<T>(list: readonly (readonly [T, readonly string[]])[], text: string): T | undefined {
  const words = plainWords(text);
  return list.find(([, spellings]) => spellings.includes(words))?.[0];
}

/** The words of a cell, each of a result or of matching; a cell that is one of them as a whole is left whole. */
export function wordsOf(text: string): readonly string[] {
  if (isBlank(text)) return [];
  if (resultOf(text) !== undefined || matchOf(text) !== undefined) return [text];
  return text.split(/[,;/()|+&:]|\s[-–]\s|\bdan\b/i).filter((part) => part.trim() !== "");
}

export const resultOf = (text: string): Reply["state"] | undefined => find(RESULTS, text);
export const matchOf = (text: string): ReplyStatus | undefined => find(MATCHES, text);
/** Also by its code, which plain words write with spaces. */
export const reasonOf = (text: string): RefusalReason | undefined =>
  find(REASONS, text) ?? REASONS.find(([code]) => code === text.trim().toLowerCase())?.[0];
