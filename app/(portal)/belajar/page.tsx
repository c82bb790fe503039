import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ModuleList } from "@/components/training/module-list";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { practiceHref } from "@/lib/domain/practice/practice-page";
import { listModules, moduleOf } from "@/lib/domain/training/curriculum";
import { MINUTES_PER_HOUR } from "@/lib/domain/training/module";
import { pathOf } from "@/lib/domain/training/path";
import { localeOf } from "@/lib/i18n/locale";
import { requireActor } from "@/lib/server/auth/require-actor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("training"))("title") };
}

/** The library: the reader's own path first, then the whole curriculum. Nothing is stored of what is read. */
export default async function LibraryPage() {
  const actor = await requireActor();
  const [locale, t, roles] = await Promise.all([
    getLocale().then(localeOf),
    getTranslations("training"),
    getTranslations("roles.name"),
  ]);
  const { required, useful, hours } = pathOf(actor.grant.role);
  const first = required[0];
  return (
    <div className="space-y-10">
      <div>
        <PageHeading
          title={t("title")}
          lead={t("lead")}
          actions={
            <>
              {/* A plain link: the field mode is a house of its own, which its worker keeps. */}
              <a href="/lapangan#/belajar" className={buttonClass("secondary")}>
                <Icon name="smartphone" />
                {t("withoutSignal")}
              </a>
              <LinkButton href={practiceHref(null)} icon="pencil">
                {t("practise")}
              </LinkButton>
            </>
          }
        />
        <p className="max-w-prose text-sm text-muted">{t("jpMeaning", { minutes: MINUTES_PER_HOUR })}</p>
      </div>
      <section aria-labelledby="jalur-saya" className="space-y-3">
        <h2 id="jalur-saya" className="text-xl">
          {t("mine")}
        </h2>
        <p className="max-w-prose">{t("mineLead", { role: roles(actor.grant.role), count: required.length, hours })}</p>
        {first === undefined ? null : (
          <LinkButton href={`/belajar/${first}`} variant="primary" iconEnd="arrow-right">
            {t("start")}
          </LinkButton>
        )}
        <ModuleList modules={required.map(moduleOf)} locale={locale} />
      </section>
      {useful.length === 0 ? null : (
        <section aria-labelledby="berguna" className="space-y-3">
          <h2 id="berguna" className="text-xl">
            {t("useful")}
          </h2>
          <p className="text-muted">{t("usefulLead")}</p>
          <ModuleList modules={useful.map(moduleOf)} locale={locale} />
        </section>
      )}
      <section aria-labelledby="semua-modul" className="space-y-3">
        <h2 id="semua-modul" className="text-xl">
          {t("all")}
        </h2>
        <p className="text-muted">{t("allLead")}</p>
        <ModuleList modules={listModules()} locale={locale} own={required} />
      </section>
    </div>
  );
}
