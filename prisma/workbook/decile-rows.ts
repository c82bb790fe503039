import { quarterOf } from "@/lib/domain/dynamics/snapshot";
import { randomFor } from "../seed/random";

/** A family of the register as a ranking would know it: numbers opened, for a synthetic file of the demo alone. */
export interface RankedFamily {
  readonly id: string;
  readonly kk: string | null;
  readonly nik: string | null;
  readonly villageCode: string;
  readonly decile: number;
}

export const DECILE_HEADING = [
  "No KK",
  "NIK",
  "Kode Desa",
  "Desil Nasional",
  "Desil Provinsi",
  "Desil Kabupaten/Kota",
] as const;

export interface DecileFileSetting {
  readonly families: readonly RankedFamily[];
  /** Day of the ranking; its quarter names the snapshot. */
  readonly rankedOn: string;
  readonly seed: string;
  /** Adds a row of each kind that an import tells and leaves. */
  readonly withErrors: boolean;
}

const UNKNOWN = "9911111111110001";

/** The same families, mostly where they were: one in eight a decile or two up or down. The same setting gives the same rows. */
export function decileRows({
  families,
  rankedOn,
  seed,
  withErrors,
}: DecileFileSetting): readonly (readonly string[])[] {
  const rows = families.flatMap((family) => {
    const random = randomFor(seed, "ranking", quarterOf(rankedOn), family.id);
    const step = random.chance(0.125) ? random.pick([-2, -1, -1, 1, 1, 2]) : 0;
    const decile = family.decile === 0 ? 0 : Math.max(1, Math.min(10, family.decile + step));
    const beside = (lift: number) => String(decile === 0 ? 0 : Math.min(10, decile + lift));
    if (family.kk === null && family.nik === null) return [];
    return [[family.kk ?? "", family.nik ?? "", family.villageCode, String(decile), beside(1), beside(2)]];
  });
  return withErrors ? [...rows, ...faults(rows)] : rows;
}

function faults(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const [first = [], second = []] = rows;
  return [
    [UNKNOWN, "", "", "5", "5", "5"],
    [first[0] ?? "", second[1] ?? "", "", "5", "5", "5"],
    ["5,2E+15", "", "", "5", "5", "5"],
    ["", "", "", "5", "5", "5"],
    [UNKNOWN, "", "", "12", "5", "5"],
    [UNKNOWN, "", "1101012001", "5", "5", "5"],
  ];
}
