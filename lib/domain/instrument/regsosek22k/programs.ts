import type { Text } from "../../variable/variable";
import type { QuestionDefinition } from "../question";
import { YES_NO } from "./option-lists";

/**
 * One programme: received in the last 12 months, and when last. The form of 2022 accepts the years 2021 and 2022 only;
 * here the period is the 12 months up to the condition date, held by the rules Q01 and Q02.
 */
function program(no: string, key: string, name: Text): readonly QuestionDefinition[] {
  const askIf = `${key} == 1`;
  return [
    {
      no,
      key,
      label: { id: `${name.id} (12 bulan terakhir)`, en: `${name.en} (last 12 months)` },
      type: "choice",
      options: YES_NO,
    },
    {
      no: `${no}_bulan`,
      key: `${key}Month`,
      label: { id: `Bulan terakhir menerima: ${name.id}`, en: `Last month received: ${name.en}` },
      type: "integer",
      min: 1,
      max: 12,
      askIf,
      help: { id: "Angka bulan: Januari 1 sampai Desember 12.", en: "Number of the month: January 1 to December 12." },
    },
    {
      no: `${no}_tahun`,
      key: `${key}Year`,
      label: { id: `Tahun terakhir menerima: ${name.id}`, en: `Last year received: ${name.en}` },
      type: "integer",
      min: 2000,
      max: 2100,
      askIf,
    },
  ];
}

/** Block V 501: assistance of the last 12 months. */
export const PROGRAMS: readonly QuestionDefinition[] = [
  ...program("501a", "programSembako", {
    id: "Program Bantuan Sosial Sembako/BPNT",
    en: "Food assistance (Sembako/BPNT)",
  }),
  ...program("501b", "programPkh", { id: "Program Keluarga Harapan (PKH)", en: "Conditional cash transfer (PKH)" }),
  ...program("501c", "programBltDesa", { id: "Program BLT Dana Desa", en: "Village fund cash transfer (BLT-DD)" }),
  ...program("501d", "programElectricitySubsidy", {
    id: "Program Subsidi Listrik (gratis/pemotongan biaya)",
    en: "Electricity subsidy",
  }),
  ...program("501e", "programLocalGov", { id: "Program Bantuan Pemerintah Daerah", en: "Local government assistance" }),
  ...program("501f", "programFertilizer", { id: "Program Bantuan Subsidi Pupuk", en: "Fertilizer subsidy" }),
  ...program("501g", "programLpg", { id: "Program Bantuan LPG", en: "LPG subsidy" }),
];
