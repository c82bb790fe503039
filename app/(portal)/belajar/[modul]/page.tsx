import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { navFor } from "@/components/shell/nav";
import { LessonView } from "@/components/training/lesson-view";
import { ModuleSteps } from "@/components/training/module-steps";
import { Supplements } from "@/components/training/supplements";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { authorize } from "@/lib/domain/access/actor";
import { practiceHref } from "@/lib/domain/practice/practice-page";
import { moduleOf } from "@/lib/domain/training/curriculum";
import { readingMinutes } from "@/lib/domain/training/lesson";
import { isModuleCode, MODULE_CODES, MODULE_HOURS } from "@/lib/domain/training/module";
import { neighboursOf } from "@/lib/domain/training/path";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requireActor } from "@/lib/server/auth/require-actor";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { listSupplements } from "@/lib/server/training/supplement-query";

type Props = PageProps<"/belajar/[modul]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { modul } = await params;
  if (!isModuleCode(modul)) return {};
  return { title: moduleOf(modul).lesson[localeOf(await getLocale())].title };
}

/** One module to read: works without script, holds nothing of any family and stores nothing of who reads. */
export default async function ModulePage({ params }: Props) {
  const [actor, { modul }] = await Promise.all([requireActor(), params]);
  if (!isModuleCode(modul)) notFound();
  const [locale, t] = await Promise.all([getLocale().then(localeOf), getTranslations("training")]);
  const { code, version, date, lesson } = moduleOf(modul);
  const shown = lesson[locale];
  const { regionCode } = actor.grant;
  const [supplements, zone, region] = await Promise.all([
    listSupplements(actor, code),
    timeZoneOf(regionCode),
    regionLabel(regionCode),
  ]);
  const edit = authorize(actor, "training:plan") ? { href: `/belajar/${code}/tambahan`, region } : null;
  const reachable = [...navFor(actor.grant.role, actor.grant.level).map(({ href }) => href), practiceHref(null)];
  return (
    <article lang={locale} className="max-w-3xl">
      <PageHeading
        above={
          <Breadcrumbs label={t("crumbs")} items={[{ href: "/belajar", label: t("title") }, { label: shown.title }]} />
        }
        title={shown.title}
        lead={shown.purpose}
      />
      <p className="flex flex-wrap gap-x-3 text-sm text-muted">
        <span>{t("number", { number: MODULE_CODES.indexOf(code) + 1 })}</span>
        <span className="font-semibold text-ink">{t("jp", { hours: MODULE_HOURS[code] })}</span>
        <span>{t("reading", { minutes: readingMinutes(shown) })}</span>
        <span>{t("version", { version, date: formatDate(date, locale) })}</span>
      </p>
      {locale === "en" ? <p className="mt-1 text-sm text-muted">{t("law")}</p> : null}
      <LessonView lesson={shown} reachable={reachable} />
      <Supplements supplements={supplements} zone={zone} edit={edit} />
      <ModuleSteps {...neighboursOf(actor.grant.role, code)} locale={locale} />
    </article>
  );
}
