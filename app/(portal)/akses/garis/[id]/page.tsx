import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CommitOutlines } from "@/components/outline/commit-outlines";
import { FaultTable } from "@/components/outline/fault-table";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { problemLabels } from "@/components/user/labels";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findOutlineFile, type OutlineFilePage } from "@/lib/server/outline/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outline.check"))("title") };
}

/** What the check of an uploaded file found; its outlines are on no map before they are put there. */
export default async function OutlineCheckPage({ params }: PageProps<"/akses/garis/[id]">) {
  const actor = await requirePermission("outline:manage");
  const file = await findOutlineFile(actor, (await params).id);
  if (file === null) notFound();
  const [t, common] = await Promise.all([getTranslations("outline"), getTranslations("common")]);
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/akses/garis" }, { label: t("check.title") }]}
          />
        }
        title={t("check.title")}
        lead={t("check.lead")}
      />
      <div className="grid grid-cols-1 gap-5">
        <Found file={file} />
        {file.isCommitted ? (
          <Alert tone="info">{t("check.committed")}</Alert>
        ) : file.faultCount > 0 ? (
          <>
            <Alert tone="danger" title={t("check.wrong", { count: file.faultCount })}>
              <p className="mb-3">{t("check.wrongTodo")}</p>
              <LinkButton href="/akses/garis" icon="upload" variant="primary">
                {t("check.again")}
              </LinkButton>
            </Alert>
            <Card title={t("fault.caption")} flush>
              <FaultTable faults={file.faults} />
              {file.faults.length < file.faultCount ? (
                <p className="px-4 pt-3 text-sm text-muted sm:px-5">
                  {t("fault.more", { shown: file.faults.length, count: file.faultCount })}
                </p>
              ) : null}
            </Card>
          </>
        ) : (
          <Card title={t("commit.title")}>
            <CommitOutlines
              grantId={actor.grant.id}
              id={file.id}
              words={{
                source: t("commit.source"),
                hint: t("commit.hint"),
                short: t("commit.short"),
                identifier: t("commit.identifier"),
                button: t("commit.button"),
                busy: t("commit.busy"),
              }}
              problem={await problemLabels()}
            />
          </Card>
        )}
      </div>
    </>
  );
}

/** How many areas of each level the file has, and some of them by name: whoever chose a wrong file sees it here. */
async function Found({ file }: { readonly file: OutlineFilePage }) {
  const t = await getTranslations("outline");
  const level = (digits: number) => t(`level.${digits === 2 ? "2" : digits === 4 ? "4" : digits === 6 ? "6" : "10"}`);
  return (
    <Card title={t("check.found")}>
      <ul className="list-disc space-y-1 ps-5">
        {file.levels.map(({ digits, areas }) => (
          <li key={digits}>{t("check.level", { level: level(digits), count: areas })}</li>
        ))}
        <li>{t("check.property", { name: file.codeProperty })}</li>
        {file.examples.length === 0 ? null : <li>{t("check.examples", { names: file.examples.join(", ") })}</li>}
      </ul>
    </Card>
  );
}
