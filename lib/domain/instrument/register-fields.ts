import type { OptionalDefinition, QuestionDefinition } from "./question";

const AS_ON_CARD: OptionalDefinition = {
  reason: {
    id: "Sesuai KTP; boleh kosong bila sama dengan alamat keluarga",
    en: "As on the card; may stay empty when it is the family address",
  },
  blankIsAnswer: true,
};

/** Where a person lives by the identity card: kept by the register, printed by no form. */
export const KTP_ADDRESS: readonly QuestionDefinition[] = [
  {
    no: null,
    key: "ktpVillageCode",
    label: { id: "Kode desa/kelurahan sesuai KTP", en: "Village code on the identity card" },
    type: "text",
    maxLength: 10,
    format: "digits10",
    optional: AS_ON_CARD,
  },
  {
    no: null,
    key: "ktpDusun",
    label: { id: "Dusun sesuai KTP", en: "Hamlet on the identity card" },
    type: "text",
    maxLength: 100,
    optional: AS_ON_CARD,
  },
  {
    no: null,
    key: "ktpRw",
    label: { id: "RW sesuai KTP", en: "RW on the identity card" },
    type: "text",
    maxLength: 5,
    optional: AS_ON_CARD,
  },
  {
    no: null,
    key: "ktpRt",
    label: { id: "RT sesuai KTP", en: "RT on the identity card" },
    type: "text",
    maxLength: 5,
    optional: AS_ON_CARD,
  },
  {
    no: null,
    key: "ktpAddress",
    label: { id: "Alamat sesuai KTP", en: "Address on the identity card" },
    type: "text",
    maxLength: 200,
    optional: AS_ON_CARD,
  },
];

/** Hamlet and neighbourhood of the dwelling: kept by the register, printed by no form. */
export const NEIGHBOURHOOD: readonly QuestionDefinition[] = [
  {
    no: null,
    key: "dusun",
    label: { id: "Dusun/lingkungan", en: "Hamlet" },
    type: "text",
    maxLength: 100,
    optional: { reason: { id: "Diisi bila diketahui", en: "Filled when known" } },
  },
  {
    no: null,
    key: "rw",
    label: { id: "RW", en: "RW (neighbourhood group)" },
    type: "text",
    maxLength: 5,
    optional: { reason: { id: "Diisi bila diketahui", en: "Filled when known" }, blankIsAnswer: true },
  },
  {
    no: null,
    key: "rt",
    label: { id: "RT", en: "RT (neighbourhood)" },
    type: "text",
    maxLength: 5,
    optional: { reason: { id: "Diisi bila diketahui", en: "Filled when known" }, blankIsAnswer: true },
  },
];
