interface Training {
  readonly title: string;
  readonly place: string;
  readonly mode: "on-site" | "online";
  /** Days from today to its first. */
  readonly days: number;
  readonly capacity: number;
}

/** One that is over and settled, one whose test is open, and one to come. */
export const TRAININGS = {
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
export type TrainingName = keyof typeof TRAININGS;

type SeatState = "invited" | "confirmed" | "waiting" | "declined";
export interface Seat {
  readonly state: SeatState;
  readonly isSigned?: boolean;
  readonly attended?: boolean;
  readonly score?: number;
  readonly practised?: boolean;
}

/** Who sits where, in the order of the names: two of the demo's own accounts, then deputies. */
export const SEATS: readonly (readonly [TrainingName, Seat])[] = [
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
