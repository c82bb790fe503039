import * as z from "zod";
import { allCuts, type Cut } from "../../cube/cut";
import { operation } from "../operation";
import { figureSchema, instantSchema, regionCodeSchema, told } from "../schema";

const CUT_NAMES = allCuts();
const cutSchema = z.enum(CUT_NAMES as [Cut, ...Cut[]]); // a list that is never empty

const region = told(regionCodeSchema, "Kode wilayah; “0” untuk nasional.", "Code of the region; “0” is the nation.");
const countedAt = told(
  instantSchema.nullable(),
  "Kapan wilayah ini terakhir dihitung; null bila belum pernah.",
  "When the region was counted last; null for never.",
);

const cell = z.strictObject({
  counted: figureSchema,
  base: told(
    figureSchema,
    "Untuk indikator: pembaginya. Selain itu sama dengan counted.",
    "Of an indicator: out of how many. Else the same as counted.",
  ),
  step: told(
    z.number().nullable(),
    "Angka dibulatkan ke kelipatan ini; null bila tepat.",
    "Figures are told to the nearest of these; null where exact.",
  ),
});

export const getAggregate = operation({
  id: "getAggregate",
  path: "/aggregates",
  scope: "aggregates:read",
  title: { id: "Tabel agregat", en: "Table of figures" },
  about: {
    id: "Orang, keluarga, atau satu indikator, menurut satu atau dua pilahan. Baris `area` berisi wilayah tepat di bawahnya. Sel di bawah lima (sepuluh untuk kesehatan dan disabilitas), dan sel yang akan membukanya, tidak pernah diberikan: aturan yang sama dengan dasbor.",
    en: "People, families or one indicator, by one or two cuts. Rows by `area` are the regions right below. Cells under five (ten of health and disability), and those that would give them away, are never told: the rule of the dashboards.",
  },
  params: z.strictObject({
    region,
    measure: told(
      z.string().min(1).max(20).default("people"),
      "`people`, `families`, atau kode indikator.",
      "`people`, `families`, or the code of an indicator.",
    ),
    rows: told(z.enum(["area", ...CUT_NAMES]).default("decile"), "Pilahan ke bawah.", "The cut down the table."),
    columns: told(cutSchema.optional(), "Pilahan ke samping.", "The cut across."),
  }),
  answer: z.strictObject({
    region: regionCodeSchema,
    measure: z.string(),
    countedAt,
    columns: told(
      z.array(z.number().int()),
      "Kode pilahan ke samping; sel terakhir setiap baris adalah jumlahnya.",
      "Codes of the cut across; the last cell of a row is its total.",
    ),
    items: z.array(
      z.strictObject({
        key: told(
          z.string(),
          "Kode pilahan atau wilayah; `all` untuk jumlah.",
          "Code of the cut or region; `all` is the total.",
        ),
        cells: z.array(cell),
      }),
    ),
  }),
  errors: ["NOT_FOUND"],
  example: "/aggregates?region=5207&measure=families&rows=area",
  hasTag: true,
});

export const getIndicatorFigures = operation({
  id: "getIndicatorFigures",
  path: "/aggregates/indicators",
  scope: "aggregates:read",
  title: { id: "Angka semua indikator", en: "Figures of all indicators" },
  about: {
    id: "Semua indikator yang dihitung untuk satu wilayah, dengan aturan sel kecil yang sama dengan dasbor.",
    en: "Every indicator that is counted, for one region, under the dashboards' rule of small cells.",
  },
  params: z.strictObject({ region }),
  answer: z.strictObject({
    region: regionCodeSchema,
    countedAt,
    items: z.array(
      z.strictObject({
        code: z.string(),
        counted: figureSchema,
        base: figureSchema,
        unknown: told(figureSchema, "Yang jawabannya tidak cukup.", "Those whose answers do not tell."),
        step: z.number().nullable(),
      }),
    ),
  }),
  errors: ["NOT_FOUND"],
  example: "/aggregates/indicators?region=5207",
  hasTag: true,
});
