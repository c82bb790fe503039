import { OWNERS } from "./owner";
import { inSection, regsosek } from "./variable";

/** Block VI. */
export const NOTES_VARIABLES = inSection({ level: "household", section: "notes", owner: OWNERS.village }, [
  {
    key: "notes",
    label: { id: "Catatan", en: "Notes" },
    questions: regsosek("601"),
    sql: "text",
    maxLength: 1000,
    sensitivity: "data_pribadi",
  },
]);
