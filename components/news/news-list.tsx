import { getLocale, getTranslations } from "next-intl/server";
import { STEP_LOOK, stepReason } from "@/components/decision/step-look";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Timeline } from "@/components/ui/timeline";
import type { NewsLine } from "@/lib/domain/news/news";
import { formatAgo, formatInstant, type TimeZone } from "@/lib/i18n/formats";

export interface NewsListProps {
  readonly lines: readonly NewsLine[];
  readonly zone: TimeZone;
  readonly now: Date;
}

/** Decisions on one's proposals, the latest first: whose family, what, who, why, and where it stands now. */
export async function NewsList({ lines, zone, now }: NewsListProps) {
  const [t, queue, workflow, roles, states, why, locale] = await Promise.all([
    getTranslations("news"),
    getTranslations("queue"),
    getTranslations("workflow"),
    getTranslations("roles.name"),
    getTranslations("states.proposal"),
    stepReason(),
    getLocale(),
  ]);
  return (
    <Timeline
      items={lines.map(({ step, proposalPublicId, headName, place, state, isNew }) => {
        const name = step.actorName ?? queue("someone");
        return {
          key: step.id,
          title: (
            <>
              {workflow(`event.${step.event}`)}{" "}
              {isNew ? (
                <Badge tone="attention" icon="info">
                  {t("new")}
                </Badge>
              ) : null}
            </>
          ),
          when: formatAgo(step.at, now, zone, locale),
          instant: step.at.toISOString(),
          exact: formatInstant(step.at, zone, locale),
          who: step.role === null ? name : queue("by", { name, role: roles(step.role) }),
          body: (
            <>
              <p>
                <Link href={`/usulan/${proposalPublicId}`} className="link inline-block min-h-8 font-semibold">
                  {t("family", { name: headName })}
                </Link>
                {place === "" ? null : <span className="text-muted"> · {place}</span>}
                {state === step.to ? null : <span className="text-muted"> · {t("now", { state: states(state) })}</span>}
              </p>
              {why(step)}
            </>
          ),
          ...STEP_LOOK[step.event],
        };
      })}
    />
  );
}
