import { isRole, type Role } from "../access/role";
import { isRegionCode } from "../access/scope";
import { addressOf, momentText, one, type Query, readMoment } from "../list/address";
import {
  type FollowUp,
  RECOMMENDATION_STATES,
  type RecommendationEvent,
  type RecommendationState,
} from "./recommendation";

export const RECOMMENDATION_PATH = "/rekomendasi";

export interface RecommendationCursor {
  readonly at: number;
  readonly id: string;
}

/** What the list shows, as its address says it. Whatever is not understood is not applied. */
export interface RecommendationFilter {
  readonly state: RecommendationState | null;
  readonly isOverdue: boolean;
  readonly area: string | null;
  readonly after: RecommendationCursor | null;
}

const STATE_WORD = { open: "terbuka", answered: "dijawab", closed: "selesai" } as const satisfies Record<
  RecommendationState,
  string
>;
export function readRecommendationFilter(query: Query): RecommendationFilter {
  const text = (key: string) => one(query, key);
  const area = text("wilayah");
  return {
    state: RECOMMENDATION_STATES.find((state) => STATE_WORD[state] === text("keadaan")) ?? null,
    isOverdue: text("lewat") === "1",
    area: isRegionCode(area) && area.length >= 4 ? area : null,
    after: readMoment(text("sesudah")),
  };
}

export function recommendationHref(
  filter: RecommendationFilter,
  change: Partial<RecommendationFilter> = {},
  path = RECOMMENDATION_PATH,
): string {
  const next = { ...filter, after: null, ...change };
  const parts = {
    keadaan: next.state === null ? "" : STATE_WORD[next.state],
    lewat: next.isOverdue ? "1" : "",
    wilayah: next.area ?? "",
    sesudah: momentText(next.after),
  };
  return addressOf(path, parts);
}

export interface RecommendationStepLine {
  readonly id: string;
  readonly event: RecommendationEvent;
  readonly text: string;
  readonly dueDay: string | null;
  readonly by: string;
  readonly role: Role | null;
  readonly at: Date;
}

export interface RecommendationLine {
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
  readonly areaLabel: string;
  readonly state: RecommendationState;
  readonly dueDay: string;
  readonly isOverdue: boolean;
  /** From the first question on. */
  readonly steps: readonly RecommendationStepLine[];
  /** What this person may do now. */
  readonly can: readonly FollowUp[];
}

export interface RecommendationList {
  readonly lines: readonly RecommendationLine[];
  readonly counts: Readonly<Record<RecommendationState, number>>;
  readonly overdue: number;
  readonly next: RecommendationCursor | null;
}

/** A stored role, where this build knows it. */
export function roleOf(text: string): Role | null {
  return isRole(text) ? text : null;
}
