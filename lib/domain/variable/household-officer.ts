import { OWNERS } from "./owner";
import { inSection, regsosek, span } from "./variable";

/** Block II. What the officer is and when comes from the proposal; only the respondent and the result are kept. */
export const OFFICER_VARIABLES = inSection({ level: "household", section: "officer", owner: OWNERS.village }, [
  {
    key: "respondentName",
    label: { id: "Nama responden", en: "Respondent name" },
    questions: regsosek("204b"),
    sql: "text",
    maxLength: 100,
    sensitivity: "data_pribadi",
  },
  {
    key: "respondentPhone",
    label: { id: "Nomor handphone responden", en: "Respondent phone number" },
    questions: regsosek("204c"),
    sql: "text",
    maxLength: 16,
    sensitivity: "data_pribadi",
  },
  {
    key: "enumerationResult",
    label: { id: "Hasil pendataan keluarga", en: "Result of the family enumeration" },
    questions: regsosek("205"),
    sql: "smallint",
    codes: span(1, 5),
  },
]);
