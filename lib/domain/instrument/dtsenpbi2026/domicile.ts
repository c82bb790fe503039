import { options, type QuestionDefinition } from "../question";

function elsewhere(no: string, key: string, id: string, en: string, askIf: string): QuestionDefinition {
  return {
    no,
    key,
    label: { id, en },
    type: "text",
    maxLength: 100,
    askIf,
    optional: { reason: { id: "Keluarga mungkin tidak tahu", en: "The family may not know" } },
  };
}

/** 27b and 28: where the person lives, as papers say or elsewhere. */
export const DOMICILE: readonly QuestionDefinition[] = [
  {
    no: "27b",
    key: "domicile",
    label: { id: "Alamat domisili", en: "Domicile vs documents" },
    type: "choice",
    options: options(
      [1, "Sesuai KK dan KTP", "Matches KK and KTP"],
      [2, "Hanya sesuai KK", "Matches KK only"],
      [3, "Hanya sesuai KTP", "Matches KTP only"],
      [4, "Tidak sesuai dengan KK dan KTP", "Matches neither"],
    ),
    askIf: "presence in [1,5]",
    help: {
      id: "Anak yang belum punya KTP: bandingkan dengan KK saja.",
      en: "A child without an identity card: compare with the family card alone.",
    },
  },
  elsewhere("28DN-a", "domicileProvince", "Provinsi domisili", "Province of domicile", "presence == 3"),
  elsewhere("28DN-b", "domicileRegency", "Kabupaten/kota domisili", "Regency of domicile", "presence == 3"),
  elsewhere("28LN", "domicileCountry", "Negara domisili", "Country of domicile", "presence == 4"),
];
