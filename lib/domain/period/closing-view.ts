import type { Permission } from "../access/permission-name";
import { isRegionCode, NATION_CODE } from "../access/scope";
import type { RawParams } from "../queue/filter";
import type { Hindrance } from "./closing";

/** The address of the page of closings, read. */
export interface ClosingView {
  /** Null: the reader's own region. */
  readonly area: string | null;
  /** Null: this year. */
  readonly year: number | null;
  /** Only villages that have not closed. */
  readonly onlyOpen: boolean;
  /** Village after which the page begins. */
  readonly after: string | null;
}

const OPEN_WORD = "belum";
const VILLAGE = /^\d{10}$/;

/** Reads an address; what is not understood counts as not asked. */
export function parseClosingView(params: RawParams): ClosingView {
  const text = (name: string) => {
    const value = params[name];
    return typeof value === "string" ? value : "";
  };
  const area = text("wilayah");
  return {
    area: area === NATION_CODE || isRegionCode(area) ? area : null,
    year: /^\d{4}$/.test(text("tahun")) ? Number(text("tahun")) : null,
    onlyOpen: text("tampil") === OPEN_WORD,
    after: VILLAGE.test(text("setelah")) ? text("setelah") : null,
  };
}

/** An address of the page with something changed; a change of anything but the page begins at the first one. */
export function closingHref(
  view: ClosingView,
  change: Partial<ClosingView> = {},
  path: "/periode/penutupan" | "/periode/penutupan/unduh" = "/periode/penutupan",
): string {
  const { area, year, onlyOpen, after } = { ...view, after: null, ...change };
  const query = new URLSearchParams({
    ...(area === null ? {} : { wilayah: area }),
    ...(year === null ? {} : { tahun: String(year) }),
    ...(onlyOpen ? { tampil: OPEN_WORD } : {}),
    ...(after === null ? {} : { setelah: after }),
  }).toString();
  return query === "" ? path : `${path}?${query}`;
}

/** Where the reader sees to what hinders a village; null where it is others' work that they cannot look at. */
export function hindranceHref(
  kind: Hindrance,
  villageCode: string,
  may: (permission: Permission) => boolean,
): string | null {
  const queue = (path: string, permission: Permission) =>
    may(permission) ? `${path}?wilayah=${villageCode}` : "/usulan?bagian=underway";
  switch (kind) {
    case "draft":
    case "returned":
      return `/usulan?bagian=${kind}`;
    case "submitted":
    case "meeting":
      return "/musyawarah";
    case "endorsed":
      return queue("/verifikasi", "proposal:verify");
    case "verified":
      return queue("/pengesahan", "proposal:sign");
    case "signed":
      return queue("/validasi", "proposal:validate");
    case "validated":
      return queue("/mutu", "proposal:accept");
    case "transfer":
      return may("transfer:read") ? "/pindah" : null;
    case "ground-check":
      return may("ground-check:order") ? "/cek-lapangan" : "/usulan?bagian=underway";
    case "objection":
      return may("objection:read") ? "/sanggahan" : null;
  }
}
