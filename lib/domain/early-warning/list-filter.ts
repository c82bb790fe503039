import { addressOf, isUuid, one, type Query } from "../list/address";
import { PROGRAMMES, type Programme, STANDINGS, type Standing, VULNERABLE, type Vulnerable } from "./programme";

/** Where a page begins: after this family of this village. */
export interface Place {
  readonly villageCode: string;
  readonly id: string;
}

/** What the early warnings show, as their address says it. Whatever is not understood is not applied. */
export interface WarningFilter {
  readonly village: string;
  readonly programme: Programme | null;
  readonly standing: Standing | null;
  readonly who: Vulnerable | null;
  readonly after: Place | null;
}

export function readWarningFilter(query: Query): WarningFilter {
  const village = one(query, "desa");
  const [code = "", id = ""] = one(query, "sesudah").split(".");
  return {
    village: /^\d{10}$/.test(village) ? village : "",
    programme: PROGRAMMES.find((each) => each === one(query, "program")) ?? null,
    standing: STANDINGS.find((each) => each === one(query, "batas")) ?? null,
    who: VULNERABLE.find((each) => each === one(query, "anggota")) ?? null,
    after: /^\d{10}$/.test(code) && isUuid(id) ? { villageCode: code, id } : null,
  };
}

export function countWarningFilters({ village, programme, standing, who }: WarningFilter): number {
  return [village !== "", programme !== null, standing !== null, who !== null].filter(Boolean).length;
}

export function warningHref(
  filter: WarningFilter,
  change: Partial<WarningFilter> = {},
  path = "/peringatan-dini",
): string {
  const next = { ...filter, after: null, ...change };
  return addressOf(path, {
    desa: next.village,
    program: next.programme ?? "",
    batas: next.standing ?? "",
    anggota: next.who ?? "",
    sesudah: next.after === null ? "" : `${next.after.villageCode}.${next.after.id}`,
  });
}
