import * as z from "zod";
import { operation } from "../operation";
import { cursorParam, limitParam, nextSchema, regionCodeSchema, told } from "../schema";

const text = z.strictObject({ id: z.string(), en: z.string() });

const item = z.strictObject({
  answer: told(
    z.uuid(),
    "Nomor jawaban: dipakai pada `regional`. Item yang artinya berubah mendapat nomor baru.",
    "Id of its answers: what `regional` names. An item that came to mean something else has a new one.",
  ),
  item: told(z.uuid(), "Nomor item, tetap di semua versinya.", "Id of the item, the same in all its versions."),
  region: told(
    regionCodeSchema,
    "Provinsi atau kabupaten/kota yang menanyakannya.",
    "The province or regency that asks it.",
  ),
  level: z.enum(["household", "member"]),
  label: text,
  type: z.enum(["choice", "multi", "integer", "decimal", "text", "date"]),
  codes: told(
    z.array(z.strictObject({ code: z.number().int(), label: text })),
    "Kode dan artinya; kosong bila bukan pilihan.",
    "Codes and what they mean; empty where it is no choice.",
  ),
  owner: z.string(),
  required: z.boolean(),
  asked: told(z.boolean(), "Sedang ditanyakan hari ini.", "It is asked today."),
  identifies: told(
    z.boolean(),
    "Jawaban bebas: hanya dengan cakupan households:identify.",
    "Free text: only with the scope households:identify.",
  ),
});

export const listRegionalItems = operation({
  id: "listRegionalItems",
  path: "/regional/items",
  scope: "codebook:read",
  title: { id: "Item daerah", en: "Regional items" },
  about: {
    id: "Pertanyaan tambahan provinsi dan kabupaten/kota, juga yang tidak ditanyakan lagi selama jawabannya disimpan.",
    en: "What provinces and regencies ask besides the questionnaire, also what they ask no more while answers are kept.",
  },
  params: z.strictObject({
    region: told(
      regionCodeSchema.optional(),
      "Kode wilayah di dalam wilayah klien; item wilayah di atasnya ikut. Tanpa ini, wilayah klien.",
      "Code of a region inside the client's; items of the regions above come along. Without it the client's own.",
    ),
    limit: limitParam,
    cursor: cursorParam,
  }),
  answer: z.strictObject({ items: z.array(item), next: nextSchema }),
  errors: ["NOT_FOUND"],
  example: "/regional/items?region=5207",
  hasTag: true,
});
