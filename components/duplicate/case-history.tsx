import { getTranslations } from "next-intl/server";
import { Timeline } from "@/components/ui/timeline";
import { isRole } from "@/lib/domain/access/role";
import type { CaseStepLine } from "@/lib/domain/matching/case-view";
import { CASE_REASON_NAMES } from "@/lib/domain/matching/duplicate-case";
import { formatAgo, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

const EVENTS = ["open", "open-again", "same", "not-same", "confirm", "give-back", "reopen", "joined", "void"] as const;

export interface CaseHistoryProps {
  readonly steps: readonly CaseStepLine[];
  readonly zone: TimeZone;
  readonly now: Date;
  readonly locale: Locale;
}

/** What happened to a pair so far: who, when, why. Latest first. */
export async function CaseHistory({ steps, zone, now, locale }: CaseHistoryProps) {
  const [t, roles] = await Promise.all([getTranslations("duplicate"), getTranslations("roles.name")]);
  const title = (event: string) => {
    const known = EVENTS.find((one) => one === event);
    return known === undefined ? event : t(`event.${known}`);
  };
  const who = ({ actorName, role }: CaseStepLine) =>
    isRole(role) ? [actorName, roles(role)].filter(Boolean).join(", ") : t("system");
  const why = ({ reason, note }: CaseStepLine) => {
    const known = CASE_REASON_NAMES.find((one) => one === reason);
    if (known === undefined && note === null) return undefined;
    return (
      <>
        {known === undefined ? null : <p className="font-semibold">{t(`reason.${known}`)}</p>}
        {note === null ? null : <p className="whitespace-pre-line">{note}</p>}
      </>
    );
  };
  return (
    <Timeline
      items={steps.map((step) => ({
        key: step.key,
        title: title(step.event),
        who: who(step),
        when: formatAgo(step.at, now, zone, locale),
        instant: step.at.toISOString(),
        exact: formatInstant(step.at, zone, locale),
        body: why(step),
      }))}
    />
  );
}
