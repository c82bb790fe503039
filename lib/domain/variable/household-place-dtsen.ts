import { OWNERS } from "./owner";
import { dtsen, inSection, span } from "./variable";

/** Block I of the 2026 form: what it asks of the place beyond the shared address. */
export const PLACE_DTSEN_VARIABLES = inSection(
  { level: "household", section: "place", owner: OWNERS.village, dateBlock: "placeDtsen" },
  [
    {
      key: "familyPresence",
      label: { id: "Status keberadaan keluarga", en: "Whether the family was found" },
      questions: dtsen("0"),
      sql: "smallint",
      codes: span(0, 6),
    },
    {
      key: "memberCountKk",
      label: { id: "Jumlah anggota keluarga sesuai KK", en: "Members according to the KK" },
      questions: dtsen("2a"),
      sql: "smallint",
      min: 1,
      max: 99,
      owner: OWNERS.civil,
    },
    {
      key: "urbanRural",
      label: { id: "Klasifikasi desa/kota", en: "Urban/rural classification" },
      questions: dtsen("3e"),
      sql: "smallint",
      codes: [1, 2],
    },
    {
      key: "postalCode",
      label: { id: "Kode pos", en: "Postal code" },
      questions: dtsen("3f"),
      sql: "text",
      shape: "^[0-9]{5}$",
      sensitivity: "quasi_identifier",
    },
    {
      key: "streetName",
      label: { id: "Nama jalan", en: "Street name" },
      questions: dtsen("3j"),
      sql: "text",
      maxLength: 100,
      sensitivity: "data_pribadi",
    },
    {
      key: "houseNumber",
      label: { id: "Nomor rumah", en: "House number" },
      questions: dtsen("3k"),
      sql: "text",
      maxLength: 20,
      sensitivity: "data_pribadi",
    },
    {
      key: "geoAccuracyM",
      label: { id: "Ketelitian lokasi (meter)", en: "Accuracy of the location (metres)" },
      questions: dtsen("3l.3"),
      sql: "smallint",
      min: 0,
      max: 10_000,
    },
    {
      key: "geoMode",
      label: { id: "Cara menentukan lokasi", en: "How the location was taken" },
      questions: dtsen("3l.4"),
      sql: "smallint",
      codes: [1, 2],
    },
    {
      key: "addressMatchesKk",
      label: {
        id: "Apakah alamat tersebut sesuai dengan alamat pada Kartu Keluarga?",
        en: "Address matches the KK",
      },
      questions: dtsen("4"),
      sql: "smallint",
      codes: [1, 2],
      owner: OWNERS.civil,
    },
  ],
);
