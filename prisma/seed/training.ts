import { certificateEnd, doorsOf } from "@/lib/domain/training-session/door";
import { PACT_VERSION } from "@/lib/domain/training-session/pact";
import { type People, type SeedUser, TRAINEES } from "./accounts";
import { addDays, witaInstant } from "./calendar";
import type { Cell } from "./copy";
import { DEMO_REGENCY, SECOND_VILLAGE } from "./plan";
import { type Random, randomFor, uuidFrom } from "./random";
import type { Table } from "./record-rows";
import type { VillagePlan } from "./village";

const ZONE = "Asia/Makassar";

export const TRAINING_TABLES = {
  appointment: {
    name: "appointment",
    columns: [
      "id",
      "user_id",
      "role",
      "region_code",
      "is_deputy",
      "decree_number",
      "decree_date",
      "profile_exception",
      "starts_at",
      "created_by",
      "created_at",
    ],
  },
  pact: { name: "pact_signature", columns: ["user_id", "version", "locale", "wording", "signed_at"] },
  session: {
    name: "training_session",
    columns: [
      "id",
      "region_code",
      "title",
      "mode",
      "place",
      "trainer_id",
      "capacity",
      "starts_at",
      "ends_at",
      "note",
      "created_by",
      "created_at",
    ],
  },
  seat: {
    name: "training_enrolment",
    columns: [
      "id",
      "session_id",
      "appointment_id",
      "state",
      "invited_by",
      "invited_at",
      "confirmed_at",
      "waiting_since",
      "declined_at",
      "attended_at",
      "attended_by",
      "theory_score",
      "theory_at",
      "theory_by",
      "practice_passed_at",
      "practice_by",
    ],
  },
  certificate: {
    name: "certificate",
    columns: ["id", "appointment_id", "enrolment_id", "number", "token", "theory_score", "passed_at", "valid_to"],
  },
  fact: { name: "certificate_fact", columns: ["regency_code", "token", "certificate_id", "passed_at", "valid_to"] },
  grant: {
    name: "access_grant",
    columns: [
      "id",
      "user_id",
      "role",
      "region_code",
      "level",
      "valid_from",
      "valid_to",
      "source",
      "reason",
      "created_at",
      "appointment_id",
    ],
  },
} as const satisfies Record<string, Table>;

export type TrainingRows = Record<keyof typeof TRAINING_TABLES, (readonly Cell[])[]>;

interface Training {
  readonly title: string;
  readonly place: string;
  readonly mode: "on-site" | "online";
  /** Days from today to its first. */
  readonly days: number;
  readonly capacity: number;
}

/** One that is over and settled, one whose test is open, and one to come. */
const TRAININGS = {
  over: {
    title: "Pelatihan operator desa, gelombang 1",
    place: "Aula Kantor Bupati, Taliwang (contoh)",
    mode: "on-site",
    days: -40,
    capacity: 20,
  },
  tested: {
    title: "Pelatihan petugas cadangan",
    place: "Balai Kecamatan Maluk (contoh)",
    mode: "on-site",
    days: -4,
    capacity: 12,
  },
  coming: {
    title: "Pelatihan operator desa, gelombang 2",
    place: "Aula Kecamatan Jereweh (contoh)",
    mode: "on-site",
    days: 9,
    capacity: 4,
  },
} as const satisfies Record<string, Training>;
type TrainingName = keyof typeof TRAININGS;

type SeatState = "invited" | "confirmed" | "waiting" | "declined";
interface Seat {
  readonly state: SeatState;
  readonly isSigned?: boolean;
  readonly attended?: boolean;
  readonly score?: number;
  readonly practised?: boolean;
}

/** Who sits where, in the order of the names: two of the demo's own accounts, then deputies. */
const SEATS: readonly (readonly [TrainingName, Seat])[] = [
  ["tested", { state: "confirmed", attended: true }],
  ["coming", { state: "invited", isSigned: false }],
  ...[88, 76, 92, 70, 81, 84].map((score): [TrainingName, Seat] => [
    "over",
    { state: "confirmed", attended: true, score, practised: true },
  ]),
  ["over", { state: "confirmed", attended: true, score: 56 }],
  ["over", { state: "confirmed", isSigned: false }],
  ["tested", { state: "confirmed", attended: true, score: 79, practised: true }],
  ["tested", { state: "confirmed", attended: true, score: 63 }],
  ["coming", { state: "confirmed" }],
  ["coming", { state: "confirmed" }],
  ["coming", { state: "confirmed", isSigned: false }],
  ["coming", { state: "invited" }],
  ["coming", { state: "invited", isSigned: false }],
  ["coming", { state: "declined" }],
  ["coming", { state: "waiting" }],
  ["coming", { state: "confirmed" }],
];

/** Deputies of the demo regency on their way from the decree to full access; what is open follows from the facts as in the portal. */
export function trainings(people: People, plans: readonly VillagePlan[], on: string): TrainingRows {
  const rows: TrainingRows = { appointment: [], pact: [], session: [], seat: [], certificate: [], fact: [], grant: [] };
  const villages = plans.map(({ site }) => site.code).filter((code) => code.startsWith(DEMO_REGENCY));
  const named = (username: string) => people.users.find((user) => user.username === username);
  const [trainer, administrator] = [named("pelatih.ntb"), named("admin.ksb")];
  if (trainer === undefined || administrator === undefined || villages.length === 0) return rows;
  const random = randomFor("training", on);
  const making: Making = { rows, random, on, trainer, administrator, sessions: new Map() };
  for (const name of Object.keys(TRAININGS) as TrainingName[]) addSession(making, name);
  const trainees = people.users.slice(-(TRAINEES.length + OWN));
  for (const [index, user] of trainees.entries()) {
    const [name, seat] = SEATS[index] ?? [];
    const village = index < OWN ? SECOND_VILLAGE : (villages[index % villages.length] ?? SECOND_VILLAGE);
    if (name !== undefined && seat !== undefined) addTrainee(making, user, { village, name, seat, index });
  }
  return rows;
}

/** Trainees of the committed list, who come first. */
const OWN = 2;

interface Making {
  readonly rows: TrainingRows;
  readonly random: Random;
  readonly on: string;
  readonly trainer: SeedUser;
  readonly administrator: SeedUser;
  readonly sessions: Map<TrainingName, { readonly id: string; readonly startsAt: Date; readonly endsAt: Date }>;
}

function addSession({ rows, random, on, trainer, administrator, sessions }: Making, name: TrainingName): void {
  const { title, place, mode, days, capacity } = TRAININGS[name];
  const day = addDays(on, days);
  const [startsAt, endsAt] = [new Date(witaInstant(day, 8, 30)), new Date(witaInstant(addDays(day, 1), 16, 0))];
  const planned = new Date(witaInstant(addDays(day, -21), 9, 0));
  const id = uuidFrom(random, planned.getTime());
  sessions.set(name, { id, startsAt, endsAt });
  rows.session.push([
    id,
    DEMO_REGENCY,
    title,
    mode,
    place,
    trainer.id,
    capacity,
    startsAt,
    endsAt,
    "Bawa laptop atau telepon yang baterainya penuh.",
    administrator.id,
    planned,
  ]);
}

interface Trainee {
  readonly village: string;
  readonly name: TrainingName;
  readonly seat: Seat;
  readonly index: number;
}

function addTrainee(making: Making, user: SeedUser, { village, name, seat, index }: Trainee): void {
  const { rows, random, on, trainer, administrator, sessions } = making;
  const session = sessions.get(name);
  if (session === undefined) return;
  const before = (days: number, hour: number) =>
    new Date(witaInstant(addDays(on, TRAININGS[name].days - days), hour, index));
  const [namedAt, invitedAt, answeredAt] = [before(20, 9), before(14, 10), before(11 + (index % 3), 11)];
  const [postId, seatId] = [uuidFrom(random, namedAt.getTime()), uuidFrom(random, invitedAt.getTime())];
  const exception = index === 12 ? "Belum lulus SMA, tetapi lima tahun menjadi kader posyandu." : null;
  const decree = `141/${20 + index}/${on.slice(0, 4)}`;
  rows.appointment.push([
    postId,
    user.id,
    "village-operator",
    village,
    true,
    decree,
    addDays(on, TRAININGS[name].days - 22),
    exception,
    namedAt,
    administrator.id,
    namedAt,
  ]);
  const isConfirmed = seat.state === "confirmed";
  const pactSignedAt = seat.isSigned === false ? null : before(10, 12);
  if (pactSignedAt !== null)
    rows.pact.push([user.id, PACT_VERSION, "id", "Pakta integritas dan kerahasiaan (contoh)", pactSignedAt]);
  const attendedAt = seat.attended ? new Date(session.startsAt.getTime() + 3_600_000) : null;
  const testedAt =
    seat.score === undefined ? null : new Date(session.endsAt.getTime() - 3 * 3_600_000 + index * 60_000);
  const practisedAt = seat.practised ? new Date(session.endsAt.getTime() - 3_600_000 + index * 60_000) : null;
  rows.seat.push([
    seatId,
    session.id,
    postId,
    seat.state,
    trainer.id,
    invitedAt,
    isConfirmed ? answeredAt : null,
    seat.state === "waiting" ? answeredAt : null,
    seat.state === "declined" ? answeredAt : null,
    attendedAt,
    attendedAt && trainer.id,
    seat.score ?? null,
    testedAt,
    testedAt && user.id,
    practisedAt,
    practisedAt && user.id,
  ]);
  const validTo = practisedAt && certificateEnd(practisedAt);
  if (practisedAt !== null && validTo !== null)
    addCertificate(making, { postId, seatId, village, score: seat.score ?? 0, practisedAt, validTo });
  const doors = doorsOf({
    post: { startsAt: namedAt, endsAt: null, barredAt: null },
    pactSignedAt,
    seats: isConfirmed ? [{ confirmedAt: answeredAt, ...session }] : [],
    certificates: practisedAt !== null && validTo !== null ? [{ passedAt: practisedAt, validTo, revokedAt: null }] : [],
    retests: [],
    timeZone: ZONE,
  });
  for (const { level, source, validFrom, validTo: until } of doors) {
    const writtenAt = level === "full" ? validFrom : answeredAt;
    rows.grant.push([
      uuidFrom(random, writtenAt.getTime()),
      user.id,
      "village-operator",
      village,
      level,
      validFrom,
      until,
      source,
      decree,
      writtenAt,
      postId,
    ]);
  }
}

interface Pass {
  readonly postId: string;
  readonly seatId: string;
  readonly village: string;
  readonly score: number;
  readonly practisedAt: Date;
  readonly validTo: Date;
}

const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

function addCertificate(
  { rows, random }: Making,
  { postId, seatId, village, score, practisedAt, validTo }: Pass,
): void {
  const id = uuidFrom(random, practisedAt.getTime());
  const token = Array.from({ length: 26 }, () => LETTERS[random.int(0, LETTERS.length - 1)]).join("");
  const number = `${practisedAt.getUTCFullYear()}-${token.slice(0, 8)}`;
  rows.certificate.push([id, postId, seatId, number, token, score, practisedAt, validTo]);
  rows.fact.push([village.slice(0, 4), token, id, practisedAt, validTo]);
}
