import { OWNERS } from "./owner";
import { both, inSection } from "./variable";

/** Block VI. */
export const NOTES_VARIABLES = inSection({ level: "household", section: "notes", owner: OWNERS.village }, [
  {
    key: "notes",
    label: { id: "Catatan", en: "Notes" },
    questions: both("601", "V"),
    sql: "text",
    maxLength: 1000,
    sensitivity: "data_pribadi",
  },
]);
