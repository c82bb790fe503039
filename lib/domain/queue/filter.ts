import { isRegionCode } from "../access/scope";
import { PROPOSAL_KINDS, type ProposalKind } from "../proposal/kind";
import { parsePublicId } from "../public-id/public-id";
import { CIVIL_SECTIONS, HOUSEHOLD_SECTIONS, MEMBER_SECTIONS } from "../variable/variable";
import { parseCursor, type QueueCursor } from "./cursor";
import { RISKS, type Risk } from "./risk";

export const FILTER_SECTIONS = [...HOUSEHOLD_SECTIONS, ...MEMBER_SECTIONS, ...CIVIL_SECTIONS] as const;
export type FilterSection = (typeof FILTER_SECTIONS)[number];

const KINDS = PROPOSAL_KINDS;
export type QueueKind = ProposalKind;

/** What a person narrowed a queue to. Null: not narrowed. */
export interface QueueFilter {
  /** Regency, district or village. */
  readonly area: string | null;
  readonly risk: Risk | null;
  readonly isOverdue: boolean;
  /** Only what was drawn at random. */
  readonly isSampled: boolean;
  readonly kind: QueueKind | null;
  /** User id of the one who began the proposal. */
  readonly officer: string | null;
  readonly section: FilterSection | null;
}

/** A queue page's address, read. */
export interface QueueView {
  readonly filter: QueueFilter;
  readonly after: QueueCursor | null;
  readonly before: QueueCursor | null;
  /** Public id of the row whose detail is open. */
  readonly chosen: string | null;
  /** What is to be ticked under this filter: everything clean, everything the reader may decide on, or nothing. */
  readonly takes: "clean" | "all" | null;
}

export const NO_FILTER: QueueFilter = {
  area: null,
  risk: null,
  isOverdue: false,
  isSampled: false,
  kind: null,
  officer: null,
  section: null,
};

const RISK_WORD = { none: "tanpa", warned: "ada", flagged: "banyak" } as const satisfies Record<Risk, string>;
const KIND_WORD = { condition: "perubahan", "new-household": "baru", event: "peristiwa" } as const satisfies Record<
  QueueKind,
  string
>;
const OVERDUE_WORD = "lewat";
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type RawParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads an address. What is not understood counts as not asked, so an old link still opens the queue. */
export function parseQueueView(params: RawParams): QueueView {
  const text = (name: string) => {
    const value = params[name];
    return typeof value === "string" ? value : "";
  };
  const chosen = text("pilih");
  const after = parseCursor(text("setelah"));
  return {
    filter: {
      area: areaIn(text("wilayah")),
      risk: RISKS.find((risk) => RISK_WORD[risk] === text("risiko")) ?? null,
      isOverdue: text("umur") === OVERDUE_WORD,
      isSampled: text("sampel") === "1",
      kind: KINDS.find((kind) => KIND_WORD[kind] === text("jenis")) ?? null,
      officer: UUID.test(text("petugas")) ? text("petugas") : null,
      section: FILTER_SECTIONS.find((section) => section === text("bagian")) ?? null,
    },
    after,
    before: after === null ? parseCursor(text("sebelum")) : null,
    chosen: parsePublicId(chosen) === null ? null : chosen,
    takes: text("bersih") === "1" ? "clean" : text("semua") === "1" ? "all" : null,
  };
}

/** The filter as query parameters, in the words of the address; nothing for what is not narrowed. */
export function filterParams(filter: QueueFilter): Record<string, string> {
  return {
    ...(filter.area === null ? {} : { wilayah: filter.area }),
    ...(filter.risk === null ? {} : { risiko: RISK_WORD[filter.risk] }),
    ...(filter.isOverdue ? { umur: OVERDUE_WORD } : {}),
    ...(filter.isSampled ? { sampel: "1" } : {}),
    ...(filter.kind === null ? {} : { jenis: KIND_WORD[filter.kind] }),
    ...(filter.officer === null ? {} : { petugas: filter.officer }),
    ...(filter.section === null ? {} : { bagian: filter.section }),
  };
}

/** An address of a queue: its path, the filter, and what else is given. */
export function queueHref(path: string, filter: QueueFilter, extra: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ ...filterParams(filter), ...extra }).toString();
  return query === "" ? path : `${path}?${query}`;
}

export function activeFilters(filter: QueueFilter): number {
  return Object.keys(filterParams(filter)).length;
}

/** The choices of a filter box: the word in the address for each meaning. */
export const FILTER_WORDS = { risk: RISK_WORD, kind: KIND_WORD, overdue: OVERDUE_WORD } as const;

function areaIn(text: string): string | null {
  return isRegionCode(text) && text.length >= 4 ? text : null;
}
