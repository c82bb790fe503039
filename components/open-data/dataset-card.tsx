import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { inLocale } from "@/lib/domain/instrument/locale";
import { datasetPath } from "@/lib/domain/open-data/address";
import type { Dataset } from "@/lib/domain/open-data/dataset";
import { type EditionLine, LEAST_DAYS, nextDay } from "@/lib/domain/open-data/edition";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { PrepareEdition } from "./edition-acts";
import { EditionStateBadge } from "./edition-state";
import { editionProblems } from "./problems";

export interface DatasetCardProps {
  readonly dataset: Dataset;
  /** The newest edition, and the one that is open to all where that is another. */
  readonly editions: readonly EditionLine[];
  /** The acting grant of somebody who may prepare; else null. */
  readonly preparesUnder: string | null;
  /** The region's day, YYYY-MM-DD. */
  readonly today: string;
}

/** One dataset of a region: what it holds, where its editions stand, and the next step. */
export async function DatasetCard({ dataset, editions, preparesUnder, today }: DatasetCardProps) {
  const [t, locale] = await Promise.all([getTranslations("openData"), getLocale().then(localeOf)]);
  const current = editions.find(({ state }) => state === "published");
  const from = current === undefined ? today : nextDay(current.asOf);
  const isWaiting = editions.some(({ state }) => state === "prepared");
  return (
    <Card title={inLocale(dataset.title, locale)} headingLevel={3}>
      <p className="text-muted">{inLocale(dataset.description, locale)}</p>
      {editions.length === 0 ? <p className="mt-3">{t("sets.none")}</p> : null}
      <ul className="mt-3 divide-y divide-line empty:hidden">
        {editions.map((edition) => (
          <Edition
            key={edition.publicId}
            edition={edition}
            name={inLocale(dataset.title, locale)}
            isCurrent={edition === current}
          />
        ))}
      </ul>
      {preparesUnder === null || isWaiting ? null : (
        <div className="mt-4">
          {from > today ? (
            <p className="text-muted">{t("prepare.from", { date: formatDate(from, locale), days: LEAST_DAYS })}</p>
          ) : (
            <Prepare dataset={dataset} grantId={preparesUnder} name={inLocale(dataset.title, locale)} />
          )}
        </div>
      )}
    </Card>
  );
}

interface EditionProps {
  readonly edition: EditionLine;
  readonly name: string;
  /** It is the one that everybody sees. */
  readonly isCurrent: boolean;
}

async function Edition({ edition, name, isCurrent }: EditionProps) {
  const [t, locale] = await Promise.all([getTranslations("openData.sets"), getLocale().then(localeOf)]);
  const { publicId, regionCode, dataset, state, asOf, rowCount, withheldCount } = edition;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 grow basis-64">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          {t("edition", { edition: edition.edition })}
          <EditionStateBadge state={state} />
          {isCurrent ? <span className="text-sm font-normal text-muted">{t("standing")}</span> : null}
        </p>
        <p className="text-sm text-muted">
          {[
            t("asOf", { date: formatDate(asOf, locale) }),
            t("rows", { count: rowCount }),
            t("withheld", { count: withheldCount }),
          ].join(", ")}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <LinkButton size="small" href={`/satu-data/${publicId}`} icon="eye">
          {t("open")}
          <span className="sr-only">
            : {name}, {t("edition", { edition: edition.edition })}
          </span>
        </LinkButton>
        {isCurrent ? (
          <LinkButton size="small" href={datasetPath(regionCode, dataset)} icon="external-link">
            {t("public")}
            <span className="sr-only">: {name}</span>
          </LinkButton>
        ) : null}
      </div>
    </li>
  );
}

interface PrepareProps {
  readonly dataset: Dataset;
  readonly grantId: string;
  readonly name: string;
}

async function Prepare({ dataset, grantId, name }: PrepareProps) {
  const [t, common, problem] = await Promise.all([
    getTranslations("openData.prepare"),
    getTranslations("common"),
    editionProblems(),
  ]);
  return (
    <PrepareEdition
      grantId={grantId}
      dataset={dataset.id}
      text={t("text")}
      words={{
        open: (
          <>
            {t("open")}
            <span className="sr-only">: {name}</span>
          </>
        ),
        title: t("title", { name }),
        save: t("save"),
        saving: t("saving"),
        saved: t("saved"),
        cancel: common("cancel"),
        problem,
      }}
    />
  );
}
