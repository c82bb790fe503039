import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FileLink } from "@/components/codebook/file-link";
import { EditionActs } from "@/components/open-data/edition-acts-row";
import { EditionChecks } from "@/components/open-data/edition-checks";
import { EditionFacts } from "@/components/open-data/edition-facts";
import { EditionStateBadge } from "@/components/open-data/edition-state";
import { SampleTable } from "@/components/open-data/sample-table";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Timeline } from "@/components/ui/timeline";
import { authorize } from "@/lib/domain/access/actor";
import { inLocale } from "@/lib/domain/instrument/locale";
import { findDataset } from "@/lib/domain/open-data/dataset";
import type { EditionStep } from "@/lib/domain/open-data/edition";
import { formatAgo, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { getEdition } from "@/lib/server/open-data/queries";
import { findRegion } from "@/lib/server/region/queries";

type Props = PageProps<"/satu-data/[id]">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("openData"))("title") };
}

/** One edition before and after it is published: its checks, its first rows, its history, and the data steward's decision. */
export default async function EditionPage({ params }: Props) {
  const actor = await requirePermission("open-data:read");
  const edition = await getEdition(actor, (await params).id);
  const dataset = edition === null ? null : findDataset(edition.dataset);
  if (edition === null || dataset === null) notFound();
  const [t, locale, region] = await Promise.all([
    getTranslations("openData"),
    getLocale().then(localeOf),
    findRegion(edition.regionCode),
  ]);
  const name = inLocale(dataset.title, locale);
  return (
    <div className="space-y-5">
      <LinkButton href="/satu-data" icon="arrow-left">
        {t("edition.back")}
      </LinkButton>
      <PageHeading
        title={t("edition.title", { name, edition: edition.edition })}
        lead={inLocale(dataset.description, locale)}
      />
      <p className="flex flex-wrap items-center gap-3">
        <EditionStateBadge state={edition.state} />
        <FileLink href={`/satu-data/${edition.publicId}/berkas`} icon="download">
          {t("edition.file")}
        </FileLink>
      </p>
      <EditionActs edition={edition} grantId={authorize(actor, "open-data:publish") ? actor.grant.id : null} />
      <div className="grid gap-4 lg:grid-cols-2">
        <EditionFacts edition={edition} dataset={dataset} regionName={region?.label ?? edition.regionCode} />
        <EditionChecks checks={edition.checks} />
      </div>
      <SampleTable rows={edition.sample} caption={t("edition.sampleOf", { name, edition: edition.edition })} />
      <Card title={t("edition.history")}>
        <History steps={edition.steps} zone={region?.timeZone ?? "Asia/Jakarta"} />
      </Card>
    </div>
  );
}

async function History({ steps, zone }: { readonly steps: readonly EditionStep[]; readonly zone: TimeZone }) {
  const [t, locale] = await Promise.all([getTranslations("openData.edition.event"), getLocale().then(localeOf)]);
  const now = new Date();
  return (
    <Timeline
      items={steps.map(({ event, by, at, reason }) => ({
        key: `${event} ${at.toISOString()}`,
        title: t(event),
        who: by,
        when: formatAgo(at, now, zone, locale),
        instant: at.toISOString(),
        exact: formatInstant(at, zone, locale),
        ...(reason === null ? {} : { body: reason }),
      }))}
    />
  );
}
