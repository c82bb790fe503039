import * as z from "zod";
import { operation } from "../operation";
import { cursorParam, limitParam, nextSchema, regionCodeSchema, told } from "../schema";

export const REGION_LEVELS = ["nation", "province", "regency", "district", "village"] as const;

const region = z.strictObject({
  code: regionCodeSchema,
  name: z.string(),
  label: told(
    z.string(),
    "Nama sebagaimana disebut kantor: “Desa Beru”.",
    "The name as an office says it: “Desa Beru”.",
  ),
  level: z.enum(REGION_LEVELS),
  parent: regionCodeSchema.nullable(),
  timeZone: z.string(),
});

export const listRegions = operation({
  id: "listRegions",
  path: "/regions",
  scope: "regions:read",
  title: { id: "Daftar wilayah", en: "List of regions" },
  about: {
    id: "Wilayah tepat di bawah suatu wilayah, atau yang namanya memuat kata yang dicari, di dalam wilayah klien.",
    en: "Regions right below one, or whose names hold the words searched for, inside the client's region.",
  },
  params: z.strictObject({
    parent: told(
      regionCodeSchema.optional(),
      "Kode wilayah di atasnya; tanpa ini, wilayah klien.",
      "Code of the region above; without it the client's own.",
    ),
    search: told(
      z.string().trim().min(2).max(60).optional(),
      "Bagian dari nama. Mencari di seluruh wilayah klien; `parent` diabaikan.",
      "Part of a name. Searches the client's whole region; `parent` is not regarded.",
    ),
    limit: limitParam,
    cursor: cursorParam,
  }),
  answer: z.strictObject({ items: z.array(region), next: nextSchema }),
  errors: ["NOT_FOUND"],
  example: "/regions?parent=5207",
  hasTag: true,
});
