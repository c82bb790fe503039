import { isRegionCode } from "../access/scope";
import type { CaseEvent, CaseOrigin, CaseState } from "./duplicate-case";
import type { Evidence, Part } from "./evidence";
import type { MergeExtent, MergeProblem } from "./merge-plan";

/** What the list of cases shows: those that wait for the regency, for the province, or are done. */
export const CASE_TABS = ["open", "same", "done"] as const;
export type CaseTab = (typeof CASE_TABS)[number];

export const TAB_STATES = {
  open: ["open"],
  same: ["same"],
  done: ["merged", "not-same"],
} as const satisfies Record<CaseTab, readonly CaseState[]>;

export const STRENGTHS = ["strong", "possible"] as const;
export type Strength = (typeof STRENGTHS)[number];

export interface CaseFilter {
  readonly tab: CaseTab;
  readonly area: string | null;
  readonly strength: Strength | null;
  readonly origin: CaseOrigin | null;
  /** The row after which the page begins. */
  readonly after: { readonly score: number; readonly id: string } | null;
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

const TAB_WORD = { open: "terbuka", same: "konfirmasi", done: "selesai" } as const satisfies Record<CaseTab, string>;
const STRENGTH_WORD = { strong: "kuat", possible: "mungkin" } as const satisfies Record<Strength, string>;
const ORIGIN_WORD = { submit: "usulan", scan: "pencarian", hand: "laporan" } as const satisfies Record<
  CaseOrigin,
  string
>;
const AFTER = /^(\d{1,3})-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

export const CASE_WORDS = { tab: TAB_WORD, strength: STRENGTH_WORD, origin: ORIGIN_WORD } as const;

/** Reads the address; what is not understood is not applied. */
export function readCaseFilter(query: Query): CaseFilter {
  const text = (name: string) => {
    const value = query[name];
    return typeof value === "string" ? value : "";
  };
  const after = AFTER.exec(text("setelah"));
  const area = text("wilayah");
  return {
    tab: CASE_TABS.find((tab) => TAB_WORD[tab] === text("bagian")) ?? "open",
    area: isRegionCode(area) && area.length >= 4 ? area : null,
    strength: STRENGTHS.find((strength) => STRENGTH_WORD[strength] === text("kuat")) ?? null,
    origin: (["submit", "scan", "hand"] as const).find((origin) => ORIGIN_WORD[origin] === text("asal")) ?? null,
    after: after === null ? null : { score: Number(after[1]), id: after[2] ?? "" },
  };
}

/** The address of the list with some of its parts changed; paging begins anew unless `after` is given. */
export function caseHref(filter: CaseFilter, change: Partial<CaseFilter> = {}, path = "/ganda"): string {
  const next = { ...filter, after: null, ...change };
  const query = new URLSearchParams({
    ...(next.tab === "open" ? {} : { bagian: TAB_WORD[next.tab] }),
    ...(next.area === null ? {} : { wilayah: next.area }),
    ...(next.strength === null ? {} : { kuat: STRENGTH_WORD[next.strength] }),
    ...(next.origin === null ? {} : { asal: ORIGIN_WORD[next.origin] }),
    ...(next.after === null ? {} : { setelah: `${next.after.score}-${next.after.id}` }),
  }).toString();
  return query === "" ? path : `${path}?${query}`;
}

export interface CaseLine {
  readonly publicId: string;
  readonly score: number;
  readonly state: CaseState;
  readonly origin: CaseOrigin;
  readonly names: readonly [string, string];
  readonly villages: readonly [string, string];
  readonly openedAt: Date;
  readonly evidence: readonly Evidence[];
}

export interface CasePageModel {
  readonly lines: readonly CaseLine[];
  readonly next: CaseFilter["after"];
  readonly counts: Readonly<Record<CaseTab, number>>;
}

/** One side of a pair, ready to show. */
export interface CaseSide {
  readonly uid: string;
  readonly name: string;
  readonly villageName: string;
  readonly familyPublicId: string | null;
  readonly headName: string;
  readonly proposalPublicId: string | null;
  /** A record of the register, not of a proposal alone. */
  readonly isRegistered: boolean;
  readonly values: Readonly<Record<Part, string>>;
  readonly people: readonly {
    readonly uid: string;
    readonly name: string;
    readonly relation: string;
    readonly birthDate: string | null;
  }[];
}

export interface CaseStepLine {
  readonly key: string;
  readonly at: Date;
  readonly event: string;
  readonly actorName: string | null;
  readonly role: string;
  readonly reason: string | null;
  readonly note: string | null;
}

/** What keeping one side would do, or what stands against it. */
export interface KeepChoice {
  readonly keep: string;
  readonly extent: MergeExtent;
  readonly closes: number;
  readonly problem: MergeProblem | null;
}

export interface CaseDetail {
  readonly publicId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
  readonly state: CaseState;
  readonly origin: CaseOrigin;
  readonly score: number;
  readonly openedAt: Date;
  readonly evidence: readonly Evidence[];
  readonly sides: readonly [CaseSide, CaseSide];
  readonly keep: string | null;
  readonly extent: MergeExtent | null;
  readonly history: readonly CaseStepLine[];
  /** Steps that this person may take now. */
  readonly events: readonly CaseEvent[];
  /** Somebody else must: this person reported or decided it. */
  readonly needsOthers: boolean;
  readonly choices: readonly KeepChoice[];
}
