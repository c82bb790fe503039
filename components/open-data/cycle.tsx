import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-name";
import { Link } from "@/components/ui/link";
import { FRESH_FROM } from "@/lib/domain/coverage/view";
import type { Figure } from "@/lib/domain/dashboard/figure";
import { isShown } from "@/lib/domain/dashboard/figure";
import { formatDate, formatNumber } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

/** Where a region's data stand in the four stages of Satu Data Indonesia. */
export interface CycleFigures {
  readonly regionCode: string;
  readonly period: { readonly year: number; readonly startsOn: string; readonly endsOn: string } | null;
  readonly variables: number;
  readonly rules: number;
  /** Null where nothing was counted yet. */
  readonly progress: { readonly done: Figure; readonly due: Figure } | null;
  readonly coverage: { readonly fresh: number; readonly all: number };
  readonly published: number;
  readonly waiting: number;
}

/** The four stages, each with where it stands and the way to it. */
export async function Cycle({ figures }: { readonly figures: CycleFigures }) {
  const [t, dashboard, locale] = await Promise.all([
    getTranslations("openData.cycle"),
    getTranslations("dashboard"),
    getLocale().then(localeOf),
  ]);
  const { regionCode, period, progress, coverage } = figures;
  const told = (figure: Figure) => (isShown(figure) ? formatNumber(figure, locale) : dashboard("suppressed"));
  return (
    <section aria-labelledby="tahap" className="space-y-3">
      <h2 id="tahap" className="text-xl">
        {t("title")}
      </h2>
      <ol className="grid gap-4 md:grid-cols-2 xl:grid-cols-4">
        <Stage icon="calendar-days" title={`1. ${t("plan")}`} href="/buku-kode" way={t("toPeriod")}>
          <p>
            {period === null
              ? t("noPeriod")
              : t("period", {
                  year: String(period.year),
                  start: formatDate(period.startsOn, locale),
                  end: formatDate(period.endsOn, locale),
                })}
          </p>
          <p className="text-muted">{t("planned", { variables: figures.variables, rules: figures.rules })}</p>
        </Stage>
        <Stage icon="users-round" title={`2. ${t("collect")}`} href={`/dasbor/${regionCode}`} way={t("toProgress")}>
          <p>
            {progress === null
              ? t("notCounted")
              : t(isShown(progress.done) && isShown(progress.due) ? "collected" : "withheld", {
                  done: told(progress.done),
                  due: told(progress.due),
                })}
          </p>
        </Stage>
        <Stage
          icon="list-checks"
          title={`3. ${t("check")}`}
          href={`/dasbor/${regionCode}/kelengkapan`}
          way={t("toCoverage")}
        >
          <p>{t("checked", { fresh: coverage.fresh, all: coverage.all, share: FRESH_FROM })}</p>
        </Stage>
        <Stage icon="landmark" title={`4. ${t("publish")}`} href="/data" way={t("toPublic")}>
          <p>{t("published", { published: figures.published })}</p>
          <p className="text-muted">{t("waiting", { waiting: figures.waiting })}</p>
        </Stage>
      </ol>
    </section>
  );
}

interface StageProps {
  readonly icon: IconName;
  readonly title: string;
  readonly href: string;
  readonly way: string;
  readonly children: React.ReactNode;
}

function Stage({ icon, title, href, way, children }: StageProps) {
  return (
    <li className="h-full *:h-full">
      <Card
        headingLevel={3}
        title={
          <span className="flex items-center gap-2">
            <Icon name={icon} className="size-5 text-laut" />
            {title}
          </span>
        }
      >
        <div className="space-y-1">{children}</div>
        <p className="mt-3">
          <Link href={href} className="link inline-flex min-h-11 items-center">
            {way}
          </Link>
        </p>
      </Card>
    </li>
  );
}
