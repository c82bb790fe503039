import { addDays } from "@/lib/domain/calendar/working-day";
import type { Cell } from "@/lib/server/db/copy";
import type { Table } from "@/lib/server/household/record-rows";
import { actingIn, type People } from "./accounts";
import { instantOf } from "./calendar";
import { DAY_MS } from "./lifecycle";
import { randomFor, uuidFrom } from "./random";

export const COACHING_NOTE: Table = {
  name: "coaching_note",
  columns: [
    "regency_code",
    "id",
    "area_code",
    "question",
    "person_id",
    "body",
    "until_day",
    "written_by",
    "written_at",
  ],
};
export const RECOMMENDATION: Table = {
  name: "recommendation",
  columns: ["regency_code", "id", "area_code", "state", "version", "due_day", "asked_by", "asked_at", "updated_at"],
};
export const RECOMMENDATION_STEP: Table = {
  name: "recommendation_step",
  columns: [
    "regency_code",
    "id",
    "recommendation_id",
    "area_code",
    "event",
    "body",
    "due_day",
    "actor_id",
    "grant_id",
    "role",
    "at",
  ],
};

export interface SeedCoaching {
  readonly notes: readonly (readonly Cell[])[];
  readonly recommendations: readonly (readonly Cell[])[];
  readonly steps: readonly (readonly Cell[])[];
}

/** What a coach has told one village: a note at a question, a note to its operator, and two recommendations. */
export function coachingOf(villageCode: string, people: People, on: string): SeedCoaching {
  const [coach] = actingIn(people, "coach", villageCode);
  const [operator] = actingIn(people, "village-operator", villageCode);
  const [head] = actingIn(people, "village-head", villageCode);
  if (coach === undefined || operator === undefined || head === undefined)
    return { notes: [], recommendations: [], steps: [] };
  const regency = villageCode.slice(0, 4);
  const random = randomFor("coaching", villageCode);
  const at = (days: number) => instantOf(on) - days * DAY_MS;
  const note = (question: string | null, personId: string | null, body: string, days: number): readonly Cell[] => [
    regency,
    uuidFrom(random, at(days)),
    villageCode,
    question,
    personId,
    body,
    addDays(on, 60),
    coach.userId,
    new Date(at(days)),
  ];
  const [asked, answered] = [uuidFrom(random, at(5)), uuidFrom(random, at(40))];
  const line = (id: string, state: string, version: number, due: number, days: number): readonly Cell[] => [
    regency,
    id,
    villageCode,
    state,
    version,
    addDays(on, due),
    coach.userId,
    new Date(at(days)),
    new Date(at(days)),
  ];
  const step = (
    of: string,
    event: string,
    body: string,
    due: string | null,
    by: typeof coach,
    role: string,
    days: number,
  ) =>
    [
      regency,
      uuidFrom(random, at(days)),
      of,
      villageCode,
      event,
      body,
      due,
      by.userId,
      by.grantId,
      role,
      new Date(at(days)),
    ] as const;
  return {
    notes: [
      note("household.floorMaterial", null, "Lihat lantai ruang yang terluas, bukan teras atau dapur.", 6),
      note(null, operator.userId, "Foto rumah sering kabur. Ambil dari jalan, siang hari, tanpa melawan cahaya.", 3),
    ],
    recommendations: [line(asked, "open", 1, 9, 5), line(answered, "answered", 2, -20, 40)],
    steps: [
      step(
        asked,
        "ask",
        "Dampingi petugas baru pada lima keluarga pertama sebelum bekerja sendiri.",
        addDays(on, 9),
        coach,
        "coach",
        5,
      ),
      step(
        answered,
        "ask",
        "Jadwalkan musyawarah pada minggu pertama tiap bulan.",
        addDays(on, -20),
        coach,
        "coach",
        40,
      ),
      step(
        answered,
        "answer",
        "Sudah dijadwalkan tiap tanggal 5, diumumkan di balai desa.",
        null,
        head,
        "village-head",
        30,
      ),
    ],
  };
}
