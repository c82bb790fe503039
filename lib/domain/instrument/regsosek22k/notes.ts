import type { QuestionDefinition } from "../question";

/** Block VI. */
export const NOTES: readonly QuestionDefinition[] = [
  {
    no: "601",
    key: "notes",
    label: { id: "Catatan", en: "Notes" },
    type: "text",
    maxLength: 1000,
    multiline: true,
    optional: {
      reason: {
        id: "Wajib hanya bila pendataan tidak terisi lengkap",
        en: "Required only when the enumeration is not complete",
      },
      unless: "enumerationResult in [2,3,4,5]",
      blankIsAnswer: true,
    },
    help: {
      id: "Tulis hal yang perlu diketahui pemeriksa, misalnya sebab keluarga tidak dapat didata.",
      en: "Write what a verifier should know, for example why the family could not be interviewed.",
    },
  },
];
