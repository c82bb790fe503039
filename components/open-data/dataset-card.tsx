import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { problemLabels } from "@/components/user/labels";
import { inLocale } from "@/lib/domain/instrument/locale";
import { datasetPath } from "@/lib/domain/open-data/address";
import type { Dataset } from "@/lib/domain/open-data/dataset";
import type { EditionLine } from "@/lib/domain/open-data/edition";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { PrepareEdition } from "./edition-acts";
import { EditionStateBadge } from "./edition-state";

export interface DatasetCardProps {
  readonly dataset: Dataset;
  /** The newest edition, and the one that is open to all where that is another. */
  readonly editions: readonly EditionLine[];
  /** The acting grant of somebody who may prepare; else null. */
  readonly preparesUnder: string | null;
}

/** One dataset of a region: what it holds, where its editions stand, and the next step. */
export async function DatasetCard({ dataset, editions, preparesUnder }: DatasetCardProps) {
  const [t, locale] = await Promise.all([getTranslations("openData"), getLocale().then(localeOf)]);
  const isWaiting = editions.some(({ state }) => state === "prepared");
  return (
    <Card title={inLocale(dataset.title, locale)} headingLevel={3}>
      <p className="text-muted">{inLocale(dataset.description, locale)}</p>
      {editions.length === 0 ? <p className="mt-3">{t("sets.none")}</p> : null}
      <ul className="mt-3 divide-y divide-line empty:hidden">
        {editions.map((edition) => (
          <Edition key={edition.publicId} edition={edition} />
        ))}
      </ul>
      {preparesUnder === null || isWaiting ? null : (
        <div className="mt-4">
          <Prepare dataset={dataset} grantId={preparesUnder} name={inLocale(dataset.title, locale)} />
        </div>
      )}
    </Card>
  );
}

async function Edition({ edition }: { readonly edition: EditionLine }) {
  const [t, locale] = await Promise.all([getTranslations("openData.sets"), getLocale().then(localeOf)]);
  const { publicId, regionCode, dataset, state, asOf, rowCount, withheldCount } = edition;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 grow basis-64">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          {t("edition", { edition: edition.edition })}
          <EditionStateBadge state={state} />
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
          <span className="sr-only">: {t("edition", { edition: edition.edition })}</span>
        </LinkButton>
        {state === "published" ? (
          <LinkButton size="small" href={datasetPath(regionCode, dataset)} icon="external-link">
            {t("public")}
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
    problemLabels(),
  ]);
  return (
    <PrepareEdition
      grantId={grantId}
      dataset={dataset.id}
      text={t("text")}
      words={{
        open: t("open"),
        title: t("title", { name }),
        save: t("save"),
        saving: t("saving"),
        saved: t("saved"),
        cancel: common("cancel"),
        problem: { ...problem, notNow: { what: t("notCounted"), todo: t("waiting") } },
      }}
    />
  );
}
