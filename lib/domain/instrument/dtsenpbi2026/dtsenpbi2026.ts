import { defineInstrument } from "../instrument";
import { CIVIL } from "../regsosek22k/civil";
import { ACCOUNT } from "./account";
import { ASSETS } from "./assets";
import { DEMOGRAPHIC } from "./demographic";
import { EDUCATION } from "./education";
import { EMPLOYMENT } from "./employment";
import { HEALTH } from "./health";
import { HOUSING } from "./housing";
import { NOTES } from "./notes";
import { PLACE } from "./place";

/**
 * DTSEN-PBI-2026, the form "Pemutakhiran DTSEN PBI 2026" (113 questions), as the portal asks it. Codes are the record's;
 * where this form prints another number for the same option, the option says so.
 */
export const DTSENPBI2026 = defineInstrument({
  code: "DTSEN-PBI-2026",
  version: 1,
  title: { id: "Pemutakhiran DTSEN PBI 2026", en: "DTSEN PBI 2026 update form" },
  nobodyToAsk: "familyPresence in [0,3,4,5]",
  sections: [
    {
      section: "place",
      level: "household",
      block: "I",
      title: { id: "Keterangan identitas keluarga", en: "Identity of the family" },
      questions: PLACE,
    },
    {
      section: "housing",
      level: "household",
      block: "II",
      title: { id: "Keterangan perumahan", en: "Housing" },
      questions: HOUSING,
    },
    {
      section: "assets",
      level: "household",
      block: "III",
      title: { id: "Keterangan kepemilikan aset", en: "Assets" },
      questions: ASSETS,
    },
    {
      section: "demographic",
      level: "member",
      block: "IV",
      title: { id: "Keterangan anggota keluarga", en: "About the person" },
      questions: DEMOGRAPHIC,
    },
    {
      section: "education",
      level: "member",
      block: "IV",
      title: { id: "Pendidikan", en: "Education" },
      questions: EDUCATION,
    },
    {
      section: "employment",
      level: "member",
      block: "IV",
      title: { id: "Pendapatan dan pekerjaan", en: "Income and work" },
      questions: EMPLOYMENT,
    },
    {
      section: "health",
      level: "member",
      block: "IV",
      title: { id: "Disabilitas dan kesehatan", en: "Disability and health" },
      questions: HEALTH,
    },
    {
      section: "account",
      level: "member",
      block: "IV",
      title: { id: "Rekening", en: "Account" },
      questions: ACCOUNT,
    },
    {
      section: "civil",
      level: "civil",
      block: "-",
      title: { id: "Catatan kependudukan", en: "Civil registration" },
      questions: CIVIL,
    },
    { section: "notes", level: "household", block: "V", title: { id: "Catatan", en: "Notes" }, questions: NOTES },
  ],
});
