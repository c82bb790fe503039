import type { Random } from "../seed/random";
import type { SidRow } from "./sid-columns";

export type SidErrorKind = "nik-15-digits" | "nik-double" | "bad-date" | "unknown-label" | "head-missing";

export interface ExpectedError {
  /** Row of the sheet, the header being row 1. */
  readonly row: number;
  readonly kind: SidErrorKind;
}

/** Mistakes that villages really make, two of each kind, in rows that hold no other. */
export function deliberateErrors(
  random: Random,
  rows: readonly SidRow[],
  firstRow: number,
): { readonly rows: readonly SidRow[]; readonly errors: readonly ExpectedError[] } {
  const made = [...rows];
  const errors: ExpectedError[] = [];
  const spoiled = new Set<unknown>();
  const spoil = (kind: SidErrorKind, fits: (row: SidRow) => boolean, change: (row: SidRow) => SidRow) => {
    for (let left = 2, tries = 0; left > 0 && tries < 400; tries += 1) {
      const index = random.int(0, made.length - 1);
      const row = made[index];
      if (row === undefined || spoiled.has(row.no_kk) || !fits(row)) continue;
      made[index] = change(row);
      // One mistake a family, so that each stays as it is expected.
      spoiled.add(row.no_kk);
      errors.push({ row: firstRow + index, kind });
      left -= 1;
    }
  };
  const hasNik = (row: SidRow) => typeof row.nik === "string" && row.nik.length === 16;
  const isMember = (row: SidRow) => row.kk_level !== 1 && row.kk_level !== "KEPALA KELUARGA";
  spoil(
    "nik-15-digits",
    (row) => hasNik(row) && isMember(row),
    (row) => ({ ...row, nik: String(row.nik).slice(0, 15) }),
  );
  const twin = rows.find(hasNik);
  spoiled.add(twin?.no_kk);
  spoil(
    "nik-double",
    (row) => hasNik(row) && isMember(row),
    (row) => ({ ...row, nik: twin?.nik ?? null }),
  );
  spoil("bad-date", isMember, (row) => ({ ...row, tanggallahir: "31-02-2020" }));
  spoil("unknown-label", isMember, (row) => ({ ...row, agama_id: "AGAMA BARU" }));
  spoil(
    "head-missing",
    (row) => row.kk_level === 1,
    (row) => ({ ...row, kk_level: 9 }),
  );
  return { rows: made, errors: errors.sort((a, b) => a.row - b.row) };
}
