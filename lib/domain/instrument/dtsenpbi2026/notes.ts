import type { QuestionDefinition } from "../question";

/** Block V. */
export const NOTES: readonly QuestionDefinition[] = [
  {
    no: "V",
    key: "notes",
    label: { id: "Catatan", en: "Notes" },
    type: "text",
    maxLength: 1000,
    multiline: true,
    optional: {
      reason: {
        id: "Wajib hanya bila keluarga tidak dapat didata",
        en: "Required only when the family could not be interviewed",
      },
      unless: "familyPresence in [0,3,4,5]",
      blankIsAnswer: true,
    },
    help: {
      id: "Tulis hal yang perlu diketahui pemeriksa, misalnya sebab keluarga tidak dapat didata.",
      en: "Write what a verifier should know, for example why the family could not be interviewed.",
    },
  },
];
