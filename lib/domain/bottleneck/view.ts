import { levelOf } from "../dashboard/area";
import type { DashboardArea } from "../dashboard/overview";
import type { RawParams } from "../queue/filter";
import type { TierFlow } from "./forecast";

/** Days that a view may look back. */
export const WINDOWS = [7, 30, 90, 270] as const;
export type WindowDays = (typeof WINDOWS)[number];

export const TABLES = ["jenjang", "peran", "wilayah", "alasan", "perbaikan", "pertanyaan", "petugas"] as const;
export type BottleneckTable = (typeof TABLES)[number];

export interface BottleneckView {
  /** Null: the actor's own area. */
  readonly area: string | null;
  readonly days: WindowDays;
}

/** Reads an address. What is not understood counts as not asked. */
export function parseBottleneckView(params: RawParams): BottleneckView {
  const area = params["wilayah"];
  const days = params["hari"];
  return {
    area: typeof area === "string" && levelOf(area) !== null ? area : null,
    days: WINDOWS.find((each) => String(each) === days) ?? 30,
  };
}

export function bottleneckHref({ area, days }: BottleneckView, path = "/hambatan"): string {
  const query = new URLSearchParams({
    ...(area === null ? {} : { wilayah: area }),
    ...(days === 30 ? {} : { hari: String(days) }),
  }).toString();
  return query === "" ? path : `${path}?${query}`;
}

export interface RoleFlow
  extends Pick<TierFlow, "tier" | "agreed" | "returned" | "rejected" | "medianHours" | "slowHours"> {
  readonly role: string;
}

export interface AreaFlow {
  readonly code: string;
  readonly label: string;
  readonly waiting: number;
  readonly late: number;
  readonly decided: number;
  readonly sentBack: number;
  /** Hours of the slowest tier's median there; null where nothing was decided. */
  readonly medianHours: number | null;
}

export interface ReasonFlow {
  readonly reason: string;
  readonly returned: number;
  readonly rejected: number;
}

/** How long proposals that came back for one reason were with the operators until they were sent again, and what still is there. */
export interface MendFlow {
  readonly reason: string;
  readonly sent: number;
  /** Hours; null where nothing was sent again. */
  readonly medianHours: number | null;
  readonly slowHours: number | null;
  readonly waiting: number;
  /** Since when the oldest is there; null where nothing is. */
  readonly oldest: Date | null;
}

/** Proposals by who began them or what they changed, and how many of them came back. */
export interface OriginFlow {
  readonly label: string;
  readonly proposals: number;
  readonly sentBack: number;
}

export interface Bottlenecks {
  readonly area: DashboardArea;
  readonly days: WindowDays;
  /** When it was last counted. Null: not yet. */
  readonly countedAt: Date | null;
  readonly tiers: readonly TierFlow[];
  readonly roles: readonly RoleFlow[];
  readonly children: readonly AreaFlow[];
  readonly reasons: readonly ReasonFlow[];
  readonly mends: readonly MendFlow[];
  readonly questions: readonly OriginFlow[];
  /** Empty for who may not read officers' names. */
  readonly officers: readonly OriginFlow[];
  readonly season: {
    readonly applied: number;
    readonly due: number;
    readonly endsOn: string;
    readonly daysLeft: number;
    /** Working days from tomorrow to the last one. */
    readonly workDaysLeft: number;
  } | null;
}
