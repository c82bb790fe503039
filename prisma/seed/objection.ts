import type { ObjectionEvent, ObjectionGround, ObjectionState, Objector } from "@/lib/domain/objection/objection";
import { OBJECTION_DAYS } from "@/lib/domain/objection/objection";
import type { Cell } from "@/lib/server/db/copy";
import { type Acting, actingIn, type People } from "./accounts";
import { dateOf, instantOf } from "./calendar";
import { DAY_MS } from "./lifecycle";
import { MAIN_VILLAGE } from "./plan";
import { randomFor, uuidFrom } from "./random";
import type { VillageWork } from "./village-work";

interface Case {
  readonly daysAgo: number;
  readonly objector: Objector;
  readonly ground: ObjectionGround;
  readonly statement: string;
  readonly state: ObjectionState;
  readonly answer: string | null;
  /** What the family said to what somebody else said against it. */
  readonly hearing: string | null;
}

const CASES: readonly Case[] = [
  {
    daysAgo: 2,
    objector: "neighbour",
    ground: "not-here",
    statement: "Rumahnya kosong sejak Januari, keluarganya sudah di kota (contoh).",
    state: "filed",
    answer: null,
    hearing: null,
  },
  {
    daysAgo: 6,
    objector: "family",
    ground: "data-wrong",
    statement: "Kami tidak punya kapal, itu milik saudara kami (contoh).",
    state: "processing",
    answer: null,
    hearing: null,
  },
  {
    daysAgo: 9,
    objector: "family",
    ground: "changed",
    statement: "Kepala keluarga kami sudah tidak bekerja sejak dua bulan lalu (contoh).",
    state: "accepted",
    answer: "Petugas memeriksa ke rumah, keterangannya benar. Desa diminta memperbarui data (contoh).",
    hearing: null,
  },
  {
    daysAgo: 12,
    objector: "neighbour",
    ground: "data-wrong",
    statement: "Rumahnya bagus dan punya dua motor (contoh).",
    state: "refused",
    answer: "Motornya milik tempat kerja dan rumahnya sewa. Data yang tercatat sudah benar (contoh).",
    hearing: "Motor itu milik pabrik dan rumah kami masih menyewa (contoh).",
  },
  {
    daysAgo: 21,
    objector: "officer",
    ground: "deceased",
    statement: "Seorang anggotanya sudah meninggal, suratnya ada di kantor desa (contoh).",
    state: "filed",
    answer: null,
    hearing: null,
  },
];

export const OBJECTION_COLUMNS = {
  objections: [
    "regency_code",
    "id",
    "village_code",
    "household_id",
    "objector",
    "ground",
    "statement",
    "heard_on",
    "state",
    "version",
    "filed_by",
    "filed_at",
    "due_at",
    "taken_by",
    "taken_at",
    "decided_by",
    "decided_at",
    "answer",
    "hearing",
    "hearing_on",
    "hearing_note",
    "hearing_by",
    "updated_at",
  ],
  events: ["regency_code", "id", "village_code", "objection_id", "at", "actor_id", "grant_id", "role", "event", "note"],
} as const;

/** One objection in each state, and one that nobody has answered in time. Only the main village has some. */
export function objections(work: VillageWork, people: People, on: string) {
  const rows = { objections: [] as Cell[][], events: [] as Cell[][] };
  const code = work.village.plan.site.code;
  const [operator] = actingIn(people, "village-operator", code);
  const [verifier] = actingIn(people, "regency-verifier", code);
  if (code !== MAIN_VILLAGE || operator === undefined || verifier === undefined) return rows;
  const families = work.village.families.filter(({ status }) => status === 1).slice(-CASES.length);
  // The last ones: journeys walk through the first.
  for (const [index, each] of CASES.entries()) {
    const family = families[index];
    if (family !== undefined) addCase(rows, each, { code, householdId: family.id, on, operator, verifier });
  }
  return rows;
}

interface Around {
  readonly code: string;
  readonly householdId: string;
  readonly on: string;
  readonly operator: Acting;
  readonly verifier: Acting;
}

function addCase(
  rows: { readonly objections: Cell[][]; readonly events: Cell[][] },
  { daysAgo, objector, ground, statement, state, answer, hearing }: Case,
  { code, householdId, on, operator, verifier }: Around,
): void {
  const random = randomFor("objection", householdId);
  const filedAt = instantOf(on) - daysAgo * DAY_MS;
  const id = uuidFrom(random, filedAt);
  const takenAt = state === "filed" ? null : new Date(filedAt + DAY_MS);
  const decidedAt = answer === null ? null : new Date(filedAt + 3 * DAY_MS);
  const heardAt = hearing === null ? null : new Date(filedAt + 2 * DAY_MS);
  rows.objections.push([
    code.slice(0, 4),
    id,
    code,
    householdId,
    objector,
    ground,
    statement,
    dateOf(filedAt),
    state,
    1 + [takenAt, heardAt, decidedAt].filter((each) => each !== null).length,
    operator.userId,
    new Date(filedAt),
    new Date(filedAt + OBJECTION_DAYS * DAY_MS),
    takenAt === null ? null : verifier.userId,
    takenAt,
    decidedAt === null ? null : verifier.userId,
    decidedAt,
    answer,
    hearing === null ? null : "spoke",
    heardAt === null ? null : dateOf(heardAt.getTime()),
    hearing,
    hearing === null ? null : operator.userId,
    decidedAt ?? takenAt ?? new Date(filedAt),
  ]);
  const event = (at: Date, by: Acting, name: ObjectionEvent, note: string | null) =>
    rows.events.push([
      code.slice(0, 4),
      uuidFrom(random, at.getTime()),
      code,
      id,
      at,
      by.userId,
      by.grantId,
      by.role,
      name,
      note,
    ]);
  event(new Date(filedAt), operator, "file", null);
  if (takenAt !== null) event(takenAt, verifier, "take", null);
  if (heardAt !== null) event(heardAt, operator, "hear", hearing);
  if (decidedAt !== null) event(decidedAt, verifier, state === "accepted" ? "accept" : "refuse", answer);
}
