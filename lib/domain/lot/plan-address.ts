import { MOST_IN_LOT, type Plan } from "./plan";

export const PLAN_HREF = "/mutu/rencana";

/** Rows that the form of a plan offers; a row left empty is not used. */
export const PLAN_FORM_ROWS = 8;

/** Names of the fields in which an address says one row of a plan. */
export function planFields(index: number) {
  return { upTo: `sampai${index + 1}`, sample: `lihat${index + 1}`, acceptance: `salah${index + 1}` };
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The plan that an address asks to try, not yet judged; null where it asks none or one with letters in it. */
export function planInQuery(query: Query): Plan | null {
  const number = (name: string) => {
    const value = query[name];
    return typeof value === "string" && /^\d{1,4}$/.test(value) ? Number(value) : null;
  };
  if (query["coba"] !== "1") return null;
  const rows = Array.from({ length: PLAN_FORM_ROWS }, (_, index) => planFields(index)).flatMap((fields) => {
    const [upTo, sample, acceptance] = [number(fields.upTo), number(fields.sample), number(fields.acceptance)];
    return upTo === null || sample === null || acceptance === null ? [] : [{ upTo, sample, acceptance }];
  });
  const last = rows.at(-1);
  // The last row is for everything larger, whatever number stands there.
  return last === undefined ? [] : [...rows.slice(0, -1), { ...last, upTo: MOST_IN_LOT }];
}

export function planHref(areaCode: string | null): string {
  return areaCode === null ? PLAN_HREF : `${PLAN_HREF}?wilayah=${areaCode}`;
}
