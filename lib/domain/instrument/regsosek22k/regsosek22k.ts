import { defineInstrument } from "../instrument";
import { ASSETS } from "./assets";
import { BUSINESS } from "./business";
import { CIVIL } from "./civil";
import { DEMOGRAPHIC } from "./demographic";
import { EDUCATION } from "./education";
import { EMPLOYMENT } from "./employment";
import { HEALTH } from "./health";
import { HOUSING } from "./housing";
import { NOTES } from "./notes";
import { OFFICER } from "./officer";
import { PLACE } from "./place";
import { PROGRAMS } from "./programs";
import { PROTECTION } from "./protection";
import { SERVICES } from "./services";

/**
 * REGSOSEK22-K, the family form of Regsosek 2022 (133 numbered questions), as the portal asks it. Codes and texts follow
 * the printed form: roof 5 is bamboo and 6 wood, distance "unknown" is 8, "does not cook" is 0.
 */
export const REGSOSEK22K = defineInstrument({
  code: "REGSOSEK22-K",
  version: 1,
  title: { id: "Pendataan Awal Registrasi Sosial Ekonomi 2022, formulir keluarga", en: "Regsosek 2022 family form" },
  nobodyToAsk: "enumerationResult in [3,4,5]",
  sections: [
    {
      section: "place",
      level: "household",
      block: "I",
      title: { id: "Keterangan tempat", en: "Place" },
      questions: PLACE,
    },
    {
      section: "officer",
      level: "household",
      block: "II",
      title: { id: "Keterangan pendataan", en: "Enumeration" },
      questions: OFFICER,
    },
    {
      section: "housing",
      level: "household",
      block: "III",
      title: { id: "Keterangan perumahan", en: "Housing" },
      questions: HOUSING,
    },
    {
      section: "demographic",
      level: "member",
      block: "IV-A",
      title: { id: "Keterangan demografi", en: "Demography" },
      questions: DEMOGRAPHIC,
    },
    {
      section: "education",
      level: "member",
      block: "IV-B",
      title: { id: "Pendidikan", en: "Education" },
      questions: EDUCATION,
    },
    {
      section: "employment",
      level: "member",
      block: "IV-C",
      title: { id: "Ketenagakerjaan", en: "Employment" },
      questions: EMPLOYMENT,
    },
    {
      section: "business",
      level: "member",
      block: "IV-D",
      title: { id: "Kepemilikan usaha", en: "Business" },
      questions: BUSINESS,
    },
    { section: "health", level: "member", block: "IV-E", title: { id: "Kesehatan", en: "Health" }, questions: HEALTH },
    {
      section: "protection",
      level: "member",
      block: "IV-F",
      title: { id: "Program perlindungan sosial", en: "Social protection" },
      questions: PROTECTION,
    },
    {
      section: "civil",
      level: "civil",
      block: "-",
      title: { id: "Catatan kependudukan", en: "Civil registration" },
      questions: CIVIL,
    },
    {
      section: "programs",
      level: "household",
      block: "V",
      title: { id: "Keikutsertaan program", en: "Programmes" },
      questions: PROGRAMS,
    },
    {
      section: "assets",
      level: "household",
      block: "V",
      title: { id: "Kepemilikan aset", en: "Assets" },
      questions: ASSETS,
    },
    {
      section: "services",
      level: "household",
      block: "V",
      title: { id: "Layanan", en: "Services" },
      questions: SERVICES,
    },
    { section: "notes", level: "household", block: "VI", title: { id: "Catatan", en: "Notes" }, questions: NOTES },
  ],
});
