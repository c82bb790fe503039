import { getLocale, getTranslations } from "next-intl/server";
import { MeetingPaperLine } from "@/components/meeting/meeting-paper-line";
import { DescriptionList } from "@/components/ui/description-list";
import type { ProposalDetail } from "@/lib/domain/queue/proposal-detail";
import { lastDayOf } from "@/lib/domain/workflow/deadline";
import { formatAgo, formatDate, formatDay, type TimeZone } from "@/lib/i18n/formats";

const CHANNELS = ["desk", "visit", "self", "import", "api"] as const;

export interface ProposalFactsProps {
  readonly detail: ProposalDetail;
  readonly zone: TimeZone;
  readonly now: Date;
}

/** When, how and by whom: what a decider weighs the answers with. */
export async function ProposalFacts({ detail, zone, now }: ProposalFactsProps) {
  const locale = await getLocale();
  const t = await getTranslations("queue");
  const channel = CHANNELS.find((known) => known === detail.channel);
  const kind = detail.isCorrection ? t("kind.correction") : t(`kind.${detail.kind}`);
  const address = [detail.villageName, detail.place].filter(Boolean).join(", ");
  return (
    <DescriptionList
      items={[
        { term: t("facts.place"), detail: address },
        { term: t("facts.kind"), detail: kind },
        { term: t("facts.conditionDate"), detail: formatDate(detail.conditionDate, locale) },
        { term: t("facts.channel"), detail: channel === undefined ? detail.channel : t(`channel.${channel}`) },
        { term: t("facts.contributors"), detail: detail.contributors.join(", ") },
        ...(detail.meeting === null
          ? []
          : [{ term: t("facts.meeting"), detail: <MeetingPaperLine meeting={detail.meeting} /> }]),
        { term: t("facts.waitingSince"), detail: formatAgo(detail.since, now, zone, locale) },
        {
          term: t("facts.due"),
          detail: detail.dueAt === null ? t("facts.noDue") : formatDay(lastDayOf(detail.dueAt), zone, locale),
        },
      ]}
    />
  );
}
