import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { PLAN_HREF } from "@/lib/domain/lot/plan-address";
import { countText } from "@/lib/domain/queue/queue-row";
import { tierHref } from "@/lib/domain/workflow/tier-address";
import type { TierLine, TierPage } from "@/lib/domain/workflow/tier-page";
import { formatDate } from "@/lib/i18n/formats";
import { lengthWords } from "./length-words";
import { tierRules } from "./tier-rules";

/** The tiers one under the other, as a proposal passes them: the diagram and its facts in one. */
export async function TierPath({ page }: { readonly page: TierPage }) {
  const [t, rules] = await Promise.all([getTranslations("tiers"), tierRules()]);
  return (
    <ol aria-label={t("path")} className="grid gap-3">
      <Step number={1} title={t("step.endorse")} who={t("who.endorse")}>
        <p className="text-muted">{t("meetingDecides")}</p>
        {page.meeting === null ? null : (
          <DescriptionList items={[{ term: t("rules.coverage"), detail: rules.coverage(page.meeting) }]} />
        )}
      </Step>
      {page.tiers.map((line, index) => (
        <Step key={line.tier} number={index + 2} title={t(`step.${line.tier}`)} who={t(`who.${line.tier}`)}>
          <Facts line={line} />
          {page.can.setDeadline ? (
            <div className="mt-3">
              <LinkButton href={tierHref(line.tier, page.area.code)} icon="pencil" size="small">
                {t("change")}
                <span className="sr-only">: {t(`step.${line.tier}`)}</span>
              </LinkButton>
            </div>
          ) : null}
        </Step>
      ))}
    </ol>
  );
}

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly who: string;
  readonly children: ReactNode;
}

function Step({ number, title, who, children }: StepProps) {
  return (
    <li className="group relative flex gap-3 sm:gap-4">
      <span aria-hidden="true" className="absolute start-4.5 top-10 -bottom-3 w-0.5 bg-line group-last:hidden" />
      <span
        className="grid size-9 shrink-0 place-items-center rounded-full bg-laut font-bold text-white"
        aria-hidden="true"
      >
        {number}
      </span>
      <div className="min-w-0 flex-1 rounded-md border border-line bg-surface p-4">
        <h2 className="text-lg">{title}</h2>
        <p className="mb-3 text-muted">{who}</p>
        {children}
      </div>
    </li>
  );
}

async function Facts({ line }: { readonly line: TierLine }) {
  const [t, locale, words, rules] = await Promise.all([
    getTranslations("tiers"),
    getLocale(),
    lengthWords(),
    tierRules(),
  ]);
  const { deadline, setBy, dueToday, upcoming, counts } = line;
  return (
    <DescriptionList
      items={[
        { term: t("rules.quorum"), detail: rules.quorum(line.rules) },
        {
          term: t("rules.coverage"),
          detail: rules.coverage(line.rules),
          note:
            line.rules.coverage.kind === "lot" ? (
              <Link href={PLAN_HREF} className="link inline-flex min-h-11 items-center">
                {t("samplingPlan")}
              </Link>
            ) : null,
        },
        {
          term: t("deadline"),
          detail: words(deadline),
          note: setBy === null ? t("standard") : t("setBy", { region: setBy }),
        },
        { term: t("rules.late"), detail: rules.escalation(line.rules) },
        { term: t("dueToday"), detail: formatDate(dueToday, locale) },
        ...(upcoming === null
          ? []
          : [
              {
                term: t("upcomingTerm"),
                detail: t("upcoming", { day: formatDate(upcoming.effectiveFrom, locale), length: words(upcoming) }),
              },
            ]),
        ...(counts === null
          ? []
          : [
              { term: t("waiting"), detail: countText(counts.waiting) },
              {
                term: t("overdue"),
                detail:
                  counts.overdue === 0 ? (
                    "0"
                  ) : (
                    <Badge tone="attention" icon="clock">
                      {countText(counts.overdue)}
                    </Badge>
                  ),
              },
            ]),
      ]}
    />
  );
}
