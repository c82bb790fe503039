import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import type { CheckView } from "@/lib/domain/ground-check/check-page";
import { isOpenCheck } from "@/lib/domain/ground-check/ground-check";
import { formatDay, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { STATE_LOOK } from "./check-look";
import { CheckSteps } from "./check-steps";
import { CompareTable } from "./compare-table";
import { actionWords } from "./order-words";

export interface CheckCardProps {
  readonly check: CheckView;
  readonly checkers: readonly { readonly userId: string; readonly name: string }[];
  readonly grantId: string;
  readonly zone: TimeZone;
}

/** One check: why, who goes, until when, and what came of it. */
export async function CheckCard({ check, checkers, grantId, zone }: CheckCardProps) {
  const [t, locale] = await Promise.all([getTranslations("groundCheck"), getLocale().then(localeOf)]);
  const isOpen = isOpenCheck(check.state);
  return (
    <section aria-label={t("one", { date: formatDay(check.orderedAt, zone, locale, "long") })} className="space-y-3">
      <p className="flex flex-wrap items-center gap-2">
        <Badge {...STATE_LOOK[check.state]}>{t(`state.${check.state}`)}</Badge>
        {check.isLate ? (
          <Badge tone="danger" icon="clock">
            {t("late")}
          </Badge>
        ) : null}
        {check.outcome === null || check.outcome === "found" ? null : (
          <Badge tone="attention" icon="circle-question-mark">
            {t(`outcome.${check.outcome}`)}
          </Badge>
        )}
      </p>
      <DescriptionList items={await factsOf(check, zone)} />
      {isOpen ? (
        <CheckSteps
          grantId={grantId}
          item={{ regencyCode: check.regencyCode, id: check.id, version: check.version }}
          isAssigned={check.state === "assigned"}
          checkers={checkers}
          words={await actionWords()}
        />
      ) : null}
      {check.state === "done" && check.outcome === "found" ? (
        <>
          <p className="font-semibold">
            {check.agreement === null
              ? t("nothingCompared")
              : t("sum", {
                  agree: check.agreeCount,
                  differ: check.differCount,
                  rest: check.rows.length - check.agreeCount - check.differCount,
                  percent: check.agreement,
                })}
          </p>
          <CompareTable rows={check.rows} />
        </>
      ) : null}
    </section>
  );
}

async function factsOf(check: CheckView, zone: TimeZone) {
  const [t, locale] = await Promise.all([getTranslations("groundCheck"), getLocale().then(localeOf)]);
  const cancelled = check.cancelledReason === "DECIDED" ? t("cancelledByDecision") : (check.cancelledReason ?? "");
  return [
    {
      term: t("reasonLabel"),
      detail: check.note === "" ? t(`reason.${check.reason}`) : `${t(`reason.${check.reason}`)}: ${check.note}`,
    },
    {
      term: t("orderedAt"),
      detail: `${formatInstant(check.orderedAt, zone, locale)}${check.orderedBy === null ? "" : `, ${check.orderedBy}`}`,
    },
    { term: t("companion"), detail: check.companion ?? t("nobodyYet") },
    ...(isOpenCheck(check.state) ? [{ term: t("due"), detail: formatDay(check.dueAt, zone, locale) }] : []),
    { term: t("askedCount"), detail: t("questions", { count: check.askedCount }) },
    ...(check.doneAt === null ? [] : [{ term: t("doneAt"), detail: formatInstant(check.doneAt, zone, locale) }]),
    ...(check.remark === "" ? [] : [{ term: t("remark"), detail: check.remark }]),
    ...(check.state === "cancelled" ? [{ term: t("cancelledReason"), detail: cancelled }] : []),
  ];
}
