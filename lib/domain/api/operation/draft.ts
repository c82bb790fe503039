import * as z from "zod";
import { writing } from "../operation";
import { publicIdSchema, told } from "../schema";

const value = z.union([z.null(), z.number(), z.string().max(2000), z.array(z.number().int()).max(64)]);
const values = told(
  z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/), value),
  "Isian yang berubah, menurut nama di buku kode tanpa awalannya; null mengosongkan.",
  "The answers that change, by their name in the codebook without what comes before the dot; null empties one.",
);

export const draftProposal = writing({
  id: "draftProposal",
  path: "/proposals",
  scope: "proposals:draft",
  title: { id: "Menyusun draf usulan", en: "Draft a proposal" },
  about: {
    id: "Menyusun draf usulan untuk satu keluarga terdaftar: isian keluarga dan anggotanya yang berubah. Draf menunggu operator desa di daftar usulannya; operator memeriksa, melengkapi, dan mengajukannya. Tidak ada draf yang diajukan lewat API. `revision` adalah nomor perubahan keluarga yang Anda baca: bila sudah maju, draf ditolak dengan STALE. Isian yang mengenali orang memerlukan households:identify. Anggota yang datang dan pergi serta keluarga baru dicatat oleh operator.",
    en: "Drafts a proposal about one family of the register: the answers of the family and its members that change. The draft waits for the village's operator in their list of proposals, who checks, completes and sends it. No draft is sent through the API. `revision` is the family's change that you read: where it has moved on, the draft is refused as STALE. Answers that tell who somebody is need households:identify. Members who come and go, and new families, are the operator's to write down.",
  },
  params: z.strictObject({}),
  body: z.strictObject({
    household: told(publicIdSchema, "Nomor keluarga.", "Id of the family."),
    revision: told(
      z.number().int().min(0).max(2_147_483_647),
      "Nomor perubahan keluarga sebagaimana Anda baca.",
      "Number of the family's change as you read it.",
    ),
    conditionDate: told(
      z.iso.date(),
      "Keadaan per tanggal ini; tidak sesudah hari ini.",
      "The day on which it was so; not after today.",
    ),
    values: values.default({}),
    people: told(
      z
        .array(z.strictObject({ id: z.uuid(), values }))
        .max(60)
        .default([]),
      "Anggota yang isiannya berubah, menurut nomor dari `people` keluarga.",
      "Members whose answers change, by their id in the family's `people`.",
    ),
  }),
  answer: z.strictObject({
    id: told(publicIdSchema, "Nomor draf.", "Id of the draft."),
    household: publicIdSchema,
    state: z.literal("draft"),
    changes: told(z.number().int(), "Banyaknya isian yang berubah.", "How many answers change."),
    mustFix: told(
      z.number().int(),
      "Galat yang harus dibereskan operator sebelum mengajukan.",
      "Errors that the operator must put right before sending.",
    ),
    mustExplain: told(
      z.number().int(),
      "Peringatan yang harus dijelaskan operator.",
      "Warnings that the operator must explain.",
    ),
  }),
  errors: ["NOT_FOUND", "STALE", "NOT_ALLOWED_NOW", "PERIOD_CLOSED", "DUPLICATE_OPEN_PROPOSAL"],
  example: "/proposals",
  sample: {
    household: "5207-0197b0f0-0000-7000-8000-000000000001",
    revision: 3,
    conditionDate: "2026-05-14",
    values: { wallMaterial: 1 },
    people: [{ id: "0197b0f0-0000-7000-8000-000000000002", values: { schoolParticipation: 2 } }],
  },
  hasTag: false,
});
