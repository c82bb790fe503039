import type { MadeFamily } from "./extract-family";

/** Faults that extracts have, each in its family: what the check must say of them stands beside the name. */
export const FLAWS = [
  "merged-label", // a value left out: LABEL
  "village-unknown", // outside: VILLAGE_UNKNOWN
  "other-regency", // outside: OTHER_REGENCY
  "digits-lost", // faulty: DIGITS_LOST, and its family is held
  "nik-twice", // twice: NIK_TWICE, and both families are held
  "orphan", // orphan: FAMILY_MISSING
  "no-name", // faulty: NAME_MISSING, and its family is held
  "no-people", // faulty: NO_PEOPLE
] as const;
export type Flaw = (typeof FLAWS)[number];

/** A family with one fault. @param nik somebody else's of the file */
export function flawed({ family, people }: MadeFamily, flaw: Flaw, nik: string): MadeFamily {
  const [head, ...others] = people;
  const withHead = (changed: Readonly<Record<string, string>>): MadeFamily => ({
    family,
    people: [{ ...head, ...changed }, ...others],
  });
  switch (flaw) {
    case "merged-label":
      return { family: { ...family, jenis_lantai_terluas: "Keramik/granit/marmer" }, people };
    case "village-unknown":
      return { family: { ...family, kode_kelurahan_desa: `${family["kode_kecamatan"] ?? ""}9999` }, people };
    case "other-regency":
      return { family: { ...family, kode_kelurahan_desa: "1101012001" }, people };
    case "digits-lost":
      return withHead({ nomor_induk_kependudukan: "9,9E+15" });
    case "nik-twice":
      return withHead({ nomor_induk_kependudukan: nik });
    case "orphan":
      return {
        family,
        people: [...people, { ...head, nomor_kartu_keluarga: "9999999999999991", nomor_induk_kependudukan: "" }],
      };
    case "no-name":
      return withHead({ nama: "" });
    case "no-people":
      return { family, people: [] };
  }
}
