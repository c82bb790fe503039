import { options, type QuestionDefinition } from "../question";

/** 40. In 2022 the account is asked of the family, here of each person: neither tells the other. */
export const ACCOUNT: readonly QuestionDefinition[] = [
  {
    no: "40",
    key: "bankAccount",
    label: { id: "Memiliki rekening aktif atau dompet digital", en: "Has an active account or e-wallet" },
    type: "choice",
    options: options(
      [1, "Ya, untuk usaha", "Yes, for business"],
      [2, "Ya, untuk pribadi", "Yes, personal"],
      [3, "Ya, untuk usaha dan pribadi", "Yes, business and personal"],
      [4, "Tidak ada", "None"],
      [9, "Tidak tahu", "Don't know"],
    ),
    askIf: "presence in [1,5] && age >= 5",
  },
];
