import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { type PracticeHome, practiceHref } from "@/lib/domain/practice/practice-page";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

/** Whether the practical part of a seat may be worked at, and until when; else why not, and what may be done meanwhile. */
export async function PracticeState({ training }: { readonly training: NonNullable<PracticeHome["training"]> }) {
  const [t, locale] = await Promise.all([getTranslations("practice"), getLocale().then(localeOf)]);
  const { zone, startsAt, until, problem, passedAt } = training;
  const at = (instant: Date) => formatInstant(instant, zone, locale);
  if (passedAt !== null) return <Alert tone="success">{t("passed", { at: at(passedAt) })}</Alert>;
  if (problem === null) return <Alert>{t("until", { until: at(until) })}</Alert>;
  return (
    <Alert tone="attention" title={t("problemTitle")}>
      <p>{t(`problem.${problem}`, { at: at(problem === "NOT_BEGUN" ? startsAt : until) })}</p>
      <div className="mt-3">
        <LinkButton href={practiceHref(null)} iconEnd="arrow-right">
          {t("toFree")}
        </LinkButton>
      </div>
    </Alert>
  );
}
