import { getLocale, getTranslations } from "next-intl/server";
import { isKnownReason } from "@/components/decision/decision-words";
import { isRole } from "@/lib/domain/access/role";
import { daysToClear, decidedBy, pace, returnRate, type TierFlow } from "@/lib/domain/bottleneck/forecast";
import type { Bottlenecks, BottleneckTable, MendFlow, OriginFlow, RoleFlow } from "@/lib/domain/bottleneck/view";
import type { TierName } from "@/lib/domain/workflow/tier";
import { formatDay, type TimeZone } from "@/lib/i18n/formats";

/** A table of the view as texts and figures: the page shows it, the file holds it. */
export interface TextTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const HOURS_A_DAY = 24;
/** Up to three days hours say more. */
const LONG_HOURS = 72;

const COLUMNS = {
  jenjang: ["tier", "waiting", "late", "oldest", "decided", "pace", "clear", "median", "slow", "rate"],
  peran: ["tier", "role", "decided", "returned", "rejected", "median", "slow"],
  wilayah: ["area", "waiting", "late", "decided", "sentBack", "slowest"],
  alasan: ["reason", "returned", "rejected"],
  perbaikan: ["reason", "sentAgain", "median", "slow", "atOperator", "oldest"],
  pertanyaan: ["question", "proposals", "sentBack", "rate"],
  petugas: ["officer", "proposals", "sentBack", "rate"],
} as const satisfies Record<BottleneckTable, readonly string[]>;

type Rows = TextTable["rows"];

/** Builds the tables of a view in the reader's language. */
export async function bottleneckTables(data: Bottlenecks): Promise<(table: BottleneckTable) => TextTable> {
  const [t, say] = await Promise.all([getTranslations("bottleneck.col"), wordsOf()]);
  const rows: Record<BottleneckTable, () => Rows> = {
    jenjang: () => data.tiers.map((flow) => tierRow(flow, data, say)),
    peran: () => data.roles.map((flow) => roleRow(flow, say)),
    wilayah: () =>
      data.children
        .filter(({ waiting, decided }) => waiting + decided > 0)
        .map((row) => [row.label, row.waiting, row.late, row.decided, row.sentBack, say.hours(row.medianHours)]),
    alasan: () => data.reasons.map(({ reason, returned, rejected }) => [say.reason(reason), returned, rejected]),
    perbaikan: () => data.mends.map((flow) => mendRow(flow, data, say)),
    pertanyaan: () => originRows(data.questions, say),
    petugas: () => originRows(data.officers, say),
  };
  return (table) => ({ headers: COLUMNS[table].map((column) => t(column)), rows: rows[table]() });
}

type Words = Awaited<ReturnType<typeof wordsOf>>;

async function wordsOf() {
  const [t, tiers, roles, workflow, locale] = await Promise.all([
    getTranslations("bottleneck"),
    getTranslations("tiers.short"),
    getTranslations("roles.name"),
    getTranslations("workflow"),
    getLocale(),
  ]);
  const days = (count: number) => t("daysLong", { count });
  return {
    none: t("none"),
    tier: (name: TierName) => tiers(name),
    role: (role: string) => (isRole(role) ? roles(role) : role),
    reason: (code: string) => (isKnownReason(code) ? workflow(`reason.${code}`) : code === "" ? t("noReason") : code),
    day: (at: Date, zone: TimeZone) => formatDay(at, zone, locale, "short"),
    share: (value: number | null) => (value === null ? t("none") : `${Math.round(value * 100)}%`),
    hours: (value: number | null) => {
      if (value === null) return t("none");
      return value > LONG_HOURS ? days(Math.round(value / HOURS_A_DAY)) : t("hours", { hours: Math.round(value) });
    },
    clear: (count: number) => (Number.isFinite(count) ? t("workDays", { count: Math.ceil(count) }) : t("never")),
  };
}

function tierRow(flow: TierFlow, { area }: Bottlenecks, say: Words): Rows[number] {
  return [
    say.tier(flow.tier),
    flow.waiting,
    flow.late,
    flow.oldest === null ? say.none : say.day(flow.oldest, area.timeZone),
    decidedBy(flow),
    Math.round(pace(flow) * 10) / 10,
    say.clear(daysToClear(flow)),
    say.hours(flow.medianHours),
    say.hours(flow.slowHours),
    say.share(returnRate(flow)),
  ];
}

function roleRow(flow: RoleFlow, say: Words): Rows[number] {
  const { tier, role, agreed, returned, rejected, medianHours, slowHours } = flow;
  const decided = agreed + returned + rejected;
  return [say.tier(tier), say.role(role), decided, returned, rejected, say.hours(medianHours), say.hours(slowHours)];
}

function mendRow(
  { reason, sent, medianHours, slowHours, waiting, oldest }: MendFlow,
  { area }: Bottlenecks,
  say: Words,
): Rows[number] {
  const since = oldest === null ? say.none : say.day(oldest, area.timeZone);
  return [say.reason(reason), sent, say.hours(medianHours), say.hours(slowHours), waiting, since];
}

function originRows(rows: readonly OriginFlow[], say: Words): Rows {
  return rows.map(({ label, proposals, sentBack }) => [label, proposals, sentBack, say.share(sentBack / proposals)]);
}
