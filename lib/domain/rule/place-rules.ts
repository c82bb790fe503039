import { defineRules } from "./rule";

/** V36: where the family lives. Distances are the server's to know; domicile other than the papers wants a reason. */
export const PLACE_RULES = defineRules("place", [
  {
    id: "V36a",
    scope: "household",
    runsAt: "server",
    when: "answered(lat, lng) && metresOutside() >= 0",
    assert: "metresOutside() <= 500",
    severity: "warning",
    messageId: "point-outside-village",
    text: {
      id: "Titik lokasi lebih dari 500 meter di luar desa. Periksa titiknya, atau jelaskan.",
      en: "The point lies more than 500 metres outside the village. Check it, or explain.",
    },
    target: { level: "household", key: "lat" },
    sources: ["practice", "portal"],
  },
  {
    id: "V36b",
    scope: "household",
    runsAt: "server",
    when: "answered(lat, lng) && familiesOnPoint() >= 1",
    assert: "familiesOnPoint() <= 30",
    severity: "warning",
    messageId: "many-on-one-point",
    text: {
      id: "Lebih dari 30 keluarga berada pada titik yang sama. Ambil titik di rumahnya, atau jelaskan.",
      en: "More than 30 families stand on the same point. Take the point at the house, or explain.",
    },
    target: { level: "household", key: "lat" },
    sources: ["practice", "portal"],
  },
  {
    id: "V36c",
    scope: "household",
    when: "addressMatchesKk in [1,2]",
    assert: "addressMatchesKk == 1",
    severity: "warning",
    messageId: "address-not-as-on-card",
    text: {
      id: "Alamat tidak sesuai Kartu Keluarga. Tulis sebabnya, misalnya pindah tanpa surat.",
      en: "The address is not the one on the family card. Write why, for example moved without papers.",
    },
    target: { level: "household", key: "addressMatchesKk" },
    sources: ["practice", "portal"],
  },
  {
    id: "V36d",
    scope: "household",
    when: "any(answered(ktpVillageCode))",
    assert: "!any(!same(ktpVillageCode, context.villageCode))",
    severity: "warning",
    messageId: "identity-card-elsewhere",
    text: {
      id: "Ada KTP yang tercatat di desa lain. Tulis mengapa keluarga ini tinggal di sini.",
      en: "An identity card names another village. Write why the family lives here.",
    },
    target: { level: "member", key: "ktpVillageCode" },
    sources: ["practice", "portal"],
  },
]);
