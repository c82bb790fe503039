import { OWNERS } from "./owner";
import { inSection, regsosek } from "./variable";

/** Block IV-F: insurance and programmes of a person. */
export const PROTECTION_VARIABLES = inSection({ level: "member", section: "protection", owner: OWNERS.social }, [
  {
    key: "healthInsurance",
    label: {
      id: "Jaminan kesehatan dalam satu tahun terakhir",
      en: "Health insurance in the last year",
    },
    questions: regsosek("431a"),
    sql: "smallint[]",
    codes: [0, 1, 2, 4, 8, 99],
    exclusive: [0, 99],
    owner: OWNERS.health,
  },
  {
    key: "prakerja",
    label: { id: "Ikut Program Pra-Kerja (1 tahun terakhir)", en: "Pre-employment card programme (last year)" },
    questions: regsosek("431b"),
    sql: "smallint",
    codes: [1, 2, 8],
    owner: OWNERS.labour,
  },
  {
    key: "kur",
    label: { id: "Ikut Program Kredit Usaha Rakyat (KUR)", en: "People's business credit (KUR)" },
    questions: regsosek("431c"),
    sql: "smallint",
    codes: [1, 2, 8],
    owner: OWNERS.business,
  },
  {
    key: "umi",
    label: { id: "Ikut Program Pembiayaan Ultra Mikro (UMi)", en: "Ultra-micro financing (UMi)" },
    questions: regsosek("431d"),
    sql: "smallint",
    codes: [1, 2, 8],
    owner: OWNERS.business,
  },
  {
    key: "pip",
    label: { id: "Ikut Program Indonesia Pintar (PIP)", en: "Smart Indonesia education grant (PIP)" },
    questions: regsosek("431e"),
    sql: "smallint",
    codes: [1, 2, 8],
    owner: OWNERS.education,
  },
  {
    key: "employmentInsurance",
    label: { id: "Jaminan ketenagakerjaan", en: "Employment insurance" },
    questions: regsosek("431f"),
    sql: "smallint[]",
    codes: [0, 1, 2, 4, 8, 16, 99],
    exclusive: [0, 99],
    owner: OWNERS.labour,
  },
]);
