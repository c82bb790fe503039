import { defineRules, mustBeBlank, mustBeFilled } from "./rule";

/** V30, V31, V34: tenure, floor, toilet. */
export const HOUSING_RULES = defineRules("housing", [
  ...mustBeFilled(
    {
      id: "V30a",
      scope: "household",
      when: "dwellingOwnership == 1",
      text: {
        id: "Rumah milik sendiri: isi bukti kepemilikan tanahnya.",
        en: "An own house: fill in the proof of land ownership.",
      },
      sources: ["fasih", "regsosek"],
    },
    ["landTitle"],
  ),
  ...mustBeBlank(
    {
      id: "V30b",
      scope: "household",
      when: "dwellingOwnership in [2,3,4,5]",
      text: {
        id: "Rumah bukan milik sendiri: bukti kepemilikan tanah dikosongkan.",
        en: "Not an own house: the proof of land ownership stays empty.",
      },
      sources: ["fasih", "regsosek"],
    },
    ["landTitle"],
  ),
  {
    id: "V31a",
    scope: "household",
    when: "answered(floorAreaM2)",
    assert: "floorAreaM2 > 0",
    severity: "error",
    messageId: "floor-not-positive",
    text: { id: "Luas lantai harus lebih dari nol.", en: "The floor area must be more than zero." },
    target: { level: "household", key: "floorAreaM2" },
    sources: ["fasih"],
  },
  {
    id: "V31b",
    scope: "household",
    when: "floorAreaM2 > 0 && memberCount > 0",
    assert: "ratio(floorAreaM2, memberCount) >= 3 && floorAreaM2 <= 500",
    severity: "warning",
    messageId: "floor-unusual",
    text: {
      id: "Luas lantai kurang dari 3 m² seorang, atau lebih dari 500 m². Periksa lagi, lalu jelaskan.",
      en: "Less than 3 m² of floor a person, or more than 500 m². Check again, then explain.",
    },
    target: { level: "household", key: "floorAreaM2" },
    sources: ["common"],
  },
  ...mustBeBlank(
    {
      id: "V34a",
      scope: "household",
      when: "toiletFacility in [4,5,6]",
      text: {
        id: "Tidak memakai jamban sendiri, bersama, atau MCK komunal: jenis kloset dan pembuangan tinja dikosongkan.",
        en: "No own, shared or communal toilet in use: its type and disposal stay empty.",
      },
    },
    ["toiletType", "faecesDisposal"],
  ),
  ...mustBeFilled(
    {
      id: "V34b",
      scope: "household",
      when: "toiletFacility in [1,2,3]",
      text: {
        id: "Memakai jamban: isi jenis kloset dan tempat pembuangan tinja.",
        en: "A toilet is in use: fill in its type and where it empties.",
      },
    },
    ["toiletType", "faecesDisposal"],
  ),
  {
    id: "V34c",
    scope: "household",
    when: "toiletType == 1 && answered(faecesDisposal)",
    assert: "faecesDisposal != 5",
    severity: "warning",
    messageId: "water-seal-to-open-land",
    text: {
      id: "Kloset leher angsa yang dibuang ke pantai, tanah lapang, atau kebun tidak lazim. Periksa dan jelaskan.",
      en: "A water-seal toilet that empties onto a beach, open land or a garden is unusual. Check and explain.",
    },
    target: { level: "household", key: "faecesDisposal" },
    sources: ["portal"],
  },
]);
