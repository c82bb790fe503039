import { addDays, daysBetween } from "../calendar/working-day";
import { ANSWER_CHANNELS, type AnswerChannel } from "../invitation/flow";
import { needOf, type ServicePlan } from "./service-plan";

/** Families served on a local day by a channel. */
export interface ServedDay {
  readonly day: string;
  readonly channel: AnswerChannel;
  readonly families: number;
}

/** A week of a plan, with what was to be served by its end and what was. */
export interface PlanWeek {
  /** Its Monday, or the plan's first day; its Sunday, or the last. */
  readonly from: string;
  readonly to: string;
  /** Families served up to the end of the week, as planned: evenly over the plan's days. */
  readonly planned: number;
  /** In the week; null for one that has not begun. */
  readonly served: Readonly<Record<AnswerChannel, number>> | null;
  /** Up to the end of the week or today; null for one that has not begun. */
  readonly reached: number | null;
}

/** The plan against the fact week by week. What was served before the plan begins counts with its first week. */
export function planWeeks(plan: ServicePlan, facts: readonly ServedDay[], today: string): readonly PlanWeek[] {
  const { selfFamilies, deskFamilies, visitFamilies } = needOf(plan);
  const all = selfFamilies + deskFamilies + visitFamilies;
  const days = daysBetween(plan.from, plan.to) + 1;
  let reached = 0;
  return weeksOf(plan.from, plan.to).map((week, index) => {
    const planned = Math.round((all * (daysBetween(plan.from, week.to) + 1)) / days);
    if (week.from > today) return { ...week, planned, served: null, reached: null };
    const inWeek = facts.filter(({ day }) => day <= week.to && (index === 0 || day >= week.from));
    const served = Object.fromEntries(ANSWER_CHANNELS.map((channel) => [channel, 0])) as Record<AnswerChannel, number>;
    for (const { channel, families } of inWeek) served[channel] += families;
    reached += inWeek.reduce((sum, { families }) => sum + families, 0);
    return { ...week, planned, served, reached };
  });
}

/** Weeks from Monday to Sunday that a span of days touches, cut to it. */
function weeksOf(from: string, to: string): readonly { readonly from: string; readonly to: string }[] {
  const weeks: { from: string; to: string }[] = [];
  let start = from;
  while (start <= to) {
    const weekday = (new Date(`${start}T00:00:00Z`).getUTCDay() + 6) % 7;
    const sunday = addDays(start, 6 - weekday);
    weeks.push({ from: start, to: sunday < to ? sunday : to });
    start = addDays(sunday, 1);
  }
  return weeks;
}
