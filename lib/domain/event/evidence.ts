import { type Option, options } from "../instrument/question";

/** Papers and pictures that prove an event (process.md 2.5). The portal proposes; Dukcapil registers. */
export const EVIDENCE: readonly Option[] = options(
  [1, "Akta kelahiran", "Birth certificate"],
  [2, "Surat keterangan lahir (bidan, rumah sakit, desa)", "Birth statement (midwife, hospital, village)"],
  [3, "Akta kematian", "Death certificate"],
  [4, "Surat keterangan kematian", "Death statement"],
  [5, "Surat pindah (SKPWNI)", "Letter of removal (SKPWNI)"],
  [6, "Surat atau catatan RT", "Letter or note of the RT"],
  [7, "Kartu Keluarga baru", "New family card"],
  [8, "Buku nikah atau akta perkawinan", "Marriage book or certificate"],
  [9, "Akta atau putusan cerai", "Divorce certificate or ruling"],
  [10, "KTP atau Kartu Keluarga", "Identity card or family card"],
  [11, "Balasan Dukcapil", "Reply of the civil registry"],
  [12, "Surat pernyataan keluarga", "Statement of the family"],
  [13, "Foto keadaan", "Photo of the situation"],
  [14, "Surat dokter atau hasil asesmen", "Doctor's letter or assessment"],
  [15, "Surat PHK atau keterangan kerja", "Letter of dismissal or about work"],
  [16, "Paspor, visa, atau kontrak kerja", "Passport, visa or work contract"],
);

/** A picture is the evidence itself: a number will not do. */
export const PHOTO_EVIDENCE = 13;

/** The kinds of evidence that an event takes. */
export function evidenceOptions(codes: readonly number[]): readonly Option[] {
  return EVIDENCE.filter(({ code }) => codes.includes(code));
}
