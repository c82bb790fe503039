import type { Acting } from "./accounts";
import { addDays, witaInstant } from "./calendar";
import { personName } from "./name";
import type { VillageSite } from "./place";
import { type Random, uuidFrom } from "./random";

export interface SeedMeeting {
  readonly id: string;
  readonly villageCode: string;
  readonly heldOn: string;
  /** Milliseconds: when it decided. */
  readonly at: number;
  readonly place: string;
  readonly minutes: string;
  readonly attendance: readonly { readonly name: string; readonly position: string }[];
  readonly state: "planned" | "held";
  readonly createdBy: string;
  readonly createdAt: number;
}

const POSITIONS = [
  "Kepala Desa",
  "Ketua BPD",
  "Kepala Dusun",
  "Ketua RT",
  "Kader Posyandu",
  "Tokoh masyarakat",
  "Pendamping sosial",
  "Perwakilan perempuan",
] as const;

/** A village's meetings: those held before the reference day, oldest first, and for large villages one that is planned. */
export function villageMeetings(
  random: Random,
  site: VillageSite,
  head: Acting,
  on: string,
  isLarge: boolean,
  notBefore: string,
): readonly SeedMeeting[] {
  const recent = isLarge ? 5 : random.chance(0.5) ? random.int(2, 6) : null;
  const held = [addDays(on, -random.int(38, 50)), ...(recent === null ? [] : [addDays(on, -recent)])];
  const days = held.map((day) => (day < notBefore ? notBefore : day));
  const meetings = days.map((day, index) => heldMeeting(random, site, head, day, index + 1));
  return isLarge ? [...meetings, plannedMeeting(random, site, head, addDays(on, 4), on)] : meetings;
}

function heldMeeting(random: Random, site: VillageSite, head: Acting, heldOn: string, number: number): SeedMeeting {
  const at = witaInstant(heldOn, 14, 0);
  const attendance = POSITIONS.slice(0, random.int(5, POSITIONS.length)).map((position) => ({
    name: personName(random, random.chance(0.4) ? 2 : 1),
    position,
  }));
  return {
    id: uuidFrom(random, at),
    villageCode: site.code,
    heldOn,
    at,
    place: site.isKelurahan ? `Aula Kelurahan ${site.name}` : `Balai Desa ${site.name}`,
    minutes: [
      `Musyawarah ${site.isKelurahan ? "kelurahan" : "desa"} pemutakhiran ke-${number} (contoh).`,
      `Hadir ${attendance.length} orang. Rapat dibuka pukul 09.00 dan usulan dibacakan satu per satu.`,
      "Usulan yang sesuai keadaan disetujui. Usulan yang buktinya kurang dikembalikan kepada operator.",
      "Rapat ditutup pukul 14.00.",
    ].join("\n"),
    attendance,
    state: "held",
    createdBy: head.userId,
    createdAt: witaInstant(addDays(heldOn, -6), 9, 0),
  };
}

function plannedMeeting(random: Random, site: VillageSite, head: Acting, heldOn: string, on: string): SeedMeeting {
  const createdAt = witaInstant(addDays(on, -1), 10, 0);
  return {
    id: uuidFrom(random, createdAt),
    villageCode: site.code,
    heldOn,
    at: witaInstant(heldOn, 14, 0),
    place: `Balai Desa ${site.name}`,
    minutes: "",
    attendance: [],
    state: "planned",
    createdBy: head.userId,
    createdAt,
  };
}

/** The day before which nothing of this year's period happened. */
export function periodStart(on: string): string {
  return `${on.slice(0, 4)}-01-01`;
}
