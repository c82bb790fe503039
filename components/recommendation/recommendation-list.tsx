import { getLocale, getTranslations } from "next-intl/server";
import { Badge, type BadgeProps } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { dateLabels } from "@/components/ui/date-labels";
import { Timeline } from "@/components/ui/timeline";
import { problemLabels } from "@/components/user/labels";
import type { RecommendationLine, RecommendationStepLine } from "@/lib/domain/recommendation/page";
import type { RecommendationState } from "@/lib/domain/recommendation/recommendation";
import { formatAgo, formatDate, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { FollowUpButtons } from "./follow-up";

const LOOK = {
  open: { tone: "attention", icon: "clock" },
  answered: { tone: "info", icon: "messages-square" },
  closed: { tone: "success", icon: "circle-check" },
} as const satisfies Record<RecommendationState, Pick<BadgeProps, "tone" | "icon">>;

const STEP_ICON = { ask: "flag", answer: "send", close: "check", "ask-again": "undo-2" } as const;

export interface RecommendationListProps {
  readonly lines: readonly RecommendationLine[];
  readonly now: Date;
  readonly today: string;
  readonly dueDay: string;
  readonly zone: TimeZone;
  readonly grantId: string;
}

/** Recommendations with all that was said of each, and what the reader may do. */
export async function RecommendationList({ lines, now, today, dueDay, zone, grantId }: RecommendationListProps) {
  const [t, form, common, locale, problem] = await Promise.all([
    getTranslations("recommendation"),
    getTranslations("recommendation.form"),
    getTranslations("common"),
    getLocale(),
    problemLabels(),
  ]);
  const roles = await getTranslations("roles.name");
  const follow = (part: "label" | "title" | "done") => ({
    answer: t(`follow.${part}.answer`),
    close: t(`follow.${part}.close`),
    "ask-again": t(`follow.${part}.ask-again`),
  });
  const words = {
    label: follow("label"),
    title: follow("title"),
    done: follow("done"),
    busy: common("working"),
    cancel: common("cancel"),
    problem,
    text: t("follow.text"),
    textHint: form("textHint"),
    textShort: form("textShort"),
    textIdentifier: form("textIdentifier"),
    due: form("due"),
    duePast: form("duePast"),
    dateLabels: await dateLabels(),
  };
  const item = ({ id, event, text, dueDay: due, by, role, at }: RecommendationStepLine) => ({
    key: id,
    title:
      due === null ? t(`event.${event}`) : t("eventDue", { event: t(`event.${event}`), day: formatDate(due, locale) }),
    when: formatAgo(at, now, zone, locale),
    instant: at.toISOString(),
    exact: formatInstant(at, zone, locale),
    who: role === null ? by : `${by}, ${roles(role)}`,
    body: text === "" ? null : <p className="whitespace-pre-line">{text}</p>,
    icon: STEP_ICON[event],
  });
  return (
    <ul aria-label={t("title")} className="grid gap-4">
      {lines.map((line) => (
        <li key={line.id}>
          <Card
            title={line.areaLabel}
            aside={
              <span className="flex flex-wrap items-center gap-2">
                <Badge {...LOOK[line.state]}>{t(`state.${line.state}`)}</Badge>
                {line.isOverdue ? (
                  <Badge tone="danger" icon="timer-off">
                    {t("overdue")}
                  </Badge>
                ) : null}
                {line.state === "open" ? (
                  <span className="text-sm text-muted">{t("due", { day: formatDate(line.dueDay, locale) })}</span>
                ) : null}
              </span>
            }
          >
            <Timeline items={line.steps.map(item)} />
            {line.can.length === 0 ? null : (
              <FollowUpButtons
                key={line.version}
                grantId={grantId}
                regencyCode={line.regencyCode}
                id={line.id}
                version={line.version}
                can={line.can}
                today={today}
                dueDay={dueDay}
                words={words}
              />
            )}
          </Card>
        </li>
      ))}
    </ul>
  );
}
