import { type Random, randomFor } from "./random";

/** What people of a village mostly live from. */
export type Livelihood = "coast" | "farm" | "mine" | "town";

export interface VillageSite {
  readonly code: string;
  readonly name: string;
  readonly isKelurahan: boolean;
  readonly livelihood: Livelihood;
  readonly remote: { readonly island: boolean; readonly noInternet: boolean; readonly travelHours: number } | null;
  /** Shift of the families' welfare, in standard deviations. */
  readonly welfare: number;
  readonly center: { readonly lat: number; readonly lng: number };
  readonly dusun: readonly string[];
}

interface Special {
  readonly livelihood: Livelihood;
  readonly island?: true;
  readonly noInternet?: true;
  readonly travelHours?: number;
}

/** Villages that are not like the rest of their district, by code. The hours are to the regency's seat. */
const SPECIAL: Readonly<Record<string, Special>> = {
  "5207022001": { livelihood: "coast" },
  "5207022010": { livelihood: "coast", travelHours: 1.5 },
  "5207062004": { livelihood: "coast", travelHours: 1.5 },
  "5207062003": { livelihood: "coast", noInternet: true, travelHours: 2.5 },
  "5207062008": { livelihood: "coast", noInternet: true, travelHours: 3 },
  "5207042003": { livelihood: "coast", noInternet: true, travelHours: 3.5 },
  "5207042005": { livelihood: "coast", noInternet: true, travelHours: 4.5 },
  "5207042006": { livelihood: "coast", noInternet: true, travelHours: 5.5 },
  "5207062002": { livelihood: "farm", travelHours: 3 },
  "5207072006": { livelihood: "farm", noInternet: true, travelHours: 4 },
  "5207052007": { livelihood: "farm", noInternet: true, travelHours: 4.5 },
  "5204052007": { livelihood: "coast", island: true, travelHours: 2.5 },
  "5203012015": { livelihood: "coast", island: true, travelHours: 2 },
};

/** About where a district lies; villages are spread around it. No boundary is claimed. */
const DISTRICTS: Readonly<Record<string, readonly [lat: number, lng: number, livelihood: Livelihood]>> = {
  "520701": [-8.862, 116.827, "farm"],
  "520702": [-8.742, 116.855, "town"],
  "520703": [-8.632, 116.862, "farm"],
  "520704": [-8.972, 116.772, "mine"],
  "520705": [-8.733, 116.938, "farm"],
  "520706": [-8.562, 116.838, "farm"],
  "520707": [-8.79, 116.925, "farm"],
  "520708": [-8.918, 116.765, "mine"],
  "520405": [-8.471, 117.0, "coast"],
  "520301": [-8.779, 116.512, "coast"],
  "999901": [-8.7, 116.9, "farm"],
};

const DUSUN = ["TENGAH", "TIMUR", "BARAT", "UTARA", "SELATAN", "KARANG", "ORONG", "BUKIT"] as const;
const COAST_DUSUN = ["PANTAI", "MUARA", "KAMPUNG BAJO", "TANJUNG", "TELUK", "KARANG"] as const;

const WELFARE_OF: Readonly<Record<Livelihood, number>> = { coast: -0.25, farm: -0.15, mine: 0.45, town: 0.35 };

/** The site of a village, from its code, name and kind alone. */
export function villageSite(village: {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
}): VillageSite {
  const random = randomFor("site", village.code);
  const special = SPECIAL[village.code];
  const [lat, lng, usual] = DISTRICTS[village.code.slice(0, 6)] ?? [-8.6, 117.4, "farm" as const];
  const livelihood = special?.livelihood ?? (village.kind === "desa" && usual === "town" ? "farm" : usual);
  const remote =
    special?.travelHours === undefined
      ? null
      : { island: special.island ?? false, noInternet: special.noInternet ?? false, travelHours: special.travelHours };
  return {
    code: village.code,
    name: village.name,
    isKelurahan: village.kind === "kelurahan",
    livelihood,
    remote,
    welfare: WELFARE_OF[livelihood] - (remote === null ? 0 : 0.3) + random.normal() * 0.1,
    center: { lat: lat + (random.next() - 0.5) * 0.06, lng: lng + (random.next() - 0.5) * 0.06 },
    dusun: dusunNames(random, livelihood),
  };
}

function dusunNames(random: Random, livelihood: Livelihood): readonly string[] {
  const names = livelihood === "coast" ? COAST_DUSUN : DUSUN;
  return names.slice(0, random.int(2, 4));
}

export interface Dwelling {
  readonly dusun: string;
  readonly rw: string;
  readonly rt: string;
  readonly address: string;
  readonly lat: number;
  readonly lng: number;
  readonly houseNo: number;
}

const STREETS = [
  "Melati",
  "Kenanga",
  "Cempaka",
  "Bougenvil",
  "Kamboja",
  "Flamboyan",
  "Seroja",
  "Teratai",
  "Dahlia",
  "Anggrek",
] as const;

/** Families of one RT live beside each other; an RT holds about 30. Hamlets lie around the village's centre. */
export function dwelling(site: VillageSite, random: Random, ordinal: number, families: number): Dwelling {
  const rtCount = Math.max(2, Math.ceil(families / 30));
  const rt = ordinal % rtCount;
  const dusunNo = rt % site.dusun.length;
  const angle = (2 * Math.PI * dusunNo) / site.dusun.length + 0.6;
  const reach = 0.004 + 0.0005 * Math.floor(rt / site.dusun.length);
  const houseNo = Math.floor(ordinal / rtCount) + 1;
  const noise = () => random.normal() * 0.0009;
  return {
    dusun: site.dusun[dusunNo] ?? "TENGAH",
    rw: String(dusunNo + 1).padStart(3, "0"),
    rt: String(rt + 1).padStart(3, "0"),
    address: `Jalan ${STREETS[rt % STREETS.length] ?? "Melati"} Nomor ${houseNo}`,
    lat: round6(site.center.lat + reach * Math.sin(angle) + noise()),
    lng: round6(site.center.lng + reach * Math.cos(angle) + noise()),
    houseNo,
  };
}

function round6(degrees: number): number {
  return Math.round(degrees * 1_000_000) / 1_000_000;
}
