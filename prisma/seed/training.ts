import { certificateEnd, doorsOf } from "@/lib/domain/training-session/door";
import { PACT_VERSION } from "@/lib/domain/training-session/pact";
import { type People, type SeedUser, TRAINEES } from "./accounts";
import { addDays, witaInstant } from "./calendar";
import { DEMO_REGENCY, SECOND_VILLAGE } from "./plan";
import { type Random, randomFor, uuidFrom } from "./random";
import { SEATS, type Seat, TRAININGS, type TrainingName } from "./training-plan";
import type { TrainingRows } from "./training-tables";
import type { VillagePlan } from "./village";

const ZONE = "Asia/Makassar";

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
