import * as z from "zod";
import { PROPOSAL_KINDS } from "../../proposal/kind";
import { PROPOSAL_STATES } from "../../workflow/workflow";
import { operation } from "../operation";
import { cursorParam, instantSchema, limitParam, nextSchema, publicIdSchema, regionCodeSchema, told } from "../schema";

/** A draft is its writer's alone. */
const SENT_STATES = PROPOSAL_STATES.filter((state) => state !== "draft");
const stateSchema = z.enum(SENT_STATES);

const proposalShape = {
  id: publicIdSchema,
  household: publicIdSchema,
  village: regionCodeSchema,
  kind: z.enum(PROPOSAL_KINDS),
  events: told(z.array(z.string()), "Kode peristiwa yang dilaporkan.", "Codes of the events it reports."),
  state: stateSchema,
  stateSince: instantSchema,
  submittedAt: instantSchema.nullable(),
  conditionDate: z.iso.date(),
  changes: told(z.number().int(), "Banyaknya isian yang berubah.", "How many answers change."),
  appliedRevision: told(
    z.number().int().nullable(),
    "Nomor perubahan keluarga yang dibuatnya bila sudah diterapkan.",
    "Number of the family's change that it made, once applied.",
  ),
} as const;

export const listProposals = operation({
  id: "listProposals",
  path: "/proposals",
  scope: "proposals:read",
  title: { id: "Daftar usulan", en: "List of proposals" },
  about: {
    id: "Usulan yang sudah diajukan, urut sejak kapan keadaannya sekarang. Draf tidak pernah tampak, begitu pula isi usulan dan nama.",
    en: "Proposals that were sent, by since when they stand as they do. Drafts never show, nor what a proposal says, nor names.",
  },
  params: z.strictObject({
    state: stateSchema.optional(),
    since: told(
      instantSchema.optional(),
      "Hanya yang keadaannya berubah sejak saat ini.",
      "Only those whose state changed since this instant.",
    ),
    region: regionCodeSchema.optional(),
    limit: limitParam,
    cursor: cursorParam,
  }),
  answer: z.strictObject({ items: z.array(z.strictObject(proposalShape)), next: nextSchema }),
  errors: ["NOT_FOUND"],
  example: "/proposals?state=applied&since=2026-01-01T00:00:00Z",
  hasTag: false,
});

export const getProposal = operation({
  id: "getProposal",
  path: "/proposals/{id}",
  scope: "proposals:read",
  title: { id: "Satu usulan", en: "One proposal" },
  about: {
    id: "Satu usulan menurut nomornya, dengan langkah yang sudah dilaluinya. Draf tampak hanya oleh klien yang menyusunnya.",
    en: "One proposal by its id, with the steps it has taken. A draft shows to the client alone that drafted it.",
  },
  params: z.strictObject({ id: publicIdSchema }),
  answer: z.strictObject({
    ...proposalShape,
    state: z.enum(PROPOSAL_STATES),
    steps: z.array(z.strictObject({ at: instantSchema, event: z.string(), from: z.string(), to: z.string() })),
  }),
  errors: ["NOT_FOUND"],
  example: "/proposals/5207-00000000-0000-0000-0000-000000000000",
  hasTag: false,
});

export const listChanges = operation({
  id: "listChanges",
  path: "/changes",
  scope: "changes:read",
  title: { id: "Perubahan sejak penanda", en: "Changes since a cursor" },
  about: {
    id: "Perubahan yang sudah diterapkan, berurutan, dengan isian yang berubah tetapi tanpa isinya. `cursor` jawaban ini selalu ada: simpan, lalu minta lagi dengan itu. Tidak ada perubahan yang terlewat; perubahan yang masih ditulis saat itu datang pada permintaan berikutnya. Setelah pemulihan basis data penanda lama dijawab STALE: mulai lagi dari awal.",
    en: "Changes that were applied, in order, with the answers that changed and not what they say. There always is a `cursor` in the answer: keep it and ask again with it. No change is skipped; one that is being written comes with the next request. After a restore of the database an old cursor is answered STALE: begin anew.",
  },
  params: z.strictObject({ limit: limitParam, cursor: cursorParam }),
  answer: z.strictObject({
    items: z.array(
      z.strictObject({
        household: publicIdSchema,
        village: regionCodeSchema,
        revision: z.number().int(),
        appliedAt: instantSchema,
        conditionDate: z.iso.date(),
        proposal: publicIdSchema.nullable(),
        isCorrection: z.boolean(),
        fields: told(
          z.array(z.strictObject({ name: z.string(), person: z.uuid().nullable() })),
          "Nama isian seperti di buku kode, dan anggota yang diubah. Kosong pada perubahan nomor 1: semua isian keluarga itu baru.",
          "Names as in the codebook, and the member they are of. Empty for change number 1: everything of that family is new.",
        ),
      }),
    ),
    cursor: z.string(),
    hasMore: z.boolean(),
  }),
  errors: ["STALE"],
  example: "/changes?limit=200",
  hasTag: false,
});
