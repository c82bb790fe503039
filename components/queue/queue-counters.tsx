import { getTranslations } from "next-intl/server";
import { Stat } from "@/components/ui/stat";
import { NO_FILTER, type QueueFilter, queueHref } from "@/lib/domain/queue/filter";
import { countText, type QueueCounts } from "@/lib/domain/queue/queue-row";

export interface QueueCountersProps {
  readonly counts: QueueCounts;
  readonly filter: QueueFilter;
  readonly path: string;
  /** Nothing is decided together from this list: what could be is not counted. */
  readonly byLots: boolean;
}

/** The queue at a glance; each figure leads to what it counts. */
export async function QueueCounters({ counts, filter, path, byLots }: QueueCountersProps) {
  const t = await getTranslations("queue.counter");
  const rest: QueueFilter = { ...filter, risk: NO_FILTER.risk, isOverdue: false };
  const figures = [
    { key: "waiting", filter: rest, extra: {}, tone: "info" },
    { key: "overdue", filter: { ...rest, isOverdue: true }, extra: {}, tone: "danger" },
    { key: "warned", filter: { ...rest, risk: "warned" }, extra: {}, tone: "attention" },
    { key: "clean", filter: rest, extra: { bersih: "1" }, tone: "success" },
  ] as const;
  return (
    <ul aria-label={t("label")} className="no-print grid grid-cols-2 gap-3 md:grid-cols-4">
      {figures
        .filter(({ key }) => key !== "clean" || !byLots)
        .map(({ key, filter: narrowed, extra, tone }) => (
          <li key={key}>
            <Stat
              label={t(key)}
              figure={countText(counts[key])}
              tone={counts[key] === 0 ? "neutral" : tone}
              href={queueHref(path, narrowed, extra)}
            />
          </li>
        ))}
    </ul>
  );
}
