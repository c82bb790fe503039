import { getLocale, getTranslations } from "next-intl/server";
import { isKnownReason } from "@/components/decision/decision-words";
import { isRole } from "@/lib/domain/access/role";
import { daysToClear, decidedBy, pace, returnRate, type TierFlow } from "@/lib/domain/bottleneck/forecast";
import type { Bottlenecks, BottleneckTable, OriginFlow } from "@/lib/domain/bottleneck/view";
import { formatDay } from "@/lib/i18n/formats";

/** A table of the view as texts and figures: the page shows it, the file holds it. */
export interface TextTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const HOURS_A_DAY = 24;
/** Up to three days hours say more. */
const LONG_HOURS = 72;

/** Builds the tables of a view in the reader's language. */
export async function bottleneckTables(data: Bottlenecks): Promise<(table: BottleneckTable) => TextTable> {
  const [t, tiers, roles, workflow, locale] = await Promise.all([
    getTranslations("bottleneck"),
    getTranslations("tiers.short"),
    getTranslations("roles.name"),
    getTranslations("workflow"),
    getLocale(),
  ]);
  const heads = (...keys: Parameters<typeof head>[0][]) => keys.map(head);
  const head = (
    key:
      | "tier"
      | "role"
      | "area"
      | "waiting"
      | "late"
      | "oldest"
      | "decided"
      | "pace"
      | "clear"
      | "median"
      | "slow"
      | "returned"
      | "rejected"
      | "rate"
      | "reason"
      | "question"
      | "officer"
      | "proposals"
      | "sentBack"
      | "slowest",
  ) => t(`col.${key}`);
  const hours = (value: number | null) => {
    if (value === null) return t("none");
    return value > LONG_HOURS
      ? t("daysLong", { count: Math.round(value / HOURS_A_DAY) })
      : t("hours", { hours: Math.round(value) });
  };
  const share = (value: number | null) => (value === null ? t("none") : `${Math.round(value * 100)}%`);
  const clear = (flow: TierFlow) => {
    const days = daysToClear(flow, data.days);
    return Number.isFinite(days) ? t("daysLong", { count: Math.ceil(days) }) : t("never");
  };
  const origins = (first: "question" | "officer", rows: readonly OriginFlow[]): TextTable => ({
    headers: heads(first, "proposals", "sentBack", "rate"),
    rows: rows.map(({ label, proposals, sentBack }) => [label, proposals, sentBack, share(sentBack / proposals)]),
  });
  return (table) => {
    switch (table) {
      case "jenjang":
        return {
          headers: heads("tier", "waiting", "late", "oldest", "decided", "pace", "clear", "median", "slow", "rate"),
          rows: data.tiers.map((flow) => [
            tiers(flow.tier),
            flow.waiting,
            flow.late,
            flow.oldest === null ? t("none") : formatDay(flow.oldest, data.area.timeZone, locale, "short"),
            decidedBy(flow),
            Math.round(pace(flow, data.days) * 10) / 10,
            clear(flow),
            hours(flow.medianHours),
            hours(flow.slowHours),
            share(returnRate(flow)),
          ]),
        };
      case "peran":
        return {
          headers: heads("tier", "role", "decided", "returned", "rejected", "median", "slow"),
          rows: data.roles.map((flow) => [
            tiers(flow.tier),
            isRole(flow.role) ? roles(flow.role) : flow.role,
            flow.agreed + flow.returned + flow.rejected,
            flow.returned,
            flow.rejected,
            hours(flow.medianHours),
            hours(flow.slowHours),
          ]),
        };
      case "wilayah":
        return {
          headers: heads("area", "waiting", "late", "decided", "sentBack", "slowest"),
          rows: data.children
            .filter(({ waiting, decided }) => waiting + decided > 0)
            .map((row) => [row.label, row.waiting, row.late, row.decided, row.sentBack, hours(row.medianHours)]),
        };
      case "alasan":
        return {
          headers: heads("reason", "returned", "rejected"),
          rows: data.reasons.map(({ reason, returned, rejected }) => [
            isKnownReason(reason) ? workflow(`reason.${reason}`) : reason === "" ? t("noReason") : reason,
            returned,
            rejected,
          ]),
        };
      case "pertanyaan":
        return origins("question", data.questions);
      case "petugas":
        return origins("officer", data.officers);
    }
  };
}
