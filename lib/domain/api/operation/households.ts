import * as z from "zod";
import { operation } from "../operation";
import { cursorParam, instantSchema, limitParam, nextSchema, publicIdSchema, regionCodeSchema, told } from "../schema";

const value = z.union([z.null(), z.number(), z.string(), z.array(z.number())]);
const values = told(
  z.record(z.string(), value),
  "Variabel yang diminta, menurut nama tanpa awalannya; null bila belum diisi.",
  "The variables asked for, by name without what comes before the dot; null where there is no answer.",
);

const regionalAnswers = told(
  z.record(z.uuid(), value).optional(),
  "Jawaban item daerah yang diminta, menurut nomor jawabannya; null bila belum diisi.",
  "Answers of the regional items asked for, by the id of the answers; null where there is none.",
);

const household = z.strictObject({
  id: told(publicIdSchema, "Nomor keluarga; bukan nomor KK.", "Id of the family; not the card's number."),
  village: regionCodeSchema,
  status: z.enum(["active", "not-found", "closed"]),
  members: z.number().int(),
  revision: told(z.number().int(), "Nomor perubahan terakhir.", "Number of the last change."),
  updatedAt: instantSchema,
  values,
  regional: regionalAnswers,
  people: told(
    z.array(z.strictObject({ id: z.uuid(), values, regional: regionalAnswers })).optional(),
    "Anggota; hanya bila variabel anggota diminta.",
    "Members; only where a variable of members is asked for.",
  ),
});

const fields = told(
  z.string().max(3000).default(""),
  "Variabel yang diminta, dipisah koma: `household.wallMaterial,member.sex,member.age`. Namanya ada di buku kode. Yang mengenali orang memerlukan cakupan households:identify.",
  "Variables asked for, parted by commas: `household.wallMaterial,member.sex,member.age`. The codebook names them. Those that tell who somebody is need the scope households:identify.",
);

const regional = told(
  z.string().max(800).default(""),
  "Item daerah yang diminta: nomor jawaban dari /regional/items, dipisah koma, paling banyak 20. Jawaban bebas memerlukan cakupan households:identify.",
  "Regional items asked for: ids of answers as /regional/items tells them, parted by commas, 20 at the most. Free text needs the scope households:identify.",
);

export const listHouseholds = operation({
  id: "listHouseholds",
  path: "/households",
  scope: "households:read",
  title: { id: "Daftar keluarga", en: "List of families" },
  about: {
    id: "Keluarga menurut wilayah, urut desa lalu nomor. Tanpa `fields` hanya nomor, desa, keadaan, dan jumlah anggota.",
    en: "Families by region, in the order of village and id. Without `fields` only id, village, state and number of members.",
  },
  params: z.strictObject({
    region: told(
      regionCodeSchema.optional(),
      "Kode wilayah di dalam wilayah klien; tanpa ini, semuanya.",
      "Code of a region inside the client's; without it the whole.",
    ),
    fields,
    regional,
    limit: limitParam,
    cursor: cursorParam,
  }),
  answer: z.strictObject({ items: z.array(household), next: nextSchema }),
  errors: ["NOT_FOUND"],
  example: "/households?region=5207&fields=household.wallMaterial,member.age&limit=100",
  hasTag: false,
});

export const getHousehold = operation({
  id: "getHousehold",
  path: "/households/{id}",
  scope: "households:read",
  title: { id: "Satu keluarga", en: "One family" },
  about: {
    id: "Satu keluarga menurut nomornya. Nomor di luar wilayah klien dijawab sama dengan nomor yang tidak ada.",
    en: "One family by its id. An id outside the client's region is answered as one that nobody has.",
  },
  params: z.strictObject({ id: publicIdSchema, fields, regional }),
  answer: household,
  errors: ["NOT_FOUND"],
  example: "/households/5207-00000000-0000-0000-0000-000000000000?fields=household.roofMaterial",
  hasTag: false,
});
