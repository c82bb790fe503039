import { addressOf, isUuid, type Moment, momentText, one, type Query, readMoment } from "../list/address";
import { REPORT_STATES, type ReportState } from "./report";

export const NEIGHBOUR_PATH = "/warga-rt";
export const REPORT_PATH = "/laporan-rt";

/** Which reports are listed, as an address says it. Whatever is not understood is not applied. */
export interface ReportFilter {
  readonly state: ReportState | null;
  readonly after: Moment | null;
}

export function readReportFilter(query: Query): ReportFilter {
  const state = one(query, "keadaan");
  return { state: REPORT_STATES.find((each) => each === state) ?? null, after: readMoment(one(query, "sesudah")) };
}

export function reportHref({ state, after }: ReportFilter, path = REPORT_PATH): string {
  return addressOf(path, { keadaan: state ?? "", sesudah: momentText(after) });
}

/** How a family of the RT stands: not found by the village, being updated, or neither. */
export const NEIGHBOUR_STATES = ["calm", "updating", "missing"] as const;
export type NeighbourState = (typeof NEIGHBOUR_STATES)[number];

const NEIGHBOUR_WORD = {
  calm: "terdaftar",
  updating: "diperbarui",
  missing: "tidak-ditemukan",
} as const satisfies Record<NeighbourState, string>;

/** What the head of an RT looks at: their families, or what they have told. */
export type NeighbourView =
  | {
      readonly view: "families";
      readonly state: NeighbourState | null;
      /** Id of a family. */
      readonly after: string | null;
    }
  | { readonly view: "reports"; readonly filter: ReportFilter };

export function readNeighbourView(query: Query): NeighbourView {
  if (one(query, "tampil") === "laporan") return { view: "reports", filter: readReportFilter(query) };
  const word = one(query, "keadaan");
  const after = one(query, "sesudah");
  return {
    view: "families",
    state: NEIGHBOUR_STATES.find((state) => NEIGHBOUR_WORD[state] === word) ?? null,
    after: isUuid(after) ? after : null,
  };
}

export function neighbourHref(shown: NeighbourView): string {
  if (shown.view === "reports") {
    const { state, after } = shown.filter;
    return addressOf(NEIGHBOUR_PATH, { tampil: "laporan", keadaan: state ?? "", sesudah: momentText(after) });
  }
  return addressOf(NEIGHBOUR_PATH, {
    keadaan: shown.state === null ? "" : NEIGHBOUR_WORD[shown.state],
    sesudah: shown.after ?? "",
  });
}
