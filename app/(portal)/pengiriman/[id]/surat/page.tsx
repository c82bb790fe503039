import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PaperCard } from "@/components/delivery/paper-card";
import { PaperForm } from "@/components/delivery/paper-form";
import { paperWords } from "@/components/delivery/paper-words";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/page-heading";
import { PAPER_KINDS } from "@/lib/domain/delivery/paper";
import { localDay } from "@/lib/domain/period/period";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findPackageHead } from "@/lib/server/delivery/package-query";
import { lastFields, listPapers } from "@/lib/server/delivery/paper/queries";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("handover"))("title") };
}

/** The papers of a hand-over: minutes and agreement from the record, printed, signed, and their signed copies. */
export default async function PapersPage({ params }: PageProps<"/pengiriman/[id]/surat">) {
  const actor = await requirePermission("delivery:read");
  const at = parsePublicId((await params).id);
  const head = at === null ? null : await findPackageHead(actor, at);
  if (at === null || head === null) notFound();
  const [t, delivery, common, zone, papers, before] = await Promise.all([
    getTranslations("handover"),
    getTranslations("delivery"),
    getTranslations("common"),
    timeZoneOf(at.regencyCode),
    listPapers(actor, at),
    lastFields(actor, at),
  ]);
  const name = delivery("packageName", { number: String(head.number), year: String(head.year) });
  const path = `/pengiriman/${head.publicId}`;
  const mayIssue = head.canManage && head.isReady;
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[
              { label: delivery("title"), href: "/pengiriman" },
              { label: name, href: path },
              { label: t("title") },
            ]}
          />
        }
        title={t("title")}
        lead={t("lead", { name, recipient: delivery(`recipient.${head.recipient}`) })}
      />
      <div className="grid grid-cols-1 gap-5">
        {head.isReady ? null : <Alert tone="attention">{t("notReady")}</Alert>}
        {PAPER_KINDS.map((kind) => (
          <PaperCard
            key={kind}
            kind={kind}
            issues={papers.filter((paper) => paper.kind === kind)}
            path={`${path}/surat`}
            zone={zone}
            mayWrite={head.canManage}
            grantId={actor.grant.id}
          />
        ))}
        {mayIssue ? (
          <Card title={t("form.title")}>
            <PaperForm
              grantId={actor.grant.id}
              regencyCode={at.regencyCode}
              packageId={at.id}
              today={localDay(new Date(), zone)}
              before={before}
              words={await paperWords()}
            />
          </Card>
        ) : null}
      </div>
    </>
  );
}
